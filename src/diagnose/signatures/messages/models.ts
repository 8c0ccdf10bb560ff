import { defineMessages } from './define.ts';

/** What is said of models and tokenizers once they are here. */
export const modelMessages = defineMessages([
  {
    id: 'yolo12-code',
    class: 'model-mismatch',
    title: 'The weights are of another YOLOv12 than the code that loads them',
    match: [{ text: "'AAttn' object has no attribute", pattern: /attribute 'qkv?'/ }],
    cause:
      'Its attention was written in two ways, with qk and v, or with one qkv; a .pt holds the layers of the way that it was trained with.',
    fix: [
      'pip install -U ultralytics   # whose code has qkv; a clone of sunsmarterjie/yolov12: git pull there',
    ],
    source: 'sunsmarterjie/yolov12 ultralytics/nn/modules/block.py',
    example: "AttributeError: 'AAttn' object has no attribute 'qkv'",
    other: "AttributeError: 'AAttn' object has no attribute 'area'",
    confidence: 'medium',
  },
  {
    id: 'mel-bins',
    class: 'model-mismatch',
    title: 'The sound was made into another number of mel bins than this Whisper takes',
    match: [
      { text: 'num_mel_bins', pattern: /should be \(\d{2,3}, \d/ },
      {
        text: ' channels, but got ',
        pattern: /\[\d{3,4}, (?:128|80), 3\].{1,60}to have (?:128|80) channels, but got (?:128|80)\b/,
      },
      { text: 'Invalid input features shape', pattern: /(?:80|128), \d{2,5}\)/ },
    ],
    cause:
      'large-v3 and turbo take 128 mel bins, all other Whisper models 80; the processor (or n_mels) is that of the other kind.',
    fix: [
      "# processor and model of one name: WhisperProcessor.from_pretrained('openai/whisper-large-v3'); whisper itself: log_mel_spectrogram(audio, n_mels=model.dims.n_mels); a converted model: with its own preprocessor_config.json",
      'pip install -U openai-whisper transformers faster-whisper   # older ones know 80 only; or take large-v2',
    ],
    source: 'openai/whisper@v20231117 whisper/audio.py',
    example:
      'ValueError: input_features.shape[1:], must be equal to (self.config.num_mel_bins, self.config.max_source_positions * 2) (got (80, 3000), but should be (128, 3000))',
    other: '"num_mel_bins": 128',
  },
  {
    id: 'ctc-blank',
    class: 'index-past-the-table',
    title: 'CTC got more kinds of letters than the model has outputs for',
    match: [{ text: 'aw a non-null label' }, { text: 'aw non-null label' }],
    cause: 'The last class of a CTC loss is its blank (null), and a label has that number or a larger one.',
    fix: [
      '# in the code or config: the outputs of the last layer = number of letters + 1 (for the blank), and the labels from 0 to that number - 2',
    ],
    source: 'tensorflow/tensorflow@v2.15.0 tensorflow/core/util/ctc/ctc_loss_calculator.h',
    example: 'Saw a non-null label (index >= num_classes - 1) following a null label',
    other: 'label: 3',
  },
  {
    id: 'folder-wanted',
    class: 'model-file-missing',
    title: 'A file or word is given where the folder of the model is wanted',
    match: [
      {
        text: "Couldn't reach server at '",
        pattern: /server at '(?<path>[^']{1,200})'.{0,80}configuration file/,
      },
      { text: 'find a vocabulary file at path' },
    ],
    cause: 'from_pretrained reads config.json and vocab.txt out of one folder.',
    fix: [
      '# in the code or command: the folder itself (without /vocab.txt or /pytorch_model.bin), which must hold config.json and vocab.txt; or the name on the Hub (bert-base-uncased)',
      'ls -l FOLDER; pip install -U transformers   # bert_config.json there: rename it to config.json',
    ],
    source: 'huggingface/transformers@v2.3.0 src/transformers/configuration_utils.py',
    example:
      "OSError: Couldn't reach server at '/m/vocab.txt' to download configuration file or configuration file is not a valid JSON file.",
    other: "Couldn't reach server",
  },
  {
    id: 'dataset-code',
    class: 'trust-remote-code-needed',
    title: 'The data set brings Python code, which must be allowed first',
    match: [
      { text: 'executed to correctly load the dataset' },
      { text: 'Loading this dataset requires you to execute' },
    ],
    cause: 'The code of the data set lies in its repository on the Hub, and runs only if that is allowed.',
    fix: [
      'export HF_DATASETS_TRUST_REMOTE_CODE=1   # before the start; or load_dataset(…, trust_remote_code=True). Look at the *.py files on its page first',
    ],
    source: 'huggingface/datasets@2.20.0 src/datasets/load.py',
    example:
      'ValueError: The repository for glue_x contains custom code which must be executed to correctly load the dataset.',
    other: 'correctly loaded the dataset',
  },
  {
    id: 'remote-code',
    class: 'trust-remote-code-needed',
    title: 'The model brings Python code, which must be allowed first',
    match: [
      {
        text: 'requires you to execute the',
        pattern: /requires you to execute the (?:configuration|modeling|tokenizer|dataset) (?:file|script)/,
      },
      { text: 'contains custom code which must be executed', not: /load the dataset/ },
      { text: 'set the option `trust_remote_code=True`', not: /this dataset/ },
      { text: 'pass the argument `trust_remote_code=True`', notNear: [{ marker: 'data-code', before: 3 }] },
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
      'tokenizer.json was written by a newer tokenizers than the one that reads it: its form changed several times, last in 0.20.',
    fix: [
      'pip install -U tokenizers transformers   # transformers 4.45 and newer bring a tokenizers that reads it; they need Python 3.8: in an older one make a newer environment first',
    ],
    source: 'huggingface/tokenizers@v0.20.0 tokenizers/src/models/bpe/serialization.rs',
    example:
      'Exception: data did not match any variant of untagged enum ModelWrapper at line 757479 column 3',
    other: 'tokenizer loaded',
  },
  {
    id: 'backend-tokenizer',
    class: 'module-not-found',
    title: 'A package that reads this kind of tokenizer is not installed',
    match: [
      "Couldn't instantiate the backend tokenizer",
      'Cannot instantiate this tokenizer from a slow version',
      'Converting from Tiktoken failed, if a converter',
    ],
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
    id: 'tiktoken-instead',
    class: 'module-not-found',
    title: 'sentencepiece is not installed: the tokenizer.model is read as one of tiktoken',
    match: [
      { text: 'Error parsing line b', pattern: /Error parsing line b.{0,200}\.model/ },
      {
        text: 'in load_tiktoken_bpe',
        pattern: /not enough values to unpack \(expected 2, got 1/,
        across: true,
      },
      { text: 'token, rank = line.split()', pattern: /not enough values to unpack/, across: true },
    ],
    cause:
      'transformers takes tokenizer.model for a file of tiktoken where sentencepiece (or protobuf) is missing.',
    fix: ['pip install sentencepiece protobuf   # then start again'],
    source: 'huggingface/transformers@v4.45.2 src/transformers/convert_slow_tokenizer.py',
    example: "ValueError: Error parsing line b'\\x0e' in /m/tokenizer.model",
    other: "Error parsing line b'x' in /m/vocab.txt",
  },
  {
    id: 'wrong-vae',
    class: 'model-mismatch',
    title: 'The node wants another file than the one that is chosen: its message names it',
    match: [
      {
        text: 'Incompatible VAE model selected',
        pattern:
          /huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/(?:blob|resolve)\/main\/(?<file>[\w./-]{1,160}\.safetensors)/,
        across: true,
      },
    ],
    cause: 'The nodes of the wrapper read {file} of {repo} only.',
    fix: [
      'hf download {repo} {file} --local-dir models/vae   # in the folder of ComfyUI; then choose it',
      "# or ComfyUI's own Load VAE and VAE Decode",
    ],
    source: 'kijai/ComfyUI-HunyuanVideoWrapper nodes.py',
    example:
      "Incompatible VAE model selected, use the original: '\nhttps://huggingface.co/Kijai/HunyuanVideo_comfy/blob/main/hunyuan_video_vae_bf16.safetensors",
    other: 'VAE model selected',
  },
  {
    id: 'no-labels',
    class: 'training-data-missing',
    title: 'The training of YOLO finds no labels beside the pictures',
    match: [
      {
        text: 'No labels found',
        pattern: /Error: .{0,40}No labels found|No labels found.{1,200}can not (?:start )?train/,
      },
      {
        text: 'an not train without labels',
        pattern: /No labels (?:found )?in (?<cache>.{1,200}\.cache)\b/,
      },
      { text: 'No labels found in ', pattern: /(?<cache>[^ ]{1,200}\.cache)\. See https/ },
    ],
    cause:
      'For …/images/a.jpg it reads …/labels/a.txt, and keeps what it found in a file .cache beside them: one of another YOLO, or of other paths, hides the labels that are there.',
    fix: [
      'find . -type f \\( -name "train*.cache" -o -name "val*.cache" -o -name "test*.cache" -o -name "labels*.cache" \\) -print -delete   # typed in the folder of the data: train.cache, val.cache, labels.cache: made anew at the next start',
      '# still none: images/train/a.jpg, and beside it labels/train/a.txt, one line a box: class x y width height, from 0 to 1',
    ],
    source: 'ultralytics/yolov5@v7.0 utils/dataloaders.py',
    example: 'AssertionError: No labels found. Recommend correcting image and label paths',
    other: 'no labels found in detect set, can not compute metrics without labels',
  },
  {
    id: 'label-class',
    class: 'training-data-shape',
    title: 'The labels name more classes than the yaml of the data counts',
    match: [
      { text: 'Label class', pattern: /class (?<own>\d{1,5}) exceeds dataset class count (?<count>\d{1,5})/ },
    ],
    weight: 'hint',
    cause: 'The yaml counts {count} (0 first), and a label says {own}: those pictures are left out.',
    fix: [
      '# in the yaml of the data: names: with one for each class of the labels ({own} + 1 at least), nc: the same number; then rm labels/*.cache',
      '# one class is meant: single_cls=True',
    ],
    source: 'ultralytics/ultralytics@v8.2.0 ultralytics/data/utils.py',
    example:
      'ignoring corrupt image/label: Label class 3 exceeds dataset class count 1. Possible class labels are 0-0',
    other: 'dataset class count 1',
  },
  {
    id: 'no-ending-timestamp',
    class: 'nothing-where-something-is-wanted',
    title: 'Whisper gave the last words no end, and this insanely-fast-whisper needs one',
    match: ['np.abs(end_timestamps - end_time)'],
    cause: 'The sound is cut off within a word; 0.0.15 goes on all the same.',
    fix: ['pip install -U insanely-fast-whisper   # with pipx: pipx upgrade insanely-fast-whisper'],
    source: 'insanely-fast-whisper 0.0.15 utils/diarize.py',
    example: '    upto_idx = np.argmin(np.abs(end_timestamps - end_time))',
    other: 'Whisper did not predict an ending timestamp, which can happen if audio is cut off',
  },
  {
    id: 'label-class-refused',
    class: 'training-data-shape',
    title: 'The labels name a class that the yaml of the data does not count',
    match: [
      {
        text: 'exceeds nc=',
        pattern: /class (?<own>\d{1,5}) exceeds nc=(?<count>\d{1,5}) in (?<file>[\w./-]{1,160}?)\. /,
      },
    ],
    cause: '{file} counts {count} (0 first), and a label says {own}.',
    fix: [
      '# in the label files (first number of each line) classes from 0 to {count} - 1; or in {file} nc: {own} + 1 and as many names:; then rm labels/*.cache',
      '# one class is meant: --single-cls',
    ],
    source: 'yolov5 6.0.7 train.py',
    example: 'AssertionError: Label class 7 exceeds nc=4 in data/tide.yaml. Possible class labels are 0-3',
    other: 'Possible class labels are 0-3',
  },
  {
    id: 'auto-class-own',
    class: 'transformers-version-mismatch',
    title: "This transformers does not fit the model's own code",
    match: [
      {
        text: "Unrecognized configuration class <class 'transformers_modules.",
        pattern:
          /Unrecognized configuration class <class 'transformers_modules\.(?<owner>[\w-]{1,80})\.(?<model>[\w.-]{1,80})\.[0-9a-f]{40}\./,
      },
      { text: "Unrecognized configuration class <class 'transformers_modules." },
    ],
    cause:
      'The code of the model was allowed and read; it registers its classes as another (mostly older) transformers takes them.',
    fix: [
      `pip install "transformers==$(curl -sL https://huggingface.co/{owner}/{model}/raw/main/config.json | grep -oP '"transformers_version": "\\K\\d+\\.\\d+\\.\\d+')"   # the one that the model was made with`,
      '# trust_remote_code=True for the model, too, where only the config has it; or the class that its page shows in the example',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/models/auto/auto_factory.py',
    example:
      "ValueError: Unrecognized configuration class <class 'transformers_modules.org.Model-7B.0123456789abcdef0123456789abcdef01234567.configuration_x.XConfig'> for this kind of AutoModel: AutoModelForCausalLM.",
    other: "class 'transformers_modules.org.Model'",
    confidence: 'medium',
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
      { text: 'Unrecognized model in', pattern: /Unrecognized model in (?<path>\S{1,160}?)\.? Should/ },
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
        pattern: /'(?<name>\w{2,60}(?<!Trainer))' object has no attribute 'generate'/,
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
    match: [
      { text: 'clip input is invalid: None' },
      { text: 'VAE is invalid: None' },
      { text: "'NoneType' object has no attribute 'tokenize'" },
    ],
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
    id: 'ttsfrd-resource',
    class: 'model-file-missing',
    title: 'The resource of ttsfrd is not there, or not whole',
    match: [
      { text: 'ailed to init', across: true, pattern: /CosyVoice-ttsfrd\/resource|ttsfrd resource/ },
      { text: 'CosyVoice-ttsfrd/resource', across: true, pattern: /AssertionError/ },
    ],
    cause: 'CosyVoice takes WeTextProcessing, where ttsfrd is not installed.',
    fix: [
      'pip uninstall -y ttsfrd   # or pretrained_models/CosyVoice-ttsfrd cloned anew, and resource.zip unpacked in it',
    ],
    source: 'FunAudioLLM/CosyVoice README.md',
    example: 'AssertionError: failed to initialize ttsfrd resource',
    other: 'AssertionError: failed to initialize the tide resource',
  },
  {
    id: 'comfy-no-vae',
    class: 'model-mismatch',
    title: 'ComfyUI finds no VAE that it knows in the file',
    match: ['No VAE weights detected'],
    cause: 'It holds the diffusion model alone, or a VAE that this node or release does not load.',
    fix: [
      '# in the workflow: the loader of that very VAE (LTXV Audio VAE Loader), or Load VAE with that of the model',
      'git pull && pip install -r requirements.txt   # in the folder of ComfyUI',
    ],
    source: 'Comfy-Org/ComfyUI comfy/sd.py',
    example: 'WARNING: No VAE weights detected, VAE not initalized.',
    other: 'VAE load device: cuda:0',
    weight: 'hint',
    confidence: 'medium',
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
      '# the error above says why the model was not loaded (memory, a broken file, a package); there is none: download a checkpoint into models/Stable-diffusion, then start again',
      'ls -lL models/Stable-diffusion/   # in the folder of the web UI: a checkpoint of some GB there?',
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
  {
    id: 'wan-umt5',
    class: 'model-mismatch',
    title: 'This umt5 file is of another form than the loader reads',
    match: [
      {
        text: 'loading state_dict for T5Encoder',
        pattern: /Missing key.{0,40}"token_embedding\.weight", "blocks\.0/,
        across: true,
      },
    ],
    cause: 'The loader reads the names of Wan (blocks.N); the scaled fp8 file has others.',
    fix: ['# in the node or folder: umt5-xxl-enc-bf16 (or -fp8_e4m3fn), not umt5_xxl_fp8_e4m3fn_scaled'],
    source: 'Wan-Video/Wan2.1 wan/modules/t5.py',
    example:
      'Error(s) in loading state_dict for T5Encoder:\n  Missing key(s) in state_dict: "token_embedding.weight", "blocks.0.norm1.weight"',
    other: 'loading state_dict for T5Encoder: ok',
  },
  {
    id: 'wan-task',
    class: 'model-mismatch',
    title: 'The Wan file is of the other task: image to video, or text to video',
    match: [
      {
        text: 'Given groups=1, weight of size',
        pattern: /size \[\d{4}, (?:16, 1, 2, 2\].{1,120}got 36|36, 1, 2, 2\].{1,120}got 16) /,
      },
    ],
    cause: 'A model for text (T2V) takes 16 channels, one for a picture (I2V, Inp) 36; the other is given.',
    fix: [
      '# got 36: take the I2V file, or the task (workflow) t2v with this one; got 16: the T2V file, or give the node a picture',
    ],
    source: 'Wan-Video/Wan2.1 wan/modules/model.py',
    example:
      'Given groups=1, weight of size [5120, 16, 1, 2, 2], expected input[1, 36, 21, 60, 104] to have 16 channels, but got 36 channels instead',
    other: 'latents of 36 channels',
  },
  {
    id: 'module-before-names',
    class: 'model-mismatch',
    title: 'Checkpoint and model differ by "module." before the names',
    match: [
      {
        text: 'unexpected key "module.',
        pattern: /^(?:\s{0,8}|.{0,40}KeyError: )'?unexpected key "module\./,
      },
      { text: 'missing keys in state_dict: ', pattern: /KeyError.{1,60}\bmodule\./ },
    ],
    cause: 'DataParallel (several GPUs) puts it there: one of the two was in it.',
    fix: [
      "# in code, an unexpected key: state = {k.replace('module.', '', 1): v for k, v in state.items()} before load_state_dict; a missing one: model.module.load_state_dict(state)",
    ],
    source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.DataParallel.html',
    example: 'KeyError: \'unexpected key "module.fc.bias" in state_dict\'',
    other: 'no unexpected key "module.fc.bias" in state_dict',
  },
]);
