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
  // hf takes one pattern behind --include: a second is the name of a file to it.
  [
    'OSError: ./output/tide-1 does not appear to have a file named tokenizer_config.json.',
    'model-file-missing',
    /^hf download BASE_MODEL --include "\S+" --exclude "\S+" --local-dir \.\/output\/tide-1/,
  ],
  // SGLang 0.5.23 has two options that begin so, and takes neither for it.
  [
    'sglang/srt/a.py\ntorch.cuda.OutOfMemoryError: CUDA out of memory.',
    'cuda-out-of-memory',
    /--mem-fraction-static/,
    /--cuda-graph-max-bs/,
  ],
  // uv knows no --timeout and no --retries.
  [
    '$ uv pip install -r requirements.txt\nreqwest::Error: error sending request for url (https://pypi.example.org/simple/tide/): connection timed out',
    'network-timeout',
    /^UV_HTTP_TIMEOUT=1000 UV_HTTP_RETRIES=10 uv pip install -r requirements\.txt/,
    /--timeout/,
  ],
  [
    "pip install -r requirements.txt\nReadTimeoutError: HTTPSConnectionPool(host='pypi.example.org', port=443): Read timed out.",
    'network-timeout',
    /install --timeout 1000 --retries 10 -r/,
    /UV_HTTP/,
  ],
  // Some releases of CARLA's client are on the index, the others with the simulator.
  [
    'WARNING: Simulator API version  = 0.9.10',
    'package-version-mismatch',
    /^pip install "carla==0\.9\.10" \|\| export PYTHONPATH="\$\(find .*carla-0\.9\.10-\*\.egg/,
  ],
  // The variable of torch does nothing for TensorFlow.
  [
    ' E T:\\src\\tensorflow\\stream_executor\\cuda\\cuda_driver.cc:936] failed to allocate 378.60M from device: CUDA_ERROR_OUT_OF_MEMORY',
    'cuda-out-of-memory',
    /TF_FORCE_GPU_ALLOW_GROWTH/,
    /PYTORCH_/,
  ],
  ['RuntimeError: CUDA error: out of memory', 'cuda-out-of-memory', /PYTORCH_CUDA_ALLOC_CONF/, /TF_FORCE/],
];

answersAs(import.meta.filename, { first });
