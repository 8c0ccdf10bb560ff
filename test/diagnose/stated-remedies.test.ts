import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/** What answers say where the log holds the value: the class, what must be typed, and what must not. `none` wants silence. */
type Case = readonly [log: string, name: string, fix?: RegExp, not?: RegExp];
const home = '/opt/env/lib/python3.11/site-packages';
const frame = (file: string, code = 'x()') => `  File "${file}", line 3, in run\n    ${code}\n`;

const cases: readonly Case[] = [
  // The message names the remedy: it is what is typed.
  [
    'ImportError: This reader needs tabletool. Please install it via `pip install tabletool>=1.2`',
    'package-too-old',
    /install -U "tabletool>=1\.2"/,
  ],
  [
    'AssertionError: TABLETOOL==1.1 is used but incompatible. Please install tabletool>=1.2, <=1.4.',
    'package-version-mismatch',
    /install "tabletool>=1\.2,<=1\.4"/,
  ],
  ['ImportError: please install tabletool, readertool', 'message-says', /install tabletool/, /,readertool/],
  ['RuntimeError: please install the latest version', 'none'],
  ['UserWarning: you can pip install speedup to make this faster', 'none'],
  // A name of the standard library under a file or package of the same name, or of another Python.
  [
    `${frame('/app/main.py')}ModuleNotFoundError: No module named 'tomllib'`,
    'python-version-unsupported',
    /3\.11/,
  ],
  // Compiled parts that were never built are built in the folder of the log.
  [
    `${frame('/app/GroundingDINO/groundingdino/ops.py')}NameError: name '_C' is not defined`,
    'extension-build-failed',
    /cd \/app\/GroundingDINO && [\s\S]*-e \./,
  ],
  [
    `${frame('/opt/proj/model.py', 'from proj import _C')}ImportError: cannot import name '_C' from 'proj' (/opt/proj/proj/__init__.py)`,
    'extension-build-failed',
    /cd \/opt\/proj && /,
  ],
  ["NameError: name '_C' is not defined", 'none'],
  // Your own file, whether the message or a frame names it; without either it may be another Python.
  [
    `${frame('/app/train.py', 'import random')}${frame('/app/random.py')}AttributeError: module 'random' has no attribute 'seed'`,
    'shadowed-module',
    /mv \/app\/random\.py /,
  ],
  [
    "AttributeError: module 'queue' has no attribute 'Queue' (consider renaming '/app/queue.py' since it has the same name as the standard library module named 'queue')",
    'shadowed-module',
    /mv \/app\/queue\.py /,
  ],
  [
    "AttributeError: module 'random' has no attribute 'binomial'",
    'python-version-unsupported',
    /random\.py/,
    /mv /,
  ],
  // An argument that a release of transformers brought to the models.
  [
    "TypeError: LlamaForCausalLM.forward() got an unexpected keyword argument 'num_logits_to_keep'",
    'transformers-version-mismatch',
    /"transformers<4\.45"/,
  ],
  [
    "TypeError: Trainer.__init__() got an unexpected keyword argument 'gpus'",
    'pytorch-lightning-version-mismatch',
    /"pytorch_lightning<2\.0"/,
    /docker/,
  ],
  [
    "ValueError: Some specified arguments are not used by the HfArgumentParser: ['--stage', '2']",
    'unknown-argument',
    /with its value: stage /,
    /ARGUMENT/,
  ],
  ['AssertionError: libcuda.so cannot found!', 'other-missing-shared-library', /ldconfig/, /nvidia\.cudnn/],
  // Repositories of the web UI, not packages of the index.
  [
    `${frame('/srv/stable-diffusion-webui/modules/sd.py', 'import ldm.modules')}ModuleNotFoundError: No module named 'ldm'`,
    'module-not-found',
    /repositories/,
    /pip install (?:"?ldm"?)$/m,
  ],
  // The keys and lists of apt.
  [
    "W: GPG error: http://apt.example.org jammy InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0123456789ABCDEF\nE: The repository 'http://apt.example.org jammy InRelease' is not signed.",
    'apt-key-missing',
    /0123456789ABCDEF/,
  ],
  // Libraries: of two builds of torch in one environment; of another MPI; of ONNX Runtime's CUDA.
  [
    `ImportError: ${home}/torch/lib/libtorch_cuda.so: undefined symbol: ncclCommShrink`,
    'torch-nccl-mismatch',
    /nccl/,
  ],
  [
    'onnxruntime: libcublasLt.so.11: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /cublas/,
  ],
  // Sizes that a checkpoint tells.
  [
    'RuntimeError: Error(s) in loading state_dict for Model:\n\tsize mismatch for embed_tokens.weight: copying a param with shape torch.Size([32001, 4096]) from checkpoint, the shape in current model is torch.Size([32000, 4096]).',
    'model-mismatch',
    /resize_token_embeddings\(32001\)/,
  ],
  // Both versions stand there.
  [
    'google.protobuf.runtime_version.VersionError: gencode 6.31.0 runtime 5.29.3',
    'protobuf-mismatch',
    /"protobuf>=6\.31\.0"/,
  ],
  // A custom node that another package stops is not noise, although the server starts.
  [
    `Cannot import /w/ComfyUI/custom_nodes/n module for custom nodes: No module named 'piexif'\nStarting server\nTo see the GUI go to: http://127.0.0.1:8188\n`,
    'module-not-found',
    /install piexif/,
  ],
];

const works = 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)\n';
const notes: readonly string[] = [
  "torchaudio not found, some nodes will be off: No module named 'torchaudio'\n",
  "Warning: caught exception 'Torch not compiled with CUDA enabled', memory monitor disabled\n",
  'INCOMPATIBLE PYTHON VERSION\nThis program is tested with 3.10 Python, but you have 3.11.9.\n',
  'UserWarning: Attempted to use ninja as the BuildExtension backend but we could not find ninja.. Falling back to using the slow distutils backend.\n',
  'wandb: Network error (ConnectTimeout), entering retry loop.\n 37%|###       | 37/100 [01:03<02:00,  1.1it/s]\n',
  'Unable to allocate pinned system memory, pinned memory pool will not be available: CUDA driver version is insufficient for CUDA runtime version\n',
];

describe('remedies that the log states', () => {
  it.each(cases.map(([log, name, fix, not]) => ({ log, name, fix, not })))(
    '$log is $name',
    ({ log, name, fix, not }) => {
      const [first] = diagnoseText(log);
      expect(first?.class ?? 'none').toBe(name);
      if (fix !== undefined) expect(first?.fix.join('\n')).toMatch(fix);
      if (not !== undefined) expect(first?.fix.join('\n')).not.toMatch(not);
    },
  );

  it.each(notes)('%j is no failure of a program that runs', (note) => {
    expect(diagnoseText(note + works)).toEqual([]);
  });

  it('takes no word of a message into a command that a shell would read otherwise', () => {
    for (const log of [
      'ImportError: please install it with pip install a;reboot',
      'ImportError: please install it with `pip install $(reboot)`',
      "ModuleNotFoundError: No module named 'a$(reboot)'",
      'RuntimeError: set the environment variable ABC_DEF=$(reboot)',
      'RuntimeError: Cannot find any model weights with `/m/$(reboot)`',
    ]) {
      for (const { fix } of diagnoseText(log)) {
        const said = fix.join('\n');
        expect(said.replaceAll(/(?:^| {3})# .*$/gm, '')).not.toMatch(/reboot/);
        expect(said).not.toMatch(/[;&|`$]\(?\s?reboot/);
      }
    }
  });
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);
