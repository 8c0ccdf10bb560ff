import { type AnswerCase, answersAs } from './told.ts';

/** The first way, as it is typed where the log was written, and the nearest log that is of no such place. */
const gone = (folder: string) =>
  `  File "${folder}tide/a.py", line 3, in <module>\nImportError: cannot import name 'cached_download' from 'huggingface_hub' (${folder}huggingface_hub/__init__.py)`;
const lacks = "ModuleNotFoundError: No module named 'piexif'";
const imp = (file: string) =>
  `  File "${file}", line 3, in <module>\n    import imp\nModuleNotFoundError: No module named 'imp'`;
const libgl = 'ImportError: libGL.so.1: cannot open shared object file: No such file or directory';
const assertion =
  '  File "a.py", line 3, in <module>\nRuntimeError: CUDA error: device-side assert triggered';
const taken =
  "OSError: [Errno 98] error while attempting to bind on address ('0.0.0.0', 7860): address already in use";
const built = (...lines: readonly string[]) =>
  ['#9 [5/7] RUN pip install -r moon.txt', ...lines.map((line) => `#9 4.2 ${line}`)].join('\n');

const cases: readonly AnswerCase[] = [
  // uv: its environments have no pip, and uv run takes back what pyproject.toml does not name.
  [
    `$ uv run a.py\n${gone('/srv/moon/.venv/lib/python3.11/site-packages/')}`,
    'hf-hub-api-removed',
    /^uv add "huggingface_hub<0\.26"$/m,
    /-m pip/,
  ],
  [
    `$ uv pip install tide\n${gone('/srv/moon/.venv/lib/python3.11/site-packages/')}`,
    'hf-hub-api-removed',
    /^uv pip install --python \/srv\/moon\/\.venv\/bin\/python "huggingface_hub<0\.26"$/m,
  ],
  [
    gone('/srv/moon/.venv/lib/python3.11/site-packages/'),
    'hf-hub-api-removed',
    /^\/srv\/moon\/\.venv\/bin\/python -m pip install/,
  ],
  // A docker build: what its RUN lacks is a line of the Dockerfile.
  [
    built(libgl, 'ERROR: process "/bin/sh -c python -c cv2" did not complete successfully: exit code: 1'),
    'libgl-missing',
    /^# in the Dockerfile, above the RUN that failed:\nRUN apt-get update && apt-get install -y libgl1$/m,
  ],
  [`Step 4/6 : RUN python a.py\n${libgl}`, 'libgl-missing', /^RUN apt-get/m],
  [`Step 4/6 : RUN true\nSuccessfully built 0a1b\n${libgl}`, 'libgl-missing', /^apt-get/m, /RUN/],
  [
    `${built()}\n#9 4.2 Python 3.12.3\n#9 4.2 ${lacks.replace('piexif', 'imp')}`,
    'python-version-unsupported',
    /^RUN pip install uv && uv venv --seed --python 3\.11 \/opt\/venv .{1,60}\nENV PATH=\/opt\/venv\/bin:\$PATH$/m,
  ],
  // conda: another Python is another of its environments.
  [
    imp('/opt/miniconda3/envs/moon/lib/python3.12/site-packages/tide/a.py'),
    'python-version-unsupported',
    /^conda create -y -n py311 -c conda-forge python=3\.11 pip && conda activate py311 /,
  ],
  [
    imp('/home/ada/tide/a.py'),
    'python-version-unsupported',
    /^uv venv --seed --python 3\.11 ~\/venv && \. ~\/venv\/bin\/activate/,
  ],
  [
    imp('/workspace/tide/a.py'),
    'python-version-unsupported',
    /^uv venv --seed --python 3\.11 \/workspace\/venv /,
  ],
  // Windows: the Python of the app, as its folders say; python3 is the Store there.
  [
    `  File "D:\\ai\\ComfyUI_windows_portable\\ComfyUI\\custom_nodes\\moon\\a.py", line 1, in <module>\n    import piexif\n${lacks}`,
    'module-not-found',
    /^D:\\ai\\ComfyUI_windows_portable\\python_embeded\\python\.exe -m pip install piexif$/m,
  ],
  [
    gone('C:\\ai\\anaconda3\\envs\\moon\\lib\\site-packages\\'),
    'hf-hub-api-removed',
    /^C:\\ai\\anaconda3\\envs\\moon\\python\.exe -m pip install/,
  ],
  [
    gone('C:\\ai\\moonenv\\Lib\\site-packages\\'),
    'hf-hub-api-removed',
    /^C:\\ai\\moonenv\\Scripts\\python\.exe -m pip/,
  ],
  [
    imp('C:\\Users\\ada\\AppData\\Local\\Programs\\Python\\Python312\\Lib\\site-packages\\tide\\a.py'),
    'python-version-unsupported',
    /^python -m pip install uv && python -m uv venv --seed --python 3\.11 venv && venv\\Scripts\\activate /,
  ],
  [`C:\\ai> python a.py\n${lacks}`, 'module-not-found', /^python -m pip install piexif$/m],
  [lacks, 'module-not-found', /^python3 -m pip install piexif$/m],
  // Variables, quotes, folders and ports as cmd and PowerShell have them.
  [
    `C:\\ai> python a.py\n${assertion}`,
    'cuda-device-assert',
    /^set "CUDA_LAUNCH_BLOCKING=1" && python a\.py/m,
  ],
  [
    `PS C:\\ai> python a.py\n${assertion}`,
    'cuda-device-assert',
    /^\$env:CUDA_LAUNCH_BLOCKING="1"; python a\.py/m,
  ],
  [assertion, 'cuda-device-assert', /^CUDA_LAUNCH_BLOCKING=1 python3 a\.py/m],
  [
    `PS C:\\ai> python a.py\n${taken}`,
    'port-in-use',
    /^netstat -ano -p TCP \| findstr ":7860 "/m,
    /ss -ltnp/,
  ],
  [taken, 'port-in-use', /^ss -ltnp/m],
  // What only Linux has is a remark; a pod that is reached from Windows is no Windows.
  [
    "C:\\ai> python a.py\nOSError: [Errno 28] No space left on device: 'D:\\\\out\\\\a.png'",
    'disk-full',
    undefined,
    /^mkdir -p|^df /m,
  ],
  [
    `PS C:\\ai> ssh root@194.1.2.3\nroot@moon:/workspace# python3 a.py\n${libgl}`,
    'libgl-missing',
    /^apt-get update/m,
  ],
  // Whoever is not root, as the prompt says.
  [
    `ada@moon:~/tide$ python3 a.py\n${libgl}`,
    'libgl-missing',
    /^sudo apt-get update && sudo apt-get install -y libgl1$/m,
  ],
  [`root@moon:/tide# python3 a.py\n${libgl}`, 'libgl-missing', /^apt-get update/m],
];

answersAs(import.meta.filename, { first: cases });
