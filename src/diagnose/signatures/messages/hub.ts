import { defineMessages } from './define.ts';

/** What is said of models and data that are fetched. */
export const hubMessages = defineMessages([
  {
    id: 'remote-code',
    class: 'trust-remote-code-needed',
    title: 'The model brings Python code, which must be allowed first',
    match: [
      {
        text: 'requires you to execute the',
        pattern: /requires you to execute the (?:configuration|modeling|tokenizer|dataset) (?:file|script)/,
      },
      { text: 'contains custom code which must be executed' },
      { text: 'set the option `trust_remote_code=True`' },
      { text: 'pass the argument `trust_remote_code=True`' },
    ],
    cause: 'The code of the model lies in its repository on the Hub, and runs only if that is allowed.',
    fix: [
      '# look at the *.py files on the page of the model; then: trust_remote_code=True in from_pretrained, --trust-remote-code for vLLM and web UIs',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/dynamic_module_utils.py',
    example:
      'ValueError: Loading org/model requires you to execute the configuration file in that repo on your local machine.',
    other: 'trust_remote_code: True',
  },
  {
    id: 'tokenizer-file',
    class: 'transformers-version-mismatch',
    title: 'The tokenizer file is newer than the tokenizers that is installed',
    match: [
      'data did not match any variant of untagged enum',
      { text: 'tokenizer.json', pattern: /unknown variant .{1,60} expected/ },
    ],
    cause:
      'tokenizer.json was written by a newer tokenizers (0.20 and later write it differently) than the one that reads it.',
    fix: [
      'pip install -U tokenizers transformers   # transformers 4.45 and newer bring a tokenizers that reads it',
    ],
    source: 'huggingface/tokenizers@v0.20.0 tokenizers/src/models/bpe/serialization.rs',
    example:
      'Exception: data did not match any variant of untagged enum ModelWrapper at line 757479 column 3',
    other: 'tokenizer loaded',
  },
  {
    id: 'dataset-script',
    class: 'datasets-version-mismatch',
    title: 'datasets 4 no longer runs loading scripts',
    match: ['Dataset scripts are no longer supported'],
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
    title: 'pyarrow is newer than this datasets',
    match: [{ text: "module 'pyarrow' has no attribute 'PyExtensionType'" }],
    cause: 'pyarrow 21 removed PyExtensionType, which datasets before 2.16 asks for.',
    fix: ['pip install -U datasets', '# or, where the app pins datasets: pip install "pyarrow<21"'],
    source: 'apache/arrow@apache-arrow-21.0.0 python/pyarrow/__init__.py',
    example: "AttributeError: module 'pyarrow' has no attribute 'PyExtensionType'",
    other: "module 'pyarrow' loaded",
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
      {
        text: 'Please use the NLTK Downloader',
        pattern: /Resource .{0,20}?(?<name>[\w-]{2,60}).{0,20} not found/,
      },
      { text: 'Please use the NLTK Downloader' },
    ],
    cause: 'NLTK loads its data separately from the package, and {name} is not here.',
    fix: [
      'python3 -c "import nltk; nltk.download(\'{name}\')"   # into ~/nltk_data; NLTK_DATA names another folder',
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
    id: 'hub-entry',
    class: 'hub-file-missing',
    title: 'The repository on the Hub has no such file or revision',
    match: [
      {
        text: 'Entry Not Found for url',
        pattern: /huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve/,
      },
      { text: 'EntryNotFoundError', not: /LocalEntryNotFound/ },
      { text: 'Revision Not Found for url' },
      { text: 'RevisionNotFoundError' },
      { text: 'is not a valid git identifier' },
    ],
    cause:
      'The file (or branch) was renamed, moved or never there: the name in the app or command is of another time, or of another variant of the model.',
    fix: [
      '# open the page of the model, "Files and versions": is the name that is asked for there, in another folder, or under another revision?',
      'pip install -U huggingface_hub diffusers transformers   # where the app asks by an old name (revision fp16 is variant="fp16" today)',
      '# the app itself: git pull and its requirements again',
    ],
    source: 'huggingface/huggingface_hub v0.25.2 src/huggingface_hub/utils/_http.py',
    example:
      'EntryNotFoundError: 404 Client Error. Entry Not Found for url: https://huggingface.co/org/m/resolve/main/x.safetensors.',
    other: 'LocalEntryNotFoundError: Connection error',
    confidence: 'medium',
    explainedBy: ['network-timeout', 'hf-auth-gated'],
  },
  {
    id: 'hub-offline',
    class: 'hub-offline',
    title: 'Offline mode is on, and the file is not in the cache',
    match: ['OfflineModeIsEnabled', { text: 'offline mode is enabled', pattern: /Cannot reach|Error/ }],
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
      '# open https://huggingface.co/{name} and https://huggingface.co/pyannote/segmentation-3.0 with your account and accept the terms of both',
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
    id: 'backend-tokenizer',
    class: 'module-not-found',
    title: 'A package that reads this kind of tokenizer is not installed',
    match: [{ text: "Couldn't instantiate the backend tokenizer" }],
    cause:
      'The model has a tokenizer.model (SentencePiece or tiktoken), and the package that turns it into a fast one is missing.',
    fix: [
      'pip install -U sentencepiece tiktoken protobuf   # then start again',
      '# is there a tokenizer file at all? tokenizer.json or tokenizer.model must lie beside config.json',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/tokenization_utils_fast.py',
    example:
      "ValueError: Couldn't instantiate the backend tokenizer from one of: (1) a `tokenizers` library serialization file",
    other: 'tokenizer backend: fast',
  },
  {
    id: 'auto-class',
    class: 'model-not-supported',
    title: 'The model is of another kind than the program loads it as',
    match: [
      {
        text: 'Unrecognized configuration class',
        pattern: /Unrecognized configuration class .{1,200} for this kind of (?<auto>\w{1,60})/,
      },
      { text: 'Unrecognized configuration class' },
      { text: 'Unrecognized model in', pattern: /Unrecognized model in (?<path>[^\s.]{1,160})/ },
    ],
    cause:
      'The class {auto} does not know the config: this transformers is older than the model, the model has code of its own (trust_remote_code), or it is a model for something else (pictures, embeddings).',
    fix: [
      'pip install -U transformers   # where the model is newer than it; the version it was made with stands in its config.json ("transformers_version")',
      '# code of its own: trust_remote_code=True, for the config, the model and the tokenizer',
      '# a model for something else: the class that its page shows in the example (AutoModel, AutoModelForVision2Seq, AutoModelForImageTextToText, ...)',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/models/auto/auto_factory.py',
    example:
      "ValueError: Unrecognized configuration class <class 'transformers.models.bert.BertConfig'> for this kind of AutoModel: AutoModelForCausalLM.",
    other: 'configuration class BertConfig',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'no-generate',
    class: 'transformers-version-mismatch',
    title: 'transformers 4.50 and newer no longer give every model the method generate',
    match: [
      {
        text: "object has no attribute 'generate'",
        pattern: /'(?<name>\w{2,60})' object has no attribute 'generate'/,
      },
    ],
    cause:
      'Up to 4.49 each model inherited generate; since 4.50 only classes that ask for it (GenerationMixin) have it, and {name} does not.',
    fix: [
      'pip install "transformers<4.50"',
      '# or a newer release of what defines {name}; in code of your own: class {name}(PreTrainedModel, GenerationMixin)',
    ],
    source: 'huggingface/transformers@v4.50.0 src/transformers/modeling_utils.py',
    example: "AttributeError: 'GPT2InferenceModel' object has no attribute 'generate'",
    other: 'model.generate()',
    confidence: 'medium',
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
    id: 'checkpoint-key',
    class: 'model-mismatch',
    title: 'The checkpoint is stored in another form than the program expects',
    match: [
      {
        text: 'KeyError:',
        pattern:
          /KeyError: '(?<key>(?:model_|generator_)?state_dict|model|params_ema|params|net_g|ema_model|optimizer_states|pytorch-lightning_version)'/,
      },
    ],
    weight: 'hint',
    cause:
      'The program looks for {key} in the file, and it is not there: it is the checkpoint of another program or step (only the weights, or a whole training state).',
    fix: [
      'python3 -c "import torch, sys; d = torch.load(sys.argv[1], map_location=\'cpu\', weights_only=False); print(type(d), list(d)[:8])" FILE   # what is in it',
      '# take the file that the README of the program names; or, where it holds the weights themselves, load it without [{key}] in the code',
    ],
    source: 'pytorch/pytorch@v2.6.0 torch/serialization.py',
    example: "KeyError: 'state_dict'",
    other: "KeyError: 'color'",
    confidence: 'low',
  },
  {
    id: 'model-path-missing',
    class: 'model-file-missing',
    title: 'The model file is not at the path that is given',
    match: [
      { text: 'Model path does not exist', pattern: /Model path does not exist: (?<path>[\w./~+-]{1,200})/ },
    ],
    cause: '{path} is not there: relative paths count from the folder in which the program is started.',
    fix: [
      'ls -l {path}; find / -xdev -name "*.gguf" 2>/dev/null | head   # where it lies; then give that path, whole',
      '# nowhere: hf download OWNER/MODEL-GGUF FILE.gguf --local-dir models',
    ],
    source: 'abetlen/llama-cpp-python@v0.3.2 llama_cpp/_internals.py',
    example: 'ValueError: Model path does not exist: ./models/7B/ggml-model.bin',
    other: 'Model path: ./models',
  },
  {
    id: 'clip-none',
    class: 'model-mismatch',
    title: 'The checkpoint brings no text encoder',
    match: [{ text: 'clip input is invalid: None' }, { text: 'VAE is invalid: None' }],
    cause:
      'The file holds only the diffusion model (FLUX, SD 3, Wan and others are given out like that), and the workflow takes text encoder or VAE from it.',
    fix: [
      '# in the workflow: "Load Diffusion Model" (the file in models/diffusion_models) in place of "Load Checkpoint", with DualCLIPLoader (clip_l and t5xxl, in models/text_encoders) and Load VAE (ae.safetensors, in models/vae)',
      '# or a checkpoint that has all parts in it (its page says "checkpoint" or AIO)',
    ],
    source: 'Comfy-Org/ComfyUI nodes.py',
    example: 'RuntimeError: ERROR: clip input is invalid: None',
    other: 'clip loaded',
  },
  {
    id: 'webui-no-model',
    class: 'model-file-missing',
    title: 'The web UI works without a model: the one before failed to load',
    match: [
      { text: "'NoneType' object has no attribute 'lowvram'" },
      { text: "'NoneType' object has no attribute 'cond_stage_model'" },
    ],
    weight: 'symptom',
    cause:
      'No checkpoint was loaded: there is none in models/Stable-diffusion, or loading it failed; the reason stands above.',
    fix: [
      'ls -lL models/Stable-diffusion/   # in the folder of the web UI: a checkpoint of some GB there?',
      '# there: the error above says why it was not loaded (memory, a broken file, a package); none: download one into it, then start again',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.9.0 modules/sd_models.py',
    example: "AttributeError: 'NoneType' object has no attribute 'lowvram'",
    other: "'NoneType' object has no attribute 'x'",
    confidence: 'low',
  },
  {
    id: 'tokenizer-before-init',
    class: 'transformers-version-mismatch',
    title: "transformers 4.34 and newer are too new for this model's own tokenizer",
    match: [
      {
        text: 'object has no attribute',
        pattern:
          /'(?:\w{0,20}(?:ChatGLM|Baichuan|InternLM|QWen|Aquila|Yi|Skywork|XVERSE|MOSS|Orion)\w{0,20}Tokenizer\w{0,10})' object has no attribute '(?:tokenizer|sp_tokenizer|sp_model|encoder|decoder|vocab)'/i,
      },
    ],
    cause:
      'Since 4.34 the base class asks for the vocabulary before the tokenizer that comes with the model has loaded it.',
    fix: [
      'pip install "transformers<4.34"   # 4.33.3',
      '# or the newest files of the model (its tokenization_*.py was mended since): hf download OWNER/MODEL --force-download',
    ],
    source: 'huggingface/transformers@v4.34.0 src/transformers/tokenization_utils.py',
    example: "AttributeError: 'ChatGLMTokenizer' object has no attribute 'tokenizer'",
    other: "AttributeError: 'ChatGLMTokenizer' loaded",
  },
  {
    id: 'tokenizer-pad',
    class: 'transformers-version-mismatch',
    title: "transformers 4.45 and newer are too new for this model's own tokenizer",
    match: [{ text: 'padding_side', pattern: /_pad\(\) got an unexpected keyword argument 'padding_side'/ }],
    cause:
      'Since 4.45 the base class gives padding_side to _pad, which the tokenizer that comes with the model does not know.',
    fix: [
      'pip install "transformers<4.45"   # 4.44.2',
      '# or the newest files of the model (its tokenization_*.py was mended since): hf download OWNER/MODEL --force-download',
    ],
    source: 'huggingface/transformers@v4.45.0 src/transformers/tokenization_utils_base.py',
    example: "TypeError: ChatGLMTokenizer._pad() got an unexpected keyword argument 'padding_side'",
    other: 'padding_side=left',
  },
  {
    id: 'tokenizer-setter',
    class: 'transformers-version-mismatch',
    title: "The model's own tokenizer is of another transformers",
    match: [
      {
        text: "can't set attribute",
        pattern: /can't set attribute '?(?:eos_token|pad_token|unk_token|bos_token|special_tokens)/,
      },
      {
        text: 'object has no setter',
        pattern: /property '(?:eos_token|pad_token|unk_token|bos_token)' of '\w{1,60}' object has no setter/,
      },
    ],
    cause:
      'The tokenizer that comes with the model (ChatGLM and its kin) makes these tokens fixed; newer releases of transformers, and scripts, set them.',
    fix: [
      'pip install "transformers<4.41"   # 4.40.2 works with ChatGLM3 and GLM-4; the pin of the model stands on its page',
      '# or the newest files of the model: hf download OWNER/MODEL --force-download (GLM-4 has a repository for transformers itself, its name ends in -hf); scripts: leave out tokenizer.pad_token = ...',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/tokenization_utils_base.py',
    example: "AttributeError: property 'eos_token' of 'ChatGLM4Tokenizer' object has no setter",
    other: 'eos_token set',
    confidence: 'medium',
  },
]);
