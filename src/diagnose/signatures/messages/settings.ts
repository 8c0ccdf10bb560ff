import { defineMessages } from './define.ts';

/** What is said of settings and of the files that hold them. */
export const settingMessages = defineMessages([
  {
    id: 'yaml-broken',
    class: 'config-file-broken',
    title: 'A YAML file cannot be read',
    match: [
      { text: 'yaml.scanner.ScannerError' },
      { text: 'yaml.parser.ParserError' },
      { text: 'yaml.constructor.ConstructorError' },
      { text: 'mapping values are not allowed here' },
      { text: "expected '<document start>'" },
    ],
    cause:
      'Indentation or a sign is wrong there: tabs, a missing blank after a colon, a value with a colon or # without quotes. The message names file, line and column.',
    fix: [
      '# correct the line that the message names ("in FILE, line N"); blanks in place of tabs; values with : or # in quotes; a line that is only ... is taken out',
      'python3 -c "import sys, yaml; yaml.safe_load(open(sys.argv[1]))" FILE.yaml   # silent when it is right',
    ],
    source: 'yaml/pyyaml@6.0.1 lib/yaml/scanner.py',
    example: 'yaml.scanner.ScannerError: mapping values are not allowed here',
    other: 'yaml: line 12: mapping values are not allowed in this context',
    confidence: 'medium',
  },
  {
    id: 'json-broken',
    class: 'config-file-broken',
    title: 'A JSON file or answer is empty or broken',
    match: [
      {
        text: 'JSONDecodeError: ',
        pattern: /JSONDecodeError: (?<what>[A-Z][^:]{3,60}): line (?<row>\d{1,7})/,
      },
    ],
    weight: 'plain',
    explainedBy: [
      'network-timeout',
      'proxy-502-not-ready',
      'git-lfs-pointer',
      'hf-auth-gated',
      'tls-certificate-untrusted',
      'disk-full',
    ],
    cause:
      '{what}, in line {row}: line 1 column 1 means empty, or something else than JSON (an HTML page, a pointer of Git LFS); else a file that was cut off or edited by hand.',
    fix: [
      '# the frames above the message say which file or address was read; a file: head -c 200 FILE; python3 -m json.tool FILE',
      '# a config or cache that the program writes itself: move it away (mv FILE FILE.old) and start again; one that was downloaded: download it again',
    ],
    source: 'python/cpython Lib/json/decoder.py',
    example: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    other: 'JSONDecodeError handled',
    confidence: 'low',
  },
  {
    id: 'config-key',
    class: 'config-too-old',
    title: 'The config lacks a setting that the code asks for',
    match: [
      { text: 'ConfigAttributeError', pattern: /(?:Missing key |Key ')(?<key>\w{1,60})/ },
      { text: 'ConfigKeyError', pattern: /(?:Missing key |Key ')(?<key>\w{1,60})/ },
      { text: 'is not in struct', pattern: /Error\(s\): {1,8}Key '(?<key>\w{1,60})/ },
    ],
    cause:
      'The code reads {key}, and the config does not have it: the two are of different versions, or another config file is meant.',
    fix: [
      'git log -3 --format="%h %ad %s" && git status --short | head   # in the folder of the app: is the config one of this version? git checkout the file brings it back',
      '# or add {key} to the config, with the value that the example config of this version has',
    ],
    source: 'omry/omegaconf@v2.3.0 omegaconf/errors.py',
    example: 'omegaconf.errors.ConfigAttributeError: Missing key model',
    other: 'config key model',
    confidence: 'low',
    weight: 'plain',
  },
  {
    id: 'model-key',
    class: 'transformers-version-mismatch',
    title: 'This transformers does not know the kind of the model',
    match: [{ text: 'KeyError:', pattern: /KeyError: '(?<key>[a-z][a-z0-9_]{2,40})'/ }],
    onlyAnswered: true,
    cause: 'The config of the model names the kind {key}, which came with a later transformers.',
    fix: ['pip install -U transformers'],
    source: 'src/catalog/diagnose/api-history.json',
    example: "KeyError: 'mistral'",
    other: "KeyError: 'bert'",
  },
  {
    id: 'pydantic-one',
    class: 'pydantic-mismatch',
    title: 'pydantic 1 is installed, and the code is written for pydantic 2',
    match: [
      {
        text: 'has no attribute',
        pattern:
          /has no attribute '(?:model_dump_json|model_dump|model_validate|model_validate_json|model_fields|model_construct|model_rebuild|model_json_schema|model_copy|__pydantic_decorators__)'/,
        not: /'NoneType'|'str'|'dict'|'list'/,
      },
      {
        text: "'FieldInfo' object has no attribute",
        pattern: /'(?:is_required|annotation|json_schema_extra|metadata)'/,
      },
      { text: "cannot import name 'field_validator' from 'pydantic'" },
      { text: "cannot import name 'ConfigDict' from 'pydantic'" },
      { text: "cannot import name 'model_validator' from 'pydantic'" },
    ],
    cause: 'Methods that begin with model_ came with pydantic 2; a package or pin brought pydantic 1.',
    fix: [
      'pip install -U "pydantic>=2,<3" fastapi   # fastapi of the same time, where it is used',
      '# a package that insists on pydantic 1 (pip then names it): a newer one of it, or an environment of its own',
    ],
    source: 'https://docs.pydantic.dev/latest/migration/',
    example: "AttributeError: 'GenerateResponse' object has no attribute 'model_dump_json'",
    other: "AttributeError: 'NoneType' object has no attribute 'model_dump'",
    confidence: 'high',
  },
  {
    id: 'settings-refused',
    class: 'config-refused',
    title: 'A setting is refused by the program that reads it',
    match: [
      {
        text: 'validation error',
        pattern:
          /\d{1,3} validation errors? for (?<model>\w{1,60}):? {1,4}(?:(?<field>[\w.[\]-]{1,80}) {1,4})?(?<what>(?:Input should be|Field required|Extra inputs are not permitted|field required|value is not a valid|extra fields not permitted|none is not an allowed value|Value error, ).{0,120})/,
        across: true,
      },
    ],
    weight: 'plain',
    onlyAnswered: true,
    explainedBy: [
      'vllm-setting-refused',
      'model-not-supported',
      'model-class-import-failed',
      'gpu-too-old',
      'cuda-out-of-memory',
      'hf-auth-gated',
      'transformers-version-mismatch',
    ],
    cause: '{model} says of {field}: {what}',
    fix: ['# correct {field} in the config'],
    source: 'https://docs.pydantic.dev/latest/errors/validation_errors/',
    example:
      "pydantic_core._pydantic_core.ValidationError: 1 validation error for AppConfig\ndataset\n  Input should be a valid list [type=list_type, input_value={'path': 'c4'}, input_type=dict]",
    other: 'validation error: 0.12',
    confidence: 'medium',
  },
  {
    id: 'setting-none',
    class: 'config-incomplete',
    title: 'A setting that the program computes with is not set',
    match: [
      {
        text: 'unsupported operand type(s) for',
        pattern: /unsupported operand type\(s\) for \S{1,20} '(?:NoneType' and '|\w{1,10}' and 'NoneType)/,
      },
      {
        text: 'not supported between instances of',
        pattern: /between instances of '(?:NoneType' and '|\w{1,10}' and 'NoneType)/,
      },
    ],
    weight: 'plain',
    onlyAnswered: true,
    cause: 'It is None: the config leaves it out.',
    fix: ['# set it in the config'],
    source: 'https://docs.python.org/3/library/exceptions.html#TypeError',
    example:
      "  File \"/app/utils/config.py\", line 43, in normalize_config\n    cfg.batch_size // cfg.micro_batch_size\nTypeError: unsupported operand type(s) for //: 'NoneType' and 'NoneType'",
    other: "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    confidence: 'low',
  },
  {
    id: 'yaml-loader',
    class: 'pyyaml-version-mismatch',
    title: 'PyYAML 6 is newer than the code: yaml.load needs a Loader',
    match: [{ text: "load() missing 1 required positional argument: 'Loader'" }],
    cause: 'yaml.load(f) without a Loader was removed in PyYAML 6.0.',
    fix: [
      'echo "cython<3" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install "pyyaml<6"   # built with a Cython of its time',
      '# or, in the code: yaml.safe_load(f) in place of yaml.load(f)',
    ],
    source: 'yaml/pyyaml CHANGES',
    example: "TypeError: load() missing 1 required positional argument: 'Loader'",
    other: 'yaml loaded',
  },
  {
    id: 'file-is-folder',
    class: 'folder-for-file',
    title: 'A folder stands where a file is meant',
    match: [{ text: 'Errno 21] Is a directory', pattern: /Is a directory: '(?<path>[^'\n]{1,200})'/ }],
    weight: 'plain',
    cause:
      '{path} is a folder: Docker makes an empty one where a mounted file is missing on the host, or the setting must name the file in it.',
    fix: [
      'rmdir {path}   # takes it away where it is empty: then put the file there, and make the container anew (docker compose up -d --force-recreate)',
      '# else: give the whole path of the file, with its name',
    ],
    source: 'https://docs.docker.com/engine/storage/bind-mounts/',
    example: "IsADirectoryError: [Errno 21] Is a directory: '/models'",
    other: 'Is a directory',
    confidence: 'medium',
  },
  {
    id: 'file-exists',
    class: 'output-exists',
    title: 'What the program wants to make is there already',
    match: [{ text: 'Errno 17] File exists', pattern: /File exists: '(?<path>[^'\n]{1,200})'/ }],
    weight: 'plain',
    cause: '{path} is left of an earlier run (or a link of that name leads nowhere).',
    fix: [
      'mv {path} {path}.old   # then start again; or the option of the program that overwrites (--overwrite, --force, exist_ok) or names another output',
      'ls -ld {path}   # of an earlier run, and not needed?',
    ],
    source: 'https://docs.python.org/3/library/exceptions.html#FileExistsError',
    example: "FileExistsError: [Errno 17] File exists: '/workspace/out'",
    other: 'File exists',
    confidence: 'medium',
  },
  {
    id: 'address-not-here',
    class: 'address-not-local',
    title: 'The server is to listen on an address that this machine does not have',
    match: [
      {
        text: 'Cannot assign requested address',
        pattern:
          /(?:Errno 99|errno: 99|EADDRNOTAVAIL|os error 99|bind).{0,40}[Cc]annot assign requested address|[Cc]annot assign requested address/,
      },
    ],
    weight: 'plain',
    cause:
      'In a container the public address of the machine is not its own: one listens on 0.0.0.0. (For a client: localhost means ::1, and IPv6 is off.)',
    fix: [
      '# give the server --host 0.0.0.0 (--listen 0.0.0.0, GRADIO_SERVER_NAME=0.0.0.0) in place of that address',
      '# a client or several processes: 127.0.0.1 in place of localhost; export MASTER_ADDR=127.0.0.1',
    ],
    source: 'https://man7.org/linux/man-pages/man2/bind.2.html',
    example: 'OSError: [Errno 99] Cannot assign requested address',
    other: 'address assigned',
  },
  {
    id: 'proxy-error',
    class: 'proxy-wrong',
    title: 'The proxy that is set does not answer as one',
    match: [
      { text: 'ProxyError' },
      { text: 'Cannot connect to proxy' },
      { text: 'Unable to connect to proxy' },
      { text: 'InvalidProxyURL' },
    ],
    cause:
      'HTTP_PROXY or HTTPS_PROXY names a proxy that does not run, is not reached from here (127.0.0.1 in a container is the container), or wants http:// in place of https://.',
    fix: [
      'unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY   # without it; then the same again',
      '# where it is needed: export https_proxy=http://HOST:PORT (http, also in https_proxy); from a container the address of the host, host.docker.internal, in place of 127.0.0.1',
      'env | grep -i proxy   # which one is set',
    ],
    source: 'https://requests.readthedocs.io/en/latest/user/advanced/#proxies',
    example:
      "requests.exceptions.ProxyError: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.'))",
    other: 'Using proxy http://10.0.0.1:3128',
    stage: 'install',
  },
  {
    id: 'ai-toolkit-config',
    class: 'config-key-missing',
    title: 'The config lacks a part that ai-toolkit wants',
    match: [
      'config file must have a job key',
      'config file must have a config section',
      {
        text: 'Missing "config.',
        pattern: /config file (?:is invalid|error)\. Missing "(?<key>config\.[\w.[\]]{1,60})"/,
      },
    ],
    cause:
      'ai-toolkit wants job, and below config a name and process (a list with type); {key} is not there: wrong indentation, or the config of another trainer.',
    fix: [
      'ls config/examples   # in the folder of ai-toolkit: copy the one of the model to config/, fill it in, python run.py config/NAME.yaml',
    ],
    source: 'ostris/ai-toolkit toolkit/config.py, jobs/BaseJob.py',
    example: 'ValueError: config file is invalid. Missing "config.process" key',
    other: 'Missing "config.json"',
  },
  {
    id: 'limit-variable',
    class: 'limit-of-a-variable',
    title: 'A limit was reached: {name} moves it',
    match: [
      {
        text: ' to increase th',
        pattern:
          /\b[Ss]et (?:the )?(?:environment variable )?[`'"]?(?<name>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,60})[`'"]? to increase th/,
      },
    ],
    cause: 'The message names it.',
    fix: ['export {name}=VALUE   # above what was asked for; then start again'],
    source: 'the message',
    example: 'RuntimeError: 70 adapters were given. Set MOON_MAX_ADAPTERS to increase this limit.',
    other: 'Set the number of workers to increase this limit',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'unset-variable',
    class: 'setting-stands-in-the-way',
    title: '{name} stands in the way',
    match: [
      {
        text: 'unset ',
        pattern:
          /(?:^|[.;:,!] |[Pp]lease )[Uu]nset [`'"]?(?<name>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,60})(?:=\w{1,20})?[`'"]?(?:\.$| (?:to|and|or|if|in|before|for)\b)/,
      },
    ],
    cause: 'The message names it.',
    fix: [
      'unset {name}   # then start again; take it out of the Dockerfile (ENV), .env or settings that set it',
    ],
    source: 'the message',
    example: 'RuntimeError: the network is switched off. Unset MOON_OFFLINE=1 to allow it.',
    other: '+ unset MOON_OFFLINE',
    confidence: 'medium',
    weight: 'plain',
  },
]);
