import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** Hugging Face: its library, its command, its accounts. */
export const hubSignatures = defineSignatures([
  {
    id: 'hf-hub-api',
    class: 'hf-hub-api-removed',
    stage: 'import',
    title: 'huggingface_hub and what uses it are of different ages',
    weight: 'root',
    match: [
      {
        text: 'huggingface_hub',
        pattern:
          /cannot import named? [`'"]?(?<name>\w{1,60})[`'"]? from (?:partially initialized module )?[`'"]?(?<module>huggingface_hub[\w.]{0,60})/,
      },
      {
        text: 'huggingface_hub',
        pattern:
          /module 'huggingface_hub[\w.]{0,60}' has no attribute|No module named 'huggingface_hub\.[\w.]{1,60}'/,
      },
      {
        text: 'unexpected keyword argument',
        pattern:
          /(?:hf_hub_download|snapshot_download|cached_download|hf_hub_url|HfApi\.\w{1,40}|whoami|login|list_repo_files|model_info|HfFileSystem)\w{0,30}(?:\.__init__)?\(\) got an unexpected keyword argument/,
      },
      {
        text: 'is required for a normal functioning',
        pattern: /huggingface[-_]hub[<>=!~][^ ]{0,40} is required for a normal/,
      },
    ],
    cause:
      'huggingface_hub dropped this name (cached_download in 0.26, HfFolder and more in 1.0), or is older than the package that asks for it. gradio before 5.7 and diffusers before 0.29 need an older hub; transformers 5 a newer one.',
    fix: [
      'pip install "huggingface_hub<1.0"   # for HfFolder: gradio 4, transformers 4',
      'pip install "huggingface_hub<0.26"   # for cached_download: old diffusers, sentence-transformers',
      'pip install -U huggingface_hub   # where the name is a new one, as with transformers 5',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/facebookresearch/EdgeTAM/issues/20',
      'https://github.com/easydiffusion/easydiffusion/issues/1851',
    ],
    reviewed,
    matches: [
      "ImportError: cannot import name 'HfFolder' from 'huggingface_hub' (/venv/lib/python3.11/site-packages/huggingface_hub/__init__.py)",
      "TypeError: hf_hub_download() got an unexpected keyword argument 'use_auth_token'",
      'ImportError: huggingface-hub>=0.34.0,<1.0 is required for a normal functioning of this module, but found huggingface-hub==1.0.1.',
    ],
    misses: [
      'FutureWarning: `resume_download` is deprecated and will be removed in version 1.0.0. huggingface_hub',
    ],
  },
  {
    id: 'hf-cli',
    class: 'hf-cli-missing-or-renamed',
    stage: 'run',
    title: 'The Hugging Face command is missing, renamed or of another age',
    weight: 'root',
    match: [
      {
        text: 'huggingface-cli',
        pattern:
          /huggingface-cli['"]?:? (?:command )?not found|'huggingface-cli' (?:is not recognized|不是内部)|huggingface-cli: error|env: '?huggingface-cli|"huggingface-cli": executable file not found|No such file or directory: '[^']{0,80}huggingface-cli'|cannot find .{0,20}huggingface-cli|The term 'huggingface-cli'/i,
      },
      { text: 'is deprecated and no longer works' },
      { text: 'not found', pattern: /(?:^|[\s:])(?:hf|huggingface): (?:command )?not found/ },
      { text: 'No such option', near: [{ marker: 'hf-usage', before: 8, after: 4 }] },
      { text: 'No such command', near: [{ marker: 'hf-usage', before: 8, after: 4 }] },
      { text: 'unrecognized arguments', near: [{ marker: 'hf-usage', before: 8 }] },
      {
        text: 'unrecognized arguments',
        pattern: /(?:^|\s)hf: error|local-dir-use-symlinks|--resume-download/,
      },
      { text: 'invalid choice', near: [{ marker: 'hf-usage', before: 8 }] },
      { text: 'No such option', pattern: /--(?:local-dir-use-symlinks|resume-download)/ },
      { text: 'No module named', pattern: /No module named '?huggingface_hub\.commands/ },
    ],
    cause:
      'huggingface_hub 1.0 replaced huggingface-cli by hf, with fewer options (no --resume-download, no --local-dir-use-symlinks); releases before 0.17 have no download command; and without the package there is neither.',
    fix: [
      'pip install -U huggingface_hub && hf download ORG/REPO --local-dir DIR   # was: huggingface-cli download',
      'hf auth login --token $HF_TOKEN   # was: huggingface-cli login',
      '# or, for scripts that call the old command:',
      'pip install "huggingface_hub[cli]<1.0"',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/huggingface/huggingface_hub/issues/2753',
      'https://github.com/GeeeekExplorer/nano-vllm/pull/185',
    ],
    reviewed,
    matches: [
      'bash: huggingface-cli: command not found',
      'Warning: `huggingface-cli` is deprecated and no longer works. Use `hf` instead.',
      "Usage: hf download [OPTIONS] REPO_ID [FILENAMES]...\nTry 'hf download --help' for help.\n\nError: No such option '--local-dir-use-symlinks'.",
    ],
    misses: ["⚠️  Warning: 'huggingface-cli download' is deprecated. Use 'hf download' instead."],
  },
  {
    id: 'hf-auth',
    class: 'hf-auth-gated',
    stage: 'run',
    title: 'The model is gated, or the token is missing or refused',
    weight: 'root',
    match: [
      'Cannot access gated repo',
      'trying to access a gated repo',
      'GatedRepoError',
      { text: 'not in the authorized list' },
      'RepositoryNotFoundError',
      { text: 'Repository Not Found for url' },
      { text: '401 Client Error', pattern: /401 Client Error.{0,120}(?:huggingface|hf-mirror|hf\.co)/ },
      {
        text: '403 Client Error',
        pattern: /403 Client Error.{0,120}(?:huggingface|hf-mirror|hf\.co)/,
        not: /storage limit/,
      },
      { text: '401 Unauthorized', near: [{ marker: 'hf', before: 6, after: 3 }] },
      { text: '403 Forbidden', near: [{ marker: 'hf', before: 3, after: 3 }], not: /storage limit/ },
      { text: 'Access to model', pattern: /Access to model .{1,120} is restricted/ },
      { text: 'no token found', pattern: /[Tt]oken is required .{0,60}but no token found/ },
      'LocalTokenNotFoundError',
      { text: 'Invalid user token' },
      { text: 'Invalid token passed!' },
      { text: 'Invalid username or password', near: [{ marker: 'hf', before: 12, after: 6 }] },
      {
        text: 'could not read Username for',
        pattern: /Username for 'https:\/\/(?:[\w-]{1,40}@)?huggingface\.co/,
      },
      { text: 'is not a valid model identifier' },
      { text: 'make sure to pass a token having permission' },
      { text: 'Username/Password Authentication Failed', near: [{ marker: 'hf', before: 10 }] },
      { text: 'public gated repositories' },
      { text: 'Invalid credentials in Authorization header' },
      { text: 'must be authenticated to access it' },
    ],
    cause:
      'The Hub refuses the file: its licence was not accepted with this account, no token was sent, or the token may not read it. A misspelt or private name is answered alike.',
    fix: [
      '# open the page of the model with your account and accept its terms',
      'export HF_TOKEN=hf_...   # in the environment of the pod, so that the app sees it too',
      'hf auth whoami   # a fine-grained token also needs the right to read public gated repositories',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/ToTheBeginning/PuLID/issues/97',
      'https://github.com/huggingface/transformers/issues/29177',
    ],
    reviewed,
    matches: [
      'huggingface_hub.errors.GatedRepoError: 401 Client Error. (Request ID: Root=1-67ee)\n\nCannot access gated repo for url https://huggingface.co/black-forest-labs/FLUX.1-dev/resolve/main/model_index.json.',
      "OSError: foo/bar is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
    ],
    misses: [
      'Warning: You are sending unauthenticated requests to the HF Hub. Please set a HF_TOKEN to enable higher rate limits.',
    ],
  },
  {
    id: 'hf-transfer',
    class: 'hf-transfer-missing',
    stage: 'run',
    title: 'hf_transfer is switched on but not installed',
    weight: 'root',
    match: [
      { text: "'hf_transfer' package is not available" },
      {
        text: 'hf_transfer',
        pattern: /No module named 'hf_transfer'|hf_transfer.{0,60}is not (?:available|installed)/,
      },
    ],
    cause:
      'The image sets HF_HUB_ENABLE_HF_TRANSFER=1, and this environment lacks the package that the variable asks for.',
    fix: ['pip install hf_transfer', 'export HF_HUB_ENABLE_HF_TRANSFER=0'],
    confidence: 'high',
    sources: ['huggingface/huggingface_hub v0.25.2 src/huggingface_hub/file_download.py'],
    reviewed,
    matches: [
      "ValueError: Fast download using 'hf_transfer' is enabled (HF_HUB_ENABLE_HF_TRANSFER=1) but 'hf_transfer' package is not available in your environment.",
    ],
    misses: ['Fetching 14 files with hf_transfer: done'],
  },
  {
    id: 'hf-load',
    class: 'hf-model-not-loaded',
    stage: 'run',
    title: 'A model could not be loaded from the Hub or its folder',
    weight: 'plain',
    match: [
      {
        text: "Can't load",
        pattern:
          /Can't load (?:the )?(?:tokenizer|model|config\w{0,8}|feature extractor|image processor|processor|configuration)(?: of| for)? '(?<repo>[\w./-]{1,160})'/,
      },
      {
        text: 'Incorrect path_or_model_id',
        pattern: /path_or_model_id: '(?<path>[^'\n]{1,200})'/,
      },
      {
        text: 'is not the path to a directory',
        // Names without an owner are of old, and small: what has a capital is a folder.
        pattern: /looks like (?<path>(?=[\w.-]{0,100}[A-Z])[\w.-]{3,100}) is not the path to a directory/,
        weight: 'root',
      },
      { text: 'HFValidationError', pattern: /Repo id must .{1,120}: '(?<path>[^'\n]{1,200})'/ },
    ],
    explainedBy: ['hf-auth-gated', 'disk-full'],
    cause:
      'Where {repo} is a name on the Hub: it was not reached and is not in the cache, or a folder of that name hides it. Where a path is named: it does not exist here, and is then taken for a name on the Hub.',
    fix: [
      'ls -ld {repo} {path}   # a folder without the files of a model? move it away; no such path? download the model there',
      'hf download {repo}   # is the Hub reached, and may you read it?',
    ],
    confidence: 'medium',
    sources: ['huggingface/transformers@v4.45.2 src/transformers/tokenization_utils_base.py'],
    reviewed: '2026-11-28',
    matches: [
      "OSError: Can't load tokenizer for 'openai/clip-vit-large-patch14'. If you were trying to load it from the Hub",
    ],
    misses: ["Can't load plugin 'x'"],
  },
  {
    id: 'archive-gone',
    class: 'download-gone',
    stage: 'run',
    title: 'The file is no longer where it was fetched from',
    weight: 'plain',
    match: [
      { text: '"file not exist"', pattern: /"ErrMsg": ?"file not exist"/ },
      { text: '<Code>NoSuchKey</Code>' },
    ],
    cause: 'The store of the files answers that it has none of this name (any more).',
    fix: [
      '# another address: README, issues or releases of the project, a mirror on the Hub; then lay it where the program looks',
    ],
    confidence: 'high',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    reviewed: '2026-11-28',
    matches: ['{"RetCode":-148654, "ErrMsg":"file not exist"}'],
    misses: ['{"RetCode":0, "ErrMsg":""}'],
  },
  {
    id: 'download-refused',
    class: 'download-refused',
    stage: 'run',
    title: 'The server refused the download',
    weight: 'plain',
    match: [
      {
        text: 'requested URL returned error: 40',
        pattern: /error: (?<code>40[0-9])/,
        not: /curl: \(22\).{0,40} 404/,
      },
      { text: 'ERROR 401: Unauthorized' },
      { text: 'ERROR 403: Forbidden' },
      // wget, in whatever language
      { text: '... 403 Forbidden' },
      { text: 'errorCode=24' },
      { text: 'response status is not successful', pattern: /status=40[13]/ },
      { text: '... 401 Unauthorized' },
    ],
    explainedBy: ['hf-auth-gated', 'git-repository-not-found'],
    cause: 'The address is wrong, or it wants a token (401, 403): Civitai and gated models do.',
    fix: [
      'curl -fL -H "Authorization: Bearer $TOKEN" -o FILE URL   # the same address with your token: HF_TOKEN, or the API key of your Civitai account',
      '# a bucket (amazonaws.com, googleapis.com): the file is gone or not public: another address (README, issues, mirror), or ask its owner',
    ],
    confidence: 'medium',
    sources: ['src/catalog/diagnose/codes.json'],
    reviewed: '2026-11-28',
    matches: ['curl: (22) The requested URL returned error: 401'],
    misses: ['HTTP request sent, awaiting response... 200 OK'],
  },
]);
