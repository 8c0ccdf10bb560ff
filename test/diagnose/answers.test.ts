import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

const python = '/workspace/venv/lib/python3.11/site-packages';
const frame = (file: string) => `  File "${file}", line 3, in <module>\n`;
const missing = (module: string) => `ModuleNotFoundError: No module named '${module}'\n`;
const noName = (name: string, module: string) =>
  `ImportError: cannot import name '${name}' from '${module}' (${python}/x.py)\n`;
const noShared = (library: string) =>
  `ImportError: ${library}: cannot open shared object file: No such file or directory\n`;

/** What the log says, the class, and what the commands must and must not hold. */
type Case = readonly [log: string, name: string, fix: RegExp, not?: RegExp];
const cases: readonly Case[] = [
  // Modules: import names, the standard library, folders of the app, parts that a package lost.
  [missing('cv2'), 'module-not-found', /install opencv-python-headless$/m, /install cv2/],
  [
    `${frame(`${python}/app/a.py`)}${missing('git')}`,
    'module-not-found',
    /^\/workspace\/venv\/bin\/python -m pip install gitpython/i,
  ],
  [missing('tkinter'), 'module-not-found', /apt-get install -y python3-tk/, /pip install tkinter/],
  [missing('imp'), 'python-version-unsupported', /uv venv --seed --python 3\.11/, /pip install imp\b/],
  [missing('audioop'), 'python-version-unsupported', /install audioop-lts/],
  [missing('library'), 'module-not-found', /install -e \./, /install library/],
  [missing('moviepy.editor'), 'moviepy-version-mismatch', /moviepy<2\.0/],
  [missing('an_unknown_thing'), 'module-not-found', /install an-unknown-thing .*may differ/],
  [
    `${missing('insightface')}${missing('rembg')}${missing('insightface')}`,
    'module-not-found',
    /install insightface[\s\S]*install rembg/,
  ],
  // Names: which side moves, and where to.
  [
    `${frame(`${python}/peft/a.py`)}${noName('HybridCache', 'transformers')}`,
    'transformers-version-mismatch',
    /"peft>0\.17\.1"/,
    /-U transformers/,
  ],
  [
    `${frame('/app/app.py')}${noName('Qwen2_5_VLForConditionalGeneration', 'transformers')}`,
    'transformers-version-mismatch',
    /"transformers>=4\.49\.0,<5"/,
  ],
  [
    `${frame('/app/app.py')}${noName('cached_download', 'huggingface_hub')}`,
    'hf-hub-api-removed',
    /"huggingface_hub<0\.26"/,
  ],
  [
    "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'",
    'pillow-version-mismatch',
    /"pillow<10/,
  ],
  [
    "TypeError: Client.__init__() got an unexpected keyword argument 'proxies'",
    'httpx-version-mismatch',
    /"httpx<0\.28"/,
  ],
  ["AttributeError: module 'numpy' has no attribute 'float'.", 'numpy2-abi', /"numpy<1\.24"/],
  [
    'ValueError: The checkpoint you are trying to load has model type `gemma3` but Transformers does not recognize this architecture.',
    'transformers-version-mismatch',
    /"transformers>=4\.5/,
  ],
  [
    'ImportError: tokenizers>=0.21,<0.22 is required for a normal functioning of this module, but found tokenizers==0.19.1.',
    'transformers-version-mismatch',
    /"tokenizers>=0\.21,<0\.22"/,
  ],
  // Libraries, commands, headers.
  [noShared('libGL.so.1'), 'libgl-missing', /apt-get install -y libgl1/],
  [noShared('libcuda.so.1'), 'no-gpu-visible', /--gpus all/, /pip install|apt-get/],
  [noShared('libcudnn.so.8'), 'other-missing-shared-library', /nvidia-cudnn-cu12==8[\s\S]*nvidia\.cudnn as/],
  ['start.sh: line 12: unzip: command not found', 'command-not-found', /apt-get install -y unzip/],
  ['bash: accelerate: command not found', 'command-not-found', /install accelerate/, /apt/],
  ['a.c:1:10: fatal error: sndfile.h: No such file or directory', 'missing-header', /libsndfile1-dev/],
  // What a build lacks, and what only the app knows.
  [
    `Collecting pynini\n  Getting requirements to build wheel did not run successfully.\n${missing('Cython')}`,
    'build-module-missing',
    /install cython[\s\S]*--no-build-isolation pynini/i,
  ],
  [
    `  File "/workspace/slim/ComfyUI/main.py", line 1, in <module>\n${missing('comfy_unseen')}`,
    'module-not-found',
    /^python3 -m pip install -r \/workspace\/slim\/ComfyUI\/requirements\.txt/,
  ],
  [
    `  File "F:\\ComfyUI_portable\\python_embeded\\Lib\\site-packages\\x\\a.py", line 3, in <module>\n${missing('insightface')}`,
    'module-not-found',
    /^F:\\ComfyUI_portable\\python_embeded\\python\.exe -m pip install insightface/,
  ],
  // Values of the log.
  [
    'NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
    'no-kernel-image',
    /cu128/,
    /cu126/,
  ],
  [
    'Error no kernel image is available for execution on the device at line 167 in file /build/bitsandbytes/csrc/ops.cu',
    'no-kernel-image',
    /-U bitsandbytes/,
    /force-reinstall torch/,
  ],
  [
    'RuntimeError: The NVIDIA driver on your system is too old (found version 12020).',
    'driver-too-old',
    /whl\/cu126/,
  ],
  [
    "[Errno 98] error while attempting to bind on address ('0.0.0.0', 8188): address already in use",
    'port-in-use',
    /--port 8189[\s\S]*:8188 /,
  ],
  [
    "PermissionError: [Errno 13] Permission denied: '/workspace/out'",
    'permission-denied',
    /chown .* \/workspace\/out/,
    /PATH/,
  ],
  [
    "fatal: destination path 'ComfyUI' already exists and is not an empty directory.",
    'git-dir-exists',
    /git -C ComfyUI pull/,
    /DIR|URL/,
  ],
  [
    "ERROR: Package 'x' requires a different Python: 3.13.1 not in '<3.13,>=3.9'",
    'python-version-unsupported',
    /--python 3\.12 /,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement torch==2.0.1 (from versions: 2.2.0, 2.3.0)',
    'torch-no-matching-distribution',
    /--python 3\.11[\s\S]*torch==2\.2\.0/,
  ],
  ['E: Unable to locate package libgl1-mesa-glx', 'package-not-found', /apt-get install -y libgl1$/],
  [
    'Cannot access gated repo for url https://huggingface.co/org/model-1.0/resolve/main/a.json.',
    'hf-auth-gated',
    /huggingface\.co\/org\/model-1\.0 /,
  ],
];

