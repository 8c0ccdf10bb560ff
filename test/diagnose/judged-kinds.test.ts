import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { errorKindOf } from '../../src/diagnose/last-error.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds that a judge of logs nobody here had seen found wrong, each beside the nearest that must be answered
 * otherwise, or with silence (`none`).
 */
type Case = readonly [log: string, name: string, fix?: RegExp | undefined, not?: RegExp];

const kernels = (reason: string) =>
  `NotImplementedError: No operator found for \`memory_efficient_attention_forward\` with inputs:\n     query       : shape=(1, 2, 1, 64) (torch.bfloat16)\n\`cutlassF\` is not supported because:\n    ${reason}`;
const cpuNote =
  "WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for:\n    PyTorch 2.1.0+cu121 with CUDA 1201 (you have 2.1.0+cpu)\n    Python  3.10.1 (you have 3.10.2)\n  Please reinstall xformers";
const exec = (program: string) =>
  `Error response from daemon: OCI runtime create failed: unable to start container process: exec: "${program}": executable file not found in $PATH: unknown`;

const smi = (cuda: string) =>
  `RuntimeError: Triton Error [CUDA]: device kernel image is invalid.\n\nNVIDIA-SMI 470.1   Driver Version: 470.1   CUDA Version: ${cuda}`;

const resolver =
  "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.";

