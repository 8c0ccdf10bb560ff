/** A common set of packages to start from. */
export interface Stack {
  readonly title: string;
  readonly requirements: readonly string[];
  readonly apt: readonly string[];
}

export const stacksSource = 'runpod/flash-examples@654ca96 01_getting_started/04_dependencies (2026-02-20)';

/** The lists of that guide, as it states them: a starting point, not a recommendation. */
export const stacks: Readonly<Record<string, Stack>> = {
  ml: {
    title: 'Machine learning',
    requirements: ['torch==2.1.0', 'transformers>=4.35.0', 'diffusers', 'accelerate', 'safetensors'],
    apt: [],
  },
  'data-science': {
    title: 'Data science',
    requirements: ['pandas==2.1.3', 'numpy==1.26.2', 'scipy>=1.11.0', 'matplotlib', 'scikit-learn'],
    apt: [],
  },
  vision: {
    title: 'Computer vision',
    requirements: ['opencv-python', 'Pillow'],
    apt: ['libgl1', 'libglib2.0-0'],
  },
  audio: { title: 'Audio', requirements: ['librosa', 'soundfile'], apt: ['ffmpeg', 'libsndfile1'] },
  nlp: {
    title: 'Natural language',
    requirements: ['transformers>=4.35.0', 'tokenizers', 'sentencepiece', 'spacy'],
    apt: [],
  },
};
