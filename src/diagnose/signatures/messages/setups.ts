import { defineMessages } from './define.ts';

/** What setup.py, cmake, git, apt and pickles say of the tools and versions around them. */
export const setupMessages = defineMessages([
  {
    id: 'setup-refused',
    class: 'setuptools-too-new',
    title: 'The setup.py of an old release is refused by this setuptools',
    match: [
      {
        text: 'setup command:',
        pattern:
          /error in (?<package>[\w.-]{1,60}) setup command: '(?:extras|install|tests|setup)_requires?'/,
      },
      { text: 'Failed building wheel for', pattern: /wheel for (?<package>gym)\b/ },
    ],
    cause:
      'Its list of requirements is not in the form that setuptools 66 (and pip 24.1) and newer ask for; those of its time took it.',
    fix: [
      'pip install "pip<24.1" "setuptools==65.5.0" "wheel<0.39"   # the tools of its time',
      'pip install --no-build-isolation -r requirements.txt   # the same install again, with this option: with the tools that are here',
      '# or a release of what asks for it that is newer (stable-baselines3 2 takes gymnasium in place of gym)',
    ],
    source: 'https://github.com/openai/gym/issues/3176',
    example:
      "      error in gym setup command: 'extras_require' must be a dictionary whose values are strings or lists of strings containing valid project/version requirement specifiers.",
    other: "ValueError: 'extras_require' must be a dictionary",
    stage: 'install',
  },
  {
    id: 'torch-stub',
    class: 'torch-no-matching-distribution',
    title: 'pip takes a placeholder of torch, which only says that it is none',
    match: [{ text: 'does not currently provide packages for PyPI' }],
    cause:
      'torch 0.1.2 on the index is empty. pip comes to it where it may take no wheel (options for the build, such as --install-option, forbid them all), or where no wheel fits this pip or Python.',
    fix: [
      'pip install -U pip && pip install torch torchvision   # torch by itself, as a wheel',
      'pip install --no-deps --no-build-isolation -r requirements.txt   # then the same install again with --no-deps, so that torch is left alone',
    ],
    source: 'https://github.com/NVIDIA/MinkowskiEngine/issues/200',
    example: 'RuntimeError: PyTorch does not currently provide packages for PyPI (see status at https://x).',
    other: 'PyTorch provides packages for PyPI',
    stage: 'install',
  },
  {
    id: 'submodule-commit',
    class: 'git-repository-not-found',
    title: 'A submodule names a commit that its repository does not give away (any more)',
    match: [
      {
        text: 'it did not contain',
        pattern: /submodule path '(?<path>[\w./-]{1,160})', but it did not contain/,
      },
      { text: 'does not allow request for unadvertised object' },
    ],
    cause:
      'The commit is gone from where the submodule is fetched (its history was rewritten, or the address changed in .gitmodules since the clone).',
    fix: [
      'git pull; git submodule sync --recursive && git submodule update --init --recursive   # in the root of the clone: the address and commit as they are now',
      'git submodule update --init --remote --recursive   # still so: the newest of the submodule in its place',
    ],
    source: 'git/git builtin/submodule--helper.c',
    example: 'error: Server does not allow request for unadvertised object 7a08e67c6dbf',
    other: 'Server does not allow this request',
    stage: 'install',
  },
  {
    id: 'signed-by',
    class: 'apt-source-twice',
    title: "NVIDIA's package source is named twice, with different keys",
    match: [
      { text: 'option Signed-By', pattern: /Conflicting values set for option Signed-By.{0,60}nvidia/ },
    ],
    cause:
      'The image has a list of that source of its own, and the newly installed cuda-keyring brings another one; apt then does nothing at all.',
    fix: [
      'rm -f /etc/apt/sources.list.d/cuda.list /etc/apt/sources.list.d/nvidia-ml.list && apt-get update   # the old ones; in a Dockerfile before cuda-keyring is installed',
      'grep -rl developer.download.nvidia.com /etc/apt/   # still so: remove all but one of these',
    ],
    source: 'https://github.com/NVIDIA/nvidia-docker/issues/1631',
    example:
      'E: Conflicting values set for option Signed-By regarding source https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2004/x86_64/ /: /usr/share/keyrings/x.gpg !=',
    other: 'Signed-By: /usr/share/keyrings/x.gpg',
    stage: 'install',
  },
  {
    id: 'source-twice',
    class: 'apt-source-twice',
    title: 'A package source is named twice, with different keys',
    match: [
      {
        text: 'option Signed-By',
        pattern:
          /Conflicting values set for option Signed-By regarding source (?<source>https?:\/\/(?!developer\.download\.nvidia)[\w./-]{1,160})/,
      },
    ],
    cause: 'Two files below /etc/apt name {source} with different keys; apt then does nothing at all.',
    fix: [
      'grep -rl {source} /etc/apt/sources.list /etc/apt/sources.list.d   # the files: mv the older one to /tmp, then apt-get update',
    ],
    source: 'https://manpages.debian.org/apt-secure',
    example:
      'E: Conflicting values set for option Signed-By regarding source https://download.docker.com/linux/ubuntu/ jammy: /etc/apt/keyrings/docker.gpg !=',
    other: 'Signed-By: /usr/share/keyrings/x.gpg',
    stage: 'install',
  },
  {
    id: 'no-cxx',
    class: 'compiler-missing',
    title: 'There is no C++ compiler',
    match: [
      { text: 'compiler identification is unknown', pattern: /The CX?X? compiler/ },
      'ERROR: Unknown compiler(s)',
      { text: "cannot execute 'cc1plus'" },
    ],
    cause:
      'Something is built with cmake or meson, and there is no C++ (or C) compiler, or one that does not work.',
    fix: [
      'apt-get update && apt-get install -y build-essential   # gcc and g++; then the same again (Fedora, CentOS: dnf install gcc gcc-c++ make)',
    ],
    source: 'Kitware/CMake@v3.26.0 Modules/CMakeDetermineCompilerId.cmake',
    example: '-- The CXX compiler identification is unknown',
    other: '-- The CXX compiler identification is GNU 11.4.0',
    stage: 'install',
  },
  {
    id: 'pickled-elsewhere',
    class: 'pickle-of-another-version',
    title: 'A pickled file names something that is not there',
    match: [
      {
        text: "Can't get attribute",
        pattern: /Can't get attribute '(?<name>[\w.]{1,100})' on <module '(?<module>[\w.]{1,120})'/,
      },
      {
        text: 'Trying to unpickle estimator',
        pattern:
          /unpickle estimator (?<name>\w{1,60}) from version (?<saved>[\w.]{1,20}) when using version (?<here>[\w.]{1,20})/,
        weight: 'remark',
      },
      {
        text: 'object has no attribute',
        pattern:
          /'(?<name>(?:DecisionTree|ExtraTrees?|RandomForest|(?:Hist)?GradientBoosting|Logistic|Linear|KNeighbors|AdaBoost|Bagging|OneVsRest|SGD|Tfidf|Count|Standard|MinMax|OneHot|Label|Ordinal|Column|Simple)(?:Classifier|Regressor|Regression|Vectorizer|Transformer|Scaler|Encoder|Imputer)|Ridge|Lasso|KMeans|TruncatedSVD)' object has no attribute '(?<attribute>\w{1,60})'/,
      },
    ],
    cause: 'The file was written where {module} had {name}.',
    fix: ['# load it with the version of the package that it was saved with'],
    source: 'https://scikit-learn.org/stable/model_persistence.html',
    example:
      "AttributeError: Can't get attribute 'cluster' on <module 'spacy.lang.lex_attrs' from '/opt/conda/lib/python3.8/site-packages/spacy/lang/lex_attrs.py'>",
    other: "AttributeError: Can't get local object 'main.<locals>.f'",
  },
  {
    id: 'lightning-hook',
    class: 'pytorch-lightning-version-mismatch',
    title: 'pytorch_lightning 2 no longer gives this hook its argument',
    match: [
      {
        text: 'required positional argument',
        pattern:
          /\.(?<hook>\w{1,60})\(\) missing .{0,40}'(?:optimizer_idx|batch_parts|training_step_outputs)'/,
      },
    ],
    cause:
      'The code was written for pytorch_lightning 1, which handed optimizer_idx to {hook}; 2.0 does not.',
    fix: [
      'pip install "pytorch-lightning<2"',
      '# or, in code of your own: leave that argument out of def {hook}(…), and optimise by hand where there are several optimisers',
    ],
    source: 'https://github.com/B-cos/B-cos-v2/pull/5',
    example:
      "TypeError: Model.configure_gradient_clipping() missing 1 required positional argument: 'optimizer_idx'",
    other: "TypeError: step() missing 1 required positional argument: 'closure'",
  },
  {
    id: 'gradio-body',
    class: 'pydantic-mismatch',
    title: 'This gradio is too old for pydantic 2',
    match: [{ text: 'validation error', pattern: /validation errors? for PredictBody/ }],
    cause: 'gradio 3 before 3.50 reads what the page sends with pydantic 1; pydantic 2 refuses it.',
    fix: [
      'pip install "gradio==3.50.2"   # the last of gradio 3, which knows pydantic 2; newer ones are another program to the app',
      'pip install "pydantic<2"   # or: the older pydantic',
    ],
    source: 'https://github.com/gradio-app/gradio/issues/6914',
    example: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for PredictBody',
    other: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings',
  },
  {
    id: 'poetry-root',
    class: 'project-file-missing',
    title: 'poetry wants to install the project itself, and its folder is not there yet',
    match: [
      { text: 'No file/folder found for package', pattern: /for package (?<package>[\w.-]{1,60})/ },
      { text: 'The current project could not be installed' },
    ],
    cause:
      'poetry installs the requirements and then the project; the folder {package} (or the README that pyproject.toml names) is not in this step: in a Dockerfile only pyproject.toml and poetry.lock were copied.',
    fix: [
      'poetry install --no-root   # the requirements alone; in a Dockerfile before the code is copied',
      '# or, in pyproject.toml, for what is no package: [tool.poetry] package-mode = false; or packages = [{ include = "FOLDER" }], where the folder has another name',
    ],
    source: 'https://python-poetry.org/docs/basic-usage/#installing-dependencies-only',
    example: 'No file/folder found for package apppackage',
    other: 'No file or folder of that name',
    stage: 'install',
  },
  {
    id: 'poetry-lock',
    class: 'poetry-lock-outdated',
    title: 'poetry.lock does not fit pyproject.toml, or this poetry',
    match: [
      { text: 'poetry.lock was last generated' },
      { text: 'lock file is not up to date with the latest changes' },
      { text: 'poetry.lock is not up to date with' },
      { text: 'not compatible with the current version of Poetry' },
    ],
    cause:
      'The requirements were changed after poetry.lock was written, or another poetry wrote it; poetry installs from the lock alone.',
    fix: [
      'poetry lock && poetry install   # writes it anew (poetry 1, to keep the other versions: poetry lock --no-update)',
      '# still so: poetry cache clear --all pypi; or the version in pyproject.toml that the index does have',
    ],
    source: 'https://python-poetry.org/docs/cli/#lock',
    example:
      'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
    other: 'Installing dependencies from lock file',
    stage: 'install',
  },
  {
    id: 'poetry-candidates',
    class: 'poetry-lock-outdated',
    title: 'poetry finds no file of that release for this Python and system',
    match: [
      {
        text: 'find installation candidates for',
        pattern: /candidates for (?<package>[\w.-]{1,60}) \((?<version>[\w.+]{1,30})\)/,
      },
    ],
    cause:
      'poetry.lock names {package} {version}, and none of its files fits: they are for other Pythons or systems, the lock was written by another poetry, or the index that is set (a source in pyproject.toml) does not have it.',
    fix: [
      'pip install -U poetry && poetry lock && poetry install   # a newer poetry (an old one does not know the wheels of today), and the lock written anew for this Python',
      '# still so: poetry add "{package}@latest", or a Python for which {package} {version} has wheels: poetry env use python3.10',
    ],
    source: 'https://github.com/python-poetry/poetry/issues/3456',
    example: '  Unable to find installation candidates for greenlet (1.1.2)',
    other: 'Installing greenlet (1.1.2)',
    stage: 'install',
  },
  {
    id: 'java',
    class: 'command-not-found',
    title: 'There is no JDK, or JAVA_HOME does not lead to it',
    match: [
      'Unable to find javac',
      'Java gateway process exited before',
      'No JVM shared library file (libjvm.so) found',
    ],
    cause: 'The Python package starts Java.',
    fix: [
      'apt-get update && apt-get install -y default-jdk   # conda: conda install -y -c conda-forge openjdk=21',
      '# still so: export JAVA_HOME=/usr/lib/jvm/default-java (conda: $CONDA_PREFIX/lib/jvm)',
    ],
    source: 'https://github.com/castorini/pyserini/issues/1934',
    example: "raise Exception('Unable to find javac')",
    other: 'javac 17.0.2',
  },
  {
    id: 'opencl',
    class: 'opencl-missing',
    title: 'OpenCL is not told of the library of NVIDIA',
    match: [{ text: 'LightGBMError: No OpenCL device' }, 'PLATFORM_NOT_FOUND_KHR'],
    cause: 'The driver brings libnvidia-opencl.so.1 into a container, and not the file that names it.',
    fix: [
      'mkdir -p /etc/OpenCL/vendors && echo libnvidia-opencl.so.1 > /etc/OpenCL/vendors/nvidia.icd   # NVIDIA_DRIVER_CAPABILITIES must have compute',
    ],
    source: 'https://github.com/lightgbm-org/LightGBM/issues/1998',
    example: 'clGetPlatformIDs failed: PLATFORM_NOT_FOUND_KHR',
    other: 'OpenCL device found',
    confidence: 'medium',
  },
  {
    id: 'pip-internals',
    class: 'pip-too-new',
    title: 'setup.py uses a part of pip that pip 10 took away',
    match: [{ text: "No module named 'pip.", pattern: /'pip\.(?:req|download)'/ }],
    cause: 'What pip has inside was never for others.',
    fix: [
      'python3 -m pip install "pip<10"   # Python up to 3.9; then the same again',
      '# or in setup.py: install_requires=open("requirements.txt").read().splitlines() in place of parse_requirements',
    ],
    source: 'https://github.com/pypa/pip/issues/4696',
    example: "ModuleNotFoundError: No module named 'pip.req'",
    other: "No module named 'pip'",
    stage: 'install',
  },
  {
    id: 'apk',
    class: 'package-not-found',
    title: 'Alpine has no package of that name',
    match: [{ text: '(no such package)', pattern: /(?<package>[a-z0-9][\w.+-]{0,60}) \(no such/ }],
    cause: 'It was renamed, or is in another branch.',
    fix: [
      '# in the Dockerfile, or where apk add stands: python3 in place of python, py3-NAME in place of py-NAME',
      'apk update; apk search {package}   # another: what it is called there',
    ],
    source: 'https://pkgs.alpinelinux.org/packages',
    example: '  python (no such package):',
    other: 'no such package',
    stage: 'install',
  },
  {
    id: 'env-export',
    class: 'compose-file-invalid',
    title: 'The file of variables is read by Docker, which knows no export',
    match: [
      {
        text: 'may not contain whitespace',
        pattern: /file (?<file>[\w./-]{1,120}): environment variable name 'export /,
      },
    ],
    cause: 'Docker takes NAME=value alone.',
    fix: ["sed -i 's/^export //' {file}   # then the same again"],
    source: 'https://github.com/SamR1/docker-fittrackee/issues/24',
    example: "In file ./.env: environment variable name 'export A' may not contain whitespace.",
    other: "In file ./.env: environment variable name 'A B' may not contain whitespace.",
    stage: 'deploy',
  },
]);