const cases: readonly Case[] = [
  // A new torch is no help on a driver that does not know its CUDA.
  [smi('11.4'), 'driver-too-old', /^# another host/, /cu128/],
  [smi('12.8'), 'no-kernel-image', /cu128/],
  // A name that a module only hands on goes with the one above it; which way it is, where nothing tells.
  [
    "ImportError: cannot import name 'tril' from 'scipy.linalg.special_matrices' (/v/lib/python3.9/site-packages/scipy/linalg/special_matrices.py)",
    'scipy-version-mismatch',
    /^\S+ -m pip install "scipy<1\.13"/,
    /requirements/,
  ],
  [
    "TypeError: __init__() got an unexpected keyword argument 'evaluation_strategy'",
    'transformers-version-mismatch',
    /below 3\.2\.0\?/,
  ],
  [
    "----> 9 acc = Accuracy()\n     10\nTypeError: __new__() missing 1 required positional argument: 'task'",
    'torchmetrics-version-mismatch',
    /"torchmetrics<0\.11"/,
    /requirements/,
  ],
  ["ImportError: cannot import name 'PILLOW_VERSION' from 'PIL'", 'pillow-version-mismatch', /"pillow<7/],
  // Bounds that agree are no conflict, and those that do not are one.
  [
    'The conflict is caused by:\n    a 1.0 depends on omegaconf<2.1\n    b 1.0 depends on omegaconf<2.1 and >=2.0.5',
    'pip-invalid-metadata',
    /"pip<24\.1"/,
  ],
  [
    'The conflict is caused by:\n    a 1.0 depends on omegaconf<2.1\n    b 1.0 depends on omegaconf>=2.1',
    'resolution-conflict',
    /overrid/,
  ],
  // Items of one batch are no parts of models.
  [
    'RuntimeError: stack expects each tensor to be equal size, but got [3, 24, 32] at entry 0 and [3, 32, 24] at entry 1',
    'shapes-differ',
    /one size/,
    /LoRA/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'patchelf': 'patchelf'",
    'command-not-found',
    /install -y patchelf/,
  ],
  [
    'Resource punkt_tab not found.\nPlease use the NLTK Downloader to obtain the resource:',
    'language-data-missing',
    /download\('punkt_tab'\)/,
  ],
  // Nothing is removed that may hold more than what a build made.
  ["/usr/bin/ld: a.o: undefined reference to `foo_init'", 'library-not-linked', /make clean/, /rm -r/],
  [
    "/usr/bin/ld: /opt/cuda-9/lib64/libx.so: undefined reference to `xStart@liby.so.9'",
    'library-not-linked',
    /^export LD_LIBRARY_PATH=\/opt\/cuda-9\/lib64:/,
    /rm -r/,
  ],
  [
    "make: *** No rule to make target 'src/x.c', needed by 'x.o'.  Stop.",
    'build-part-missing',
    undefined,
    /rm -r/,
  ],
  // A card that the kernels of xformers refuse, and an xformers that is not whole.
  [
    kernels('bf16 is only supported on A100+ GPUs'),
    'gpu-too-old',
    /uninstall -y xformers/,
    /install xformers/,
  ],
  [
    kernels("xFormers wasn't build with CUDA support"),
    'xformers-mismatch',
    /install xformers \$\(/,
    /--no-deps/,
  ],
  // A note of what a program does by itself, and the same as what ends it.
  [cpuNote, 'none'],
  [`${cpuNote}\nAssertionError: Torch not compiled with CUDA enabled`, 'torch-cpu-only'],
  [
    '[warning] The compute type inferred from the saved model is float16, but the target device or backend do not support efficient float16 computation. The model weights have been automatically converted to use the float32 compute type instead.',
    'none',
  ],
  [
    'ValueError: Requested float16 compute type, but the target device or backend do not support efficient float16 computation.',
    'gpu-too-old',
  ],
  // Where a file is wanted no folder is made; where a folder is, it is.
  ["touch: cannot touch 'out.txt': Permission denied", 'permission-denied', /chown "\$\(id -u\)/, /mkdir/],
  ["mkdir: cannot create directory 'out': Permission denied", 'permission-denied', /mkdir -p out/],
  [
    "$ docker run -v ./data:/data some/image\n$ touch a.txt\ntouch: cannot touch 'a.txt': Permission denied",
    'permission-denied',
    /--user "\$\(stat -c %u:%g \.\/data\)"/,
    /mkdir/,
  ],
  // In a build nothing is mounted yet.
  [
    "Step 4/9 : RUN chown -R app /srv/x\n ---> Running in 0123456789ab\nchown: changing ownership of '/srv/x': Operation not permitted",
    'permission-denied',
    /USER root/,
    /--user/,
  ],
  [
    "chown: changing ownership of '/srv/x': Operation not permitted",
    'permission-denied',
    /--user/,
    /USER root/,
  ],
  ['chown: /srv/x: Operation not permitted', 'permission-denied', /\/srv\/x/, /PATH\b/],
  [
    "sed: couldn't open temporary file /app/conf/sedAb3dE9: Read-only file system",
    'permission-denied',
    /\/app\/conf;/,
  ],
  // What a container is to start: a program, a shell, and a command that was made one word.
  [exec('ffmpeg'), 'command-not-found', /install -y ffmpeg/, /install -y file/],
  [exec('bash'), 'command-not-found', /CONTAINER sh\b/],
  [exec('bash start.sh'), 'command-in-one-word', /CMD \["bash", "start\.sh"\]/],
  [exec('madeup'), 'command-not-found', /Dockerfile/, /CMD \[/],
  // What ends a program, in words that hold no "error".
  ["freeglut (x): failed to open display ''", 'no-display', /^apt-get .*xvfb-run/],
  ['open display :0', 'none'],
  ['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not comp', 'no-kernel-image', /cu128/],
  ['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not shown', 'none'],
  ['Input prompt (36893 tokens) is too long and exceeds limit of 1000', 'prompt-too-long', /--max-model-len/],
  ['The node was low on resource: memory.', 'killed-oom', /requests\.memory/],
  ['The node was low on resource: ephemeral-storage.', 'disk-full', /HF_HOME/],
  ['The node was low on resource: pids.', 'none'],
  [
    'ValueError: Cannot load file containing pickled data when allow_pickle=False',
    'data-file-pickled',
    /allow_pickle=True/,
  ],
  // Titles that say what the message is about.
  [
    "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 1",
    'text-encoding',
    /LANG=C\.UTF-8/,
  ],
  [
    'RuntimeError: CUDA error: invalid device ordinal',
    'no-gpu-visible',
    /CUDA_VISIBLE_DEVICES=NUMBER/,
    /unset/,
  ],
  // What is told or shown to a server is no download.
  [
    'wandb: Network error (ReadTimeout), entering retry loop.',
    'network-timeout',
    /^export WANDB_MODE=offline/,
    /pip install/,
  ],
  [
    'Failed to connect to ec2.gradio.app:22: [Errno 110] Connection timed out',
    'network-timeout',
    /^# without share/,
    /--timeout 1000/,
  ],
  ['pip: ReadTimeout', 'network-timeout', undefined, /WANDB|share/],
  // The facts of the log: two cards, a Python that it refuses, a program by its name.
  [
    'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cuda:2!',
    'dtype-mismatch',
    /^export CUDA_VISIBLE_DEVICES=0/,
  ],
  [
    'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
    'dtype-mismatch',
    undefined,
    /CUDA_VISIBLE_DEVICES/,
  ],
  [
    "ERROR: Package 'x' requires a different Python: 3.10.13 not in '<=3.10,>=3.6'",
    'python-version-unsupported',
    /--python 3\.9 /,
  ],
  [
    "ERROR: Package 'x' requires a different Python: 3.12.1 not in '<=3.10,>=3.6'",
    'python-version-unsupported',
    /--python 3\.10 /,
  ],
  ["Cannot find command 'git'", 'command-not-found', /install -y git/],
  // What a search did not find moves and hides nothing.
  [
    "    assert 'detection' in self.models\nAssertionError",
    'model-file-missing',
    /\[ -n "\$D" \] && mv "\$D"/,
  ],
  [
    'nvrtc: error: failed to open libnvrtc-builtins.so.11.8',
    'other-missing-shared-library',
    /\[ -n "\$F" \] && export LD_LIBRARY_PATH="\$\(dirname "\$F"\):\$LD_LIBRARY_PATH"/,
    /pip install/,
  ],
  // The lists of a vendor that are gone, and a package that is.
  [
    'E: Failed to fetch https://moon.example.com/repos/ubuntu1804/x86_64/Packages  404  Not Found\nE: Failed to fetch https://moon.example.com/learning/ubuntu1804/x86_64/Packages  404  Not Found',
    'apt-release-gone',
    /"moon\.example\.com\/repos\/ubuntu1804\/x86_64".*"moon\.example\.com\/learning\/ubuntu1804/,
    /PACKAGES/,
  ],
  [
    'E: Failed to fetch https://moon.example.com/repos/ubuntu1804/x86_64/moon_1.0_amd64.deb  404  Not Found',
    'apt-lists-outdated',
  ],
  [
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/jammy/main/binary-amd64/Packages.gz  404  Not Found',
    'apt-lists-outdated',
  ],
  ['ValueError: Unknown CUDA arch (8.6) or GPU not supported', 'compiler-arch-unsupported', /"8\.0\+PTX"/],
  ['ValueError: Unknown CUDA arch (12.0) or GPU not supported', 'compiler-arch-unsupported', /"8\.6\+PTX"/],
  // A companion of another torch, as pip says it after an install.
  [
    `${resolver}\ntorchvision 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.`,
    'torchvision-nms-mismatch',
    /torch==1\.12\.1 torchvision==0\.13\.1 torchaudio==0\.12\.1/,
  ],
  [
    `${resolver}\ntorchaudio 2.3.0+cu121 requires torch==2.3.0, but you have torch 2.4.1+cu121 which is incompatible.`,
    'torchvision-nms-mismatch',
    /torch==2\.4\.1\+cu121 torchvision==0\.19\.1\+cu121 torchaudio==2\.4\.1\+cu121 .*whl\/cu121/,
  ],
  [
    `${resolver}\nmoon 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.`,
    'resolution-conflict',
  ],
  [
    `${resolver}\ntorchvision 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.\nSuccessfully installed torch-1.12.1`,
    'none',
  ],
  [
    'you are not using the latest moonlib. Please install moonlib>=0.4.0',
    'package-too-old',
    /"moonlib>=0\.4\.0"/,
  ],
  ['moon is slow. Please install moonlib>=0.4.0', 'none'],
  [
    "ImportError: cannot import name 'AutoModelForVision2Seq'",
    'transformers-version-mismatch',
    /transformers<5/,
  ],
  [
    'AssertionError: \n  File "core/train.py", line 3, in <module>\n    assert config.use_cuda == use_cuda\nAssertionError',
    'assertion-failed',
    /^python3 -c "import torch/,
  ],
  ['400 default chat template is no longer allowed', 'chat-template-missing', /^# give one: --chat-template/],
  [
    "C:\\ComfyUI\\custom_nodes\\Moon-Node>python -m pip install -r requirements.txt\nERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
    'requirements-file-missing',
    /custom_nodes\/Moon-Node: dir \*requirement\*/,
  ],
  [
    'Failed to validate prompt for output 9:\n* Moon Style 12:\n  - Required input is missing: clip\n  - Required input is missing: positive\n* KSampler 3:\n  - Required input is missing: model\nOutput will be ignored',
    'workflow-incomplete',
    /Moon Style \(node 12\): connect clip, positive;/,
  ],
  [
    "TypeError: moonlight_forward_orig() got an unexpected keyword argument 'timestep'",
    'api-mismatch',
    /node pack .* with moonlight in its name/,
  ],
  ["TypeError: forward_orig() got an unexpected keyword argument 'timestep'", 'api-mismatch', /^git pull/],
];

it.each(cases.map((one) => ({ said: one[0].slice(0, 90), one })))(
  '$said',
  ({ one: [log, name, fix, not] }) => {
    const [first] = diagnoseText(log);
    expect(first?.class ?? 'none').toBe(name);
    const lines = (first?.fix ?? []).join('\n');
    if (fix !== undefined) expect(lines).toMatch(fix);
    if (not !== undefined) expect(lines).not.toMatch(not);
  },
);

it('puts no words of a log behind the torch that it names', () => {
  const log = (more: string) =>
    `torchvision 0.13.0 requires torch==1.12.0, but you have torch 1.11.0+cu113${more} which is incompatible.`;
  const fixes = (text: string) =>
    diagnoseText(text)
      .flatMap(({ fix }) => fix)
      .join('\n');
  expect(fixes(log(''))).toContain('torchvision==0.12.0+cu113');
  expect(fixes(log(' -r evil'))).not.toContain('evil');
});

it('takes no warning of a C++ logger for an error', () => {
  expect(
    errorKindOf('2026-07-04 12:10:30.9 [W:onnxruntime:Default, d.cc:283 X] Failed to open file'),
  ).toBeNull();
  expect(errorKindOf('W0704 12:10:30.900 1 d.cc:283] Failed to open file')).toBeNull();
  expect(
    errorKindOf('2026-07-04 12:10:30.9 [E:onnxruntime:Default, d.cc:283 X] Failed to open file'),
  ).not.toBeNull();
  expect(errorKindOf('WALL: Failed to open file')).not.toBeNull();
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);
