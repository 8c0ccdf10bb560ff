import { mistaken } from './mistake.ts';

/** TensorFlow, Keras, JAX, ONNX Runtime and the rest: code or a model for another release, or inputs of another form. */
export const frameworkMistakes = [
  ...mistaken('attention-setting', [
    [
      /^(?:FlashAttention )?[Oo]nly supports? head (?:size|dim)\w{0,9} (?<sizes>[\d, and]{2,40}\d)/,
      'FlashAttention 3 has kernels for heads of {sizes} alone',
      'attn_implementation="flash_attention_2" or "sdpa" for this model (code of its own: from flash_attn import flash_attn_func in place of flash_attn_interface); a model of your own: heads of 64 or 128',
    ],
  ]),
  ...mistaken('api-mismatch', [
    [
      /^Key _CHECKPOINTABLE_OBJECT_GRAPH not found|^Restoring from checkpoint failed/,
      'The checkpoint is of another graph than the code builds now',
      '# the code and options as they were when it was trained: layers added or renamed since are not in it (python3 -m tensorflow.python.tools.inspect_checkpoint --file_name=FILE lists what is)',
    ],
    [
      /not compatible with eager execution|Session graph is empty|`?loss`? passed to Optimizer\.compute_gradients should be a function/,
      'The code is for TensorFlow 1, and this is TensorFlow 2',
      'import tensorflow.compat.v1 as tf in place of import tensorflow as tf, and tf.disable_v2_behavior() below it',
    ],
    [
      /Cannot convert a symbolic (?:tf\.)?Tensor/,
      'NumPy 1.20 and newer do not go with TensorFlow 2.0 to 2.4',
      '$ pip install "numpy~=1.19.5"   # or, in its place, TensorFlow 2.5 and newer',
    ],
    [
      /^Shapes \(.{1,40}\) (?:and|vs) \(.{1,40}\) are incompatible|^`?logits`? and `?labels`? must have the same shape|Arguments `target` and `output` must have the same (?:rank|shape)/,
      'Loss, labels and last layer do not go together',
      'labels that are numbers: loss="sparse_categorical_crossentropy"; two classes: Dense(1, activation="sigmoid") and "binary_crossentropy"',
    ],
    [
      /Unexpected input data type\. Actual: \(tensor\((?<here>\w+)\)\) ?, expected: \(tensor\((?<type>\w+)\)/,
      'The model takes {type}, and is given {here}',
      'x.astype(np.float32) before (int64: np.int64, float16: np.float16, as it says)',
    ],
    [
      /Got invalid dimensions for input: (?<input>\S{1,40})|Invalid rank for input: (?<name>\S{1,40})/,
      'The input is of another size than the model was exported for',
      'the size that [i.shape for i in session.get_inputs()] shows: resize, or x[None]; or exported anew with dynamic_axes (YOLO: dynamic=True)',
    ],
    [
      /registered for (?<op>\w{2,40}) is deprecated in domain_version of (?<version>\d+)/,
      'The model says opset {version}, which has no {op} any more',
      '# export it again: with a newer torch and opset_version=11 (Resize in place of Upsample), or opset_version=9, which still has {op}',
    ],
    [
      /Unrecognized attribute: (?<name>\w+) for operator (?<op>\w+)/,
      'This onnxruntime is older than the model: its {op} knows no {name}',
      '$ pip install -U onnxruntime   # onnxruntime-gpu, where that is installed\n# or export it again with opset_version=17',
    ],
    [
      /Dataset\w{0,9}' object has no attribute '(?<name>output_(?:shapes|types|classes))/,
      'The code is for TensorFlow 1: data sets of TensorFlow 2 have no {name}',
      'tf.compat.v1.data.get_{name}(dataset)',
    ],
    [
      /Dataset\w{0,9}' object has no attribute '(?<name>make_\w{3,12}_iterator)/,
      'Data sets of TensorFlow 2 have no {name}: the code is for TensorFlow 1',
      'tf.compat.v1.data.{name}(dataset)',
    ],
    [
      /'(?:tensors|input)' \(position 1\) must be \w{1,9} of Tensors, not Column/,
      'datasets 4 and newer give a Column, where the code expects a list',
      '$ pip install "datasets<4"\n# or, in the code: torch.stack(list(…)); LeRobot: its newest release',
    ],
    [
      /must be called with a dataclass type or instance/,
      'The data set was written by a newer datasets than is here (its features say List)',
      '$ pip install -U "datasets>=4"   # or, where the program pins an older one: the program newer',
    ],
    [
      /getPluginCreator could not find plugin:? (?<plugin>\w{3,60})|Plugin not found, are the/,
      'TensorRT lacks a plugin that the model is built with, or does not know the operator',
      '# an engine: trt.init_libnvinfer_plugins(None, "") before it is loaded; a plugin of its own: ctypes.CDLL("THE_PLUGIN.so") (trtexec --plugins=THE_PLUGIN.so)\n# an ONNX (No importer registered for op, above): a newer TensorRT, or the plugin of the project',
    ],
    [
      /find any implementation for node/,
      'TensorRT finds no way to compute a part: mostly its workspace is too small',
      '# trtexec --memPoolSize=workspace:8192 (before 8.4: --workspace=8192); config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, 2**33); then a newer TensorRT, or without fp16',
    ],
    [
      /'PIL\.Image' has no attribute '(?:Resampling|Transpose|Dither)/,
      'Pillow is older than 9.1, which the code is written for',
      '$ pip install -U "pillow>=9.1"',
    ],
    [
      /import name '(?<name>Adam|SGD|RMSprop|Adagrad|Adamax|Adadelta|to_categorical|plot_model|pad_sequences)' from 'keras\.(?<part>utils|optimizers|preprocessing\.sequence)/,
      'This Keras of its own and TensorFlow are of different ages: {name} is in that of TensorFlow',
      'from tensorflow.keras.{part} import {name} (all imports of keras likewise)',
      [/from keras(?=[. ])/, 'from tensorflow.keras'],
    ],
    [
      /'INSwapper' object has no attribute 'taskname'/,
      'inswapper_128.onnx lies among the models that find faces',
      '# move it out of models/buffalo_l (antelopev2), one folder up, where the program looks for it: models/insightface/inswapper_128.onnx',
    ],
    [
      /^Invalid model size '(?<name>[\w-]{0,20}(?:v3|turbo)[\w.-]{0,12})', expected/,
      'This faster-whisper is older than the model {name}',
      '$ pip install -U faster-whisper',
    ],
    [
      /^Model (?<name>[\w-]{0,20}(?:v3|turbo)[\w.-]{0,12}) not found; available models/,
      'This openai-whisper is older than the model {name}',
      '$ pip install -U openai-whisper',
    ],
    [
      /'DiarizeOutput' object has no attribute '(?<name>\w+)'/,
      'pyannote.audio 4 gives more than the speakers, and {name} is one part further in',
      'output.speaker_diarization.{name}(…) in place of output.{name}(…)\n$ pip install "pyannote.audio<4"   # or: the release of the code',
      [/(?<![\w.])(\w{1,40})\.(itertracks|labels|write_rttm|get_timeline)\(/, '$1.speaker_diarization.$2('],
    ],
    [
      /Cannot open file \/\S{1,100}?\.paddle(?<kind>ocr|x)\/\S{1,200}, please confirm/,
      'A model of PaddleOCR is not there, or not whole',
      '$ mv ~/.paddle{kind} ~/.paddle{kind}.old   # then start again: it downloads them anew',
    ],
    [
      /Unrecognized CachingAllocator option/,
      'PYTORCH_CUDA_ALLOC_CONF holds an option that came with a newer torch',
      '$ unset PYTORCH_CUDA_ALLOC_CONF   # (PYTORCH_ALLOC_CONF) then start again; os.environ in the code: that line out\n# or a newer torch: expandable_segments came with 2.1',
    ],
    [
      /'LlamaConfig' object has no attribute '(?<name>mlp_bias)'/,
      'transformers is older than the code: its Llama has no {name} yet',
      '$ pip install "transformers>=4.41,<5"',
    ],
    [
      /'LlamaConfig' object has no attribute '(?<name>pretraining_tp|rope_scaling)'/,
      'transformers is too old or too new: its Llama has no {name}',
      '$ pip install "transformers>=4.31,<5"',
    ],
    [
      /'(?<of>(?:Cohere|Gemma2?|Glm|Granite|Llama|Mi[sx]tral|Olmo2?|Phi3?|Qwen2|Starcoder2)Attention)' object has no attribute '(?<name>num_heads|num_key_value_heads|hidden_size)'/,
      'transformers 4.48 and newer keep {name} in the config, no longer in {of}',
      '$ pip install "transformers>=4.31,<4.48"\n# or, in code of your own: layer.config.num_attention_heads',
    ],
    [
      /'\w{2,50}Config' object has no attribute '(?<name>(?:pad|bos|eos|sep|decoder_start)_token_id|is_decoder|add_cross_attention|tie_(?:word_embeddings|encoder_decoder)|pruned_heads|torchscript|rope_theta|rope_scaling)'/,
      'The code is older than transformers 5, whose configs have no {name} by themselves',
      '$ pip install "transformers<5"\n# or a newer release of what reads it; in code of your own: getattr(config, "{name}", None)',
    ],
    [
      /^getattr\(\): attribute name must be string|not seem to have any of the loading methods|type object '\w{2,40}Scheduler' has no attribute 'from_/,
      'This diffusers is older than the model or the transformers beside it',
      '$ pip install -U diffusers transformers accelerate',
    ],
    [
      /AutoPipeline can't find a pipeline linked to (?<name>\w{3,60})/,
      'The AutoPipeline of this task does not know {name}',
      'from diffusers import {name}; pipe = {name}.from_pretrained(…)',
    ],
    [
      /'NoneType' object has no attribute 'lowvram_patch_counter/,
      'ComfyUI works on a model that was taken out of memory',
      '$ git pull && pip install -r requirements.txt   # in the folder of ComfyUI, and git pull in the nodes; then restart\n# still so: the workflow without nodes that clear the memory or unload models',
    ],
    [
      /because the following keys are missing/,
      'The file is of another variant than its class or config',
      '# from_single_file("FILE", config="OWNER/MODEL", subfolder="transformer") with that very model (FLUX dev has guidance, schnell none)\n$ pip install -U diffusers   # or a file newer than it',
    ],
    [
      /infer dtype of numpy\./,
      'This torch was built for NumPy 1, and NumPy 2 is here',
      '$ pip install "numpy<2"',
    ],
    [
      /on <module 'torch\._utils'/,
      'The file was saved by a newer torch than is here',
      '$ pip install -U torch torchvision\n# or, where it was saved: torch.save(model.state_dict(), FILE) of plain tensors',
    ],
    [
      /(?:cuda|upsample)\w{0,40}" not implemented for 'BFloat16'/,
      'This torch is too old to compute that in bfloat16',
      '$ pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # 2.1 and newer\n# or float16 (--dtype half, fp16) in place of bfloat16',
    ],
    [
      /builtin op: torchvision::/,
      'A TorchScript with operators of torchvision is loaded before torchvision',
      'import torchvision above torch.jit.load',
    ],
    [
      /stft requires the return_complex/,
      'torch 2 wants to be told the form of the result of stft',
      'torch.stft(…, return_complex=False)',
      [/(stft\([^()]{1,200})\)$/, '$1, return_complex=False)'],
    ],
    [
      /Builder' object has no attribute '(?:max_workspace_size|build_cuda_engine|max_batch_size)/,
      'The code is for TensorRT 7: the builder has no such part any more',
      'config = builder.create_builder_config(); config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, 2**30); builder.build_serialized_network(network, config)',
    ],
    [
      /tensorrt\S{0,40}' object has no attribute '(?:max_workspace_size|num_bindings|get_binding_\w+|binding_is_input|execute_async_v2|execute_v2|max_batch_size|build_engine|get_binding)/,
      'The code is for TensorRT 8: TensorRT 10 has removed what it asks for',
      '$ pip install "tensorrt<10"   # Python 3.11 at most; engines are to be built anew\n# or, in code: num_io_tensors, get_tensor_name, execute_async_v3, build_serialized_network',
    ],
    [
      /ConvertPirAttribute2RuntimeAttribute/,
      'Paddle 3.3 fails on the CPU with oneDNN',
      '$ export FLAGS_use_mkldnn=0   # PaddleOCR: enable_mkldnn=False\n$ pip install "paddlepaddle<3.3"   # or: the release before',
    ],
    [
      /[cC]onstants\.pkl/,
      'The file holds weights or a pickled model, and is opened as TorchScript',
      'torch.load(FILE, map_location="cpu") in place of torch.jit.load(FILE)',
      [/torch\.jit\.load\(/, 'torch.load('],
    ],
    [
      /did you mean to use torch\.jit\.load|kMaxSupportedFileFormatVersion/,
      'The file is of torch 1.6 or newer, and an older torch reads it',
      '$ pip install -U "torch>=1.6" torchvision\n# or, where it was written: torch.save(torch.load(FILE), FILE, _use_new_zipfile_serialization=False)',
    ],
    [
      /unsupported pickle protocol: 5/,
      'The file was written by Python 3.8 or newer, and this Python is older',
      '$ uv venv --seed --python 3.8 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again\n# or, with this Python: pip install pickle5, and import pickle5 as pickle in the code',
    ],
    [
      /_no_nep50_warning|umath' has no attribute '_ilp64/,
      'Two releases of NumPy are mixed: updated while a notebook ran, or over an older one',
      '# a notebook: restart its kernel first\n$ pip install --force-reinstall --no-cache-dir "numpy<2"   # no notebook, or still so',
    ],
    [
      /dataclass\(\) got an unexpected keyword argument '(?:slots|kw_only|match_args)/,
      'The code is written for Python 3.10 or newer',
      '$ uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again',
    ],
    [
      /bytes-like object is required, not 'str'|string pattern on a bytes-like/,
      'Text and bytes are mixed: code of Python 2, or a file in the wrong mode',
      'x.encode() makes bytes, x.decode() text; files: open(…, "w") for text, "wb" for bytes',
    ],
    [
      /no current event loop in thread/,
      'A thread has no event loop of its own',
      'asyncio.set_event_loop(asyncio.new_event_loop()) at the begin of that thread (or asyncio.run(…) there)',
    ],
    [
      /^'module' object is not callable/,
      'A module is called as if it were the function of that name in it',
      'from tqdm import tqdm in place of import tqdm (glob, pprint, datetime likewise)',
      [/\b(tqdm|glob|pprint|time|copy|datetime|random)\(/, '$1.$1('],
    ],
    [
      /^Layout of the output array|incompatible with cv::Mat/,
      'OpenCV does not draw into a view of an array (transposed, or turned by ::-1)',
      'img = np.ascontiguousarray(img) before it',
    ],
    [
      /'EntryPoints' object has no attribute 'get'/,
      'importlib-metadata 5 took away what an older package reads its plugins with',
      '$ pip install "importlib-metadata<5"   # Python 3.9 and older; newer: the package of the last frame, newer',
    ],
    [
      /'tuple' object has no attribute '(?:get_seq_length|to_legacy_cache)'/,
      'The code of the model is older than transformers, which wants a Cache in place of a tuple',
      '$ pip install "transformers==4.38.2"   # or the one that config.json of the model names (transformers_version)',
    ],
    [
      /tostring_rgb/,
      'matplotlib 3.10 has removed tostring_rgb',
      '$ pip install "matplotlib<3.10"\n# or, in the code: np.asarray(fig.canvas.buffer_rgba())[..., :3]',
    ],
    [
      /__sklearn_tags__/,
      'scikit-learn 1.6 asks for what an older xgboost, imbalanced-learn or scikeras does not have',
      '$ pip install "scikit-learn<1.6"\n# or that package in its newest release (xgboost 2.1.4 and newer)',
    ],
    [
      /from the pickle has an incompatible dtype/,
      'The saved model is of an older scikit-learn than is here',
      '$ pip install "scikit-learn<1.3"   # trees got another form in 1.3; Python 3.11 at most',
    ],
    [
      /Python integer -?\d+ out of bounds for u?int/,
      'NumPy 2 refuses numbers that the type does not hold, which NumPy 1 turned over',
      '$ pip install "numpy<2"\n# or, in the code: np.array(x).astype(np.uint8), or a wider type (np.int32)',
    ],
  ]),
];

/** Parts that are packages of their own. */
export const missingParts = mistaken('module-not-found', [
  [/^No Prodigy \/ /, 'The optimizer Prodigy is not installed', '$ pip install prodigyopt'],
  [
    /'NoneType' object has no attribute 'get_provider/,
    'DWPose has no onnxruntime that works',
    '# in the node: bbox_detector yolox_l.torchscript.pt, pose_estimator dw-ll_ucoco_384_bs5.torchscript.pt: these need none\n$ pip uninstall -y onnxruntime onnxruntime-gpu && python3 -m pip install onnxruntime-gpu   # or: one of the two alone',
  ],
  [
    /Missing optional dependency '(?<package>[\w-]{2,40})'/,
    'pandas needs {package} for this, and it is not installed',
    '$ pip install -U {package}',
  ],
  [
    /usable engine; tried using: 'pyarrow'/,
    'Nothing is installed that reads Parquet',
    '$ pip install pyarrow',
  ],
  [
    /AWQ kernels (?:could not|missing)/,
    'The kernels of AutoAWQ are not installed, or were built for another torch',
    '$ pip install --no-build-isolation autoawq-kernels   # compiles with the nvcc of the CUDA of torch, unless a wheel fits',
  ],
]);
