import { type AnswerCase, answersAs } from './told.ts';

/** What libraries, engines and trainers print by themselves, as their sources have it: the log, and what ends it. */
const cases: readonly AnswerCase[] = [
  [
    "ValueError: You can't train a model that has been loaded in 8-bit or 4-bit precision on multiple devices in any distributed mode. In order to use 8-bit or 4-bit models that have been loaded across multiple GPUs the solution is to use Naive Pipeline Parallelism. Therefore you should not specify that you are under any distributed regime in your accelerate config.",
    'distributed-setting',
    /^# in code: device_map=\{"": int/,
  ],
  [
    '  File "/workspace/app.py", line 20, in <module>\n    model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-32B", device_map="auto").to("cuda")\n  File "/usr/local/lib/python3.11/dist-packages/accelerate/big_modeling.py", line 458, in wrapper\n    raise RuntimeError("You can\'t move a model that has some modules offloaded to cpu or disk.")\nRuntimeError: You can\'t move a model that has some modules offloaded to cpu or disk.',
    'offloaded-model-moved',
    /leave out \.to\("cuda"\)/,
  ],
  [
    '  File "/usr/local/lib/python3.10/dist-packages/accelerate/utils/modeling.py", line 358, in set_module_tensor_to_device\n    raise ValueError(\nValueError: Trying to set a tensor of shape torch.Size([8192, 1024]) in "weight" (which has shape torch.Size([8192, 8192])), this looks incorrect.',
    'model-mismatch',
    /^pip install -U transformers accelerate/,
  ],
  [
    "ValueError: Your model contains `DTensor` parameters, which is incompatible with DDP. Maybe you loaded your model with `device_map='auto'`? Specify `device_map='cuda'` or 'cpu' instead.",
    'distributed-setting',
    /device_map=\{"": int/,
  ],
  [
    "RuntimeError: Method 'cquantize_blockwise_bf16_nf4' not available in CPU-only version of bitsandbytes.\nReinstall with GPU support or use CUDA-enabled hardware.",
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    "ImportError: Using `bitsandbytes` 8-bit quantization requires Accelerate: `pip install 'accelerate>=0.26.0'`",
    'package-too-old',
    /^python3 -m pip install -U "accelerate>=0\.26\.0"$/,
  ],
  [
    "ImportError: Using the `Trainer` with `PyTorch` requires `accelerate>=0.26.0`: Please run `pip install transformers[torch]` or `pip install 'accelerate>=0.26.0'`",
    'package-too-old',
    /^python3 -m pip install -U "accelerate>=0\.26\.0"$/,
  ],
  [
    "TypeError: Couldn't cast array of type\nstruct<content: string, role: string>\nto\n{'content': Value(dtype='string', id=None), 'role': Value(dtype='string', id=None), 'weight': Value(dtype='int64', id=None)}\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \"/workspace/train.py\", line 31, in <module>\n    dataset = load_dataset(\"json\", data_files=\"data/train.jsonl\")\n  File \"/usr/local/lib/python3.11/dist-packages/datasets/builder.py\", line 1897, in _prepare_split_single\n    raise DatasetGenerationError(\"An error occurred while generating the dataset\") from e\ndatasets.exceptions.DatasetGenerationError: An error occurred while generating the dataset",
    'training-data-shape',
    /make that field the same/,
  ],
  [
    "datasets.exceptions.DatasetGenerationCastError: An error occurred while generating the dataset\n\nAll the data files must have the same columns, but at some point there are 1 new columns ({'source'}) and 1 missing columns ({'input'}).\n\nThis happened while the json dataset builder was generating data using\n\n/workspace/data/b.jsonl\n\nPlease either edit the data files to have matching columns, or separate them into different configurations (see docs at https://hf.co/docs/hub/datasets-manual-configuration#multiple-configurations)",
    'training-data-shape',
    /\/workspace\/data\/b\.jsonl anew without source and with input/,
  ],
  [
    "ValueError: Column name ['text'] not in the dataset. Current columns in the dataset: ['instruction', 'input', 'output']",
    'data-of-another-form',
  ],
  [
    "ValueError: Column to remove ['token_type_ids'] not in the dataset. Current columns in the dataset: ['input_ids', 'attention_mask']",
    'data-of-another-form',
    /rename_column\("input_ids", "token_type_ids"\)/,
  ],
  [
    'RuntimeError: One of the subprocesses has abruptly died during map operation.To debug the error, disable multiprocessing.',
    'killed-oom',
    /num_proc=1/,
  ],
  [
    "ConnectionError: Couldn't reach 'wikitext' on the Hub (ConnectionError)",
    'network-timeout',
    /^curl -sSI https:\/\/huggingface\.co/,
  ],
  [
    "datasets.data_files.EmptyDatasetError: The directory at /workspace/data/images doesn't contain any data files",
    'training-data-missing',
    /^ls -la \/workspace\/data\/images/,
  ],
  [
    "ValueError: Unknown split \"validation\". Should be one of ['train', 'test'].",
    'data-of-another-form',
    /in place of validation: one of train, test/,
  ],
  [
    "ValueError: Config name is missing.\nPlease pick one among the available configs: ['en', 'fr', 'de']\nExample of usage:\n\t`load_dataset('allenai/c4', 'en')`",
    'data-of-another-form',
    /^# in the code: load_dataset\('allenai\/c4', 'en'\)/,
  ],
  [
    "ValueError: Can't find 'adapter_config.json' at './outputs/lora'",
    'model-file-missing',
    /^find \.\/outputs\/lora -name adapter_config\.json/,
  ],
  [
    'ValueError: Target module Gemma4ClippableLinear(\n  (linear): Linear(in_features=1152, out_features=1152, bias=False)\n) is not supported. Currently, only the following modules are supported: `torch.nn.Linear`, `torch.nn.Embedding`, `torch.nn.Conv1d`, `torch.nn.Conv2d`, `torch.nn.Conv3d`, `transformers.pytorch_utils.Conv1D`, `torch.nn.MultiheadAttention.`.',
    'lora-targets',
    /language_model/,
  ],
  [
    "TypeError: SFTTrainer.__init__() got an unexpected keyword argument 'tokenizer'",
    'trl-version-mismatch',
    /^python3 -m pip install "trl<0\.16"/,
  ],
  [
    'ValueError: The model did not return a loss from the inputs, only the following keys: logits. For reference, the inputs it received are input_ids,attention_mask.',
    'training-data-shape',
    /DataCollatorForLanguageModeling\(tokenizer, mlm=False\)/,
  ],
  [
    "ValueError: No columns in the dataset match the model's forward method signature: (input_ids, attention_mask, position_ids, labels). The following columns have been ignored: [text]. Please check the dataset and model. You may need to set `remove_unused_columns=False` in `TrainingArguments`.",
    'training-data-shape',
    /remove_unused_columns=False/,
  ],
  [
    "ValueError: You have set `args.eval_strategy` to IntervalStrategy.STEPS but you didn't pass an `eval_dataset` to `Trainer`. Either set `args.eval_strategy` to `no` or pass an `eval_dataset`. ",
    'training-setup',
    /^# either: eval_strategy="no"/,
  ],
  [
    "ValueError: Your setup doesn't support bf16/gpu. You need to assign use_cpu if you want to train the model on CPU",
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    'ValueError: FP16 Mixed precision training with AMP or APEX (`--fp16`) and FP16 half precision evaluation (`--fp16_full_eval`) can only be used on CUDA or MLU devices or NPU devices or certain XPU devices (with IPEX).',
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    'NotImplementedError: "_amp_foreach_non_finite_check_and_unscale_cuda" not implemented for \'BFloat16\'',
    'dtype-mismatch',
    /--bf16 True --fp16 False/,
  ],
  [
    'ValueError: Flash Attention 2.0 only supports torch.float16 and torch.bfloat16 dtypes. You passed torch.float32, this might lead to unexpected behaviour.',
    'dtype-mismatch',
    /torch_dtype=torch\.bfloat16/,
  ],
  [
    'ValueError: Phi3VForCausalLM does not support an attention implementation through torch.nn.functional.scaled_dot_product_attention yet. Please request the support for this architecture: https://github.com/huggingface/transformers/issues/28005. If you believe this error is a bug, please open an issue in Transformers GitHub repository and load your model with the argument `attn_implementation="eager"` meanwhile. Example: `model = AutoModel.from_pretrained("openai/whisper-tiny", attn_implementation="eager")`',
    'attention-setting',
    /attn_implementation="eager"/,
  ],
  [
    "ValueError: Converting from Tiktoken failed, if a converter for SentencePiece is available, provide a model path with a SentencePiece tokenizer.model file.Currently available slow->fast convertors: ['AlbertTokenizer']",
    'module-not-found',
    /^pip install -U sentencepiece tiktoken/,
  ],
  [
    "AttributeError: 'DynamicCache' object has no attribute 'get_usable_length'",
    'transformers-version-mismatch',
    /^pip install "transformers<4\.54"/,
  ],
  [
    "AttributeError: 'MiniCPMV' object has no attribute 'all_tied_weights_keys'",
    'transformers-version-mismatch',
    /^pip install "transformers<5"/,
  ],
  [
    'jinja2.exceptions.TemplateError: Conversation roles must alternate user/assistant/user/assistant/...',
    'prompt-of-another-form',
    /first user message/,
  ],
  [
    'ValueError: Image features and image tokens do not match: tokens: 0, features 1024',
    'prompt-of-another-form',
    /apply_chat_template/,
  ],
  [
    'ValueError: Quantization method specified in the model config (gptq) does not match the quantization method specified in the `quantization` argument (awq).',
    'vllm-setting-refused',
    /--quantization awq out/,
  ],
  [
    "ValueError: World size (4) is larger than the number of available GPUs (2) in this node. If this is intentional and you are using:\n- ray, set '--distributed-executor-backend ray'.",
    'no-gpu-visible',
    /--tensor-parallel-size 2/,
  ],
  [
    'ValueError: At most 1 image(s) may be provided in one request.',
    'vllm-setting-refused',
    /--limit-mm-per-prompt '\{"image": 4\}'/,
  ],
  [
    "ValueError: Selected backend AttentionBackendEnum.FLASH_ATTN is not valid for this configuration. Reason: ['compute capability not supported']",
    'vllm-setting-refused',
    /^unset VLLM_ATTENTION_BACKEND/,
  ],
  [
    'RuntimeError: Cannot find any model weights with `org/model-7b-GGUF`',
    'model-file-missing',
    /llama-server -hf org\/model-7b-GGUF:Q4_K_M/,
  ],
  [
    "ValueError: There is no module or parameter named 'model.visual' in Qwen2ForCausalLM",
    'model-not-supported',
    /^pip install -U vllm/,
  ],
  [
    "ValueError: 'aimv2' is already used by a Transformers config, pick another name.",
    'transformers-version-mismatch',
    /^pip install "transformers<4\.54"/,
  ],
  [
    "ImportError: cannot import name 'GuidedDecodingParams' from 'vllm.sampling_params' (/usr/local/lib/python3.12/dist-packages/vllm/sampling_params.py)",
    'vllm-version-mismatch',
    /StructuredOutputsParams/,
  ],
  [
    'api_server.py: error: unrecognized arguments: --disable-log-requests',
    'unknown-argument',
    /^# write --no-enable-log-requests/,
  ],
  ['vllm serve: error: unrecognized arguments: --task embed', 'unknown-argument', /^# write --runner/],
  [
    'TimeoutError: Timed out waiting for engine core processes to start. This is often caused by slow weight loading for large models. Waited 600s (configured by VLLM_ENGINE_READY_TIMEOUT_S). To increase the timeout, set the environment variable: VLLM_ENGINE_READY_TIMEOUT_S=<seconds>.',
    'server-start-timeout',
    /^export VLLM_ENGINE_READY_TIMEOUT_S/,
  ],
  [
    'Exception: Capture CUDA graph failed: CUDA out of memory. Tried to allocate 1.2 GiB.\nPossible solutions:\n1. set --mem-fraction-static to a smaller value (e.g., 0.8 or 0.7)\n2. set --cuda-graph-max-bs to a smaller value (e.g., 16)\n3. disable torch compile by not using --enable-torch-compile\n4. disable CUDA graph by --disable-cuda-graph. (Not recommended. Huge performance loss)\nOpen an issue on GitHub https://github.com/sgl-project/sglang/issues/new/choose',
    'cuda-out-of-memory',
    /^# SGLang: --mem-fraction-static/,
  ],
  [
    'Exception: sgl-kernel is installed with version 0.1.4, which is less than the minimum required version 0.1.7. Please reinstall the latest version with `pip install sgl-kernel --force-reinstall`',
    'package-too-old',
    /^pip install "sgl-kernel==0\.1\.7"/,
  ],
  [
    'ImportError: /usr/local/lib/python3.10/dist-packages/sgl_kernel/common_ops.abi3.so: undefined symbol: _ZNK3c106SymInt22maybe_as_int_slow_pathEv',
    'torch-extension-abi-mismatch',
    /requires\(.sglang.\)/,
  ],
  [
    "ggml_backend_cuda_buffer_type_alloc_buffer: allocating 15360.00 MiB on device 0: cudaMalloc failed: out of memory\nllama_model_load: error loading model: unable to allocate CUDA0 buffer\nllama_model_load_from_file_impl: failed to load model\ncommon_init_from_params: failed to load model 'model.gguf'",
    'cuda-out-of-memory',
    /^# fewer layers on the card: -ngl/,
  ],
  [
    'ValueError: Failed to load model from file: ./models/llama-3-8b.gguf',
    'model-not-loaded',
    /^ls -lL \.\/models\/llama-3-8b\.gguf/,
  ],
  [
    'warning: no usable GPU found, --gpu-layers option will be ignored\nwarning: one possible reason is that llama.cpp was compiled without GPU support\nwarning: consult docs/build.md for compilation instructions',
    'no-gpu-part',
    /GGML_CUDA=ON/,
  ],
  [
    'CMake Error at vendor/llama.cpp/CMakeLists.txt:21 (add_subdirectory):\n  The source directory /tmp/llama-cpp-python/vendor/llama.cpp does not contain a CMakeLists.txt file.',
    'submodule-missing',
    /^git submodule update --init --recursive/,
  ],
  [
    "/usr/bin/ld: warning: libcuda.so.1, needed by bin/libggml-cuda.so, not found (try using -rpath or -rpath-link)\n/usr/bin/ld: bin/libggml-cuda.so: undefined reference to `cuMemCreate'\ncollect2: error: ld returned 1 exit status",
    'link-library-missing',
    /stubs\/libcuda\.so\.1/,
  ],
  [
    'Error: llama runner process has terminated: cudaMalloc failed: out of memory',
    'cuda-out-of-memory',
    /OLLAMA_CONTEXT_LENGTH/,
  ],
  [
    'Error: registry.ollama.ai/library/gemma:7b does not support tools',
    'model-without-tools',
    /search\?c=tools/,
  ],
  [
    'ERROR: This version requires zstd for extraction. Please install zstd and try again:',
    'command-not-found',
    /^apt-get update && apt-get install -y zstd/,
  ],
  [
    'RuntimeError: [TM][ERROR] CUDA runtime error: out of memory /lmdeploy/src/turbomind/utils/allocator.h:246',
    'cuda-out-of-memory',
    /--cache-max-entry-count/,
  ],
  [
    "invalid prompt: {'type': 'missing_node_type', 'message': \"Node 'VHS_VideoCombine' not found. The custom node may not be installed.\", 'details': \"Node ID '#30'\", 'extra_info': {}}",
    'comfyui-node-missing',
    /asks for VHS_VideoCombine/,
  ],
  [
    "Failed to validate prompt for output 9:\n* CheckpointLoaderSimple 4:\n  - Value not in list: ckpt_name: 'v1-5-pruned-emaonly.ckpt' not in ['flux1-dev-fp8.safetensors']\nOutput will be ignored\ninvalid prompt: {'type': 'prompt_outputs_failed_validation', 'message': 'Prompt outputs failed validation', 'details': '', 'extra_info': {}}",
    'model-file-missing',
    /^hf download OWNER\/REPO v1-5-pruned-emaonly\.ckpt --local-dir ComfyUI\/models\/checkpoints/,
  ],
  [
    'RuntimeError: "addmm_cuda" not implemented for \'Float8_e4m3fn\'',
    'dtype-mismatch',
    /weight_dtype default/,
  ],
  [
    'ERROR: To use this action, a security_level of `normal or below` is required. Please contact the administrator.\nReference: https://github.com/ltdrdata/ComfyUI-Manager#security-policy',
    'setting-refused',
    /config\.ini/,
  ],
  ['AssertionError: You do not have CLIP state dict!', 'model-mismatch', /clip_l\.safetensors/],
  [
    'AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoderの出力をキャッシュしながらText Encoderのネットワークを学習することはできません',
    'training-setup',
    /--network_train_unet_only/,
  ],
  [
    'RuntimeError: NaN detected in latents: /workspace/img/10_x/1.png',
    'half-precision-nans',
    /--no_half_vae/,
  ],
  [
    'RuntimeError: OOM during training step 3 times in a row, aborting training',
    'cuda-out-of-memory',
    /ai-toolkit/,
  ],
  [
    "ValueError: Invalid CUDA 'device=0' requested. Use 'device=cpu' or pass valid CUDA device(s) if available, i.e. 'device=0' or 'device=0,1,2,3' for Multi-GPU.",
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    "KeyError: \"names\"\nSyntaxError: data.yaml key missing ❌.\n either 'names' or 'nc' are required in all data YAMLs.",
    'config-key-missing',
    /names: \[/,
  ],
  [
    "lightning.fabric.utilities.exceptions.MisconfigurationException: CUDAAccelerator can not run on your system since the accelerator is not available. The following accelerator(s) is available and can be passed into `accelerator` argument of `Trainer`: ['cpu'].",
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    "lightning.pytorch.utilities.exceptions.MisconfigurationException: `ModelCheckpoint(monitor='val_loss')` could not find the monitored key in the returned metrics: ['train_loss', 'epoch', 'step']. HINT: Did you call `log('val_loss', value)` in the `LightningModule`?",
    'model-mismatch',
    /self\.log\("val_loss"/,
  ],
  [
    "Could not override 'trainer.gpus'.\nTo append to your config use +trainer.gpus=1\nKey 'gpus' is not in struct\n    full_key: trainer.gpus\n    object_type=dict",
    'config-key-missing',
    /\+trainer\.gpus=1/,
  ],
  [
    "omegaconf.errors.InterpolationKeyError: Interpolation key 'paths.root' not found",
    'config-key-missing',
    /paths\.root=VALUE/,
  ],
  [
    'ValueError: API key must be 40 characters long, yours was 86',
    'wandb-too-old',
    /^pip install -U "wandb>=0\.22\.3"/,
  ],
  [
    'wandb.errors.errors.CommError: Error uploading run: returned error 403: {"data":{"upsertBucket":null},"errors":[{"message":"permission denied","path":["upsertBucket"],"extensions":{"code":"PERMISSION_ERROR"}}]}',
    'wandb-login-missing',
    /^unset WANDB_ENTITY/,
  ],
  [
    'gymnasium.error.NamespaceNotFound: Namespace ALE not found. Have you installed the proper package for ALE?',
    'environment-not-registered',
    /^pip install "gymnasium\[atari,accept-rom-license\]"/,
  ],
  [
    'WARNING 05-01 10:00:00 [custom_all_reduce.py:137] Custom allreduce is disabled because your platform lacks GPU P2P capability or P2P test failed. To silence this warning, specify disable_custom_all_reduce=True explicitly.',
    'none',
  ],
  [
    "`trust_remote_code` is not supported anymore.\nPlease check that the Hugging Face dataset 'PolyAI/minds14' isn't based on a loading script and remove `trust_remote_code`.\nIf the dataset is based on a loading script, please ask the dataset author to remove it and convert it to a standard format like Parquet.",
    'none',
  ],
  ['FETCH ComfyRegistry Data: 5/97', 'none'],
  ['lora key not loaded: lora_unet_double_blocks_0_img_attn_proj.alpha', 'none'],
  [
    'NotImplementedError: Unsloth cannot find any torch accelerator? You need a GPU.',
    'no-gpu-visible',
    /^nvidia-smi -L &&/,
  ],
  [
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for AxolotlInputConfig\n  Value error, Require cfg.load_in_4bit to be True for qlora [type=value_error, input_value={'base_model': 'x'}, input_type=DictDefault]",
    'config-refused',
    /load_in_4bit/,
  ],
  ['ValueError: Cannot merge adapters to a quantized model.', 'training-setup', /quantization_bit: out/],
  ["RuntimeError: 'weight' must be 2-D", 'distributed-setting', /zero stage 2/],
  [
    "ValueError: Pipeline <class 'diffusers.pipelines.flux.pipeline_flux.FluxPipeline'> expected {'tokenizer_2', 'text_encoder_2'}, but only {'vae'} were passed.",
    'model-mismatch',
    /from_single_file/,
  ],
  [
    'diffusers.loaders.single_file_utils.SingleFileComponentError: Failed to load CLIPTextModel. Weights for this component appear to be missing in the checkpoint.\nPlease load the component before passing it in as an argument to `from_single_file`.',
    'model-mismatch',
    /from_single_file/,
  ],
  [
    "ValueError: It seems like you have activated sequential model offloading by calling `enable_sequential_cpu_offload`, but are now attempting to move the pipeline to GPU. This is not compatible with offloading. Please, move your pipeline `.to('cpu')` or consider removing the move altogether if you use sequential offloading.",
    'offloaded-model-moved',
    /leave out \.to/,
  ],
  [
    "[Errno 37] No locks available: '/workspace/.cache/huggingface/hub/.locks/models--x/abc.lock'",
    'volume-without-locks',
    /^export HF_HOME/,
  ],
  [
    'ERROR:    Error loading ASGI app. Could not import module "main".',
    'wrong-folder',
    /^python3 -c "import main/,
  ],
  [
    'ERROR:    Error loading ASGI app. Attribute "app" not found in module "main".',
    'wrong-folder',
    /import main/,
  ],
  ['ERROR  | Job has no input parameter. Unable to run.', 'request-refused', /"input"/],
  [
    'ImportError: Found an incompatible version of torchao. Found version 0.15.0, but only versions above 0.16.0 are supported',
    'package-too-old',
    /^pip install -U "torchao>=0\.16\.0"/,
  ],
  [
    'ImportError: Found an incompatible version of GPT-QModel (`gptqmodel` package). Found version 1.0.0, but only versions >= 2.0.0 are supported',
    'package-too-old',
    /^pip install -U "gptqmodel>=2\.0\.0"/,
  ],
  [
    'UserWarning: WARNING: Unsloth should be imported before [transformers] to ensure all optimizations are applied. Your code may run slower or encounter memory issues without these optimizations.',
    'none',
  ],
  ["gradio.exceptions.Error: 'Value: flux (type: str) is not in the list of choices: []'", 'none'],
  [
    'Traceback (most recent call last):\n  File "/workspace/app.py", line 9, in <module>\n    model = AutoModel.from_pretrained("openbmb/MiniCPM-V-2_6", trust_remote_code=True)\n  File "/usr/local/lib/python3.11/dist-packages/transformers/modeling_utils.py", line 2300, in get_expanded_tied_weights_keys\n    common_case_regex = [k for k in self._tied_weights_keys.keys()]\nAttributeError: \'list\' object has no attribute \'keys\'',
    'transformers-version-mismatch',
    /install "transformers<5"/,
  ],
  [
    'gymnasium.error.DependencyNotInstalled: MuJoCo is not installed, run `pip install "gymnasium[mujoco]"`',
    'package-too-old',
    /^python3 -m pip install "gymnasium\[mujoco\]"$/,
  ],
  [
    'gymnasium.error.DependencyNotInstalled: Box2D is not installed, you can install it by run `pip install swig` followed by `pip install "gymnasium[box2d]"`',
    'package-too-old',
    /install swig "gymnasium/,
  ],
  ['ValueError: Template qwen9 does not exist.', 'model-not-supported', /llamafactory/],
  [
    'RuntimeError: Error(s) in loading state_dict for LlamaForCausalLM:\n\tsize mismatch for model.embed_tokens.weight: copying a param with shape torch.Size([32000, 4096]) from checkpoint, the shape in current model is torch.Size([0]).',
    'distributed-setting',
    /zero stage 2/,
  ],
  [
    "TypeError: CustomTrainer.compute_loss() got an unexpected keyword argument 'num_items_in_batch'",
    'transformers-version-mismatch',
    /\*\*kwargs/,
  ],
  [
    "AttributeError: 'CLIPTextModel' object has no attribute 'text_model'",
    'transformers-version-mismatch',
    /install "transformers<5\.6/,
  ],
  // The nearest that are something else, or nothing.
  ["Should be one of ['train', 'test']", 'none'],
  [
    'AssertionError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
    'dtype-mismatch',
  ],
  [
    "ValueError: Your setup doesn't support bf16/gpu. You need to assign use_cpu if you want to train the model on CPU. You need Ampere+ GPU with cuda>=11.0.",
    'gpu-too-old',
  ],
  [
    'vllm serve: error: unrecognized arguments: --async-scheduling',
    'unknown-argument',
    /^python3 -m pip install -U vllm/,
  ],
  ['  The source directory "/w/build" does not contain a CMakeLists.txt file.', 'none'],
  [
    'warning: no usable GPU found, --gpu-layers option will be ignored\nmain: server is listening on http://127.0.0.1:8080 - starting the main loop',
    'none',
  ],
  ['ValueError: API key must be 40 characters long, yours was 6', 'value-refused'],
  [
    "Some weights of Bert were not initialized from the model checkpoint at x and are newly initialized: ['classifier.weight']",
    'none',
  ],
  ["    for key in names.keys():\nAttributeError: 'list' object has no attribute 'keys'", 'api-mismatch'],
  [
    'ValueError: The device_map provided does not give any device for the following parameters: lm_head.weight',
    'device-map-incomplete',
    /device_map="auto".*lm_head\.weight/,
  ],
  [
    'ValueError: To launch a multi-GPU training from your notebook, the `Accelerator` should only be initialized inside your training function. Restart your notebook and make sure no cells initializes an `Accelerator`.',
    'distributed-setting',
    /restart the kernel/,
  ],
  [
    'ValueError: Cannot merge LORA layers when the model is gptq quantized',
    'quantised-model-merged',
    /not quantised/,
  ],
  [
    'AssertionError: Attempted to load weight (torch.Size([151936, 896])) into parameter (torch.Size([75968, 896]))',
    'model-mismatch',
  ],
  ['llama_init_from_model: V cache quantization requires flash_attn', 'llama-cpp-option', /-fa on/],
  [
    'ValueError:  ## No .safetensors files found in /workspace/models/exl2',
    'model-file-missing',
    /^ls -lL \/workspace\/models\/exl2/,
  ],
  [
    'ValueError: dataset path does is not a directory: /workspace/dataset',
    'training-data-missing',
    /folder_path/,
  ],
  [
    'Exception: \nYou appear to be missing MuJoCo.  We expected to find the file here: /root/.mujoco/mujoco210',
    'named-thing-missing',
    /mujoco210-linux-x86_64/,
  ],
  [
    'ValueError: Could not find the transformer layer class LlamaDecoderLayer in the model.',
    'distributed-setting',
    /Qwen2DecoderLayer/,
  ],
  [
    'ValueError: max_num_batched_tokens (2048) is smaller than max_model_len (8192). This effectively limits the maximum sequence length to max_num_batched_tokens and makes vLLM reject longer sequences. Please increase max_num_batched_tokens or decrease max_model_len.',
    'vllm-setting-refused',
    /--max-num-batched-tokens 8192/,
  ],
  [
    'error: the supplied chat template is not supported: chatml2\nnote: llama.cpp was started without --jinja, we only support commonly used templates',
    'llama-cpp-option',
    /--jinja/,
  ],
  [
    'Failed to validate prompt for output 12:\n* KSampler 3:\n  - Required input is missing: model',
    'workflow-incomplete',
    /connect model/,
  ],
  [
    "AttributeError: 'NoneType' object has no attribute 'CameraModelType'",
    'nvcc-or-cuda-home-missing',
    /^V=.*cuda-toolkit-\$V/,
  ],
  [
    "ValueError: The number of images does not match the number of <image> tokens in [{'role': 'user', 'content': 'hi'}].",
    'training-data-shape',
    /one <image>/,
  ],
  [
    'ValueError: `height` and `width` have to be divisible by 8 but are 1023 and 768.',
    'value-refused',
    /multiples of 8/,
  ],
  [
    "RuntimeError: Expected a 'cpu' device type for generator but found 'cuda'",
    'data-of-another-form',
    /torch\.Generator\("cpu"\)/,
  ],
  [
    'gsplat: No CUDA toolkit found. gsplat will be disabled.\nstep 10/100 loss 0.2\nstep 20/100 loss 0.1',
    'none',
  ],
  ['WARNING max_num_batched_tokens (2048) is smaller than max_model_len (8192).', 'none'],
  [
    'FileNotFoundError: Directory /workspace/data/tok is neither a `Dataset` directory nor a `DatasetDict` directory.',
    'data-of-another-form',
    /^find \/workspace\/data\/tok -name state\.json/,
  ],
  [
    "ValueError: The specified `eos_token` ('<EOS_TOKEN>') is not found in the vocabulary of the given `processing_class` (Qwen2TokenizerFast). Ensure that the `eos_token` exists in the vocabulary before using it as an EOS token.",
    'trl-version-mismatch',
    /^pip install -U unsloth unsloth_zoo/,
  ],
  [
    'ValueError: --load_best_model_at_end requires the save and eval strategy to match, but found\n- Evaluation strategy: no\n- Save strategy: steps',
    'training-setup',
    /eval_strategy and save_strategy the same/,
  ],
  [
    '[2025-05-01 10:00:00] Rank 0 scheduler is dead. Please check if there are relevant logs.\n[2025-05-01 10:00:00] Exit code: -9',
    'killed-oom',
    /memory\.max/,
  ],
  [
    'INFO:hf-to-gguf:Loading model: qwen-ft\nERROR:hf-to-gguf:Model Qwen3VLForConditionalGeneration is not supported',
    'model-not-supported',
    /^git pull && pip install -U -r/,
  ],
  [
    "Error occurred when executing CLIPVisionEncode:\n\n'NoneType' object has no attribute 'encode_image'",
    'model-mismatch',
    /clip_vision_h/,
  ],
  ['Rank 0 scheduler is dead. Please check if there are relevant logs.\nExit code: 1', 'none'],
];

answersAs(import.meta.filename, { anywhere: cases });
