import { defineMessages } from './define.ts';

const source = 'datasets 5.2.0 (wheel)';

/** What the library datasets says of data, and what trainers say of the columns that they get. */
export const dataSetMessages = defineMessages([
  {
    id: 'map-process-died',
    class: 'killed-oom',
    title: 'A process that prepares the data was ended, mostly as the main memory was full',
    match: ['has abruptly died during map operation', 'tokenization failed because a dataset worker died'],
    cause:
      'Each of the num_proc processes of map() holds its part of the data, the tokenizer and the pictures.',
    fix: [
      '# fewer: num_proc=1 (TRL: dataset_num_proc=1, LLaMA-Factory: preprocessing_num_workers: 1, axolotl: dataset_processes: 1); with one process its own error shows, where it was another',
      'free -g; cat /sys/fs/cgroup/memory.max   # how much there is',
    ],
    source,
    example:
      'RuntimeError: One of the subprocesses has abruptly died during map operation.To debug the error, disable multiprocessing.',
    other: 'map operation done',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'split-unknown',
    class: 'data-of-another-form',
    title: 'The data has no such split',
    match: [
      {
        text: 'Unknown split "',
        pattern: /Unknown split "(?<split>[\w.-]{1,40})"\. Should be one of \[(?<there>[\w', .-]{1,120})\]/,
      },
    ],
    cause: 'It has {there}, and {split} is asked for.',
    fix: ['# in the command, config or code: a split that is there'],
    source,
    example: `ValueError: Unknown split "validation". Should be one of ['train', 'test'].`,
    other: 'Should be one of [train]',
  },
  {
    id: 'data-config',
    class: 'data-of-another-form',
    title: 'The data set has several parts, and none is chosen',
    match: ['Config name is missing'],
    cause: 'load_dataset wants the name of one of them behind that of the data set.',
    fix: ['# in the code: load_dataset("OWNER/NAME", "CONFIG")   (the lines below the message list them)'],
    source,
    example:
      "ValueError: Config name is missing.\nPlease pick one among the available configs: ['en', 'fr']\nExample of usage:\n\t`load_dataset('allenai/c4', 'en')`",
    other: 'Config name: default',
  },
  {
    id: 'data-none',
    class: 'training-data-missing',
    title: 'The folder of the data holds no file that is read as data',
    match: [
      {
        text: "doesn't contain any data files",
        pattern: /The directory at (?<folder>[\w./-]{1,200}) doesn't/,
      },
      { text: 'No (supported) data files found in', pattern: /found in (?<folder>[\w./-]{1,200})/ },
      { text: '(supported) data files or dataset script' },
    ],
    cause: 'It is empty, another one, or holds no json, jsonl, csv, parquet, pictures or sound.',
    fix: [
      'ls -la {folder}   # what is there?',
      '# name the files: load_dataset("json", data_files="{folder}/*.jsonl"); what save_to_disk wrote: load_from_disk("{folder}")',
    ],
    source,
    example:
      "datasets.data_files.EmptyDatasetError: The directory at /workspace/data/images doesn't contain any data files",
    other: 'data files found: 3',
  },
  {
    id: 'no-loss',
    class: 'training-data-shape',
    title: 'The batches have no labels, so that the model gives no loss',
    match: ['did not return a loss from the inputs'],
    cause: 'The data was tokenised without a column labels, or it is called otherwise.',
    fix: [
      '# a language model: data_collator=DataCollatorForLanguageModeling(tokenizer, mlm=False), which makes them; else data = data.rename_column("label", "labels")',
      '# LoRA: label_names=["labels"] in TrainingArguments, for the evaluation',
    ],
    source: 'transformers 5.24.0 (wheel)',
    example:
      'ValueError: The model did not return a loss from the inputs, only the following keys: logits. For reference, the inputs it received are input_ids,attention_mask.',
    other: 'loss: 1.2',
  },
  {
    id: 'no-eval-data',
    class: 'training-setup',
    title: 'An evaluation is asked for, and there is no data for it',
    match: ["but you didn't pass an `eval_dataset`"],
    cause: 'eval_strategy is steps or epoch (load_best_model_at_end needs that, too).',
    fix: [
      '# either: eval_strategy="no" (and load_best_model_at_end=False)',
      '# or: data for it: eval_dataset=…; LLaMA-Factory: val_size: 0.05, axolotl: val_set_size: 0.05',
    ],
    source: 'transformers 5.24.0 (wheel)',
    example:
      "ValueError: You have set `args.eval_strategy` to IntervalStrategy.STEPS but you didn't pass an `eval_dataset` to `Trainer`.",
    other: 'eval_dataset: test',
  },
  {
    id: 'llamafactory-quantised',
    class: 'training-setup',
    title: 'LLaMA-Factory does not do that with a quantised model',
    match: [
      'Cannot merge adapters to a quantized model',
      'Cannot create new adapter upon a quantized model',
      'Cannot use device map for quantized models in training',
    ],
    cause: 'quantization_bit is set (or the model is stored quantised): its weights are packed.',
    fix: [
      '# in the yaml (or the web UI): quantization_bit: out (none), and model_name_or_path of the base model that is not quantised; no device_map',
    ],
    source: 'llamafactory 0.9.5 (wheel)',
    example: 'ValueError: Cannot merge adapters to a quantized model.',
    other: 'Loaded a quantized model.',
  },
  {
    id: 'llamafactory-template',
    class: 'model-not-supported',
    title: 'This LLaMA-Factory has no template of that name',
    match: [{ text: 'Template ', pattern: /Error: Template (?<name>[\w.-]{2,40}) does not exist/ }],
    cause: 'It is older than the model, or {name} is misspelt.',
    fix: [
      'pip install -U llamafactory   # a clone: git pull && pip install -e .',
      '# the names: the table of models in its README; template: default for a base model',
    ],
    source: 'llamafactory 0.9.5 (wheel)',
    example: 'ValueError: Template qwen9 does not exist.',
    other: 'Template of the pod does not exist',
  },
  {
    id: 'data-from-disk',
    class: 'data-of-another-form',
    title: 'load_from_disk is given what save_to_disk did not write',
    match: [
      {
        text: 'is neither a `Dataset` directory nor',
        pattern: /Directory (?<folder>[\w./-]{1,200}) is neither/,
      },
    ],
    cause:
      'Such a folder holds state.json or dataset_dict.json; this one is of raw files, empty, or the one above.',
    fix: [
      'find {folder} -name state.json -o -name dataset_dict.json   # the folder that this prints is the one to give',
      '# nothing: in the code load_dataset("{folder}") in place of load_from_disk',
    ],
    source,
    example:
      'FileNotFoundError: Directory /workspace/data/tok is neither a `Dataset` directory nor a `DatasetDict` directory.',
    other: 'Directory /workspace/data',
  },
  {
    id: 'best-model-steps',
    class: 'training-setup',
    title: 'For load_best_model_at_end, saving and evaluating must go together',
    match: ['--load_best_model_at_end requires'],
    cause: 'The best one can be loaded only if each checkpoint was evaluated.',
    fix: [
      '# eval_strategy and save_strategy the same ("steps"), and save_steps a multiple of eval_steps; or load_best_model_at_end=False',
    ],
    source: 'transformers 5.24.0 (wheel)',
    example: 'ValueError: --load_best_model_at_end requires the save and eval strategy to match, but found',
    other: 'load_best_model_at_end: true',
  },
  {
    id: 'eos-placeholder',
    class: 'trl-version-mismatch',
    title: 'The trainer got a placeholder as the token that ends a text',
    match: [{ text: 'is not found in the vocabulary of', pattern: /eos_token` \('<EOS_TOKEN>'\)/ }],
    cause:
      'to_dict() of a training config writes each token as <NAME>, and the config was made anew from that: this Unsloth and this TRL do not fit, or TRL was imported first.',
    fix: [
      'pip install -U unsloth unsloth_zoo   # and in the code: import unsloth above trl and transformers',
      '# or at once: SFTConfig(…, eos_token=tokenizer.eos_token)',
    ],
    source: 'trl 1.16.0, unsloth 2026.10.9 (wheels)',
    example:
      "ValueError: The specified `eos_token` ('<EOS_TOKEN>') is not found in the vocabulary of the given `processing_class` (Qwen2TokenizerFast).",
    other: "The specified `eos_token` ('</s>') is not found in the vocabulary",
    confidence: 'medium',
  },
  {
    id: 'llamafactory-places',
    class: 'training-data-shape',
    title: 'Rows of the data do not name their pictures as often as they list them',
    match: [
      {
        text: 'does not match the number of',
        pattern: /number of (?<what>image|video|audio)s does not match the number of/,
      },
    ],
    cause: 'Each of {what}s wants one <{what}> in the text of its row.',
    fix: [
      '# in the data: one <{what}> in the user text for each of {what}s (and none without); or fewer files in that list',
    ],
    source: 'llamafactory 0.9.5 (wheel)',
    example: 'ValueError: The number of images does not match the number of <image> tokens in x',
    other: 'The number of images does not match',
  },
  {
    id: 'splits-of-two-kinds',
    class: 'data-of-another-form',
    title: 'The files of the splits are of different kinds',
    match: ['infer the same data file format for all splits'],
    cause:
      'One split is read as one kind (json, csv, pictures), another as another, or none: all files of a folder are taken.',
    fix: [
      '# name them: load_dataset("json", data_files={"train": "PATH/train*.jsonl", "test": "PATH/test*.jsonl"}); or move what is no data elsewhere',
    ],
    source,
    example:
      "ValueError: Couldn't infer the same data file format for all splits. Got {NamedSplit('train'): ('json', {}), NamedSplit('test'): (None, {})}",
    other: 'data file format: json',
  },
  {
    id: 'rows-none-valid',
    class: 'training-data-shape',
    title: 'No row of the data has what LLaMA-Factory looks for',
    match: ['Cannot find valid samples, check'],
    cause:
      'The columns are called otherwise than data/dataset_info.json says, the roles do not alternate, or each row is longer than cutoff_len.',
    fix: [
      '# data/dataset_info.json, at this data set: "formatting" (alpaca or sharegpt), "columns" and "tags" as the rows call them; cutoff_len larger',
      '# mended? overwrite_cache: true, or the rows of before come again',
    ],
    source: 'llamafactory 0.9.5 (wheel)',
    example: 'RuntimeError: Cannot find valid samples, check `data/README.md` for the data format.',
    other: 'valid samples: 12',
    confidence: 'medium',
  },
  {
    id: 'labels-all-masked',
    class: 'training-data-shape',
    title: 'No answer is left to learn from: all labels are -100',
    match: ['All labels in your dataset are -100'],
    cause:
      'The words that train_on_responses_only looks for are not in the chat template, or the rows are cut at max_seq_length before the answer.',
    fix: [
      '# instruction_part and response_part as the template has them: print(tokenizer.decode(trainer.train_dataset[0]["input_ids"])) shows them',
    ],
    source: 'unsloth_zoo 2026.10.9 (wheel)',
    example:
      'ZeroDivisionError: Unsloth: All labels in your dataset are -100. Training losses will be all 0.',
    other: 'labels are -100',
  },
]);
