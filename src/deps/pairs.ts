/** Packages that must move together. */
export interface Pair {
  readonly names: readonly string[];
  readonly because: string;
  readonly source: string;
}

/** Reviewed 2026-11-22. The first name is the one that leads. */
export const pairs: readonly Pair[] = [
  {
    names: ['torch', 'torchvision', 'torchaudio'],
    because: 'each torchvision and torchaudio is built for one torch: take the three from one index',
    source: 'pytorch/vision README.md, compatibility table; pytorch/audio',
  },
  {
    names: ['gradio', 'pydantic', 'starlette', 'huggingface-hub'],
    because:
      'gradio below 5.21 breaks with pydantic 2.11, below 5.2 with starlette 1.0, below 5.7.1 with huggingface-hub 1.0, and holds none of them back',
    source: 'gradio-app/gradio issues 10792 and 10813, tags 4.44.1 to 5.23.2',
  },
  {
    names: ['transformers', 'tokenizers', 'huggingface-hub'],
    because:
      'each transformers takes a narrow range of tokenizers, and transformers 4 a huggingface-hub below 1.0',
    source: 'pip output of transformers 4.44.2; cocktailpeanut/fluxgym pull request 506',
  },
  {
    names: ['transformers', 'peft'],
    because: 'peft states no bound, but peft 0.18 fails with transformers 4.49',
    source: 'cocktailpeanut/fluxgym pull request 483',
  },
  {
    names: ['xformers', 'torch'],
    because: 'up to 0.0.33 a wheel fits exactly one torch version and CUDA tag',
    source: 'facebookresearch/xformers@ca6d2aa0 CHANGELOG.md',
  },
  {
    names: ['bitsandbytes', 'torch'],
    because: '0.46 needs torch 2.2 or newer, 0.48 torch 2.3, 0.50 torch 2.4',
    source: 'bitsandbytes-foundation/bitsandbytes, pyproject.toml of the tags 0.45.3 to 0.50.0',
  },
  {
    names: ['flash-attn', 'torch'],
    because:
      'a wheel fits one torch minor, one CUDA major, one Python and one C++ ABI; else it is compiled for hours',
    source: 'Dao-AILab/flash-attention@0251105a .github/workflows/publish.yml, setup.py',
  },
  {
    names: ['opencv-python', 'numpy'],
    because: 'before 4.10.0.84 it is built for numpy 1; 4.12.0.88 requires numpy 2',
    source: 'opencv/opencv-python issue 997; opencv/opencv issue 25455',
  },
  {
    names: ['accelerate', 'numpy'],
    because: 'accelerate 0.33.0 requires numpy below 2',
    source: 'huggingface/accelerate v0.33.0 setup.py',
  },
];

/** The pairs that concern these packages: the leader is there, or two of them are. */
export function pairsOf(names: ReadonlySet<string>): readonly Pair[] {
  return pairs.filter((pair) => {
    const here = pair.names.filter((name) => names.has(name));
    return here.length > 1 || here[0] === pair.names[0];
  });
}
