import { defineMessages } from './define.ts';

const accelerate = 'accelerate 1.15.0 (wheel)';
const transformers = 'transformers 4.49.0 and 5.24.0 (wheels)';
const peft = 'peft 0.21.2 (wheel)';

/** Models that are put together and placed: accelerate, transformers, peft, DeepSpeed, FSDP. */
export const placingMessages = defineMessages([
  {
    id: 'offloaded-moved',
    class: 'offloaded-model-moved',
    title: 'A model of which parts lie on the CPU or the disk is moved to the card as a whole',
    match: [
      "You can't move a model that has some modules offloaded",
      'model offloading by calling `enable_model_cpu',
      'sequential model offloading by calling',
    ],
    cause:
      'device_map="auto" (or enable_…_cpu_offload) keeps parts on the CPU; .to() and .cuda() are refused then.',
    fix: [
      '# in the code: leave out .to("cuda") or .cuda() behind it: it runs, slowly',
      '# quicker: a 4-bit variant (BitsAndBytesConfig(load_in_4bit=True)) or a larger GPU, so that nothing is offloaded',
    ],
    source: accelerate,
    example: "RuntimeError: You can't move a model that has some modules offloaded to cpu or disk.",
    other: 'Some parameters are on the meta device because they were offloaded to the cpu.',
  },
  {
    id: 'weight-shape',
    class: 'model-mismatch',
    title: 'A weight has another shape in the file than in the model that is built',
    match: [
      {
        text: 'Trying to set a tensor of shape',
        pattern:
          /tensor of shape (?:torch\.Size\()?(?<there>[[\]\d, ()]{1,40}?)\)? in "(?<name>[\w.]{1,80})" \(which has shape (?:torch\.Size\()?(?<here>[[\]\d, ()]{1,40}?)\)?\)/,
      },
    ],
    cause:
      '{name} is {there} in the file and {here} by the config: the loader is older than the model, or config and weights are of two variants. A second number of 1: weights packed to 4 bits, read as if they were plain.',
    fix: [
      'pip install -U transformers accelerate   # the loader (a pipeline of diffusers: pip install -U diffusers)',
      '# still so: config.json and weights of one variant; packed weights: pip install -U bitsandbytes',
    ],
    source: accelerate,
    example:
      'ValueError: Trying to set a tensor of shape torch.Size([8192, 1024]) in "weight" (which has shape torch.Size([8192, 8192])), this looks incorrect.',
    other: 'RuntimeError: shape mismatch: value tensor of shape [8192]',
    confidence: 'medium',
  },
  {
    id: 'adapter-config',
    class: 'model-file-missing',
    title: 'What is loaded as a LoRA has no adapter_config.json',
    match: [
      {
        text: "Can't find 'adapter_config.json' at",
        pattern: /config\.json' at '(?<place>[\w./@-]{1,200})'/,
      },
    ],
    cause:
      '{place} is no folder of an adapter: its training saved none, the adapter lies in a folder below it (checkpoint-…), or it is a whole model.',
    fix: [
      'find {place} -name adapter_config.json   # the folder that this prints is the one to give',
      '# a whole model (merged, or the base)? AutoModelForCausalLM.from_pretrained("{place}") in place of PeftModel; only a .bin or .pt: the config of its training, as its page says',
    ],
    source: peft,
    example: "ValueError: Can't find 'adapter_config.json' at './outputs/lora'",
    other: 'Loading adapter_config.json',
  },
  {
    id: 'lora-layer-kind',
    class: 'lora-targets',
    title: 'The names in target_modules also hit layers that peft cannot train',
    match: [
      {
        text: 'is not supported. Currently, only the following modules are',
        pattern: /supported: `torch\.nn\.Linear/,
      },
    ],
    cause: 'Its part for pictures or sound has layers of a kind of its own under those names.',
    fix: [
      '# in LoraConfig, the language model alone: target_modules=r".*language_model.*(q|k|v|o|gate|up|down)_proj"',
    ],
    source: peft,
    example:
      'ValueError: Target module Gemma4ClippableLinear( is not supported. Currently, only the following modules are supported: `torch.nn.Linear`',
    other: 'is not supported. Currently, only the following modules are supported: conv',
    confidence: 'medium',
  },
  {
    id: 'ties-of-weights',
    class: 'transformers-version-mismatch',
    title: 'The code of the model was written for transformers 4',
    match: ["has no attribute 'all_tied_weights_keys'", { text: "'list' object has no attribute 'keys'" }],
    cause:
      'transformers 5 keeps the tied weights in a dict that the base class makes; older code of a model (trust_remote_code, a node) has a list, or never calls it.',
    fix: [
      'pip install "transformers<5"',
      '# or the newest code of the model, where its page says that it runs with transformers 5',
    ],
    source: 'transformers 4.57.6 and 5.0.0 (wheels)',
    example: "AttributeError: 'MiniCPMV' object has no attribute 'all_tied_weights_keys'",
    other: "AttributeError: 'list' object has no attribute 'items'",
  },
  {
    id: 'cache-usable',
    class: 'transformers-version-mismatch',
    title: 'The code of the model is older than the caches of this transformers',
    match: [{ text: "has no attribute 'get_usable_length'" }],
    cause:
      'transformers 4.54 took get_usable_length away; older code of a model (trust_remote_code: Phi-3, DeepSeek) calls it.',
    fix: [
      'pip install "transformers<4.54"',
      '# or, where transformers has that kind of model itself: trust_remote_code=False',
    ],
    source: 'transformers 4.53.3 and 4.54.1 (wheels)',
    example: "AttributeError: 'DynamicCache' object has no attribute 'get_usable_length'",
    other: 'get_usable_length',
  },
  {
    id: 'rope-theta',
    class: 'transformers-version-mismatch',
    title: 'The code reads rope_theta, which transformers 5 keeps elsewhere',
    match: [
      { text: "Config' object has no attribute 'rope_theta'", pattern: /'(?<config>\w{1,60})' object/ },
    ],
    cause:
      'Since transformers 5 the configs have rope_parameters in its place; engines and code of models from before read rope_theta.',
    fix: [
      'pip install "transformers<5"',
      '# or a release of the engine (vLLM, SGLang) that was made for transformers 5',
    ],
    source: 'transformers 4.57.6 and 5.0.0 (wheels)',
    example: "AttributeError: 'Qwen2Config' object has no attribute 'rope_theta'",
    other: 'rope_theta: 1000000',
  },
  {
    id: 'no-sdpa',
    class: 'attention-setting',
    title: 'The code of this model has no sdpa attention',
    match: [{ text: 'does not support an attention implementation through torch' }],
    cause: 'sdpa is the default, and this model was written without.',
    fix: [
      '# in the code: from_pretrained(…, attn_implementation="eager")   (an app: its option for the attention)',
    ],
    source: transformers,
    example:
      'ValueError: Phi3VForCausalLM does not support an attention implementation through torch.nn.functional.scaled_dot_product_attention yet.',
    other: 'Using sdpa attention implementation',
  },
  {
    id: 'pictures-and-places',
    class: 'prompt-of-another-form',
    title: 'The prompt has not one place for each part of the picture',
    match: [
      {
        text: 'features and image tokens do not match',
        pattern: /tokens: (?<tokens>\d{1,7}), features:? ?(?<features>\d{1,7})/,
      },
    ],
    cause:
      'The picture makes {features} features, and {tokens} places for it stand in the prompt: it was made without the template of the model, or was cut.',
    fix: [
      '# 0 places: processor.apply_chat_template(…) with {"type": "image"} in the content; fewer: no max_length (a larger cutoff_len), or smaller pictures (max_pixels)',
    ],
    source: transformers,
    example: 'ValueError: Image features and image tokens do not match: tokens: 0, features 1024',
    other: 'image tokens: 1024',
  },
  {
    id: 'roles-in-turn',
    class: 'prompt-of-another-form',
    title: 'The chat template of this model wants user and assistant in turn',
    match: [
      { text: 'onversation roles must alternate' },
      { text: 'ystem role not supported', pattern: /TemplateError|Error/ },
    ],
    cause:
      'Its template takes user, assistant, user … and stops at two of one kind in a row (or, for some models, at a system message).',
    fix: [
      '# in the client: put the system text in front of the first user message, and join messages of one role that follow one another',
      '# or a template that allows it: vLLM --chat-template FILE.jinja',
    ],
    source: transformers,
    example:
      'jinja2.exceptions.TemplateError: Conversation roles must alternate user/assistant/user/assistant/...',
    other: 'roles: user, assistant',
  },
  {
    id: 'zero3-empty',
    class: 'distributed-setting',
    title: 'With ZeRO-3 a weight is empty outside of its own step',
    match: ["RuntimeError: 'weight' must be 2-D", { text: 'the shape in current model is torch.Size([0])' }],
    cause: 'Each process holds a part of it; what reads or loads it by itself finds nothing.',
    fix: ['# zero stage 2 in place of 3 (ds_z2_config.json, zero_stage: 2); on one card without DeepSpeed'],
    source: 'deepspeed 0.19.8 (source)',
    example: "RuntimeError: 'weight' must be 2-D",
    other: 'the shape in current model is torch.Size([10])',
    confidence: 'medium',
  },
  {
    id: 'pipeline-parts',
    class: 'model-mismatch',
    title: 'The file or folder holds only a part of the pipeline',
    match: [
      {
        text: 'expected {',
        pattern: /expected (?<parts>\{[^{}]{1,200}\}), but only \{/,
      },
      { text: 'Weights for this component appear to be missing in', pattern: /load (?<parts>\w{3,40})\./ },
    ],
    cause: 'Text encoders, VAE or tokenizers are not in it: {parts}.',
    fix: [
      '# FLUX and its kind: t = FluxTransformer2DModel.from_single_file("FILE", torch_dtype=torch.bfloat16), then FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev", transformer=t, torch_dtype=torch.bfloat16)',
      '# a folder: its whole repository: hf download OWNER/MODEL --local-dir FOLDER',
    ],
    source: 'diffusers 0.42.1 (wheel)',
    example:
      "ValueError: Pipeline <class 'diffusers.FluxPipeline'> expected {'tokenizer_2'}, but only {'vae'} were passed.",
    other: "expected {'a'}",
  },
  {
    id: 'loss-items',
    class: 'transformers-version-mismatch',
    title: 'The compute_loss of the app is older than this transformers',
    match: ["compute_loss() got an unexpected keyword argument 'num_items_in_batch'"],
    cause:
      'Since 4.46 the Trainer hands num_items_in_batch over, and the trainer of the app does not take it.',
    fix: [
      '# in its code: def compute_loss(self, model, inputs, return_outputs=False, **kwargs):',
      'pip install "transformers<4.46"   # or, where the code is not to be changed',
    ],
    source: 'transformers 4.49.0 (wheel)',
    example:
      "TypeError: CustomTrainer.compute_loss() got an unexpected keyword argument 'num_items_in_batch'",
    other: "unexpected keyword argument 'num_items'",
  },
  {
    id: 'device-map-holes',
    class: 'device-map-incomplete',
    title: 'The device_map leaves out a part of the model',
    match: [
      {
        text: 'does not give any device for the following',
        pattern: /following parameters: (?<names>[\w., ]{1,120})/,
      },
      { text: 'The `device_map` does not contain the module', pattern: /the module (?<names>[\w.]{1,80})/ },
    ],
    cause: 'Written by hand for another model or release: {names} has no card in it.',
    fix: [
      '# in the code: device_map="auto" in place of it (one card: device_map={"": 0}); or an entry for {names}',
    ],
    source: accelerate,
    example:
      'ValueError: The device_map provided does not give any device for the following parameters: lm_head.weight',
    other: 'device_map: auto',
  },
  {
    id: 'meta-no-value',
    class: 'model-mismatch',
    title: 'A weight of the model has no values: its file does not hold it, or it was offloaded',
    match: [{ text: 'is on the meta device, we need a' }],
    cause:
      'This weight was not in the file (another variant, an older loader), or lay on the CPU or the disk when an adapter was put on.',
    fix: [
      'pip install -U accelerate transformers peft   # where the model is newer than they are (diffusers: that too)',
      '# still so: from_pretrained(…, low_cpu_mem_usage=False) without device_map; an adapter on an offloaded model: a GPU that holds it whole',
    ],
    source: accelerate,
    example: 'ValueError: weight is on the meta device, we need a `value` to put in on 0.',
    other: 'Some parameters are on the meta device because they were offloaded to the cpu.',
    confidence: 'medium',
  },
  {
    id: 'fsdp-layer-class',
    class: 'distributed-setting',
    title: 'FSDP is told to wrap a class of layers that this model does not have',
    match: [{ text: 'ould not find the transformer layer class' }],
    cause: 'fsdp_transformer_layer_cls_to_wrap names the layers of another kind of model.',
    fix: [
      '# in the accelerate config: fsdp_auto_wrap_policy: SIZE_BASED_WRAP and fsdp_min_num_params: 100000000, which need no name',
      '# or the class of this model: LlamaDecoderLayer, Qwen2DecoderLayer, Qwen3DecoderLayer, XLMRobertaLayer … (print(model) shows it)',
    ],
    source: accelerate,
    example: 'Exception: Could not find the transformer layer class to wrap in the model.',
    other: 'transformer layer class: LlamaDecoderLayer',
  },
  {
    id: 'deepspeed-twice',
    class: 'distributed-setting',
    title: 'The accelerate config sets what the DeepSpeed file sets already',
    match: [
      {
        text: 'accelerate config variables will be ignored',
        pattern: /will be ignored: \[?(?<names>[\w', ]{1,160})/,
      },
    ],
    cause: 'With deepspeed_config_file the values stand in that file alone: {names}.',
    fix: [
      '# take these lines out of the accelerate config (the file behind --config_file, or ~/.cache/huggingface/accelerate/default_config.yaml), and write their values into the DeepSpeed json',
    ],
    source: accelerate,
    example:
      "ValueError: When using `deepspeed_config_file`, the following accelerate config variables will be ignored: ['zero_stage', 'mixed_precision']. Please specify them appropriately in the DeepSpeed config file.",
    other: 'deepspeed_config_file: ds.json',
  },
  {
    id: 'accelerator-early',
    class: 'distributed-setting',
    title: 'The notebook made an Accelerator before the processes were started',
    match: ['should only be initialized inside your training function'],
    cause: 'notebook_launcher starts processes, which cannot share what has started CUDA already.',
    fix: [
      '# restart the kernel; make the Accelerator (and everything on cuda) inside the function that is given to notebook_launcher',
    ],
    source: accelerate,
    example:
      'ValueError: To launch a multi-GPU training from your notebook, the `Accelerator` should only be initialized inside your training function.',
    other: 'Launching training on 2 GPUs.',
  },
  {
    id: 'lora-gptq-merge',
    class: 'quantised-model-merged',
    title: 'A LoRA cannot be merged into weights of 4 bits',
    match: [{ text: 'when the model is gptq quantized', pattern: /Cannot merge/ }],
    cause: 'Merging adds the adapter to the weights, and those of GPTQ are packed.',
    fix: [
      '# load the base model that is not quantised (bf16, device_map="cpu" will do), the adapter on it, then merge_and_unload(), and quantise the result; or serve both: vLLM --enable-lora',
    ],
    source: peft,
    example: 'ValueError: Cannot merge LORA layers when the model is gptq quantized',
    other: 'the model is gptq quantized',
  },
  {
    id: 'picture-sides',
    class: 'value-refused',
    title: 'Width and height must be multiples of a number',
    match: [
      {
        text: 'have to be divisible by',
        pattern:
          /`?height`? and `?width`? have to be divisible by (?<step>\d{1,3}) but are (?<sides>\d{1,5} and \d{1,5})/,
      },
    ],
    cause: 'The model works on blocks of {step}; {sides} were given.',
    fix: ['# height and width rounded to multiples of {step}: side // {step} * {step}'],
    source: 'diffusers 0.42.1 (wheel)',
    example: 'ValueError: `height` and `width` have to be divisible by 8 but are 1023 and 768.',
    other: 'divisible by 8',
  },
]);
