import { defineMessages } from './define.ts';

/** What two packages of different ages say of each other. */
export const ageMessages = defineMessages([
  {
    id: 'protobuf-gencode',
    class: 'protobuf-mismatch',
    title: 'protobuf is older than what the code was made with',
    match: [
      {
        text: 'gencode ',
        pattern: /gencode (?<wanted>\d[\d.]{2,10}\d) runtime (?<here>\d[\d.]{2,10}\d)/,
      },
    ],
    cause:
      'A package brings code that protobuf {wanted} made; protobuf {here} is installed, and does not run newer code.',
    fix: [
      'pip install -U "protobuf>={wanted}"   # what asks for an older one shows itself: pip check',
      '# where another package needs the older protobuf: an older release of the package whose _pb2.py stands in the traceback',
    ],
    source: 'protocolbuffers/protobuf@v28.0 python/google/protobuf/runtime_version.py',
    example:
      'google.protobuf.runtime_version.VersionError: Detected incompatible Protobuf Gencode/Runtime versions when loading a.proto: gencode 5.29.0 runtime 5.27.2.',
    other: 'protobuf gencode version 5.27.2 is one minor version older than the runtime version 5.28.0',
    stage: 'import',
  },
  {
    id: 'kernels-version',
    class: 'package-version-mismatch',
    title: 'The package kernels is newer than transformers knows',
    match: ['Either a revision or a version must be specified.'],
    cause:
      'From about 0.14 on it wants a version for each kernel, which older releases of transformers do not name.',
    fix: [
      'pip install "kernels<0.13"   # or: pip install -U transformers; or, where nothing needs it: pip uninstall kernels',
    ],
    source: 'kernels 0.13.0 and 0.15.2 (wheels), transformers 5.10.4 (its METADATA)',
    example: 'ValueError: Either a revision or a version must be specified.',
    other: 'ValueError: Either a revision or a version must be specified, not both.',
    stage: 'import',
  },
  {
    id: 'protobuf-create-key',
    class: 'protobuf-mismatch',
    title: 'protobuf is older than what the code was made with',
    match: ["descriptor' has no attribute '_internal_create_key'"],
    cause: 'It came in 3.12; a package, or another Python folder, brings an older protobuf.',
    fix: ['pip install "protobuf>=3.20.3,<3.21"   # which reads code of 3.12 as well'],
    source: 'the wheels of protobuf 3.11.3 and 3.12.2',
    example: "AttributeError: module 'google.protobuf.descriptor' has no attribute '_internal_create_key'",
    other: "AttributeError: module 'descriptor' has no attribute 'create_key'",
    stage: 'import',
  },
  {
    id: 'openai-before-one',
    class: 'openai-version-mismatch',
    title: 'The code is for openai 0.28, and a newer one is here',
    match: [{ text: 'no longer supported in openai>=1.0.0' }],
    cause: 'openai 1.0 is called otherwise: a client, in place of openai.ChatCompletion and the like.',
    fix: [
      'pip install "openai<1"   # the last of the old kind, 0.28.1',
      '# or a newer release of what calls it; code of your own: openai migrate',
    ],
    source: 'openai/openai-python@v1.0.0 src/openai/lib/_old_api.py',
    example:
      'You tried to access openai.Audio, but this is no longer supported in openai>=1.0.0 - see the README',
    other: 'openai>=1.0.0 is supported',
  },
  {
    id: 'chroma-before-four',
    class: 'chromadb-version-mismatch',
    title: 'The code is for chromadb 0.3, and a newer one is here',
    match: [{ text: 'You are using a deprecated configuration of Chroma' }],
    cause: 'chromadb 0.4 keeps its data otherwise and is set up otherwise (PersistentClient).',
    fix: [
      'pip install "chromadb<0.4"',
      '# or a newer release of what calls it; code of your own: chromadb.PersistentClient(path=FOLDER); data: pip install chroma-migrate && chroma-migrate',
    ],
    source: 'chroma-core/chroma@0.4.0 chromadb/config.py',
    example: 'ValueError: You are using a deprecated configuration of Chroma.',
    other: 'a configuration of Chroma',
  },
  {
    id: 'paddleocr-before-three',
    class: 'paddleocr-version-mismatch',
    title: 'The code is for paddleocr 2, and a newer one is here',
    match: [
      {
        text: 'Unknown argument: ',
        pattern:
          /Error: Unknown argument: (?<argument>show_log|use_gpu|use_mp|use_dilation|use_onnx|use_tensorrt|use_space_char|drop_score|max_batch_size|gpu_mem|(?:det|rec|cls|table|layout)_\w{2,40})$/,
      },
    ],
    cause: 'paddleocr 3 takes other arguments than 2 did, and gives its results in another form.',
    fix: [
      'pip install "paddleocr<3" "paddlepaddle<3"   # with a GPU: paddlepaddle-gpu<3',
      '# or, in code of your own: without {argument}; device="gpu" in place of use_gpu',
    ],
    source: 'PaddlePaddle/PaddleOCR@v3.0.0 paddleocr/_common_args.py',
    example: 'ValueError: Unknown argument: show_log',
    other: 'ValueError: Unknown argument: verbose',
  },
  {
    id: 'sqlalchemy-before-two',
    class: 'sqlalchemy-version-mismatch',
    title: 'The code is for SQLAlchemy 1.4, and 2 is here',
    match: [
      { text: 'Not an executable object: ' },
      { text: "Engine' object has no attribute 'execute'" },
      { text: 'should be explicitly declared as text(' },
    ],
    cause: 'SQLAlchemy 2 runs only text(…) and statements, and those on a connection, not on the engine.',
    fix: [
      'pip install "sqlalchemy<2"   # beside pandas 2.2 or newer: "pandas<2.2" as well',
      '# or a newer release of what calls it; code of your own: with engine.begin() as c: c.execute(sqlalchemy.text("…"))',
    ],
    source: 'sqlalchemy/sqlalchemy@rel_2_0_0 lib/sqlalchemy/exc.py',
    example: "AttributeError: 'OptionEngine' object has no attribute 'execute'",
    other: "AttributeError: 'Engine' object has no attribute 'start'",
  },
  {
    id: 'bentoml-openllm',
    class: 'package-version-mismatch',
    title: 'This openllm was written for bentoml 1.1, and a newer bentoml is here',
    match: [{ text: 'Invalid Tag _service', pattern: /serve.{0,4} failed: Invalid Tag/ }],
    cause: 'bentoml 1.2 changed how services are named and started; openllm 0.4 starts it in the old way.',
    fix: ['pip install "bentoml<1.2"', '# or a newer openllm, which goes with it: pip install -U openllm'],
    source: 'https://github.com/bentoml/OpenLLM/releases',
    example: 'Error: [bentoml-cli] `serve` failed: Invalid Tag _service:svc',
    other: 'Error: [bentoml-cli] `serve` failed: no such service',
  },
  {
    id: 'gone-package',
    class: 'package-renamed',
    title: 'A package is gone from the index under its old name',
    match: [
      {
        text: ' package ',
        pattern:
          /The ['"](?<old>[\w.-]{2,60})['"] (?:PyPI )?package (?:is deprecated, use|has been removed!\s{1,20}Please install) ['"](?<new>[\w.-]{2,60})['"]/,
        across: true,
      },
    ],
    cause: '{old} is {new} now: what is still called {old} there only says so, and fails on purpose.',
    fix: [
      'grep -rlE "^ *[\'\\"]?{old}\\b" --include="*.txt" --include="setup.*" --include="*.toml" --include="*.y*ml" . | xargs -r sed -i -E "s/^( *[\'\\"]?){old}\\b/\\1{new}/"; pip install {new}   # in the folder of the app; then its own install again',
      '# a package of another asks for it? a newer one of that; sklearn also: export SKLEARN_ALLOW_DEPRECATED_SKLEARN_PACKAGE_INSTALL=True',
    ],
    source: 'https://github.com/scikit-learn/sklearn-pypi-package',
    example: "The 'sklearn' PyPI package is deprecated, use 'scikit-learn' rather than 'sklearn'",
    other: "The 'train' package is deprecated",
    stage: 'install',
  },
  {
    id: 'gradio-queue',
    class: 'gradio-version-mismatch',
    title: 'gradio is newer than the code: queue() lost concurrency_count in 4.0',
    match: ['concurrency_count has been deprecated'],
    cause: 'gradio 4 raises this warning as an error.',
    fix: [
      'pip install "gradio<4"',
      '# or, in the code: queue() without concurrency_count; concurrency_limit in its place where an event is bound',
    ],
    source: 'gradio-app/gradio@gradio@4.0.0 gradio/blocks.py',
    example: '    raise DeprecationWarning(\nDeprecationWarning: concurrency_count has been deprecated.',
    other: 'concurrency_count is 3',
  },
  {
    id: 'spacy-three',
    class: 'spacy-version-mismatch',
    title: 'spaCy 3 is here, and the code is for spaCy 2: add_pipe takes a name',
    match: ['`nlp.add_pipe` now takes the string name'],
    cause: 'Up to spaCy 2 add_pipe took the component itself.',
    fix: [
      'pip install "spacy<3"   # with the models of its time; or a newer release of the package that adds the component',
      '# or, in the code: nlp.add_pipe("sentencizer") in place of add_pipe(create_pipe("sentencizer")); one of your own with @Language.factory("name") (a function: @Language.component) above it, then nlp.add_pipe("name")',
    ],
    source: 'https://spacy.io/usage/v3#migrating',
    example:
      'ValueError: [E966] `nlp.add_pipe` now takes the string name of the registered component factory',
    other: 'nlp.add_pipe takes a name',
  },
  {
    id: 'numba-cuda-too-old',
    class: 'api-mismatch',
    title: 'numba-cuda is too old for what imports it',
    match: [
      { text: 'redirect_numba_module', pattern: /cannot import name '\w{1,60}' from 'numba\.cuda\.utils/ },
    ],
    cause:
      'redirect_numba_module is of numba-cuda, a package beside numba that takes the place of numba.cuda.',
    fix: ['pip install -U numba-cuda'],
    source: 'numba-cuda (wheel)',
    example: "ImportError: cannot import name 'redirect_numba_module' from 'numba.cuda.utils'",
    other: 'numba.cuda.utils has redirect_numba_module',
  },
  {
    id: 'field-of-pydantic-one',
    class: 'pydantic-mismatch',
    title: 'pydantic 2 is installed, and the code is written for pydantic 1',
    match: [
      {
        text: "'FieldInfo' object has no attribute",
        pattern:
          /'(?:required|field_info|type_|outer_type_|sub_fields|shape|allow_none|extra|name|regex|const)'/,
      },
    ],
    cause:
      'FieldInfo is of pydantic: 1 gave a ModelField in its place, with required, type_, field_info and more.',
    fix: ['pip install "pydantic<2"'],
    source: 'https://docs.pydantic.dev/latest/migration/',
    example: "AttributeError: 'FieldInfo' object has no attribute 'field_info'",
    other: "AttributeError: 'FieldInfo' object has no attribute 'my_own'",
  },
]);
