import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

/** Logs that another answer had before the one of their cause, each beside its nearest neighbour. */
const packages = '/v/lib/python3.11/site-packages';
const raised = (frames: readonly (readonly [file: string, code: string])[], error: string) =>
  `Traceback (most recent call last):\n${frames.map(([file, code]) => `  File "${file}", line 9, in go\n    ${code}\n`).join('')}${error}`;
const without = (file: string, module: string, code = `import ${module}`) =>
  raised(
    [
      ['/w/slam/demo.py', 'import first'],
      [file, code],
    ],
    `ModuleNotFoundError: No module named '${module}'`,
  );
const tensor = (file: string) =>
  without(file, 'torchvision.transforms.functional_tensor', 'import functional_tensor');
const provider = (library: string) =>
  `[E:onnxruntime:Default] FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: ${library}: cannot open shared object file: No such file or directory`;
const kernels = (...why: readonly string[]) =>
  `NotImplementedError: No operator found for \`memory_efficient_attention_forward\` with inputs:\n     query : shape=(1, 9, 8, 40) (torch.float16)\n\`one\` is not supported because:\n${why.map((line) => `    ${line}\n`).join('')}`;
const tooOld = 'requires device with capability > (8, 0) but your GPU has capability (7, 5) (too old)';
const noAddress = 'OSError: [Errno 99] Cannot assign requested address';
const client = `${raised([['/usr/lib/python3.11/socket.py', 'sock = socket.create_connection(']], noAddress)}\n\nThe above exception was the direct cause of the following exception:\n\n${raised([['/w/slam/ask.py', 'client.get(url)']], 'httpx.ConnectError: [Errno 99] Cannot assign requested address')}`;

const cases: readonly AnswerCase[] = [
  // A fork mends basicsr, and no other package.
  [
    tensor(`${packages}/moonvideo/augment.py`),
    'torchvision-functional-tensor-removed',
    /^sed -i \S+ \S+\/moonvideo\/augment\.py\n# or the torchvision /,
    /basicsr/,
  ],
  [
    tensor(`${packages}/basicsr/data/degradations.py`),
    'torchvision-functional-tensor-removed',
    /install basicsr-fixed/,
  ],
  [
    provider('libcublasLt.so.13'),
    'other-missing-shared-library',
    /^\S+ -m pip install "onnxruntime-gpu>=1\.19,<1\.27"/,
  ],
  [provider('libcudart.so.13'), 'other-missing-shared-library', /onnxruntime-gpu>=1\.19,<1\.27/],
  [provider('libcublasLt.so.12'), 'other-missing-shared-library', /cuda,cudnn/, /<1\.27/],
  [
    'ImportError: libcudart.so.13: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    undefined,
    /onnxruntime/,
  ],
  [kernels(tooOld), 'gpu-too-old', /newer GPU/],
  [kernels("xFormers wasn't build with CUDA support", tooOld), 'xformers-mismatch'],
  [client, 'service-not-reached', undefined, /GRADIO_SERVER_NAME/],
  [
    raised([['/usr/lib/python3.11/socketserver.py', 'self.socket.bind(self.server_address)']], noAddress),
    'address-not-local',
    /0\.0\.0\.0/,
  ],
  // A module that the project compiles, one that belongs to a package, and two that may be packages.
  ...['droid_backends', 'lietorch_backends', 'moon_cuda', 'moon_ext'].map(
    (module): AnswerCase => [
      without('/w/slam/corr.py', module),
      'module-not-found',
      new RegExp(`^cd /w/slam && S=.*setup\\.py ${module} `),
      /install \w+[-_](?:backends|cuda|ext)/,
    ],
  ),
  [
    without(`${packages}/moon/ops.py`, 'moon_cuda'),
    'broken-install',
    /--no-deps moon /,
    /install moon[-_]cuda/,
  ],
  [without(`${packages}/sun/ops.py`, 'moon_cuda'), 'module-not-found', /install moon-cuda/],
  [without('/w/slam/corr.py', 'storage_backends'), 'module-not-found', /storage/, /setup\.py storage/],
];

answersAs(import.meta.filename, { anywhere: cases });

it('tells one fault of a client once', () => {
  expect(diagnoseText(client)).toHaveLength(1);
});
