import { answersAs } from './told.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `step ${at} of the moon`).join('\n');
const raised = (frames: readonly (readonly [file: string, code: string])[], error: string) =>
  `Traceback (most recent call last):\n${frames.map(([file, code]) => `  File "${file}", line 9, in go\n    ${code}\n`).join('')}${error}`;
const gated =
  'huggingface_hub.errors.GatedRepoError: 403 Client Error.\nCannot access gated repo for url https://huggingface.co/moon/rover/resolve/main/config.json.';
const capitals = 'ERROR: invalid reference format: repository name must be lowercase';
const noName = 'urllib3.exceptions.MaxRetryError: Temporary failure in name resolution';
const unknownKind = "llama_model_load: error loading model: unknown model architecture: 'moon'";
const noLibrary = (name: string) =>
  `OSError: ${name}: cannot open shared object file: No such file or directory`;

// What a line of the log says of another one depends on how far apart they are, and on which is nearer.
answersAs(import.meta.filename, {
  first: [
    // Of two Pythons the one that ran last.
    [
      "/opt/a/bin/python -m pip install moon\n/opt/b/bin/python app.py\nModuleNotFoundError: No module named 'einops'",
      'module-not-found',
      /^\/opt\/b\/bin\/python -m pip install einops/,
    ],
    [
      '  File "/opt/a/lib/python3.9/site-packages/x/y.py", line 3, in z\n  File "/opt/b/lib/python3.11/site-packages/x/y.py", line 3, in z\nModuleNotFoundError: No module named \'einops\'',
      'module-not-found',
      /^\/opt\/b\/bin\/python -m pip install einops/,
    ],
    [`docker build -t MoonBase .\n${capitals}`, 'docker-invalid-reference', /docker build -t moonbase \./],
    [
      `docker build -t MoonBase .\n${lines(11)}\n${capitals}`,
      'docker-invalid-reference',
      /docker build -t moonbase/,
    ],
    [
      `docker build -t MoonBase .\n${lines(12)}\n${capitals}`,
      'docker-invalid-reference',
      undefined,
      /moonbase/,
    ],
    [
      `${gated}\n${lines(2)}\nInvalid credentials in Authorization header`,
      'hf-auth-gated',
      /^unset HF_TOKEN/,
    ],
    [
      `${gated}\n${lines(9)}\nInvalid credentials in Authorization header`,
      'hf-auth-gated',
      undefined,
      /unset HF_TOKEN/,
    ],
    [`https://moon.example/a\n${lines(2)}\n${noName}`, 'network-timeout', /getent hosts moon\.example/],
    [`https://moon.example/a\n${lines(12)}\n${noName}`, 'network-timeout', undefined, /moon\.example/],
    // Which program llama.cpp is built into.
    [unknownKind, 'model-not-supported', /cmake --build/, /^# the newest (?:image|llamafile)/],
    [`${unknownKind}\n./llamafile -m x.gguf`, 'model-not-supported', /llamafile\/releases/],
    [`LocalAI: ${unknownKind}`, 'model-not-supported', /localai\/localai/],
    [
      'moon-web-1  | ValueError: Unsupported model: moonrover',
      'value-unknown',
      /docker compose build --no-cache/,
    ],
    // Whose file Python cannot read.
    [
      raised([['/app/t.py', 'from moon.x import y']], 'SyntaxError: invalid syntax'),
      'code-does-not-parse',
      /sed -n 7,9p \/app\/t\.py/,
      /--force-reinstall/,
    ],
    [
      raised([['/v/lib/python3.11/site-packages/moonbase/a.py', 'x = 3 +']], 'SyntaxError: invalid syntax'),
      'code-does-not-parse',
      /--force-reinstall --no-deps moonbase/,
    ],
    // A node that asks ComfyUI, or another package, for what is not there.
    [
      raised(
        [['/app/custom_nodes/rover/nodes.py', 'from comfy.moon import x']],
        "ModuleNotFoundError: No module named 'comfy.moon'",
      ),
      'module-not-found',
      /git -C \/app pull[\s\S]*custom_nodes\/rover pull/,
    ],
    [
      raised(
        [['/app/custom_nodes/rover/nodes.py', 'from transformers import AutoModelForMoon']],
        "ImportError: cannot import name 'AutoModelForMoon' from 'transformers' (/v/lib/python3.11/site-packages/transformers/__init__.py)",
      ),
      'transformers-version-mismatch',
      /custom_nodes\/rover pull/,
    ],
    // The driver's libraries: without a number, and of a capability that is not asked for.
    [noLibrary('libcuda.so'), 'no-gpu-visible', /ldconfig -p \| grep libcuda/],
    [
      `ImportError: ${noLibrary('libnvcuvid.so.1')}`,
      'other-missing-shared-library',
      /NVIDIA_DRIVER_CAPABILITIES=all/,
    ],
    // What belongs to Python itself: of the system's own, and of another beside it.
    ["ModuleNotFoundError: No module named 'tkinter'", 'module-not-found', /python3-tk/, /python3\.\d+-tk/],
    [
      raised(
        [['/usr/lib/python3.8/x.py', 'import tkinter']],
        "ModuleNotFoundError: No module named 'tkinter'",
      ),
      'module-not-found',
      /python3-tk/,
    ],
    [
      "/usr/bin/python3.9 app.py\nModuleNotFoundError: No module named 'lzma'",
      'module-not-found',
      /liblzma-dev/,
    ],
    [
      raised(
        [['/app/t.py', 'dist.all_reduce(x)']],
        'ValueError: Default process group has not been initialized, please make sure to call init_process_group.',
      ),
      'step-left-out',
      /^torchrun/,
    ],
  ],
});
