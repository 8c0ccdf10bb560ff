import { defineMessages } from './define.ts';

/** What is said of models and data that are fetched. */
export const hubMessages = defineMessages([
  {
    id: 'dataset-script',
    class: 'datasets-version-mismatch',
    title: 'datasets 4 no longer runs loading scripts',
    match: [
      'Dataset scripts are no longer supported',
      "DownloadConfig.__init__() got an unexpected keyword argument 'trust_remote_code'",
    ],
    cause: 'The data set is made by a Python script, which datasets 4.0 and newer refuse.',
    fix: [
      'pip install "datasets<4"   # with trust_remote_code=True',
      '# or a copy of it in Parquet: its branch refs/convert/parquet',
    ],
    source: 'huggingface/datasets@4.0.0 src/datasets/load.py',
    example: 'RuntimeError: Dataset scripts are no longer supported, but found foo.py',
    other: 'Dataset loaded',
  },
  {
    id: 'special-tokens-list',
    class: 'transformers-version-mismatch',
    title: 'The tokenizer was saved by transformers 5, and this is 4',
    match: [{ text: 'list(special_tokens.keys())' }],
    cause:
      'transformers 5 writes extra_special_tokens as a list into tokenizer_config.json, and 4 reads a dict.',
    fix: [
      'pip install -U "transformers>=5"   # a server or trainer that pins 4: its newest release',
      '# or, to keep transformers 4: tokenizer_config.json of the base model in its folder, or "extra_special_tokens": {} in it',
    ],
    source: 'huggingface/transformers@v4.57.0 src/transformers/tokenization_utils_base.py',
    example:
      '    self.SPECIAL_TOKENS_ATTRIBUTES = self.SPECIAL_TOKENS_ATTRIBUTES + list(special_tokens.keys())',
    other: 'special_tokens.keys()',
  },
  {
    id: 'hub-storage',
    class: 'disk-full',
    title: 'The storage of this account on the Hub is full',
    match: [{ text: 'storage limit reached' }],
    cause: 'Private repositories count, with every old version of a file in them. Nothing here is full.',
    fix: [
      '# make the repository public (its Settings), or delete old ones: huggingface.co/settings/storage; or a larger plan',
      "# a training that uploads each checkpoint: push_to_hub=False, or hub_strategy='end'",
    ],
    source: 'https://huggingface.co/docs/hub/storage-limits',
    example:
      '403 Forbidden: Private repository storage limit reached, please upgrade your plan to increase your private storage limit.',
    other: '403 Forbidden: storage',
  },
  {
    id: 'hub-size',
    class: 'corrupt-download',
    title: 'A file of the Hub arrived with another size than it has there',
    match: [
      {
        text: 'Consistency check failed',
        pattern: /should be of size (?<size>\d{1,16}) but has size (?<here>\d{1,16})/,
      },
    ],
    cause:
      'Of {size} bytes {here} came: the connection broke, a proxy answered with a page of its own (some hundred bytes), or a file is being changed there. An old huggingface_hub also says so of files that are whole ("size 0").',
    fix: [
      'pip install -U huggingface_hub hf_xet && export HF_HUB_ENABLE_HF_TRANSFER=0   # then the same again',
      'df -h ~/.cache $HF_HOME   # full? make room first',
      '# still so: take what is half there away (hf cache ls; hf cache rm, older: huggingface-cli delete-cache), then again; some hundred bytes only: a proxy or firewall: curl -sSIL https://huggingface.co',
    ],
    source: 'huggingface/huggingface_hub@v0.25.2 src/huggingface_hub/file_download.py',
    example:
      'OSError: Consistency check failed: file should be of size 492265168 but has size 447786685 (model.safetensors).',
    other: 'Fetching 12 files: 100%',
  },
  {
    id: 'vllm-config',
    class: 'hf-model-not-loaded',
    title: 'vLLM finds no configuration of the model',
    match: [{ text: 'No supported config format found in', pattern: /found in (?<model>[\w./-]{2,160}\w)/ }],
    cause:
      'There is neither config.json nor params.json in {model}, or the Hub did not give it: the model is gated and no token came, the name is wrong, or the folder is empty in the container.',
    fix: [
      'hf download {model} config.json   # tries it; gated: accept the terms on its page, and give the token to the container: docker run -e HF_TOKEN=hf_... …',
      '# a folder: mounted into the container (-v), by its path in there; GGUF: the file itself as --model; files of Mistral (params.json): --config-format mistral --load-format mistral --tokenizer-mode mistral',
    ],
    source: 'vllm-project/vllm@v0.7.2 vllm/transformers_utils/config.py',
    example: 'ValueError: No supported config format found in mistralai/Mistral-7B-v0.1',
    other: 'config format: auto',
  },
  {
    id: 'fsspec',
    class: 'datasets-version-mismatch',
    title: 'fsspec is newer than this datasets',
    match: [
      'Loading a dataset cached in a LocalFileSystem is not supported',
      { text: 'Invalid pattern: ', pattern: /'\*\*' can only be an entire path component/ },
    ],
    cause: 'fsspec 2023.9 and newer changed what datasets before 2.14 builds on.',
    fix: [
      'pip install -U datasets   # 2.15 or newer',
      '# or, where the app pins datasets: pip install "fsspec<2023.9"',
    ],
    source: 'huggingface/datasets@2.14.5 setup.py',
    example: 'NotImplementedError: Loading a dataset cached in a LocalFileSystem is not supported.',
    other: 'LocalFileSystem opened',
  },
  {
    id: 'pyarrow',
    class: 'datasets-version-mismatch',
    title: 'pyarrow and datasets are of different ages',
    match: [{ text: "module 'pyarrow' has no attribute 'PyExtensionType'" }],
    cause:
      'pyarrow 21 removed PyExtensionType, which datasets before 2.16 asks for; an old pyarrow has none yet.',
    fix: ['pip install -U datasets pyarrow', '# or, where the app pins datasets: pip install "pyarrow<21"'],
    source: 'apache/arrow@apache-arrow-21.0.0 python/pyarrow/__init__.py',
    example: "AttributeError: module 'pyarrow' has no attribute 'PyExtensionType'",
    other: "module 'pyarrow' loaded",
    confidence: 'medium',
  },
  {
    id: 'api-key',
    class: 'api-key-missing',
    title: 'The program wants the key of a service, and finds none',
    match: [
      { text: 'api_key client option must be set' },
      {
        text: 'environment variable',
        pattern:
          /(?<name>[A-Z][A-Z_]{2,40}_(?:API_)?KEY) (?:environment variable )?(?:is )?(?:not set|not found|missing|must be set)/,
        not: /WARN|warn|skip|optional|disabl|INFO/,
      },
    ],
    cause: 'The key of OpenAI or another service is not in the environment of the process.',
    fix: [
      'export OPENAI_API_KEY=sk-...   # or the variable that the message names; for a local server any text does, with OPENAI_BASE_URL=http://127.0.0.1:8000/v1',
    ],
    source: 'openai/openai-python@v1.40.0 src/openai/_client.py',
    example:
      'openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable',
    other: 'api_key: set',
  },
  {
    id: 'nltk',
    class: 'language-data-missing',
    title: 'Language data is not downloaded',
    match: [
      { text: 'Please use the NLTK Downloader' },
      {
        text: 'not found',
        pattern:
          /^(?:LookupError: )?Resource '?(?:averaged_perceptron_tagger|punkt|stopwords|wordnet|cmudict|omw|vader_lexicon)\w{0,8}'? not found/,
      },
    ],
    cause: 'NLTK loads its data separately from the package.',
    fix: [
      'python3 -c "import nltk; nltk.download(\'NAME\')"   # into ~/nltk_data; NLTK_DATA names another folder',
    ],
    source: 'nltk/nltk@3.9 nltk/data.py',
    example: 'LookupError: Resource punkt not found. Please use the NLTK Downloader to obtain the resource',
    other: 'nltk_data is up to date',
  },
  {
    id: 'spacy',
    class: 'language-data-missing',
    title: 'A language model of spaCy is not installed',
    match: [{ text: "[E050] Can't find model", pattern: /find model '(?<name>[\w.-]{1,80})'/ }],
    cause: 'spaCy needs {name}, which is a package of its own.',
    fix: ['python3 -m spacy download {name}'],
    source: 'explosion/spaCy@v3.7.0 spacy/errors.py',
    example:
      "OSError: [E050] Can't find model 'en_core_web_sm'. It doesn't seem to be a Python package or a valid path to a data directory.",
    other: 'spacy model loaded',
  },
  {
    id: 'playwright',
    class: 'browser-missing',
    title: 'The browser of playwright is not installed',
    match: [{ text: "Executable doesn't exist at" }],
    cause: 'playwright is installed, and the browser that it drives is not.',
    fix: ['python3 -m playwright install --with-deps chromium'],
    source: 'https://playwright.dev/python/docs/browsers',
    example: "BrowserType.launch: Executable doesn't exist at /root/.cache/ms-playwright/chromium",
    other: 'browser launched',
  },
  {
    id: 'hub-rate',
    class: 'hub-rate-limit',
    title: 'The Hub counts too many requests from this address',
    match: [
      {
        text: '429 Client Error',
        pattern:
          /429 Client Error.{0,200}(?:huggingface|hf\.co)|(?:huggingface_hub|HfHub).{0,80}429 Client Error/,
      },
      { text: 'We had to rate limit you' },
    ],
    cause: 'Requests without a token are counted by address, which a data centre shares with many.',
    fix: [
      'export HF_TOKEN=hf_...   # a free token of your account counts by account; then wait some minutes and do the same again',
      'export HF_HUB_OFFLINE=1   # or: where the files are in the cache already',
    ],
    source: 'https://huggingface.co/docs/hub/rate-limits',
    example:
      'huggingface_hub.errors.HfHubHTTPError: 429 Client Error: Too Many Requests for url: https://huggingface.co/api/models/x/y',
    other: '200 OK https://huggingface.co/api/models/x/y',
  },
  {
    id: 'hub-branch-fp16',
    class: 'hub-branch-gone',
    title: 'The weights in half precision are no branch any more, but a variant',
    match: [
      'Invalid rev id: fp16',
      { text: 'is not a valid git identifier', pattern: /^.{0,80}\bfp16 is not/ },
    ],
    cause:
      'The repositories of diffusers had a branch fp16; today those files lie in main, as *.fp16.safetensors.',
    fix: [
      `grep -rlE "revision *= *[\\"']fp16" --include=*.py . | xargs -r sed -i -E "s/revision( *= *[\\"']fp16)/variant\\1/"   # in the folder of the code: variant="fp16" in place of revision="fp16"`,
      '# no such file either: without both',
    ],
    source: 'diffusers 0.42.1 (wheel)',
    example: 'Invalid rev id: fp16',
    other: 'Invalid rev id: fp8',
  },
  {
    id: 'hub-gguf-parts',
    class: 'hub-file-missing',
    title: 'The repository has no such GGUF in one file',
    match: [
      {
        text: 'Entry Not Found for url',
        pattern:
          /huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve\/[\w./-]{1,160}(?<quant>Q[5-8]_\w{1,4}|[Ff]16|F32)\.gguf/,
      },
    ],
    cause: 'The large ones of a large model lie there in parts, or this one was never made.',
    fix: [
      'hf download {repo} --include "*{quant}*" --local-dir .   # -split-a, -split-b: cat them in order into one file; -00001-of-0000N: name the first, the loader finds the others',
      '# none there? a smaller one of that page in the command or settings (Q4_K_M)',
    ],
    source: 'https://huggingface.co/docs/hub/gguf',
    example: 'Entry Not Found for url: https://huggingface.co/org/m-70B-GGUF/resolve/main/m-70b.Q6_K.gguf.',
    other: 'Entry found: https://huggingface.co/org/m-70B-GGUF/resolve/main/m-70b.Q6_K.gguf',
    confidence: 'medium',
    explainedBy: ['network-timeout', 'hf-auth-gated', 'hub-branch-gone'],
  },
  {
    id: 'hub-entry',
    class: 'hub-file-missing',
    title: 'The repository on the Hub has no such file or revision',
    match: [
      {
        text: 'Entry Not Found for url',
        pattern: /huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve/,
        not: /(?:Q[5-8]_\w{1,4}|[Ff]16|F32)\.gguf/,
      },
      {
        text: 'EntryNotFoundError',
        pattern:
          /EntryNotFoundError(?:.{0,200}huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve)?/,
        not: /LocalEntryNotFound|(?:Q[5-8]_\w{1,4}|[Ff]16|F32)\.gguf/,
      },
      { text: 'Revision Not Found for url' },
      { text: 'RevisionNotFoundError', not: /must be tagged/ },
      { text: 'is not a valid git identifier' },
    ],
    cause:
      'The file (or branch) was renamed, moved or never there: the name in the app or command is of another time, or of another variant of the model.',
    fix: [
      '# open https://huggingface.co/{repo}/tree/main: the file as it is called there today, or in another folder or revision, is what the command or settings must name',
      'pip install -U huggingface_hub diffusers transformers   # where the app asks by an old name',
      '# the app itself: git pull and its requirements again',
    ],
    source: 'huggingface/huggingface_hub v0.25.2 src/huggingface_hub/utils/_http.py',
    example:
      'EntryNotFoundError: 404 Client Error. Entry Not Found for url: https://huggingface.co/org/m/resolve/main/x.safetensors.',
    other: 'LocalEntryNotFoundError: Connection error',
    confidence: 'medium',
    explainedBy: ['network-timeout', 'hf-auth-gated', 'hub-branch-gone'],
  },
  {
    id: 'hub-offline',
    class: 'hub-offline',
    title: 'Offline mode is on, and the file is not in the cache',
    match: [
      'OfflineModeIsEnabled',
      "set 'HF_HUB_OFFLINE=0'",
      { text: 'offline mode is enabled', pattern: /Cannot reach|Error/ },
    ],
    cause:
      'HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set, so nothing is downloaded; what is asked for is not in the cache of this user.',
    fix: [
      'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE HF_DATASETS_OFFLINE   # then the same again',
      'echo "$HF_HOME"; ls ~/.cache/huggingface/hub   # or: is the cache elsewhere?',
    ],
    source: 'huggingface/huggingface_hub v0.25.2 src/huggingface_hub/utils/_http.py',
    example:
      'huggingface_hub.errors.OfflineModeIsEnabled: Cannot reach https://huggingface.co/x: offline mode is enabled.',
    other: 'offline mode: off',
  },

  {
    id: 'pyannote',
    class: 'hf-auth-gated',
    title: 'The pipeline of pyannote is gated: its terms must be accepted',
    match: [
      {
        text: 'Could not download',
        pattern: /Could not download '?(?<name>[\w.-]{1,40}\/[\w.-]{1,80})'? (?:pipeline|model)/,
      },
      { text: 'It might be because the pipeline is private or gated' },
      { text: 'It might be because the model is private or gated' },
    ],
    cause: 'The Hub gives {name} only to accounts that accepted its terms; without, the pipeline is None.',
    fix: [
      '# open https://huggingface.co/{name} and https://huggingface.co/pyannote/segmentation-3.0 (2.x: pyannote/segmentation) with your account and accept the terms of both',
      'export HF_TOKEN=hf_...   # a token that may read gated repositories; whisperx: --hf_token "$HF_TOKEN"',
    ],
    source: 'pyannote/pyannote-audio@3.3.2 pyannote/audio/core/pipeline.py',
    example:
      "Could not download 'pyannote/speaker-diarization-3.1' pipeline. It might be because the pipeline is private or gated so make sure to authenticate.",
    other: "Downloading 'pyannote/speaker-diarization-3.1'",
  },
  {
    id: 'pyannote-none',
    class: 'hf-auth-gated',
    title: 'The pipeline of pyannote was not given out, and is None',
    match: [
      {
        text: "'NoneType' object has no attribute 'to'",
        near: [{ marker: 'diarization', before: 30, after: 5 }],
      },
      {
        text: "'NoneType' object has no attribute 'eval'",
        near: [{ marker: 'diarization', before: 30, after: 5 }],
      },
      {
        text: 'use_auth_token).to(',
        across: true,
        pattern: /Pipeline\.from_pretrained\(.{0,200}'NoneType' object/,
      },
      {
        text: 'use_auth_token=',
        across: true,
        pattern: /use_auth_token=[\w.'"[\]]{1,60}\)\.to\(.{0,200}'NoneType' object has no attribute 'to'/,
      },
    ],
    cause:
      'from_pretrained of pyannote gives None where the model is gated and the token is missing or has not accepted the terms.',
    fix: [
      '# open https://huggingface.co/pyannote/speaker-diarization-3.1 and https://huggingface.co/pyannote/segmentation-3.0 with your account and accept the terms of both',
      'export HF_TOKEN=hf_...   # a token that may read gated repositories; whisperx: --hf_token "$HF_TOKEN"',
    ],
    source: 'pyannote/pyannote-audio@3.3.2 pyannote/audio/core/pipeline.py',
    example:
      "File \"/venv/lib/python3.11/site-packages/whisperx/diarize.py\", line 20, in __init__\n    self.model = Pipeline.from_pretrained(model_name, use_auth_token=use_auth_token).to(device)\nAttributeError: 'NoneType' object has no attribute 'to'",
    other: "AttributeError: 'NoneType' object has no attribute 'to'",
  },
  {
    id: 'drive-limit',
    class: 'download-refused',
    title: 'Google Drive does not give out the file',
    match: [
      'Too many users have viewed or downloaded this file recently',
      'Cannot retrieve the public link of the file',
      { text: 'FileURLRetrievalError' },
    ],
    cause:
      'The daily limit of that file is reached, its owner has closed it, or this gdown no longer understands the page.',
    fix: [
      "pip install -U gdown && gdown --fuzzy 'ADDRESS'   # the address that the message or script names; older gdown fail on large files",
      '# the limit: open the address in a browser, download it there (or "add to my Drive" and copy it), and bring it here; or another source: the Hub often has a copy',
    ],
    source: 'wkentaro/gdown@v5.2.0 gdown/download.py',
    example: 'Access denied with the following error: Cannot retrieve the public link of the file.',
    other: 'Downloading from Google Drive',
  },
  {
    id: 'github-rate',
    class: 'hub-rate-limit',
    title: 'GitHub counts too many requests from this address',
    match: [
      { text: 'rate limit exceeded', pattern: /HTTP Error 403: rate limit exceeded|API rate limit exceeded/ },
    ],
    cause:
      'Requests without a token are counted by address, which a data centre shares with many; torch.hub asks GitHub each time.',
    fix: [
      'export GITHUB_TOKEN=ghp_...   # any token of an account; torch.hub and others take it',
      "# torch.hub: torch.hub.load(..., skip_validation=True), or from a clone: torch.hub.load('FOLDER', ..., source='local'); else wait an hour",
    ],
    source: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    example: 'urllib.error.HTTPError: HTTP Error 403: rate limit exceeded',
    other: 'HTTP Error 403: Forbidden',
  },
  {
    id: 'address-gone',
    class: 'download-gone',
    title: 'The address that the program downloads from is gone',
    match: [
      { text: 'HTTP Error 404: Not Found' },
      {
        text: '404 Client Error',
        pattern: /404 Client Error: Not Found for url: (?<url>\S{5,200})/,
        not: /huggingface\.co|hf\.co/,
      },
      { text: 'ERROR 404: Not Found' },
      { text: 'curl: (22) The', pattern: /error: 404/ },
      { text: 'Failed downloading url http' },
    ],
    weight: 'plain',
    cause:
      'The file was moved or removed since the program was written: the address in it is of another time.',
    fix: [
      '# the newest version of the app or package mostly has the new address: git pull, or pip install -U its name',
      '# or find the file elsewhere (the Hub often has a copy) and put it where the program keeps it: the folder stands in the lines above, mostly below ~/.cache',
    ],
    source: 'python/cpython Lib/urllib/request.py',
    example: 'urllib.error.HTTPError: HTTP Error 404: Not Found',
    other: 'HTTP 200',
    confidence: 'medium',
  },
  {
    id: 'no-locks',
    class: 'volume-without-locks',
    title: 'The volume of the cache has no file locks',
    match: [
      { text: 'No locks available', not: /sqlite/ },
      { text: 'Errno 38] Function not implemented' },
      { text: 'not implemented (os error 38)' },
      { text: 'Errno 9] Bad file descriptor', near: [{ marker: 'flock', before: 3 }] },
    ],
    cause: 'The Hub and others lock each file that they write, and this network volume or bucket cannot.',
    fix: [
      'export HF_HOME=/tmp/hf XDG_CACHE_HOME=/tmp/cache UV_LINK_MODE=copy   # on the disk of the machine; hf download … --local-dir keeps the files themselves on the volume; the work folder of a pipeline: its option for it',
    ],
    source: 'huggingface_hub 2.4.0 (wheel)',
    example: "OSError: [Errno 37] No locks available: '/workspace/.cache/huggingface/hub/.locks/x.lock'",
    other: 'locks available',
    confidence: 'medium',
  },
  {
    id: 'hub-cached-in-part',
    class: 'hub-offline',
    title: 'The model is not whole in the cache, and nothing may be downloaded',
    match: [
      {
        text: 'The cached snapshot for',
        pattern: /for '(?<repo>[\w./-]{1,160})' .{0,200} is incomplete/,
      },
      {
        text: "'local_files_only=True' is set and no",
        pattern: / '(?<repo>[\w./-]{1,160})': 'local_files_only=True' is set/,
      },
    ],
    cause:
      'local_files_only=True or HF_HUB_OFFLINE keeps the program from the Hub, and files of {repo} are missing in the cache of this user.',
    fix: ['HF_HUB_OFFLINE=0 hf download {repo}   # once, with a network; a cache elsewhere: HF_HOME first'],
    source: 'huggingface_hub 2.4.0 (wheel)',
    example:
      "IncompleteSnapshotError: The cached snapshot for 'Qwen/Qwen3-8B' (revision 'main', commit 895c) is incomplete: 2 file(s) are missing",
    other: "The cached snapshot for 'Qwen/Qwen3-8B' is used",
  },
  {
    id: 'links-refused',
    class: 'permission-denied',
    title: 'Windows lets this user make no links',
    match: [{ text: 'WinError 1314]' }],
    cause: 'The cache of the Hub and others are made of them.',
    fix: [
      '# Settings > System > For developers: Developer Mode on (or start the terminal as administrator); then the same again',
    ],
    source: 'https://huggingface.co/docs/huggingface_hub/how-to-cache#limitations',
    example: 'OSError: [WinError 1314] A required privilege is not held by the client',
    other: 'OSError: [WinError 126] The specified module could not be found',
  },
]);
