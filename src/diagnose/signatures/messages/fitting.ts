import { defineMessages, torch } from './define.ts';

const detectron = 'facebookresearch/detectron2@v0.6 detectron2/evaluation/coco_evaluation.py';
const onnxruntime = 'microsoft/onnxruntime@v1.20.0 onnxruntime/core/session/inference_session.cc';

/** Where model, data, file and setting must agree in a number or a name, and the message says in which. */
export const fittingMessages = defineMessages([
  {
    id: 'operator-not-loaded',
    class: 'broken-install',
    title: 'The compiled operators of a package were not loaded',
    match: [
      {
        text: "with arguments from the 'CUDA' backend",
        pattern:
          /Could not run '(?!aten|torchvision|torchaudio|quantized|prims|xformers)(?<part>[a-z]\w{2,40})::/,
      },
    ],
    cause:
      '{part} runs without its compiled part: it was built for another torch or without CUDA, or a file of an earlier build stands before it.',
    fix: [
      'pip uninstall -y {part}; pip uninstall -y {part}; pip install --no-cache-dir {part}   # the release for the torch that is here; from its source: remove build and *.so there first',
    ],
    source: 'https://github.com/pytorch/ao/issues/1981',
    example:
      "NotImplementedError: Could not run 'torchao::dequantize_layout' with arguments from the 'CUDA' backend.",
    other: "Could not run 'torchvision::nms' with arguments from the 'CUDA' backend.",
  },
  {
    id: 'label-range',
    class: 'cuda-device-assert',
    title: 'A label of the data lies outside the classes of the model',
    match: [
      { text: 'cur_target >= 0 && ', pattern: /n_classes' failed/ },
      { text: 'Class values must be ', pattern: /Error: / },
      { text: 'n_classes` failed', pattern: /(?:t|cur_target|target_val|targets?\[\w{1,12}\]) >= 0 && / },
      { text: 'is out of bounds', pattern: /IndexError: Target (?<label>-?\d{1,9}) is out of bounds/ },
    ],
    cause:
      'The loss takes labels from 0 to the number of classes - 1, and the data (or the masks) hold another: numbered from 1, 255 for what does not count, or the number of classes in the config is that of another data set.',
    fix: [
      '# python: print(labels.min(), labels.max()): -1 or 255: map it, or ignore_index=-1 (255) in the loss; from 1 on: labels - 1; else num_classes (NUM_CLASSES, nc) in the config or command: max + 1',
      '# old detection code counts the background, too: classes + 1',
    ],
    source: `${torch}/aten/src/ATen/native/cuda/NLLLoss2d.cu`,
    example:
      'NLLLoss2d.cu:95: nll_loss2d_forward_kernel: block: [3,0,0], thread: [447,0,0] Assertion `t >= 0 && t < n_classes` failed.',
    other: 'Assertion `tide >= 0 && tide < moon` failed.',
    confidence: 'medium',
  },
  {
    id: 'bce-range',
    class: 'cuda-device-assert',
    title: 'Binary cross entropy is given numbers outside of 0 to 1',
    match: [
      {
        text: 'Assertion `',
        pattern: /Assertion `(?:input_val >= zero && input_val <= one|\*input >= 0\. && )/,
      },
    ],
    cause: 'BCELoss takes probabilities; here come raw outputs, targets in their place, or NaN.',
    fix: [
      '# in the code: BCEWithLogitsLoss on the raw output, without sigmoid; or BCELoss(torch.sigmoid(output), target)',
      '# it is so already? then the output is NaN: a tenth of the learning rate, no float16, no NaN in the data',
    ],
    source: `${torch}/aten/src/ATen/native/cuda/Loss.cu`,
    example:
      'Loss.cu:111: operator(): block: [7,0,0], thread: [12,0,0] Assertion `input_val >= zero && input_val <= one` failed.',
    other: 'Assertion `input_val` failed.',
    confidence: 'medium',
  },
  {
    id: 'classes-predicted',
    class: 'class-count-differs',
    title: 'The model was built for more classes than the data set has',
    match: [
      {
        text: 'which is not available in the dataset',
        pattern: /prediction has category_id=(?<label>\d{1,6}),/,
      },
      {
        text: 'but the dataset only has',
        pattern: /prediction has class=(?<label>\d{1,6}), but the dataset only has (?<count>\d{1,6}) classes/,
      },
    ],
    cause:
      'It predicted class {label}, which the data set does not have: the head still has the classes of the config it came from (80 for COCO).',
    fix: [
      '# in the config: cfg.MODEL.ROI_HEADS.NUM_CLASSES = the number of your classes, without background (RetinaNet: cfg.MODEL.RETINANET.NUM_CLASSES; FCOS: MODEL.FCOS.NUM_CLASSES; in a yaml or command without comma)',
      '# set already: then before the trainer is made, and the train and test sets with the same categories',
    ],
    source: detectron,
    example:
      'AssertionError: A prediction has class=10, but the dataset only has 10 classes and predicted class id should be in [0, 9].',
    other: 'The dataset only has 10 classes.',
  },
  {
    id: 'classes-mmdet',
    class: 'class-count-differs',
    title: 'The data set still has the class names of its kind, and the model another number',
    match: [
      {
        text: 'matches the length of `CLASSES`',
        pattern:
          /`num_classes` \((?<heads>(?!80\)|20\)|19\)|150\)|1203\))\d{1,5})\) in (?<head>\w{1,60}) of \w{1,60} does not matche?s the length of `CLASSES` \(?(?<data>\d{1,5})\)/,
      },
    ],
    cause:
      '{head} was built for {heads}, and the data set still has the {data} names of its kind: classes was not given to it.',
    fix: [
      "# in the config, in data.train, data.val and data.test (in the inner dataset of a RepeatDataset): classes=('name',) with the {heads} names; one name needs the comma",
      '# or, where the data really has {data}: num_classes={data} in each head (bbox_head, mask_head)',
    ],
    source: 'open-mmlab/mmdetection@v2.28.0 mmdet/datasets/builder.py',
    example:
      'AssertionError: The `num_classes` (1) in Shared2FCBBoxHead of MMDataParallel does not matches the length of `CLASSES` 20) in RepeatDataset',
    other: '`num_classes` (20) in Shared2FCBBoxHead',
  },
  {
    id: 'heads-mmdet',
    class: 'class-count-differs',
    title: 'A head of the model still has the {heads} classes of its config, and the data set {data}',
    match: [
      {
        text: 'matches the length of `CLASSES`',
        pattern:
          /`num_classes` \((?<heads>80|20|19|150|1203)\) in (?<head>\w{1,60}) of \w{1,60} does not matche?s the length of `CLASSES` \(?(?<data>\d{1,5})\)/,
      },
    ],
    cause: '{heads} is what the config came with ({head}).',
    fix: ['# in the config: num_classes={data} in each head (bbox_head, mask_head; three of a cascade)'],
    source: 'open-mmlab/mmdetection@v2.28.0 mmdet/datasets/builder.py',
    example:
      'AssertionError: The `num_classes` (80) in YOLOXHead of MMDataParallel does not matches the length of `CLASSES` 4) in CocoDataset',
    other: 'The `num_classes` (4) in YOLOXHead of MMDataParallel matches the length of `CLASSES` 4)',
  },
  {
    id: 'training-over',
    class: 'nothing-to-resume',
    title: 'This training has reached its last epoch: there is nothing to resume',
    match: [
      {
        text: 'is finished, nothing to resume',
        pattern: /(?<weights>[\w./-]{1,160}\.pt) training to (?<epochs>\d{1,6}) epochs/,
      },
    ],
    cause:
      '{weights} is of a training that did all of its {epochs} epochs; --resume goes on with what was broken off only.',
    fix: [
      '# train on from it as a new training: --weights {weights} --epochs MORE, without --resume (ultralytics: model={weights} epochs=MORE, without resume=True)',
    ],
    source: 'ultralytics/yolov5@v7.0 utils/torch_utils.py',
    example:
      'AssertionError: runs/train/exp/weights/last.pt training to 300 epochs is finished, nothing to resume.',
    other: 'runs/train/exp/weights/last.pt training to 300 epochs',
  },
  {
    id: 'onnx-no-operator',
    class: 'onnx-not-known',
    title: 'This onnxruntime has no operator of that version or number format',
    match: [
      {
        text: 'Could not find an implementation for',
        pattern: /find an implementation for (?:the node )?(?<node>[\w.:/]{1,120}?)\((?<version>\d{1,3})\)/,
      },
    ],
    cause:
      'A model file names the version of each operator. The one of {node} ({version}) is newer than this onnxruntime, older than it still knows, or is not made for this number format (fp16, int8) on this device.',
    fix: [
      'pip install -U onnxruntime   # onnxruntime-gpu, where that is installed',
      '# the newest already: the model in float32 (not quantised, not fp16), or exported again with the opset that this onnxruntime knows',
    ],
    source: onnxruntime,
    example:
      'NotImplemented: [ONNXRuntimeError] : 9 : NOT_IMPLEMENTED : Could not find an implementation for Trilu(14) node with name',
    other: 'Could not find an implementation',
  },
  {
    id: 'onnx-opset',
    class: 'onnx-not-known',
    title: 'The onnxruntime here is older than the model',
    match: [
      {
        text: 'FAIL : ',
        pattern: /Opset (?<opset>\d{1,3}) is under development.{0,400}till opset (?<known>\d{1,3})/,
      },
    ],
    cause: 'The model is of opset {opset}, and this onnxruntime knows up to {known}.',
    fix: [
      'pip install -U onnxruntime   # onnxruntime-gpu, where that is installed; a server: its newer version',
      '# or export the model again with opset_version={known}',
    ],
    source: onnxruntime,
    example:
      'onnxruntime.capi.onnxruntime_pybind11_state.Fail: [ONNXRuntimeError] : 1 : FAIL : Opset 13 is under development and support for this is limited. Current official support for domain ai.onnx is till opset 12.',
    other:
      '[W:onnxruntime] Opset 13 is under development and support for this is limited. Current official support for domain ai.onnx is till opset 12.',
  },
  {
    id: 'onnx-operator',
    class: 'onnx-not-known',
    title: 'This torch cannot export one of the operators of the model to ONNX',
    match: [
      {
        text: 'Exporting the operator',
        pattern:
          /operator '?(?<operator>[\w:]{2,60})'? to ONNX opset version (?<opset>\d{1,2}) is not supported/,
      },
    ],
    cause:
      'Each release of torch exports more of them, some from a higher opset on: not {operator} at {opset}.',
    fix: [
      'pip install -U torch torchvision   # both from one index',
      '# or a higher opset (opset_version=17, option --opset 17); or in the code what it is made of: nn.SiLU: x * torch.sigmoid(x)',
    ],
    source: `${torch}/onnx/errors.py`,
    example: 'ONNX export failure: Exporting the operator silu to ONNX opset version 12 is not supported.',
    other: 'Exporting the operator silu',
  },
  {
    id: 'onnx-export',
    class: 'onnx-not-known',
    title: 'This torch is too old to export ONNX of that opset',
    match: [
      {
        text: 'Unsupported ONNX opset version',
        pattern: /Unsupported ONNX opset version: (?<opset>\d{1,3})/,
      },
    ],
    cause: 'Each torch knows the opsets up to a certain one; {opset} is newer than this torch.',
    fix: [
      '# a lower one: opset_version=14, 13 or 11 (option --opset 14); it must be set where the program exports',
      'pip install -U torch torchvision   # or: a torch that knows it (both from one index), where the program allows it',
    ],
    source: `${torch}/onnx/utils.py`,
    example: 'ValueError: Unsupported ONNX opset version: 17',
    other: 'ONNX opset version: 17',
  },
  {
    id: 'columns',
    class: 'data-of-another-form',
    title: 'The data has no column of the name that the program looks for',
    match: [
      {
        text: 'in the dataset. Current columns',
        pattern:
          /[Cc]olumns?(?: names?| to remove)? [{['"]{0,2}(?<wanted>[\w .-]{1,60}?)['"}\]]{0,2},? (?:.{0,80} )?not in the dataset\. Current columns in the dataset: \[(?<there>[^\]]{0,300})\]/,
      },
      {
        text: 'needs to be one of',
        pattern:
          /--\w{2,40}_?column'? value '(?<wanted>[\w .-]{1,60})' needs to be one of: (?<there>.{1,200})/,
      },
    ],
    cause: 'The program looks for {wanted}, and the columns of the data are {there}.',
    fix: [
      '# tell the program which column it is: LLaMA-Factory in data/dataset_info.json: "columns": {"prompt": …, "response": …}; axolotl: field:, field_messages:; else its option (--dataset_text_field, --text_column, column_mapping)',
      '# or rename it in the data: dataset.rename_column(OLD, "{wanted}")',
    ],
    source: 'huggingface/datasets@3.0.0 src/datasets/arrow_dataset.py',
    example:
      "ValueError: Original column name instruction not in the dataset. Current columns in the dataset: ['text', 'meta']",
    other: "Current columns in the dataset: ['text', 'meta']",
  },
  {
    id: 'no-pad-token',
    class: 'tokenizer-without-padding',
    title: 'The tokenizer has no token to fill shorter texts with',
    match: [
      'tokenizer does not have a padding token',
      'tokenizer without pad_token cannot do batching',
      'if no padding token is defined',
      { text: 'attempting to pad samples but the tokenizer' },
    ],
    cause:
      'Texts of different length in one batch are filled up, and this model (GPT-2, LLaMA, Mistral) names no token for it.',
    fix: [
      '# in code, before the data is made: tokenizer.pad_token = tokenizer.eos_token; model.config.pad_token_id = tokenizer.pad_token_id (a pipeline: pipe.tokenizer.pad_token_id = pipe.model.config.eos_token_id)',
      '# training that must learn to stop: another one than eos: tokenizer.pad_token = tokenizer.unk_token; axolotl: special_tokens: pad_token:',
    ],
    source: 'huggingface/transformers@v4.50.0 src/transformers/tokenization_utils_base.py',
    example:
      'Asking to pad but the tokenizer does not have a padding token. Please select a token to use as `pad_token`',
    other: 'Using pad_token, but it is not set yet.',
  },
  {
    id: 'quantised-moved',
    class: 'quantised-model-moved',
    title: 'A model that was loaded in 4 or 8 bit is moved or cast by the code',
    match: [
      { text: '.to` is not supported for `' },
      { text: 'Calling `cuda()` is not supported for `' },
      { text: 'Calling `to()` is not supported for `' },
      { text: 'You cannot cast a bitsandbytes model' },
    ],
    cause:
      'bitsandbytes puts such a model on its card and into its format while it loads: .to(), .cuda(), .half() or .float() behind it are refused.',
    fix: [
      '# in the code: leave out .to(device), .cuda(), .half() behind from_pretrained; the card is named there: device_map={"": 0}',
      'pip install -U accelerate transformers bitsandbytes   # where accelerate (dispatch_model) or diffusers itself calls .to: newer ones leave it out; a ComfyUI node: its newest version',
    ],
    source: 'huggingface/transformers@v4.50.0 src/transformers/modeling_utils.py',
    example:
      'ValueError: `.to` is not supported for `4-bit` or `8-bit` bitsandbytes models. Please use the model as it is',
    other: 'half() is slow for 8-bit models',
  },
  {
    id: 'no-variant',
    class: 'hub-file-missing',
    title: 'The model has no files of the variant that is asked for',
    match: [
      {
        text: 'no such modeling files are available',
        pattern: /`variant=(?<variant>\w{1,20})`/,
      },
      { text: 'is missing the following files for variant', pattern: /for variant=?'?(?<variant>\w{1,20})/ },
    ],
    cause:
      'The repository (or folder) has its weights in one form only, without files named *.{variant}.safetensors.',
    fix: [
      '# in the code or settings: leave variant="{variant}" out; torch_dtype=torch.float16 alone loads the others and makes them half',
    ],
    source: 'huggingface/diffusers@v0.31.0 src/diffusers/pipelines/pipeline_utils.py',
    example:
      'ValueError: You are trying to load model files of the `variant=fp16`, but no such modeling files are available.',
    other: 'You are loading the variant fp16',
  },
  {
    id: 'keras-file',
    class: 'keras-model-version',
    title: 'The model file was saved by another Keras than the one that opens it',
    match: [
      { text: 'layers into a model with', pattern: /load(?: a)? weight file containing \d{1,6} layers/ },
      { text: 'Keyword argument not understood:' },
      {
        text: 'batch_shape',
        pattern: /Unrecognized keyword arguments.{1,40}batch_shape|when deserializing class 'InputLayer'/,
      },
      {
        text: 'variables during loading',
        pattern: /expected \d{1,6} variables, but received \d{1,6} variables/,
      },
    ],
    weight: 'plain',
    cause:
      'What a file says of its layers changes with Keras; a file of 1 or 2 is not safely opened by a later one (or an earlier). Or the code builds other layers than the file has.',
    fix: [
      'python3 -c "import h5py, sys; print(h5py.File(sys.argv[1]).attrs.get(\'keras_version\'))" MODEL.h5   # the version that saved it; a .keras file: unzip -p MODEL.keras metadata.json',
      '# then that very one: pip install "tensorflow==THAT" (it names its keras; before 2.4: keras==THAT beside it); Keras 2 beside TensorFlow 2.16 and newer: pip install tf_keras, TF_USE_LEGACY_KERAS=1',
      '# or build the model in code and load the weights alone: model.load_weights(FILE)',
    ],
    source: 'keras-team/keras@v2.15.0 keras/saving/legacy/hdf5_format.py',
    example: "TypeError: ('Keyword argument not understood:', 'data_format')",
    other: 'Keyword argument understood',
    confidence: 'medium',
  },
  {
    id: 'keras-two-in-three',
    class: 'keras-model-version',
    title: 'Code or a model of Keras 2, and Keras 3 is here',
    match: [
      { text: 'cannot be imported', pattern: /parent module keras\.src\.engine/ },
      { text: "No module named 'keras.src.engine" },
      { text: 'only supports V3 `.keras`', pattern: /Keras (?:3|Core) only/ },
      { text: 'installed version of Keras is Keras 3' },
      {
        text: "'keras._tf_keras.keras.",
        pattern: /module 'keras\._tf_keras\.keras\.[\w.]{1,60}' has no attribute/,
      },
      { text: 'Unrecognized keyword arguments passed to', pattern: /passed to [A-Z]\w{1,40}:/ },
      { text: 'Only instances of', pattern: /Only instances of `?keras\.Layer`? can be added/ },
      { text: 'not supported in Keras 3' },
      { text: 'Argument(s) not recognized: {' },
      { text: 'The filepath provided must end in `.keras`' },
      { text: 'Invalid filepath extension for saving. Please add either a `.keras`' },
      { text: "'KerasTensor' object has no attribute '" },
    ],
    cause:
      'Keras 3 (which TensorFlow brings from 2.16 on) takes less than Keras 2 did: no keras.src.engine, no folder of a SavedModel, no function of TensorFlow or layer of another Keras among its own, no old names of arguments. The code or the file is of TensorFlow 2.15 or before.',
    fix: [
      'pip install tf_keras && export TF_USE_LEGACY_KERAS=1   # Keras 2 beside this TensorFlow; set before the program is started; code that imports keras itself: import tf_keras as keras',
      'pip install "tensorflow<2.16" "keras<3"   # or: of its time (Python 3.11 or older)',
      '# a SavedModel, to predict only: keras.layers.TFSMLayer(FOLDER, call_endpoint="serving_default")',
    ],
    source: 'keras-team/keras@v3.4.0 keras/src/saving/serialization_lib.py',
    example:
      "TypeError: Could not deserialize class 'Functional' because its parent module keras.src.engine.functional cannot be imported.",
    other: "module 'my.engine' cannot be imported",
  },
  {
    id: 'input-form',
    class: 'shapes-differ',
    title: 'The model was built for inputs of another form than it gets',
    match: [
      {
        text: 'Error when checking',
        pattern:
          /checking (?:model )?(?<side>input|target): expected (?<layer>[\w./-]{1,80}) to have (?:shape )?\(?(?<wanted>[\d, None]{1,40}?)\)?(?: dimensions,)? but got array with shape \((?<given>[\d, None]{1,40})\)/,
      },
    ],
    cause:
      '{layer} was built for ({wanted}), and gets ({given}): pictures of another size or number of channels, sound of another sample rate or length, or (for a target) labels that are not one-hot.',
    fix: [
      '# bring the {side} to the form that is wanted: resize or convert the pictures, resample the sound, window as in training; a missing first number is the batch: x[None]',
      '# or build the model for it: input_shape in the code or config; target: the number of classes, to_categorical or sparse_categorical_crossentropy',
    ],
    source: 'keras-team/keras@2.3.1 keras/engine/training_utils.py',
    example:
      'ValueError: Error when checking input: expected input_1 to have shape (64, 259) but got array with shape (64, 188)',
    other: 'Error when checking input file',
  },
  {
    id: 'half-overflow',
    class: 'half-precision-overflow',
    title: 'A number is too large for half precision: the code is not made for it',
    match: [
      {
        text: 'without overflow',
        pattern: /value cannot be converted to type (?:at::|c10::)?(?<type>Half|BFloat16) without overflow/,
      },
    ],
    cause:
      'float16 ends at 65504; the code writes a larger one (often -1e9 or the limit of float32, as a mask) into a tensor of {type}.',
    fix: [
      '# keep that part in float32: fp16=False, --no-half or precision 32; in code: with torch.autocast("cuda", enabled=False): and x.float(); or bf16, where the card knows it (Ampere and newer)',
      '# code of your own: torch.finfo(x.dtype).min in place of the fixed number; a library: its newest version (pip install -U …) is often mended',
    ],
    source: `${torch}/c10/util/TypeCast.h`,
    example: 'RuntimeError: value cannot be converted to type at::Half without overflow: 3.40282e+38',
    other: 'value cannot be converted to type int',
  },
  {
    id: 'context-length',
    class: 'prompt-too-long',
    title: 'The text has more tokens than the server takes',
    match: [
      {
        text: 'longer than the maximum model length of',
        pattern:
          /[Pp]rompt (?:\(length|length of) (?<tokens>\d{1,9})\)? is longer than the maximum model length of (?<limit>\d{1,9})/,
      },
      {
        text: 'too long to fit into the model',
        pattern: /\(total length (?<tokens>\d{1,9})\) is too long .{1,40}context length (?<limit>\d{1,9})/,
      },
      {
        text: "is longer than the model's context length",
        pattern: /\((?<tokens>\d{1,9}) tokens\) is longer than .{1,40}\((?<limit>\d{1,9}) tokens\)/,
      },
      {
        text: 'Prompt tokens (',
        pattern: /\((?<tokens>\d{1,9})\) cannot be greater than .{1,60}\((?<limit>\d{1,9})\)/,
      },
      {
        text: 'exceed context window of',
        pattern: /tokens \((?<tokens>\d{1,9})\) exceed context window of (?<limit>\d{1,9})/,
      },
      {
        text: 'exceeds the available context size',
        pattern: /available context size(?: \((?<limit>\d{1,9}) tokens\))?/,
      },
      {
        text: 'exceeds maximum input length',
        pattern: /\((?<tokens>\d{1,9})\) exceeds maximum input length \((?<limit>\d{1,9})\)/,
      },
      {
        text: 'maximum context length is',
        pattern:
          /is (?<limit>\d{1,9}) tokens\. However, you requested (?<tokens>\d{1,9}) tokens(?: \((?<prompt>\d{1,9}) in the (?:messages|prompt), (?<answer>\d{1,9}) in the completion\))?/,
      },
      {
        text: '`max_new_tokens` must be',
        pattern:
          /must be <= (?<limit>\d{1,9})\. Given: (?<prompt>\d{1,9}) `inputs` tokens and (?<answer>\d{1,9})/,
      },
    ],
    cause: 'The server was started for {limit} tokens together, prompt and answer, and more were sent.',
    fix: [
      '# start the server for more: vLLM --max-model-len, SGLang --context-length, llama-cpp-python n_ctx=, llama-server -c, TGI --max-input-tokens and --max-total-tokens, TensorRT-LLM --max_num_tokens and --max_seq_len, else --ctx-size; at most what the model knows (max_position_embeddings in its config.json), and it needs memory',
      '# or send less: a shorter prompt or history, smaller or fewer pictures',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/entrypoints/openai/serving_engine.py',
    example:
      'The decoder prompt (length 163840) is longer than the maximum model length of 131072. Make sure that `max_model_len` is no smaller than the number of text tokens plus multimodal tokens.',
    other: 'maximum context length is 8192 tokens',
    stage: 'serve',
  },
  {
    id: 'grpo-generations',
    class: 'batch-size-refused',
    title: 'The batch of all cards is no multiple of the answers that are made for each prompt',
    match: [
      {
        text: 'divisible by the number of generations per prompt',
        pattern:
          /train batch size \((?<cards>\d{1,5}) x (?<batch>\d{1,5})[^)]{0,20}\) must be .{1,20}divisible by .{1,40}\((?<answers>\d{1,5})\)/,
      },
    ],
    cause:
      'GRPO makes {answers} answers a prompt, and counts them in the batch: {cards} processes x per_device_train_batch_size {batch} must be a multiple of {answers}.',
    fix: [
      '# per_device_train_batch_size={answers} (a multiple of it over all {cards} processes), or num_generations as small as the batch allows, 2 at least',
    ],
    source: 'huggingface/trl@v0.15.0 trl/trainer/grpo_trainer.py',
    example:
      'ValueError: The global train batch size (1 x 1) must be evenly divisible by the number of generations per prompt (8). Given the current train batch size, the valid values for the number of generations are: [].',
    other: 'number of generations per prompt: 8',
  },
  {
    id: 'shared-weights',
    class: 'safetensors-shared',
    title: 'Two names of the model are one tensor, which safetensors does not write',
    match: [
      {
        text: 'Some tensors share memory',
        pattern: /again: \[?\{'(?<first>[\w.]{1,160})', '(?<second>[\w.]{1,160})'/,
      },
      { text: 'Some tensors share memory, this will lead to duplicate' },
    ],
    cause:
      'Tied weights (the output layer is the table of words: lm_head and embed_tokens) are two names for one tensor. A DeepSpeed ZeRO 3 that was not gathered looks like that, too.',
    fix: [
      '# with a Trainer: TrainingArguments(save_safetensors=False) (option --save_safetensors False); code of your own: save_pretrained(PATH, safe_serialization=False), or safetensors.torch.save_model(model, FILE)',
      '# then the weights are in .bin files; ZeRO 3: "stage3_gather_16bit_weights_on_model_save": true',
    ],
    source: 'huggingface/safetensors@v0.4.5 bindings/python/py_src/safetensors/torch.py',
    example:
      "RuntimeError: Some tensors share memory, this will lead to duplicate memory on disk and potential differences when loading them again: [{'lm_head.weight', 'model.embed_tokens.weight'}].",
    other: 'tensors share memory with the host',
  },
  {
    id: 'triton-kind-gpu',
    class: 'no-gpu-visible',
    title: 'The models ask for a GPU, and this inference server has none',
    match: [
      { text: 'has kind KIND_GPU but', pattern: /of model (?<model>[\w.-]{1,80}) has kind KIND_GPU but/ },
    ],
    cause:
      'config.pbtxt of {model} says KIND_GPU; the server was started without a GPU, or it is a build for processors alone.',
    fix: [
      '# either: start it with one: docker run --gpus all, and an image with GPU support',
      "# or on the processor, in the folder of the models: sed -i 's/KIND_GPU/KIND_CPU/' */config.pbtxt",
    ],
    source: 'triton-inference-server/core@r24.08 src/model_config_utils.cc',
    example:
      "Poll failed for model directory 'cls_runtime': instance group cls_runtime_0 of model cls_runtime has kind KIND_GPU but server does not support GPUs",
    other: 'kind: KIND_GPU',
    stage: 'serve',
  },
  {
    id: 'rasterizer-values',
    class: 'api-mismatch',
    title: 'The installed rasterizer is that of another project',
    match: [
      {
        text: 'rasterizer(',
        across: true,
        pattern:
          /= (?:self\.)?rasterizer\(.{0,600}ValueError: (?:not enough|too many) values to unpack \(expected \d/,
      },
    ],
    cause:
      'Forks of diff-gaussian-rasterization share one name and give back different numbers of pictures (depth, alpha); the one of another project is installed.',
    fix: [
      `git submodule update --init --recursive; S="$(find . -path '*rasteriz*/setup.py' | grep -v PaxHeader | head -1)"; [ -n "$S" ] && pip install --no-build-isolation --no-deps --force-reinstall "$(dirname "$S")"   # in the folder of the app: its own`,
      '# no such folder there: the fork that the README of the app names',
    ],
    source: 'https://github.com/graphdeco-inria/diff-gaussian-rasterization',
    example: 'image, radii, depth = rasterizer( ValueError: not enough values to unpack (expected 3, got 2)',
    other: 'image, radii = split( ValueError: not enough values to unpack (expected 3, got 2)',
  },
  {
    id: 'spconv-2',
    class: 'api-mismatch',
    title: 'The code was written for spconv 1, and this is spconv 2',
    match: [{ text: "module 'spconv' has no attribute '", pattern: /attribute 'S(?:parse|ub)/ }],
    cause: 'In spconv 2 the layers are in spconv.pytorch.',
    fix: [
      "grep -rlE '^import spconv$' --include='*.py' . | xargs sed -i 's/^import spconv$/import spconv.pytorch as spconv/'   # in the folder of the app; or its newest release",
    ],
    source: 'https://github.com/traveller59/spconv#spconv-1x-users-need-to-know',
    example: "AttributeError: module 'spconv' has no attribute 'SubMConv3d'",
    other: 'spconv.SubMConv3d(3, 16)',
  },
  {
    id: 'spconv-cumm',
    class: 'api-mismatch',
    title: 'spconv and cumm are of different ages',
    match: [{ text: "from 'cumm.", pattern: /cannot import name '\w{1,60}' from 'cumm\./ }],
    cause: 'Each release of spconv is made for some of cumm, both for one CUDA.',
    fix: [
      'python3 -m pip freeze | grep -oE "^(spconv|cumm)[^= ]*" > both.txt && pip install -U -r both.txt   # of the CUDA that their names say',
    ],
    source: 'traveller59/spconv setup.py',
    example: "ImportError: cannot import name 'TensorOpParams' from 'cumm.gemm.algospec.core'",
    other: 'from cumm.gemm.algospec.core import TensorOpParams',
  },
  {
    id: 'causal-conv1d-2',
    class: 'api-mismatch',
    title: 'causal-conv1d is newer than the code that calls it',
    match: [
      {
        text: 'causal_conv1d_fwd(): incompatible',
        pattern: /fwd\(\): incompatible .{1,500} arg[67]: bool\)/,
        across: true,
      },
    ],
    cause: 'From 1.2 on it takes seven arguments; mamba-ssm 1 and its forks give the five of 1.1.',
    fix: [
      'pip install --force-reinstall --no-deps --no-build-isolation "causal-conv1d>=1.1,<1.2"   # without a ready wheel it is compiled: by nvcc of the CUDA of torch',
    ],
    source: 'causal-conv1d 1.0.2 to 1.4.0, mamba-ssm 1.1.1',
    example: `TypeError: causal_conv1d_fwd(): incompatible function arguments. The following argument types are supported:\n    1. (${[0, 1, 2, 3, 4, 5].map((n) => `arg${n}: torch.Tensor, `).join('')}arg6: bool) -> torch.Tensor`,
    other: 'causal_conv1d_fwd(x, weight, bias, arg6: bool)',
  },
  {
    id: 'device-side',
    class: 'cuda-device-assert',
    title: 'An index on the GPU is out of bounds',
    match: [
      'device-side assert triggered',
      // What the kernel prints, posted alone.
      {
        text: 'Assertion `',
        pattern: /Assertion `(?:srcIndex <|-?sizes\[i\] <=|index(?:Value)? >= |idx_dim >= 0|0 <= idx)/,
      },
    ],
    cause:
      'Mostly a label, class or token that the model does not have. The line that is named is a later one.',
    fix: [
      '# labels from 0 to classes - 1 (print(labels.min(), labels.max())), as many outputs as classes, tokens below the size of the vocabulary',
      'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # else: names the call that really failed',
    ],
    source: 'src/catalog/diagnose/codes.json',
    example: 'RuntimeError: CUDA error: device-side assert triggered',
    other: 'CUDA error: out of memory',
    weight: 'plain',
    confidence: 'medium',
    explainedBy: ['no-kernel-image', 'cuda-out-of-memory', 'half-precision-nans'],
  },
  {
    id: 'databases-folder',
    class: 'input-file-missing',
    title: 'The databases are not in their folder',
    match: [
      { text: "not found in any of ['", pattern: /not found in any of \['(?<folder>\/[\w./-]{1,120})'/ },
      {
        text: 'Failed to find source directory',
        pattern: /source directory "(?<folder>\/[\w./-]{0,160})\/[\w.-]{1,80}" to/,
      },
    ],
    cause:
      'They were not (all) fetched into {folder}, lie elsewhere, or their folder is not mounted into the container.',
    fix: [
      '# the folder with all of them: --data_dir (AlphaFold 3: --db_dir) in place of {folder}; or docker run -v /where/they/are:{folder} …',
      'ls {folder}   # where the program runs; not all there: the script of the project that fetches them',
    ],
    source: 'https://github.com/google-deepmind/alphafold3/blob/main/docs/installation.md',
    example: "FileNotFoundError: a.fasta not found in any of ['/root/databases'].",
    other: "KeyError: a not found in any of ['x', 'y']",
  },
  {
    id: 'msa-database',
    class: 'input-file-missing',
    title: 'A database for HHblits or Jackhmmer is not there, or not whole',
    match: [
      { text: 'Could find neither hhm_db nor a3m_db' },
      { text: 'Could not find HH', pattern: /HH\w{5,8} database (?<folder>\/[\w./-]{1,160}\w)/ },
      { text: 'Failed to open sequence', pattern: /file (?<folder>\/[\w./-]{1,160}\w) for/ },
    ],
    cause:
      'Its path is a folder and the beginning of file names: FOLDER/NAME for NAME_a3m.ffdata, NAME_hhm.ffdata, NAME_cs219.ffdata and their .ffindex.',
    fix: [
      'ls -l {folder}*   # other names, or one folder more? give that path, without _a3m.ffdata; fewer than six, or of 0 bytes: fetch it again',
    ],
    source: 'https://github.com/google-deepmind/alphafold#genetic-databases',
    example: 'ValueError: Could not find HHBlits database /data/uniclust30/UniRef30_2020_02',
    other: 'Started HHblits query',
  },
  {
    id: 'msa-ended',
    class: 'killed-oom',
    title: 'The search in the databases was ended: memory or disk ran out',
    match: [{ text: 'RuntimeError: HHblits failed' }, { text: 'RuntimeError: Jackhmmer failed' }],
    weight: 'symptom',
    cause:
      'It says no error of its own: it was killed, or could not write (an alignment in /tmp may take tens of GB).',
    fix: [
      '# --db_preset=reduced_dbs, or more RAM (Slurm: --mem=128G)',
      'free -g; df -h /tmp   # little? export TMPDIR=/a/larger/disk',
    ],
    source: 'https://github.com/google-deepmind/alphafold/issues/368',
    example: 'RuntimeError: Jackhmmer failed\nstderr:',
    other: 'Finished Jackhmmer (uniref90.fasta) query',
    confidence: 'medium',
  },
  {
    id: 'causal-conv1d-1',
    class: 'api-mismatch',
    title: 'causal-conv1d is older than the mamba-ssm that calls it',
    match: [
      {
        text: 'causal_conv1d_fwd(): incompatible',
        pattern: /fwd\(\): incompatible .{1,500} arg4: bool\)/,
        across: true,
      },
    ],
    cause: 'Up to 1.1 it takes five arguments; mamba-ssm gives the seven of 1.2 and newer.',
    fix: [
      'pip install -U --no-deps --no-build-isolation "causal-conv1d>=1.2"   # without a ready wheel it is compiled: by nvcc of the CUDA of torch',
      '# or, to keep it: pip install --no-deps --no-build-isolation "mamba-ssm<1.2"',
    ],
    source: 'causal-conv1d 1.0.2 to 1.4.0, mamba-ssm 1.1.1',
    example: `TypeError: causal_conv1d_fwd(): incompatible function arguments. The following argument types are supported:\n    1. (${[0, 1, 2, 3].map((n) => `arg${n}: torch.Tensor, `).join('')}arg4: bool) -> torch.Tensor`,
    other: 'causal_conv1d_fwd(x, weight, bias, arg4: bool)',
  },
]);
