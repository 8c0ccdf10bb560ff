import { defineMessages } from './define.ts';

const diffusers = 'diffusers 0.42.1 (wheel)';
const musubi = 'kohya-ss/musubi-tuner README';
const splatting = 'graphdeco-inria/gaussian-splatting scene/dataset_readers.py';

/** What makes pictures, voices, videos and scenes says of its files and settings. */
export const makerMessages = defineMessages([
  {
    id: 'diffusers-wants-newer',
    class: 'package-too-old',
    title: 'A package is missing, or older than diffusers asks for',
    match: [
      {
        text: '` or higher',
        pattern:
          /requires `(?<package>accelerate|peft|transformers|bitsandbytes|torchao|gguf) ?v?(?<version>\d[\d.]{0,10})` or higher/,
      },
    ],
    cause: 'It wants {package} {version} or newer.',
    fix: ['pip install -U "{package}>={version}"   # in the Python of the app'],
    source: diffusers,
    example: 'ImportError: `enable_model_cpu_offload` requires `accelerate v0.17.0` or higher.',
    other: '`python v3.10` or higher',
  },
  {
    id: 'tokenizer-placeholder',
    class: 'module-not-found',
    title: 'The tokenizer of the pipeline needs sentencepiece',
    match: [
      { text: 'Placeholder', pattern: /transformers\.models\.\w{1,40}\.tokenization_\w{1,40}\._LazyModule/ },
    ],
    cause:
      'transformers puts a placeholder in the place of what it cannot import: this tokenizer is read by sentencepiece.',
    fix: ['pip install -U sentencepiece protobuf   # then start again'],
    source: 'transformers 4.57.6 (wheel), utils/import_utils.py',
    example:
      "ValueError: The component <class 'transformers.models.t5.tokenization_t5._LazyModule.__getattr__.<locals>.Placeholder'> of FluxPipeline cannot be loaded",
    other: 'class Placeholder',
  },
  {
    id: 'lora-keys-unknown',
    class: 'model-mismatch',
    title: 'The LoRA names layers that this model does not have',
    match: [
      {
        text: 'led to unexpected keys not found in the model',
        pattern:
          /ValueError: Loading adapter weights|keys not found in the model:? ? ?\['(?<key>[\w.]{1,120})/,
        not: /[Ww]arning|WARN/,
      },
      'Invalid LoRA checkpoint. Make sure all LoRA param names',
    ],
    cause:
      'It was written for another base model, or by another trainer in names that this diffusers does not turn into its own.',
    fix: [
      'pip install -U diffusers peft   # newer ones read more kinds (kohya, ai-toolkit, ComfyUI)',
      '# still so: the base model that the page of the LoRA names',
    ],
    source: diffusers,
    example:
      "ValueError: Invalid LoRA checkpoint. Make sure all LoRA param names contain `'lora'` substring.",
    other: 'LoRA checkpoint loaded',
    confidence: 'medium',
  },
  {
    id: 'perth-none',
    class: 'pkg-resources-missing',
    title: 'The watermark of Chatterbox (perth) was not imported: pkg_resources is missing',
    match: [
      { text: 'PerthImplicitWatermarker()', across: true, pattern: /'NoneType' object is not callable/ },
      {
        text: "'NoneType' object is not callable",
        pattern: /^'NoneType'/,
        near: [{ marker: 'chatterbox', before: 10, after: 0 }],
      },
    ],
    cause:
      'resemble-perth imports pkg_resources, passes over that setuptools no longer has it, and leaves None.',
    fix: [
      'pip install "setuptools<81"   # then start again',
      '# still so: pip install --force-reinstall --no-deps git+https://github.com/resemble-ai/Perth.git',
    ],
    source: 'resemble-perth 1.0.1 (wheel) perth/__init__.py',
    example:
      "    self.watermarker = perth.PerthImplicitWatermarker()\nTypeError: 'NoneType' object is not callable",
    other: 'watermarker = perth.PerthImplicitWatermarker()',
  },
  {
    id: 'whisper-graphite',
    class: 'wrong-package-same-name',
    title: 'The whisper that is installed is another package of that name',
    match: ['libc = ctypes.CDLL(libc_name)'],
    cause: 'It is a data base of Graphite; the one for speech is openai-whisper.',
    fix: [
      'pip uninstall -y whisper && pip install -U --force-reinstall --no-deps openai-whisper && pip install openai-whisper',
    ],
    source: 'whisper 1.1.10 (sdist) whisper.py',
    example: "    libc = ctypes.CDLL(libc_name)\nTypeError: argument of type 'NoneType' is not iterable",
    other: 'libc = ctypes.CDLL("libc.so.6")',
  },
  {
    id: 'whisperx-vad',
    class: 'whisperx-version-mismatch',
    title: 'This whisperx fetches its VAD model from an address that is gone',
    match: [{ text: 'urlopen(VAD_SEGMENTATION_URL)' }],
    cause: 'From 3.3.1 on the package holds the model.',
    fix: ['pip install -U whisperx'],
    source: 'whisperx 3.1.6 and 3.3.1 (wheels)',
    example: '    with urllib.request.urlopen(VAD_SEGMENTATION_URL) as source:\nHTTPError: HTTP Error 301',
    other: 'VAD_SEGMENTATION_URL = "https://acme.org/a.bin"',
  },
  {
    id: 'generation-cache-args',
    class: 'transformers-version-mismatch',
    title: 'transformers 4.56 and newer prepare their cache with one argument less',
    match: [{ text: '_prepare_cache_for_generation() takes 6 positional arguments but 7' }],
    cause: 'The code (VibeVoice and its kin) calls an inner function of transformers as it was up to 4.55.',
    fix: ['pip install "transformers<4.56"   # or the newest release of the code: git pull in its folder'],
    source: 'transformers 4.55.4 and 4.56.0 (wheels) generation/utils.py',
    example:
      'TypeError: GenerationMixin._prepare_cache_for_generation() takes 6 positional arguments but 7 were given',
    other: '_prepare_cache_for_generation() takes 5 positional arguments but 6 were given',
  },
  {
    id: 'spacy-factory',
    class: 'module-not-found',
    title: 'The model of spaCy needs a package beside it',
    match: [
      { text: "[E002] Can't find factory", pattern: /factory for '(?<name>(?:curated_)?transformer)'/ },
    ],
    cause: 'The part {name} is in spacy-{name}s.',
    fix: ['pip install "spacy-{name}s"   # then start again'],
    source: 'spacy-curated-transformers 2.1.2 (wheel) entry_points.txt',
    example: "ValueError: [E002] Can't find factory for 'transformer' for language English (en).",
    other: "[E002] Can't find factory for 'moon' for language English (en).",
  },
  {
    id: 'colmap-no-cuda',
    class: 'built-without-gpu',
    title: 'This COLMAP was built without CUDA',
    match: ['Dense stereo reconstruction requires CUDA'],
    cause: 'That of apt has no part for the GPU, which dense reconstruction needs.',
    fix: [
      '# the image colmap/colmap (docker run --gpus all), or built from source with nvcc: cmake -DCMAKE_CUDA_ARCHITECTURES=native',
    ],
    source: 'colmap/colmap doc/install.rst',
    example: 'ERROR: Dense stereo reconstruction requires CUDA, which is not available on your system.',
    other: 'Dense stereo reconstruction',
  },
  {
    id: 'tensorflow-text',
    class: 'undefined-symbol',
    title: 'tensorflow-text is of another release than TensorFlow',
    match: [{ text: 'undefined symbol', pattern: /tensorflow_text\/.{1,120}undefined symbol/ }],
    cause: 'Each is built for the TensorFlow of its own number.',
    fix: [
      'V=$(python3 -c "import importlib.metadata as m; print(m.version(\'tensorflow\').rsplit(\'.\', 1)[0])") && pip install --no-deps "tensorflow-text==$V.*"',
    ],
    source: 'tensorflow-text 2.18.1 (wheel) METADATA',
    example:
      'NotFoundError: /w/site-packages/tensorflow_text/python/ops/_a.so: undefined symbol: _ZN10tensorflow1aE',
    other: 'NotFoundError: /w/site-packages/tensorflow_text/python/ops/_a.so: cannot open it',
  },
  {
    id: 'config-schema',
    class: 'config-key-unknown',
    title: 'A key of the dataset config is not one that the program knows',
    match: [
      {
        text: 'extra keys not allowed @ data',
        pattern: /@ data[\w'[\]-]{0,160}\['(?<key>\w{1,60})'\]/,
      },
    ],
    cause:
      '{key} is misspelt, stands in the wrong section ([general], [[datasets]], [[datasets.subsets]]), or is of another trainer or release.',
    fix: ['# in the config: {key} out, or as the documentation writes it, in its section'],
    source: 'kohya-ss/sd-scripts library/config_util.py',
    example:
      "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['caption_extention']",
    other: 'extra keys: 1',
  },
  {
    id: 'config-schema-lacks',
    class: 'config-key-missing',
    title: 'The dataset config lacks a key',
    match: [
      {
        text: 'required key not provided @ data',
        pattern: /@ data[\w'[\]-]{0,160}\['(?<key>\w{1,60})'\]/,
      },
    ],
    cause: '{key} must stand in it.',
    fix: ['# in the config: {key} = … in the section of each data set'],
    source: 'kohya-ss/sd-scripts library/config_util.py',
    example:
      "voluptuous.error.MultipleInvalid: required key not provided @ data['datasets'][0]['image_directory']",
    other: 'required key: a',
  },
  {
    id: 'musubi-attention',
    class: 'setting-missing',
    title: 'musubi-tuner wants to be told which attention to use',
    match: [{ text: '--xformers must be specified', pattern: /--sdpa/ }],
    cause: 'One of them must stand in the command; --sdpa is that of torch.',
    fix: ['# add to the command: --sdpa'],
    source: musubi,
    example: 'ValueError: either --sdpa, --flash-attn, --flash3, --sage-attn or --xformers must be specified',
    other: '--xformers specified',
  },
  {
    id: 'musubi-cache',
    class: 'training-data-missing',
    title: 'musubi-tuner trains on what was encoded before, and finds none',
    match: [
      'latent/Text Encoder cache has been created beforehand',
      'No training items found in the dataset',
    ],
    cause:
      'Latents and captions are written into cache_directory first, by two scripts of the kind of the model, with the same dataset config.',
    fix: [
      'python src/musubi_tuner/wan_cache_latents.py --dataset_config DATASET.toml --vae VAE.safetensors && python src/musubi_tuner/wan_cache_text_encoder_outputs.py --dataset_config DATASET.toml --t5 T5.pth --batch_size 16   # Wan; others: flux_kontext_, qwen_image_, fpack_ before cache, none: HunyuanVideo',
    ],
    source: musubi,
    example:
      'ValueError: No training items found in the dataset. Please ensure that the latent/Text Encoder cache has been created beforehand.',
    other: 'training items found',
  },
  {
    id: 'wan-flash',
    class: 'module-not-found',
    title: 'Wan computes its attention by flash-attn, which is not installed',
    match: [{ text: 'assert FLASH_ATTN_2_AVAILABLE' }],
    cause: 'flash_attn is missing in this Python, or its import fails.',
    fix: [
      'pip install ninja packaging && MAX_JOBS=4 pip install flash-attn --no-build-isolation   # python3 -c "import flash_attn" must pass',
      '# without it: attention.py has the function attention, which falls back on that of torch: call it in model.py in place of flash_attention',
    ],
    source: 'Wan-Video/Wan2.2 wan/modules/attention.py',
    example: '    assert FLASH_ATTN_2_AVAILABLE\nAssertionError',
    other: 'FLASH_ATTN_2_AVAILABLE = True',
  },
  {
    id: 'wan-size',
    class: 'value-refused',
    title: 'That size is none that the task knows',
    match: [
      {
        text: 'supported sizes are: ',
        pattern:
          /size (?<size>[\d*x]{3,11}) for task (?<task>[\w.-]{1,30}), supported sizes are: (?<sizes>[\d*x, ]{3,200}\d)/,
      },
    ],
    cause: '{task} makes {sizes}, and {size} is asked for.',
    fix: ['# in the command: --size with one of those'],
    source: 'Wan-Video/Wan2.2 generate.py',
    example:
      'AssertionError: Unsupport size 720*720 for task t2v-A14B, supported sizes are: 720*1280, 1280*720',
    other: 'supported sizes are: many',
  },
  {
    id: 'hunyuan-root',
    class: 'model-file-missing',
    title: 'The models of HunyuanVideo are not in the folder ckpts',
    match: [{ text: '`models_root` not exists', pattern: /exists: (?<folder>[\w./-]{1,160})/ }],
    cause: '{folder} is not there (a relative path begins where the script is started).',
    fix: [
      'hf download tencent/HunyuanVideo --local-dir {folder}   # and the text encoders, as its ckpts/README.md says',
    ],
    source: 'Tencent-Hunyuan/HunyuanVideo sample_video.py',
    example: 'ValueError: `models_root` not exists: ckpts',
    other: 'models_root: ckpts',
  },
  {
    id: 'xtts-length',
    class: 'value-refused',
    title: 'The text is longer than XTTS speaks at once',
    match: ['XTTS can only generate text with a maximum of 400 tokens'],
    cause: 'A piece may have 400 tokens, some 250 letters.',
    fix: [
      '# in the code: enable_text_splitting=True (tts.tts_to_file: split_sentences=True), or a full stop after each sentence',
    ],
    source: 'coqui-tts 0.28.0 (source)',
    example: 'AssertionError:  ❗ XTTS can only generate text with a maximum of 400 tokens.',
    other: 'XTTS can generate text',
  },
  {
    id: 'sovits-reference',
    class: 'input-refused',
    title: 'The reference of GPT-SoVITS must be 3 to 10 seconds long',
    match: ['参考音频在3~10秒范围外'],
    cause: 'It is shorter or longer.',
    fix: ['ffmpeg -i REFERENCE.wav -t 8 reference8.wav   # and its text: what is said in those seconds'],
    source: 'RVC-Boss/GPT-SoVITS GPT_SoVITS/inference_webui.py',
    example: 'OSError: 参考音频在3~10秒范围外，请更换！',
    other: '参考音频',
  },
  {
    id: 'cosyvoice-class',
    class: 'model-mismatch',
    title: 'The model is of another CosyVoice than the class',
    match: [
      {
        text: 'for CosyVoice',
        pattern: /(?:use|support) (?<model>[\w./-]{1,120}) for CosyVoice\d? initialization/,
      },
    ],
    cause: '{model} is loaded by the class of its own generation.',
    fix: [
      '# in the code: CosyVoice2("{model}") for CosyVoice2-0.5B, CosyVoice(…) for the 300M ones; or AutoModel(model_dir="{model}") of today\'s repository',
    ],
    source: 'FunAudioLLM/CosyVoice cosyvoice/cli/cosyvoice.py',
    example: 'AssertionError: do not use pretrained_models/CosyVoice2-0.5B for CosyVoice initialization!',
    other: 'CosyVoice initialization',
  },
  {
    id: 'splat-scene',
    class: 'training-data-missing',
    title: 'The folder is no scene: it has neither sparse/ nor transforms_train.json',
    match: ['Could not recognize scene type'],
    cause: 'Gaussian splatting wants what COLMAP made (sparse/0 beside images), or a scene of Blender.',
    fix: [
      'python convert.py -s SCENE   # the photos in SCENE/input; needs colmap: apt-get install -y colmap',
      '# made already? -s is the folder that holds sparse/ and images/, not the one above',
    ],
    source: splatting,
    example: 'AssertionError: Could not recognize scene type!',
    other: 'scene type: colmap',
  },
  {
    id: 'splat-camera',
    class: 'training-data-shape',
    title: 'The pictures still have the distortion of the lens',
    match: ['Colmap camera model not handled'],
    cause: 'Only PINHOLE and SIMPLE_PINHOLE cameras are read.',
    fix: [
      'colmap image_undistorter --image_path images --input_path sparse/0 --output_path dense && mkdir -p dense/sparse/0 && mv dense/sparse/*.bin dense/sparse/0/   # in the scene; then -s dense',
    ],
    source: splatting,
    example:
      'AssertionError: Colmap camera model not handled: only undistorted datasets (PINHOLE or SIMPLE_PINHOLE cameras) supported!',
    other: 'camera model: PINHOLE',
  },
  {
    id: 'nvdiffrast-kernel',
    class: 'no-kernel-image',
    title: 'nvdiffrast was compiled for another card',
    match: ['Cuda error: 209[cudaFuncGetAttributes'],
    cause: '209: it has no code for this GPU; it was built on another machine, or for another torch.',
    fix: [
      'rm -rf ~/.cache/torch_extensions; pip install --force-reinstall --no-deps --no-cache-dir --no-build-isolation git+https://github.com/NVlabs/nvdiffrast   # here, on this GPU, with nvcc of the CUDA of torch',
    ],
    source: 'NVlabs/nvdiffrast csrc/common/cudaraster',
    example: 'RuntimeError: Cuda error: 209[cudaFuncGetAttributes(&attr, (void*)fineRasterKernel);]',
    other: 'Cuda error: 2[cudaMalloc]',
  },
  {
    id: 'sam2-config',
    class: 'named-thing-missing',
    title: 'SAM 2 has its configs in a folder of the package',
    match: [
      { text: "primary config 'sam2_", pattern: /config '(?<file>sam2_[\w+]{1,40}(?:\.yaml)?)'/ },
      { text: "primary config 'sam2.1_", pattern: /config '(?<file>sam2\.1_[\w+]{1,40}(?:\.yaml)?)'/ },
    ],
    cause: '{file} is named without it, as the first release did.',
    fix: [
      '# in the code: "configs/sam2.1/sam2.1_hiera_l.yaml" for a checkpoint sam2.1_…, "configs/sam2/sam2_hiera_l.yaml" for sam2_… (t, s, b+ or l as the checkpoint)',
    ],
    source: 'facebookresearch/sam2 README, sam2/configs',
    example: "hydra.errors.MissingConfigException: Cannot find primary config 'sam2_hiera_l.yaml'.",
    other: "Cannot find primary config 'mine.yaml'",
  },
  {
    id: 'sam2-parent',
    class: 'wrong-folder',
    title: 'Python takes the repository sam2 for the package',
    match: ['running Python from the parent directory of the sam2'],
    cause: 'It is started in the folder above, where sam2 is the name of the clone.',
    fix: [
      'cd sam2   # and start it from there (or anywhere but the folder above)',
      '# or: mv sam2 sam2_repo && pip install -e sam2_repo',
    ],
    source: 'facebookresearch/sam2 sam2/build_sam.py',
    example: "RuntimeError: You're likely running Python from the parent directory of the sam2 repository",
    other: 'sam2 repository',
  },
  {
    id: 'colmap-no-model',
    class: 'training-data-shape',
    title: 'COLMAP finds too little in common between the pictures',
    match: [{ text: 'Mapper failed with code' }],
    cause: 'It places pictures by points that several show: too few, blurred, without overlap or texture.',
    fix: [
      '# more pictures that overlap by two thirds (of a video: 2 to 3 frames a second: ffmpeg -i VIDEO -vf fps=2 -q:v 2 input/%04d.jpg), sharp, from around the thing; then without the old distorted/ folder once more',
    ],
    source: 'graphdeco-inria/gaussian-splatting convert.py',
    example: 'ERROR:root:Mapper failed with code 256. Exiting.',
    other: 'Mapper: 100 images',
    confidence: 'medium',
  },
  {
    id: 'kohya-resolution',
    class: 'setting-missing',
    title: 'The size of the training is not given',
    match: ['resolution is required / resolution'],
    cause: 'Neither the command nor the dataset config has it.',
    fix: [
      '# add to the command: --resolution=1024,1024 (SD 1.5: 512,512); with a dataset config: resolution = 1024 under [[datasets]]',
    ],
    source: 'kohya-ss/sd-scripts library/train_util.py',
    example: 'AssertionError: resolution is required / resolution（解像度）指定は必須です',
    other: 'resolution: 1024',
  },
  {
    id: 'sdpa-no-kernel',
    class: 'attention-not-available',
    title: 'None of the attentions that the code allows works here',
    match: ['RuntimeError: No available kernel. Aborting execution'],
    cause:
      'The code allows some only (sdpa_kernel, sdp_kernel: mostly flash): it wants fp16 or bf16, a card from Ampere on, and no mask; the warnings above name the reason.',
    fix: [
      '# in the code: without that "with sdpa_kernel(…)", or with SDPBackend.MATH and EFFICIENT_ATTENTION allowed too; or the model in bf16 (torch.autocast("cuda", dtype=torch.bfloat16))',
    ],
    source: 'pytorch/pytorch@v2.6.0 aten/src/ATen/native/transformers/attention.cpp',
    example: 'RuntimeError: No available kernel. Aborting execution.',
    other: 'No available kernel named python3',
  },
]);
