import { type AnswerCase, answersAs } from './told.ts';

/** What was typed as it stood and did not do: each with the nearest one, whose first way is another. */
const moved = (here: string, wanted = '==2.0.1') =>
  `torchdata 0.6.1 requires torch${wanted}, but you have torch ${here} which is incompatible.`;
const noFile = (folder: string) =>
  `OSError: Error no file named pytorch_model.bin found in directory ${folder}.`;

const first: readonly AnswerCase[] = [
  // The index of pip has torch of another CUDA than the companions that are here.
  [
    moved('2.0.0+cu118'),
    'resolution-conflict',
    /install "torch==2\.0\.1\+cu118" --extra-index-url https:\/\/download\.pytorch\.org\/whl\/cu118 /,
  ],
  [moved('2.0.0'), 'resolution-conflict', /install "torch==2\.0\.1" /, /index-url/],
  [moved('2.0.0+cu118', '>=2.0.1'), 'resolution-conflict', /install "torch>=2\.0\.1" /, /index-url/],
  [moved('2.0.0+moon'), 'resolution-conflict', /install "torch==2\.0\.1" /, /moon/],
  // Code that comes with a model, and calls what transformers keeps for itself.
  [
    "TypeError: GenerationMixin._extract_past_from_model_output() got an unexpected keyword argument 'standardize_cache_format'",
    'transformers-version-mismatch',
    /install "transformers<4\.44/,
  ],
  // CUDA 13 took some of what cudaDeviceProp held.
  [
    'a.h(9): error: class "cudaDeviceProp" has no member "memoryClockRate"',
    'extension-build-failed',
    /cudaDeviceGetAttribute/,
  ],
  [
    "a.cu:9:20: error: 'cudaDeviceProp' {aka 'struct cudaDeviceProp'} has no member named 'clockRate'",
    'extension-build-failed',
    /cudaDeviceGetAttribute/,
  ],
  [
    'a.h(9): error: class "cudaDeviceProp" has no member "moonRate"',
    'source-does-not-compile',
    undefined,
    /cudaDeviceGetAttribute/,
  ],
  // A folder that is named as its model is, and one that holds an adapter.
  [
    noFile('./Tide/Moon-6B-4bit'),
    'model-file-missing',
    /^hf download Tide\/Moon-6B-4bit --local-dir \.\/Tide\/Moon-6B-4bit/,
  ],
  [noFile('/srv/Tide/Moon-6B-4bit'), 'model-file-missing', /^hf download OWNER\/MODEL --local-dir \/srv/],
  [
    `-rw-r--r-- 1 a a 426M adapter_model.bin\n${noFile('/srv/moon_out')}`,
    'model-file-missing',
    /AutoPeftModelForCausalLM/,
  ],
  [
    `-rw-r--r-- 1 a a 426M model.bin\n${noFile('/srv/moon_out')}`,
    'model-file-missing',
    /^hf download/,
    /AutoPeft/,
  ],
];

answersAs(import.meta.filename, { first });
