import { type AnswerCase, answersAs } from './told.ts';

/**
 * What people post and was met with silence, or read as something else: engines, schedulers, drivers, Docker, click,
 * faces and lists, each beside the nearest that must be answered otherwise, or not at all.
 */
const frame = (code: string, file = '/w/run.py') =>
  `Traceback (most recent call last):\n  File "${file}", line 20, in <module>\n    ${code}\n`;
const index = 'IndexError: list index out of range';

const cases: readonly AnswerCase[] = [
  // click and typer.
  [
    "Usage: a.py [OPTIONS]\nTry 'a.py --help' for help.\n\nError: Invalid value for '--model': 'foo' is not one of 'small', 'base'.",
    'value-refused',
    /for --model one of: small, base/,
  ],
  ["Error: Invalid value for '--steps' / '-s': 'x' is not a valid integer.", 'value-refused', /for --steps/],
  ["Error: Invalid value for '--data' / '-d': Path '/d/t' does not exist.", 'named-thing-missing'],
  // A check of the card, and a program that says it.
  [`${frame('assert torch.cuda.is_available()')}AssertionError`, 'no-gpu-visible', /^nvidia-smi/],
  [`${frame('assert torch.cuda_version')}AssertionError`, 'assertion-failed'],
  ['RuntimeError: Cuda is not availabel', 'no-gpu-visible', /^nvidia-smi/],
  ['CUDA is not available, using cpu instead', 'none'],
  // A list of faces, a text that is split, a list of files.
  [`${frame('face = app.get(img)[0]')}${index}`, 'input-refused', /one face/],
  [`${frame('x = sorted(face_info, key=size)[-1]')}${index}`, 'input-refused', /one face/],
  [`${frame('name = path.split("/")[3]')}${index}`, 'list-empty', /fills that list/],
  [`${frame('a = mesh.faces[0]')}${index}`, 'list-empty'],
  [`${frame('ckpt = sorted(glob.glob("ckpts/*.pt"))[-1]')}${index}`, 'list-empty', /^ls ckpts\/\*\.pt/],
  ['ValueError: Face not detected! Ensure the video contains a face in all the frames.', 'input-refused'],
  ['Exception: No face found in the image', 'input-refused'],
  ['No face restoration model found in the image folder', 'none'],
  // Where a name went.
  [
    "TypeError: Blocks.queue() got an unexpected keyword argument 'concurrency_count'",
    'gradio-version-mismatch',
    undefined,
    /<5/,
  ],
  [
    "ModuleNotFoundError: No module named 'optimum.onnxruntime'",
    'module-not-found',
    /install "optimum-onnx\[onnxruntime\]"/,
    /optimum</,
  ],
  [
    "ModuleNotFoundError: No module named 'optimum.bettertransformer'",
    'optimum-version-mismatch',
    /optimum</,
  ],
  [
    "ImportError: cannot import name 'is_torch_tpu_available' from 'transformers' (/v/lib/python3.11/site-packages/transformers/__init__.py)",
    'transformers-version-mismatch',
    /is_torch_xla_available/,
  ],
  // Docker and its cards.
  [
    'docker: Error response from daemon: could not select device driver "cdi" with capabilities: [].',
    'no-gpu-visible',
    /"cdi": true/,
    /gpgkey/,
  ],
  [
    'could not select device driver "nvidia" with capabilities: [[gpu]].',
    'no-gpu-visible',
    /nvidia-container-toolkit/,
  ],
  [
    '  File "/usr/bin/docker-compose", line 33, in <module>\n  File "/usr/lib/python3/dist-packages/compose/cli/main.py", line 9, in <module>\n    import distutils.spawn\nModuleNotFoundError: No module named \'distutils\'',
    'docker-compose-too-old',
    /docker-compose-v2/,
    /setuptools/,
  ],
  ["ModuleNotFoundError: No module named 'distutils'", 'distutils-missing'],
  // apt.
  [
    'The following packages have unmet dependencies:\n nsight-systems-2023.4.4 : Depends: libtinfo5 but it is not installable\n cuda-tools-12-4 : Depends: cuda-visual-tools-12-4 but it is not going to be installed\nE: Unable to correct problems, you have held broken packages.',
    'apt-unmet-dependencies',
    /cuda-minimal-build-12-4 cuda-libraries-dev-12-4/,
  ],
  [
    'The following packages have unmet dependencies:\n libacme : Depends: libtinfo6 but it is not installable',
    'apt-unmet-dependencies',
    undefined,
    /cuda-minimal/,
  ],
  // Crashes and workers.
  ['free(): invalid pointer\nAborted (core dumped)', 'segmentation-fault', /above import torch/],
  ['ValueError: Invalid token passed!', 'hf-auth-gated'],
  ["AttributeError: Can't get local object 'main.<locals>.collate_fn'", 'not-picklable', /num_workers=0/],
  ["AttributeError: Can't get attribute 'A' on <module '__main__' from 'a.py'>", 'pickle-of-another-version'],
  [
    'CMake Error at CMakeLists.txt:24 (project):\n  Compiling the CUDA compiler identification source file\n  "CMakeCUDACompilerId.cu" failed.',
    'compiler-broken',
  ],
  ["[ComfyUI-Manager] ComfyUI's repository is in a 'detached HEAD' state", 'git-detached', /git pull/],
];

answersAs(import.meta.filename, { first: cases });