describe('answers', () => {
  it.each(cases.map(([log, name, fix, not]) => ({ log, name, fix, not })))(
    '$log is $name',
    ({ log, name, fix, not }) => {
      const [first] = diagnoseText(log);
      expect(first?.class).toBe(name);
      expect(first?.fix.join('\n')).toMatch(fix);
      if (not !== undefined) expect(first?.fix.join('\n')).not.toMatch(not);
    },
  );

  it('takes what pip is not known to have for code of the app: its name there may be a stranger', () => {
    const log = `Traceback (most recent call last):\n  File "/workspace/tides/extensions/ebb/script.py", line 4, in <module>\n    from tidal.utils.moon import Gauge\nImportError: cannot import name 'Gauge' from 'tidal.utils.moon' (/workspace/tides/tidal/utils/moon.py)`;
    const [first] = diagnoseText(log);
    expect(first?.title).toBe('Parts of the app are of different ages');
    expect(first?.fix[0]).toMatch(/^git -C \/workspace\/tides pull /);
    expect(first?.fix.join('\n')).not.toMatch(/pip install/);
    const installed = log.replace('/workspace/tides/tidal/', '/venv/lib/python3.11/site-packages/tidal/');
    expect(diagnoseText(installed)[0]?.fix.join('\n')).toMatch(/pip install/);
  });

  it('never lets a log write a command', () => {
    const hostile = [
      missing('x; rm -rf /'),
      `${frame('/venv/$(reboot)/lib/python3.11/site-packages/a.py')}${missing('cv2')}`,
      `fatal: detected dubious ownership in repository at '/a b; reboot'`,
      "PermissionError: [Errno 13] Permission denied: '/a`reboot`'",
      "fatal: destination path '--upload-pack=reboot' already exists and is not an empty directory.",
      'start.sh: line 1: $(reboot): command not found',
    ];
    for (const log of hostile) {
      for (const { fix } of diagnoseText(log)) expect(fix.join('\n')).not.toMatch(/reboot|rm -rf \//);
    }
  });

  it('takes an optional import for what it is', () => {
    const log = `A matching Triton is not available\nTraceback (most recent call last):\n${frame(`${python}/xformers/__init__.py`)}${missing('triton')}steps: 3%|3 | 60/2000 [00:40<21:33, 1.50it/s, avr_loss=0.12]\n`;
    expect(diagnoseText(log)).toEqual([]);
    expect(diagnoseText(missing('triton'))[0]?.class).toBe('triton-missing');
  });

  it('forgets a warning that the program got over, but not one that nothing overcomes', () => {
    const warned = "Warning: caught exception 'Found no NVIDIA driver on your system.'\n";
    const progress = '100%|##########| 20/20 [03:05<00:00,  9.25s/it]\n';
    expect(diagnoseText(`${warned}${progress}`)).toEqual([]);
    expect(diagnoseText(warned)[0]?.class).toBe('no-gpu-visible');
  });

  it('is silent where a program does without what it lacks', () => {
    const ready = 'To see the GUI go to: http://0.0.0.0:8188\n';
    const clone = "fatal: destination path 'ComfyUI' already exists and is not an empty directory.\n";
    for (const log of [
      missing('flash_attn'),
      "WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions.\n",
      clone,
    ]) {
      expect(diagnoseText(`${log}${ready}`)).toEqual([]);
      expect(diagnoseText(log)).not.toEqual([]);
    }
    // A node that was not loaded is missed all the same.
    expect(diagnoseText(`${missing('insightface')}${ready}`)).not.toEqual([]);
  });
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);
