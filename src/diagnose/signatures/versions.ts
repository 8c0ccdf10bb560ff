import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';
const facts = 'src/catalog/diagnose/api-history.json';

/** Names, arguments and modules that another version of a package has: read, and answered from the facts. */
export const versionSignatures = defineSignatures([
  {
    id: 'name-missing',
    class: 'api-mismatch',
    stage: 'import',
    title: 'A package lacks a name that another one asks for',
    weight: 'plain',
    match: [
      {
        text: 'cannot import name',
        pattern:
          /cannot import named? [`'"]?(?<name>\w{1,100})[`'"]? from (?:partially initialized module )?[`'"]?(?<module>[\w.]{1,120})/,
        not: /DEBUG|optional|[Pp]roceeding without|[Ff]alling back/,
      },
      // Before Python 3.7 the package is not named: the line of code does.
      {
        text: 'cannot import name',
        pattern: /Error: cannot import name [`'"]?(?<name>\w{1,100})[`'"]?\s{0,4}$/,
      },
      {
        text: 'has no attribute',
        pattern:
          /(?:[Mm]odule '?|^'(?=[a-z]\w{0,40}\.))(?<module>[\w.]{1,120}?)'?(?: error)? has no attribute '?(?<name>\w{1,100})(?:'|$|\. Did you)/,
      },
    ],
    explainedBy: ['torchvision-nms-mismatch', 'xformers-mismatch', 'flash-attn-abi-mismatch'],
    cause: 'One package asks another for {name}, which the version that is installed does not have.',
    fix: ['pip install -r requirements.txt   # the versions the app itself names'],
    confidence: 'medium',
    onlyAnswered: true,
    sources: [facts, 'https://github.com/fishaudio/fish-speech/issues/1118'],
    reviewed,
    matches: [
      "  File \"/venv/lib/python3.11/site-packages/one/a.py\", line 3, in <module>\nImportError: cannot import name 'gone' from 'two' (/venv/lib/python3.11/site-packages/two.py)",
    ],
    misses: ["DEBUG: cannot import name 'x' from 'y', falling back"],
  },
  {
    id: 'keyword',
    class: 'api-mismatch',
    stage: 'run',
    title: 'A function does not know an argument that it is given',
    weight: 'plain',
    match: [
      {
        text: 'unexpected keyword argument',
        pattern: /(?<callee>\w[\w.<>]{0,120})\(\) got an unexpected keyword argument '(?<keyword>\w{1,80})'/,
      },
      // msgspec names no class: the line of code does.
      {
        text: 'Unexpected keyword argument',
        pattern: /TypeError: Unexpected keyword argument '(?<keyword>\w{1,80})'/,
      },
      {
        text: ' missing ',
        pattern:
          /(?<callee>\w[\w.<>]{0,120})\(\) missing \d{1,2} required (?:positional|keyword-only) arguments?: '(?<keyword>\w{1,80})'/,
      },
    ],
    cause: '{callee} does not know {keyword}: the caller was written for another version.',
    fix: ['pip install -r requirements.txt   # the versions the app itself names'],
    confidence: 'medium',
    onlyAnswered: true,
    sources: [facts, 'https://github.com/gradio-app/gradio/issues/4912'],
    reviewed,
    matches: [
      '  File "/venv/lib/python3.11/site-packages/one/a.py", line 3, in run\n  File "/venv/lib/python3.11/site-packages/two/b.py", line 9, in inner\nTypeError: outer() got an unexpected keyword argument \'speed\'',
    ],
    misses: ["TypeError: f() got an unexpected keyword argument 'x'"],
  },
  {
    id: 'method',
    class: 'transformers-version-mismatch',
    stage: 'run',
    title: 'A class lacks a method that another package asks for',
    weight: 'plain',
    match: [
      { text: 'object has no attribute', pattern: /\w{1,80}' object has no attribute '\w{1,80}'/ },
      {
        text: "type object '",
        pattern: /type object '[\w.]{1,160}' has no attribute '\w{1,80}'/,
      },
      // As transformers 5 says it of its tokenizers.
      { text: 'Tokenizer', pattern: /AttributeError: \w{1,80}Tokenizer(?:Fast)? has no attribute \w{1,80}/ },
    ],
    cause: 'A method was removed, or came later than the version that is installed.',
    fix: ['pip install -r requirements.txt   # the versions the app itself names'],
    confidence: 'medium',
    onlyAnswered: true,
    sources: [facts, 'https://github.com/huggingface/peft/issues/2821'],
    reviewed,
    matches: ["AttributeError: 'DynamicCache' object has no attribute 'key_cache'"],
    misses: ["AttributeError: 'NoneType' object has no attribute 'shape'"],
  },
  {
    id: 'app-says-diffusers',
    class: 'diffusers-version-mismatch',
    stage: 'run',
    title: 'The app asks for a newer diffusers',
    weight: 'root',
    match: ['Diffusers is out of date'],
    cause:
      'The app needs a diffusers that is newer than the last release, and names it in its requirements.txt; pip keeps the one that is there unless it is removed first.',
    fix: [
      'pip uninstall -y diffusers && pip install -r requirements.txt   # in the folder and the environment of the app',
    ],
    confidence: 'high',
    sources: ['https://github.com/ostris/ai-toolkit/issues/490'],
    reviewed,
    matches: [
      'Error running job: Diffusers is out of date. Update diffusers to the latest version by doing pip uninstall diffusers and then pip install -r requirements.txt',
    ],
    misses: ['diffusers is up to date'],
  },
  {
    id: 'app-requirements',
    class: 'app-requirements-outdated',
    stage: 'run',
    title: 'The app was updated, its packages were not',
    weight: 'root',
    match: [
      {
        text: 'Incorrect version of',
        pattern:
          /Incorrect version of (?<package>[\w.-]{1,60}) \((?<found>[\w.]{1,20})\), version (?<needed>[\w.]{1,20}) is needed/,
      },
      { text: 'Please install the updated requirements.txt' },
      { text: 'comfyui-frontend-package is not installed' },
      { text: 'comfyui-frontend-package not found' },
      { text: 'Please upgrade with the command', pattern: /pip install -r requirements/ },
    ],
    cause:
      'The code is newer than the packages of its environment: after git pull the requirements must be installed again, into the environment that the app runs in.',
    fix: [
      '. venv/bin/activate   # the environment of the app, where it has one',
      'pip install -r requirements.txt   # in the folder of the app',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/deepbeepmeep/Wan2GP/issues/1133',
      'https://github.com/deepbeepmeep/Wan2GP/issues/617',
    ],
    reviewed,
    matches: [
      "Incorrect version of mmgp (3.6.7), version 3.6.8 is needed. Please upgrade with the command 'pip install -r requirements.txt'",
    ],
    misses: ['pip install -r requirements.txt'],
  },
  {
    id: 'says-upgrade',
    class: 'package-too-old',
    stage: 'run',
    title: 'A package says that it needs another one, or a newer one',
    weight: 'plain',
    match: [
      {
        text: 'pip install -',
        pattern:
          /(?:Error|requires?|need|[Pp]lease|must|install it|upgrade).{0,200}[`'"]?pip3? install (?:-U|--upgrade) ["']?(?<package>[A-Za-z][\w.-]{1,60}(?![\w+:/])(?:\[[\w,-]{1,40}\])?(?:[<>=]{1,2}[\w.]{1,20})?)/,
        not: /notice|WARNING: You are using pip|new release of pip|Warning|WARNING/,
      },
      {
        text: 'pip install ',
        pattern:
          /(?:Error|requires?|NotInstalled).{0,240}[`'"]pip3? install ["']?(?<package>[A-Za-z][\w.-]{1,60}(?:\[[\w,-]{1,40}\])?(?:[<>=]{1,2}[\w.]{1,20})?)[`'"]/,
        not: /notice|Warning|WARNING|INFO/,
      },
    ],
    explainedBy: ['torch-cpu-only', 'no-gpu-visible', 'module-not-found'],
    cause: 'The message itself says what is missing: {package}, or a newer one of it.',
    fix: ['pip install -U {package}'],
    confidence: 'medium',
    sources: ['huggingface/transformers v4.57 src/transformers/utils/import_utils.py'],
    reviewed,
    matches: [
      'ImportError: Using `bitsandbytes` 4-bit quantization requires the latest version of bitsandbytes: `pip install -U bitsandbytes`',
      'ValueError: Converting from Tiktoken failed, requires sentencepiece: `pip install sentencepiece`',
    ],
    misses: [
      '[notice] To update, run: pip install --upgrade pip',
      'Then run pip install -r requirements.txt',
    ],
  },
  {
    id: 'requirements-file',
    class: 'requirements-file-missing',
    stage: 'install',
    title: 'The file of requirements that is given is not there',
    weight: 'root',
    match: [
      {
        text: 'Could not open requirements file',
        pattern: /requirements file: .{0,40}'(?<file>[^'\n]{1,200})'/,
      },
      { text: 'File not found: `', pattern: /: `(?<file>[\w./-]{0,100}requirements[\w.-]{0,60})`/ },
      { text: 'EnvironmentFileNotFound', pattern: /NotFound: '(?<file>[^'\n]{1,200})'/ },
    ],
    cause:
      '{file} is not in the folder where pip (conda) runs: the command belongs into the folder of the app, or its clone failed.',
    fix: [
      '# cd into the folder of the app, the one with {file} (git clone it first), then the same again; has it pyproject.toml or setup.py in its place: pip install -e .',
      'find / -xdev -name "$(basename {file})" -not -path "*/site-packages/*" 2>/dev/null | head   # where it lies',
    ],
    confidence: 'high',
    sources: ['https://github.com/transformerlab/transformerlab-app/issues/5'],
    reviewed,
    matches: [
      "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements-gpu.txt'",
    ],
    misses: ['pip install -r requirements.txt'],
  },
  {
    id: 'pydantic-shape',
    class: 'pydantic-mismatch',
    stage: 'import',
    title: 'pydantic and what builds on it are of different ages',
    weight: 'root',
    match: [
      { text: 'has been moved to the `pydantic-settings`' },
      { text: 'PydanticImportError' },
      { text: 'PydanticUserError' },
      { text: 'Unable to generate pydantic-core schema' },
      { text: "keyword-only argument: 'recursive_guard'" },
      {
        text: 'pydantic-core version',
        pattern: /incompatible with the current pydantic version/,
        across: true,
      },
      { text: 'is not fully defined', pattern: /class not fully defined|`\w{1,60}` is not fully defined/ },
      { text: 'unable to infer type for attribute' },
    ],
    cause:
      'The app, gradio or fastapi was written for another pydantic than the one that is installed (1 and 2 differ in nearly everything; 2.11 changed more).',
    fix: [
      'pip install "pydantic==2.10.6" "fastapi<0.113"   # for gradio 4 and its time',
      '# or, where the code was written for pydantic 1:',
      'pip install "pydantic<2"',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/gradio-app/gradio/issues/9275',
      'https://github.com/HVision-NKU/StoryDiffusion/issues/171',
      'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/746',
    ],
    reviewed,
    matches: [
      "pydantic.errors.PydanticSchemaGenerationError: Unable to generate pydantic-core schema for <class 'starlette.requests.Request'>.",
      "TypeError: ForwardRef._evaluate() missing 1 required keyword-only argument: 'recursive_guard'",
    ],
    misses: ['pydantic 2.11.0 is installed'],
  },
  {
    id: 'protobuf',
    class: 'protobuf-mismatch',
    stage: 'import',
    title: 'protobuf is newer or older than the code made for it',
    weight: 'root',
    match: [
      { text: 'Descriptors cannot' },
      { text: "'MessageFactory' object has no attribute 'GetPrototype'" },
      { text: 'gencode/runtime', pattern: /gencode\/runtime versions? when loading/ },
      { text: 'runtime_version', pattern: /cannot import name 'runtime_version' from 'google\.protobuf/ },
    ],
    cause:
      'The installed protobuf and the generated code that some package carries were made for different generations (3.20, 4, 5).',
    fix: [
      'pip install "protobuf<=3.20.3"   # for "Descriptors cannot be created directly"',
      '# or, where the message asks for a newer one (runtime_version): pip install -U protobuf',
      '# or, without changing a package: export PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/protocolbuffers/protobuf/issues/10064',
      'https://github.com/zachglick/apnet/issues/1',
    ],
    reviewed,
    matches: ['TypeError: Descriptors cannot be created directly.'],
    misses: ['protobuf 5.29.0 installed'],
  },
  {
    id: 'torch-nccl',
    class: 'torch-nccl-mismatch',
    stage: 'import',
    title: 'torch finds another NCCL than its own',
    weight: 'root',
    match: [{ text: 'undefined symbol: nccl', pattern: /undefined symbol: (?<symbol>nccl\w{1,60})/ }],
    cause:
      'torch was built with a newer NCCL than the one that is found first: an older package, the image, or LD_LIBRARY_PATH brings it ({symbol} is missing there).',
    fix: [
      'unset LD_LIBRARY_PATH   # then try again: torch looks for its own first',
      '# or, where an older one was installed by another package:',
      'pip install --force-reinstall nvidia-nccl-cu12   # then the very torch again: pip install --force-reinstall torch, as the app pins it',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/cocktailpeanut/fluxgym/issues/377',
      'https://github.com/pytorch/pytorch/issues/119932',
    ],
    reviewed,
    matches: [
      'ImportError: /venv/lib/python3.10/site-packages/torch/lib/libtorch_cuda.so: undefined symbol: ncclCommRegister',
    ],
    misses: ['NCCL version 2.21.5+cuda12.4'],
  },
  {
    id: 'mkl-symbol',
    class: 'torch-mkl-mismatch',
    stage: 'import',
    title: 'torch and the MKL of conda do not fit together',
    weight: 'root',
    match: [
      { text: 'undefined symbol: iJIT_NotifyEvent' },
      { text: 'MKL_THREADING_LAYER=INTEL is incompatible' },
    ],
    cause: 'MKL 2024.1 and newer dropped what older torch builds link against; conda installed the newest.',
    fix: [
      'conda install -y "mkl==2024.0"',
      '# or, in the same environment: pip install --force-reinstall torch, as the app pins it',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/yoraish/mmd/issues/3',
      'https://github.com/open-mmlab/mmpretrain/issues/1900',
    ],
    reviewed,
    matches: [
      'ImportError: /opt/conda/lib/python3.8/site-packages/torch/lib/libtorch_cpu.so: undefined symbol: iJIT_NotifyEvent',
    ],
    misses: ['mkl 2024.0.0 is installed'],
  },
  {
    id: 'pip-metadata',
    class: 'pip-invalid-metadata',
    stage: 'install',
    title: 'pip 24.1 and newer refuse the metadata of an old package',
    weight: 'root',
    match: [
      { text: 'if you need to use this version', pattern: /Please use pip ?< ?24\.1/ },
      {
        text: 'has invalid metadata',
        pattern:
          /(?<package>[A-Za-z][\w.-]{1,60})? ?(?:\(from .{1,300}\) )?(?:since it )?has invalid metadata/,
        weight: 'plain',
      },
      { text: 'can only be used with `==` or `!=`', weight: 'plain' },
    ],
    cause:
      'Releases such as omegaconf 2.0.6 write a version in a way that pip refuses since 24.1, so they count as not there.',
    fix: ['pip install "pip<24.1"   # in the environment of the app, then the same install again'],
    confidence: 'high',
    sources: [
      'https://github.com/RVC-Project/Retrieval-based-Voice-Conversion-WebUI/issues/2707',
      'https://github.com/daswer123/rvc-python/issues/32',
    ],
    reviewed,
    matches: ['Please use pip<24.1 if you need to use this version.'],
    misses: ['Successfully installed pip-24.0'],
  },
  {
    id: 'socks',
    class: 'httpx-socks-missing',
    stage: 'run',
    title: 'A SOCKS proxy is set, and the package for it is missing',
    weight: 'root',
    match: [
      { text: "the 'socksio' package is not installed" },
      { text: 'Missing dependencies for SOCKS support' },
      { text: 'Unknown scheme for proxy URL' },
    ],
    cause:
      'ALL_PROXY or https_proxy names a SOCKS proxy, which httpx and requests support only with another package.',
    fix: [
      'pip install "httpx[socks]" "requests[socks]"',
      '# or do without the proxy:',
      'unset ALL_PROXY all_proxy http_proxy https_proxy HTTP_PROXY HTTPS_PROXY',
    ],
    confidence: 'high',
    sources: ['encode/httpx@0.27.2 httpx/_transports/default.py'],
    reviewed,
    matches: ["ImportError: Using SOCKS proxy, but the 'socksio' package is not installed."],
    misses: ['Using proxy http://127.0.0.1:7890'],
  },
]);
