import { defineMessages, torch } from './define.ts';

/** What trainers say. */
export const trainingMessages = defineMessages([
  {
    id: 'llava-mask',
    class: 'training-data-ignored',
    title: 'Each sample is left out of the training: its text is not cut as the template expects',
    match: [
      {
        text: 'tokenization mismatch:',
        pattern: /mismatch: \d{1,6} vs\. \d{1,6}(?!\. #turn)/,
        weight: 'hint',
      },
    ],
    cause:
      'The code masks the turns by their number of tokens; another conversation template than that of the model, or another tokenizer, counts otherwise: the sample counts for nothing, and the loss is 0.',
    fix: [
      '# in the training command --version of the base model (Vicuna: v1; pretraining of the projector: plain; Llama 3, Qwen, Mistral: the template of their own, where the code has one)',
      '# right already: the transformers and tokenizers that pyproject.toml of the project names; a base whose tokenizer adds no blank or start of its own',
    ],
    source: 'haotian-liu/LLaVA llava/train/train.py',
    example: 'WARNING: tokenization mismatch: 71 vs. 70. (ignored)',
    other: 'tokenization: 71 vs. 70',
    confidence: 'medium',
  },
  {
    id: 'internvl-mask',
    class: 'training-data-ignored',
    title: 'Each sample is left out of the training: its text is not cut as the template of InternVL expects',
    match: [{ text: 'tokenization mismatch:', pattern: /vs\. \d{1,6}\. #turn = \d/, weight: 'hint' }],
    cause:
      'The code masks the turns by their number of tokens; the conversation template of another InternVL than the base, or older code, counts otherwise: the sample counts for nothing.',
    fix: [
      '# in the training command the template of the base: --conv_style internvl2_5 (InternVL2.5 and 3), as its config.json says in "template"',
      'git pull   # in the folder of InternVL: the newest code, which knows that template',
    ],
    source: 'https://github.com/OpenGVLab/InternVL/issues/742',
    example: 'WARNING: tokenization mismatch: 1 vs. 329. #turn = 6. (ignored). This dataset is mine.',
    other: 'tokenization: 1 vs. 329. #turn = 6. (ignored)',
    confidence: 'medium',
  },
  {
    id: 'kohya-data',
    class: 'training-data-missing',
    title: 'The training finds no pictures',
    match: [
      'No data found. Please verify arguments',
      'No data found. Please verify the metadata file',
      { text: 'no train image' },
      { text: 'train images with repeating', pattern: /(?:^|\s)0 train images with/ },
    ],
    cause:
      'train_data_dir must be the folder above folders of the form REPEATS_name (10_cat) that hold the pictures; with a dataset TOML, image_dir the folder with the pictures.',
    fix: [
      '# was the folder 10_name itself given (--train_data_dir, GUI: Image folder)? then the one above it',
      'mkdir -p TRAIN_DATA_DIR/10_name && mv TRAIN_DATA_DIR/*.* TRAIN_DATA_DIR/10_name/   # where the pictures lie in train_data_dir itself: one folder deeper, 10 is how often each is shown',
      '# dataset config: image_dir is read as it stands there; paths of Windows do not exist here',
    ],
    source: 'kohya-ss/sd-scripts@v0.8.7 train_network.py',
    example:
      'No data found. Please verify arguments (train_data_dir must be the parent of folders with images)',
    other: '20 train images with repeating.',
  },
  {
    id: 'fp16-gradients',
    class: 'dtype-mismatch',
    title: 'What is trained lies in half precision, and the trainer scales gradients of fp16',
    match: ['Attempting to unscale FP16 gradients', 'check_and_unscale_cuda" not implemented for'],
    cause:
      'With mixed precision fp16 the weights that are trained must be float32 (or all in bf16); they were loaded in half precision.',
    fix: [
      '# either: bf16 in place of fp16, on cards from Ampere on: --mixed_precision bf16, --bf16 True --fp16 False; kohya: take --full_fp16 out',
      '# or: load the model (or only the LoRA) in float32: torch_dtype=torch.float32; for p in model.parameters(): if p.requires_grad: p.data = p.data.float()',
      'pip install -U peft   # or, for LoRA: newer releases make the adapter float32 by themselves',
    ],
    source: `${torch}/amp/grad_scaler.py`,
    example: 'ValueError: Attempting to unscale FP16 gradients.',
    other: 'fp16: true',
  },
  {
    id: 'no-gradient',
    class: 'nothing-to-train',
    title: 'Nothing that is trained takes part in the loss',
    match: ['element 0 of tensors does not require grad'],
    cause:
      'Every weight is frozen (no LoRA layer was added, the names of its targets fit none), or gradient checkpointing cuts the way to them.',
    fix: [
      '# LoRA with gradient checkpointing: model.enable_input_require_grads() before get_peft_model, and gradient_checkpointing_kwargs={"use_reentrant": False}',
      '# or without it: gradient_checkpointing=False',
      'model.print_trainable_parameters()   # 0? then the target modules fit no layer',
    ].map((line) => (line.startsWith('model.') ? `# in code: ${line}` : line)),
    source: `${torch}/csrc/autograd/engine.cpp`,
    example: 'RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn',
    other: 'requires_grad=True',
    confidence: 'medium',
  },
  {
    id: 'lora-no-targets',
    class: 'lora-targets',
    title: 'peft has no layers for this kind of model by default, and none are named',
    match: ['Please specify `target_modules`'],
    cause: 'Without target_modules peft takes those of its own list, which lacks this kind of model.',
    fix: [
      'pip install -U peft   # its list may hold this model now',
      '# or name them in LoraConfig: target_modules=["query_key_value"] (ChatGLM, BLOOM, Falcon, GPT-NeoX), ["q_proj", "v_proj"] (Llama and kin); from peft 0.8 on: "all-linear"',
    ],
    source: 'huggingface/peft@v0.14.0 src/peft/tuners/lora/model.py',
    example: 'ValueError: Please specify `target_modules` in `peft_config`',
    other: 'Please specify a seed',
  },
  {
    id: 'lora-targets',
    class: 'lora-targets',
    title: 'The model has no layers of the names that the LoRA is to be put on',
    match: [
      {
        text: 'not found in the base model',
        pattern: /[Tt]arget modules (?<names>.{1,200}) not found in the base model/,
      },
    ],
    cause: 'Each kind of model names its layers otherwise, and none here is called {names}.',
    fix: [
      '# in the config or LoraConfig: target_modules: all-linear   (axolotl: lora_target_linear: true in place of lora_target_modules)',
      "# or the names of this model: python3 -c \"from transformers import AutoModelForCausalLM as A; print({n.split('.')[-1] for n, m in A.from_pretrained('MODEL').named_modules() if 'Linear' in type(m).__name__})\"",
    ],
    source: 'huggingface/peft@v0.14.0 src/peft/tuners/tuners_utils.py',
    example: "ValueError: Target modules {'q_proj', 'v_proj'} not found in the base model.",
    other: 'target_modules: q_proj',
  },
  {
    id: 'quantised-device',
    class: 'distributed-setting',
    title: 'Each process must have the model whole, on its own card',
    match: [
      { text: 'on a different device than the one you', pattern: /loaded in .{0,20}(?:8|4)-?bit/ },
      { text: "with `device_map='auto'` in any distributed mode" },
      { text: 'in any distributed mode', pattern: /loaded in .{0,20}(?:8|4)-?bit/ },
      { text: 'parameters, which is incompatible with DDP' },
      { text: 'DistributedDataParallel device_ids and output_device arguments only work' },
    ],
    cause:
      'device_map="auto" spreads the model over the cards, and each process of a training needs it whole on its own.',
    fix: [
      '# in code: device_map={"": int(os.environ.get("LOCAL_RANK", 0))} in place of "auto"; or device_map={"": torch.cuda.current_device()}',
      'CUDA_VISIBLE_DEVICES=0 python3 SCRIPT.py   # or with one card only, without torchrun and accelerate launch',
    ],
    source: 'huggingface/accelerate@v1.0.1 src/accelerate/accelerator.py',
    example:
      "ValueError: You can't train a model that has been loaded in 8-bit precision on a different device than the one you're training on.",
    other: 'loaded in 8-bit',
  },
  {
    id: 'ddp-unused',
    class: 'distributed-setting',
    title: 'Some weights took no part in a step, and DDP waits for them',
    match: ['Expected to have finished reduction in the prior iteration'],
    cause: 'DDP needs a gradient for every weight, and some are not used in this step.',
    fix: [
      '# with the Trainer: ddp_find_unused_parameters=True',
      '# in code of your own: DistributedDataParallel(model, find_unused_parameters=True); mmcv and mmengine: find_unused_parameters=True in the config',
    ],
    source: `${torch}/csrc/distributed/c10d/reducer.cpp`,
    example:
      'RuntimeError: Expected to have finished reduction in the prior iteration before starting a new one.',
    other: 'reduction finished',
  },
  {
    id: 'accelerate-config',
    class: 'accelerate-version-mismatch',
    title: 'The saved settings of accelerate are of another release than runs here',
    match: [
      { text: 'had unknown keys', pattern: /config file at (?<file>[\w./~-]{2,160}) had unknown keys/ },
    ],
    cause:
      '{file} was written by a newer accelerate (another environment of the same user), and the one that runs here does not know its keys.',
    fix: [
      'mv {file} {file}.bak && accelerate config default   # settings of this release; with several GPUs: accelerate config',
      '# or, where the app allows a newer one: pip install -U accelerate',
    ],
    source: 'huggingface/accelerate@v0.25.0 src/accelerate/commands/config/config_args.py',
    example:
      "ValueError: The config file at /root/.cache/huggingface/accelerate/default_config.yaml had unknown keys (['debug']), please try upgrading your `accelerate` version",
    other: 'config file at /root/x.yaml',
  },
  {
    id: 'accelerate-missing',
    class: 'command-not-found',
    title: 'The command accelerate is not in the environment of the app',
    match: [{ text: 'accelerate not found', pattern: /ERROR\W{1,8}accelerate not found/ }],
    cause:
      'The trainer starts "accelerate launch", and finds no accelerate on its PATH: the environment is not active, or its requirements were not installed.',
    fix: [
      '. venv/bin/activate && pip install accelerate   # in the folder of the app; then start it from this shell',
      'which accelerate || ls */bin/accelerate   # where it lies; not on PATH: export PATH="$PWD/venv/bin:$PATH"',
    ],
    source: 'https://github.com/bmaltais/kohya_ss/issues/2559',
    example: 'ERROR    accelerate not found',
    other: 'accelerate found',
  },
  {
    id: 'ddp-twice',
    class: 'distributed-setting',
    title: 'Weights are used twice in one step, and DDP expects them once',
    match: ['Expected to mark a variable ready only once'],
    cause:
      'Gradient checkpointing in its reentrant form (or find_unused_parameters=True beside it) runs parts of the model twice in one backward pass, or a weight is shared.',
    fix: [
      '# with the Trainer: gradient_checkpointing_kwargs={"use_reentrant": False}, and ddp_find_unused_parameters=False',
      '# in code of your own: torch.utils.checkpoint.checkpoint(..., use_reentrant=False); DistributedDataParallel(model, find_unused_parameters=False, static_graph=True)',
    ],
    source: `${torch}/csrc/distributed/c10d/reducer.cpp`,
    example:
      'RuntimeError: Expected to mark a variable ready only once. This error is caused by one of the following reasons',
    other: 'variable ready',
  },
  {
    id: 'deepspeed-batch',
    class: 'distributed-setting',
    title: 'The batch sizes of the DeepSpeed config do not multiply',
    match: [{ text: 'Check batch related parameters' }],
    cause:
      'train_batch_size must be train_micro_batch_size_per_gpu times gradient_accumulation_steps times the number of processes.',
    fix: [
      '# in the DeepSpeed config: "train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto"   (the Trainer fills them in)',
      '# or one of the three left out: DeepSpeed computes it; the numbers must fit the GPUs that really take part',
    ],
    source: 'deepspeedai/DeepSpeed@v0.15.4 deepspeed/runtime/config.py',
    example:
      'AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size 256 != 4 * 8 * 1',
    other: 'train_batch_size: 32',
  },
  {
    id: 'optimizer-train',
    class: 'accelerate-version-mismatch',
    title: 'accelerate is older than this transformers',
    match: [
      {
        text: "object has no attribute 'train'",
        pattern:
          /'(?:Adam|AdamW|SGD|Adafactor|\w{1,30}Optimizer(?:_Stage3)?|Lion|AdamW8bit|PagedAdamW\w{0,10})' object has no attribute 'train'/,
      },
    ],
    cause:
      'transformers 4.45 and newer switch the optimizer to training (for schedule-free ones), which accelerate wraps from 0.34 on.',
    fix: [
      'pip install "accelerate>=0.34,<1"',
      '# or, to keep this accelerate: pip install "transformers<4.45"',
    ],
    source: 'transformers 4.44.2 and 4.45.0, accelerate 0.33.0 and 0.34.0 (wheels), 2026-12-01',
    example: "AttributeError: 'AdamW' object has no attribute 'train'",
    other: 'optimizer: AdamW',
  },
  {
    id: 'graph-freed',
    class: 'api-mismatch',
    title: 'backward() goes a second time through a graph that is given up already',
    match: ['Trying to backward through the graph a second time'],
    cause:
      'After backward() the buffers of a graph are freed. A second loss, or the next step, still hangs on tensors of the first: a hidden state that is carried on, a part that is computed once outside the loop.',
    fix: [
      '# in code: loss.backward(retain_graph=True) where two losses share a graph (or add them up: (a + b).backward())',
      '# or, where a state is carried from step to step: state = state.detach() before the next one',
    ],
    source: 'https://docs.pytorch.org/docs/stable/generated/torch.Tensor.backward.html',
    example:
      'RuntimeError: Trying to backward through the graph a second time, but the buffers have already been freed.',
    other: 'loss.backward(retain_graph=True)',
    confidence: 'medium',
  },
  {
    id: 'tensor-padding',
    class: 'training-data-shape',
    title: 'The rows of a batch are of different length, or hold something else than text',
    match: [{ text: 'Unable to create tensor', pattern: /tensor ?, you should probably activate trun/ }],
    cause:
      'The tokenizer or collator did not pad the rows, or a column that is no number or text (a list in a list) was left in the data.',
    fix: [
      '# in code: tokenizer(..., padding=True, truncation=True), DataCollatorWithPadding (labels: DataCollatorForSeq2Seq), remove_columns=dataset.column_names after map()',
      '# a data set of your own: the names of its columns as the code wants them (instruction, input, output: small letters), and a plain string in every row',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/tokenization_utils_base.py',
    example:
      "ValueError: Unable to create tensor, you should probably activate truncation and/or padding with 'padding=True' 'truncation=True'",
    other: 'padding=True',
    confidence: 'medium',
  },
  {
    id: 'worker-exit',
    class: 'shared-memory-too-small',
    title: 'A process that loads data ended',
    match: [
      {
        text: 'exited unexpectedly',
        pattern: /DataLoader worker \(pid(?:\(s\))? [\d, ]{1,60}\) exited unexpectedly/,
      },
      { text: 'background workers are no longer alive' },
      { text: 'Background workers died.' },
    ],
    weight: 'plain',
    explainedBy: ['killed-oom', 'too-many-open-files', 'cuda-fork', 'module-not-found', 'cuda-out-of-memory'],
    cause:
      'Mostly shared memory (/dev/shm) or main memory was full; else the worker failed in the code of the data set, and says so above.',
    fix: [
      '# in a container: docker run --shm-size=16g (or --ipc=host; compose: shm_size: 16gb); a pod, or still so: num_workers=0 in the DataLoader (--num_workers 0, --max_data_loader_n_workers 0; nnU-Net: export nnUNet_n_proc_DA=2): slower, and shows the real error',
      'df -h /dev/shm; free -g   # 64M, or memory nearly full?',
    ],
    source: `${torch}/utils/data/dataloader.py`,
    example: 'RuntimeError: DataLoader worker (pid(s) 1234) exited unexpectedly',
    other: 'DataLoader workers: 4',
    confidence: 'medium',
  },
  {
    id: 'dataset-name',
    class: 'hub-file-missing',
    title: 'The data set is not on the Hub under that name, or you may not see it',
    match: [
      {
        text: 'DatasetNotFoundError',
        // torchgeo and tensorflow_datasets have one, too.
        pattern:
          /(?<![\w.])(?:datasets\.exceptions\.)?DatasetNotFoundError: (?!Dataset \w{1,80} not)(?:Dataset '(?<name>[\w./-]{1,120})')?/,
      },
    ],
    cause: '{name} does not exist there, was renamed, or is private or gated.',
    fix: [
      '# open https://huggingface.co/datasets/{name} : is it there? gated: accept its terms',
      'export HF_TOKEN=hf_...   # where it is private or gated',
      '# a folder or file of your own: load_dataset("json", data_files="FILE.jsonl"), or its whole path',
    ],
    source: 'huggingface/datasets@3.0.0 src/datasets/load.py',
    example:
      "datasets.exceptions.DatasetNotFoundError: Dataset 'foo/bar' doesn't exist on the Hub or cannot be accessed.",
    other: "Dataset 'foo/bar' loaded",
  },
  {
    id: 'tfds-name',
    class: 'training-data-missing',
    title: 'TFDS finds no data set {name}',
    match: [
      {
        text: 'DatasetNotFoundError: Dataset ',
        pattern:
          /(?:(?<![\w.])|tensorflow_datasets\.core\.registered\.)DatasetNotFoundError: Dataset (?<name>[\w/:.-]{1,80}?) not found/,
      },
    ],
    cause: 'It is none of those that it can make itself, and lies in no folder where it looks.',
    fix: [
      'ls ~/tensorflow_datasets   # or the folder of data of the command: the names that there are',
      '# one of these in the command or config in place of {name} (--dataset_name, data_mix: the fallback of the code may be meant), and their folder (--data_root_dir, data_dir=)',
    ],
    source: 'tensorflow-datasets 4.9 (wheel)',
    example: 'tensorflow_datasets.core.registered.DatasetNotFoundError: Dataset foo_bar not found.',
    other: "datasets.exceptions.DatasetNotFoundError: Dataset 'foo' doesn't exist on the Hub",
  },
  {
    id: 'no-samples',
    class: 'training-data-missing',
    title: 'The data set is empty: no sample was found',
    match: [
      { text: 'num_samples should be a positive integer' },
      { text: 'the resulting train set will be empty' },
      { text: 'should not be an empty iterable', pattern: /datasets? should not be an empty iterable/ },
      { text: ' is empty', pattern: /(?:Error: |^)\w{0,30}[Dd]ata ?[Ss]et\w{0,20} is empty/ },
      { text: 'Dataset is empty', pattern: /Error: / },
    ],
    weight: 'plain',
    cause:
      'The path of the data in the command or config holds no sample that the program reads: another folder is meant, the files are of another kind or without their captions, a filter left none over, or the split for evaluation took all.',
    fix: [
      '# the path of the data in the config or command: ls it, from the folder where the program is started (a relative path begins there; paths of Windows do not exist here); it must hold files as the README shows, more than the split for evaluation takes (eval_split_size, test_size: smaller)',
      '# kohya: the folder above folders of the form 10_name; with a config: no filter (size, length, split) that throws all away; a cache of an earlier, empty run: remove it',
    ],
    source: 'pytorch/pytorch@v2.6.0 torch/utils/data/sampler.py',
    example: 'ValueError: num_samples should be a positive integer value, but got num_samples=0',
    other: 'the list is empty',
    confidence: 'medium',
  },
  {
    id: 'dataset-files',
    class: 'training-data-missing',
    title: 'The folder holds no data that datasets can read',
    match: [
      {
        text: "Couldn't find a dataset script at",
        pattern: /or any data file in|script at (?<path>[\w./-]{0,200}\w)/,
      },
      { text: "Couldn't find any data file at", pattern: /any data file at (?<path>[\w./-]{0,200}\w)/ },
    ],
    cause:
      'load_dataset was given a path where there is no data file (json, jsonl, csv, parquet, txt, pictures), or a name that is taken for a folder.',
    fix: [
      '# write the whole path, beginning with / (a relative one counts from the folder in which the program was started); one file: load_dataset("json", data_files="FILE.jsonl"); in configs: path: json with data_files, or ds_type: json',
      'ls -lL {path}   # there? relative paths count from the folder in which the program was started',
    ],
    source: 'huggingface/datasets@3.0.0 src/datasets/load.py',
    example: "FileNotFoundError: Couldn't find any data file at /workspace/data/train.",
    other: 'Found 3 data files',
    confidence: 'medium',
  },
  {
    id: 'arrow-json',
    class: 'training-data-shape',
    title: 'The rows of the data set do not all have the same shape',
    match: [
      { text: 'JSON parse error: ', pattern: /ArrowInvalid.{0,40}JSON parse error: (?<what>.{1,160})/ },
      { text: 'An error occurred while generating the dataset' },
      { text: "Couldn't cast array of type" },
      { text: 'All the data files must have the same columns' },
    ],
    weight: 'plain',
    cause:
      'Arrow wants each column to be of one kind in all rows and files: one row differs, or the file is no JSON (or not one object per line).',
    fix: [
      'python3 -c "import json,sys; [json.loads(l) for l in open(sys.argv[1]) if l.strip()]" FILE.jsonl   # fails at a line that is no JSON',
      '# a field that is sometimes text and sometimes a list or number: make it one of both in all rows; a column that only some files have: remove it',
    ],
    source: 'apache/arrow cpp/src/arrow/json/parser.cc',
    example: 'pyarrow.lib.ArrowInvalid: JSON parse error: Column(/x) changed from string to object in row 1',
    other: 'JSON parsed',
    confidence: 'medium',
  },
  {
    id: 'flash-float32',
    class: 'dtype-mismatch',
    title: 'FlashAttention computes in half precision only, and the model is in float32',
    match: [
      { text: 'FlashAttention only support', pattern: /only supports? fp16 and bf16/ },
      { text: 'only supports torch.float16 and torch.bfloat16', pattern: /Error: Flash Attention/ },
    ],
    cause:
      'The model was loaded in float32 (the default of from_pretrained before transformers 5), or a layer norm was made float32.',
    fix: [
      '# in code: from_pretrained(..., torch_dtype=torch.bfloat16) (float16 on cards before Ampere); in configs: bf16: true, --dtype bfloat16',
      '# or: attn_implementation="sdpa", which takes any',
    ],
    source: 'Dao-AILab/flash-attention@v2.6.3 csrc/flash_attn/flash_api.cpp',
    example: 'RuntimeError: FlashAttention only support fp16 and bf16 data type',
    other: 'FlashAttention enabled',
  },
  {
    id: 'zero-three',
    class: 'distributed-setting',
    title: 'DeepSpeed ZeRO-3 does not get along with how this model is used',
    match: [
      { text: 'ZeroParamStatus', pattern: /NOT_AVAILABLE|ds_status == ZeroParamStatus|INFLIGHT/ },
      { text: "'status': 'NOT_AVAILABLE'" },
      { text: 'still have inflight params' },
    ],
    cause:
      'ZeRO-3 spreads the weights and gathers each layer when it is called in the usual order; parts that are called otherwise (a vision tower, experts, a second forward) are then not there.',
    fix: [
      '# ZeRO-2 in place of 3: the config ds_z2.json / zero2.json of the project, or "stage": 2 in it',
      '# ZeRO-3 is needed for memory: "stage3_param_persistence_threshold": 1e9 keeps small parts whole; for experts: deepspeed.utils.set_z3_leaf_modules(model, [EXPERT_CLASS]); pip install -U deepspeed',
    ],
    source: 'deepspeedai/DeepSpeed@v0.15.4 deepspeed/runtime/zero/partitioned_param_coordinator.py',
    example: "AssertionError: {'id': 853, 'status': 'NOT_AVAILABLE', 'numel': 0, 'ds_numel': 0}",
    other: 'ZeRO stage 3',
    confidence: 'medium',
  },
  {
    id: 'zero-dtype',
    class: 'dtype-mismatch',
    title: 'DeepSpeed finds weights of different number formats',
    match: [{ text: 'len(set(t.dtype for t in tensors)) == 1' }, { text: 'expected to be of same dtype' }],
    cause:
      'ZeRO-3 puts weights into one block, and some are float32, others half precision: precision is set in one place (bf16 or fp16 of the config) and not in another (the model, a LoRA).',
    fix: [
      '# one precision everywhere: the model (torch_dtype), the arguments (--bf16 True or --fp16 True) and the DeepSpeed config ("bf16": {"enabled": "auto"}, "fp16": {"enabled": "auto"}) the same',
      '# in code: model = model.to(torch.bfloat16) (torch.float16 before Ampere) after a LoRA was added; or ZeRO-2',
    ],
    source: 'deepspeedai/DeepSpeed@v0.15.4 deepspeed/runtime/zero/stage3.py',
    example: '    assert len(set(t.dtype for t in tensors)) == 1\nAssertionError',
    other: 'dtype: bfloat16',
    confidence: 'medium',
  },
  {
    id: 'turbomind-dtype',
    class: 'dtype-mismatch',
    title: 'TurboMind (lmdeploy) computes in half precision only, and the model is in float32',
    match: [{ text: 'has not been built with fp32 support' }],
    cause: 'The config.json of the model says torch_dtype float32 (or nothing).',
    fix: [
      '# in the command: --dtype float16 (bfloat16 from Ampere on); in Python: TurbomindEngineConfig(dtype="float16")',
      'sed -i \'s/"torch_dtype": *"float32"/"torch_dtype": "float16"/\' config.json   # or: in the folder of the model, where the release has no such option',
    ],
    source: 'InternLM/lmdeploy@v0.6.1 src/turbomind/python/bind.cpp',
    example: 'RuntimeError: Error: turbomind has not been built with fp32 support.',
    other: 'turbomind fp16',
  },
  {
    id: 'quantised-bare',
    class: 'training-setup',
    title: 'A quantised model is to be trained, and no adapter lies on it',
    match: [{ text: 'cannot perform fine-tuning on purely quantized models' }],
    cause:
      'Weights of 4 or 8 bit take no gradients: what is trained is an adapter (LoRA) on top, and the Trainer got the bare model.',
    fix: [
      '# in the code, between loading the model and the Trainer: from peft import LoraConfig, get_peft_model; model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", target_modules="all-linear"))',
      '# SFTTrainer: peft_config=LoraConfig(...); Unsloth: model = FastLanguageModel.get_peft_model(model); LLaMA-Factory: finetuning_type: lora; axolotl: adapter: qlora; merge_and_unload() only after the training',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/trainer.py',
    example:
      'ValueError: You cannot perform fine-tuning on purely quantized models. Please attach trainable adapters on top of the quantized model to correctly perform fine-tuning.',
    other: 'trainable params: 4,194,304',
  },
  {
    id: 'sft-text-field',
    class: 'training-setup',
    title: 'SFTTrainer is not told which column of the data holds the text',
    match: [
      { text: 'dataset_text_field', pattern: /didn't pass a `?dataset_text_field`? or `?formatting_func/ },
    ],
    cause: 'The data has columns of its own, and the trainer takes none by itself.',
    fix: [
      '# in the code: SFTTrainer(..., args=SFTConfig(..., dataset_text_field="text"))   with the name of your column (trl before 0.9: SFTTrainer(..., dataset_text_field="text"))',
      '# several columns: formatting_func=lambda row: row["instruction"] + row["output"]; or the older trl of the code: pip install "trl<0.9.7"',
    ],
    source: 'huggingface/trl@v0.9.6 trl/trainer/sft_trainer.py',
    example:
      "ValueError: You passed `packing=False` to the SFTTrainer/SFTConfig, but you didn't pass a `dataset_text_field` or `formatting_func` argument.",
    other: 'dataset_text_field: text',
  },
  {
    id: 'dataset-emptied',
    class: 'training-data-shape',
    title: 'The Trainer has taken every column out of the data: nothing is left to train on',
    match: [
      { text: 'is out of bounds for size 0', pattern: /Invalid key: \d{1,12} is out of bounds for size 0/ },
      "No columns in the dataset match the model's forward method",
    ],
    cause:
      'Trainer drops the columns that the forward() of the model does not name (input_ids, labels …): the data was not tokenised, or has its text under another name.',
    fix: [
      '# in the code: TrainingArguments(..., remove_unused_columns=False)   (SFTConfig and the like the same; a command: --remove_unused_columns False)',
      '# or: data = data.map(lambda r: tokenizer(r["text"], truncation=True)); SFTTrainer: dataset_text_field="the name of your column"',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/trainer.py',
    example: 'IndexError: Invalid key: 0 is out of bounds for size 0',
    other: 'IndexError: Invalid key: 12 is out of bounds for size 10',
  },
  {
    id: 'batch-in-batch',
    class: 'training-data-shape',
    title: 'The rows of the data have one dimension too many',
    match: [
      {
        text: 'input_ids',
        pattern:
          /= input_ids\.(?:shape|size\(\)) .{0,200}ValueError: too many values to unpack \(expected 2\)/,
        across: true,
      },
    ],
    cause:
      'A data set that tokenises each row with return_tensors="pt" hands over 1 × tokens for each, and a batch makes rows × 1 × tokens of it.',
    fix: [
      '# in __getitem__ of your data set: return {k: v.squeeze(0) for k, v in encoding.items()}   (or tokenise without return_tensors="pt")',
    ],
    source: 'huggingface/transformers@v4.36.2 src/transformers/models/llama/modeling_llama.py',
    example:
      '    batch_size, seq_length = input_ids.shape\nValueError: too many values to unpack (expected 2)',
    other: '    batch, length = pixel_values.shape\nValueError: too many values to unpack (expected 2)',
  },
  {
    id: 'wandb-backend',
    class: 'wandb-not-reached',
    title: 'wandb stops the run: its own process ended, or does not reach its server',
    match: [{ text: 'wandb backend process has shutdown' }],
    weight: 'plain',
    cause:
      'The process that sends the figures was ended (memory, fork) or has no network, as nodes of a cluster mostly have none.',
    fix: [
      'export WANDB_MODE=offline WANDB_START_METHOD=thread   # before the start; wandb sync wandb/offline-run-* sends them afterwards; WANDB_MODE=disabled: without wandb',
      'pip install -U wandb',
    ],
    source: 'https://docs.wandb.ai/guides/track/environment-variables',
    example: "wandb: ERROR Run 4f errored: Exception('The wandb backend process has shutdown')",
    other: 'wandb: Run data is saved locally',
    confidence: 'medium',
  },
  {
    id: 'trl-vllm-switch',
    class: 'environment-variable-missing',
    title: 'The vLLM server was started without what TRL needs',
    match: [{ text: 'Restart it with `VLLM_', pattern: /Restart it with `(?<name>VLLM_[A-Z_]{4,40})/ }],
    cause: 'TRL hands its weights on by calls that the server has only with {name}=1.',
    fix: [
      '# start the server with {name}=1 before vllm serve (docker: -e {name}=1); to be reached by the trainer alone',
    ],
    source: 'trl 1.16.0 (wheel)',
    example:
      'RuntimeError: The vLLM server at http://127.0.0.1:8000 does not expose its development endpoints. Restart it with `VLLM_SERVER_DEV_MODE=1` in its environment.',
    other: 'Restart it',
  },
  {
    id: 'tokens-untrained',
    class: 'training-setup',
    title: 'The data have tokens that the model never learned',
    match: ['Unsloth: Untrained tokens in rows'],
    cause: 'A base model has no trained embeddings for the tokens of a chat template: NaN follows.',
    fix: [
      '# the instruct variant of the model; or train them too: target_modules=[…, "embed_tokens", "lm_head"]',
    ],
    source: 'unsloth_zoo 2026.10.9 (wheel)',
    example: 'ValueError: Unsloth: Untrained tokens in rows [[12]] found.',
    other: 'Untrained tokens',
  },
  {
    id: 'verl-gpus',
    class: 'no-gpu-visible',
    title: 'verl is to use more GPUs than Ray has',
    match: [
      {
        text: 'is less than total desired GPUs',
        pattern: /GPUs (?<here>\d{1,4})(?:\.0)? is less than total desired GPUs (?<wanted>\d{1,4})/,
      },
    ],
    cause:
      'trainer.nnodes × trainer.n_gpus_per_node is {wanted}, and {here} are free: an earlier run may hold some.',
    fix: [
      '# trainer.nnodes=1 trainer.n_gpus_per_node={here}',
      'ray status; ray stop   # fewer than nvidia-smi -L shows? then start again',
    ],
    source: 'verl 0.9.1 (wheel)',
    example: 'ValueError: Total available GPUs 4.0 is less than total desired GPUs 8',
    other: 'Total available GPUs 8',
  },
  {
    id: 'nnunet-names',
    class: 'training-data-missing',
    title: 'nnU-Net finds no label for a case: the names in the list are those of the pictures',
    match: [
      {
        text: 'could not find label file for case',
        pattern: /for case [\w.-]{1,80}_\d{4}\. Expected/,
      },
    ],
    cause: 'Pictures end in the number of their channel (_0000), cases and labels do not.',
    fix: [
      `sed -i -E 's/_0[0-9][0-9][0-9](\\.nii\\.gz)/\\1/g' dataset.json   # in the folder of the data set: names without _0000; the files in imagesTr keep it`,
      '# labels that end in it: rename "s/_0000//" labelsTr/*.nii.gz',
    ],
    source: 'nnunet 1.7.1 (sdist) nnunet/preprocessing/sanity_checks.py',
    example:
      'AssertionError: could not find label file for case MI_01_0000. Expected file: /d/labelsTr/MI_01_0000.nii.gz.',
    other: 'could not find label file for case MI_01. Expected file: /d/labelsTr/MI_01.nii.gz.',
    confidence: 'medium',
  },
]);
