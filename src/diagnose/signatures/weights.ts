import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** Weights that cannot be read, and models that the libraries do not know. */
export const weightSignatures = defineSignatures([
  {
    id: 'lfs',
    class: 'git-lfs-pointer',
    explainedBy: ['git-lfs-quota'],
    stage: 'run',
    title: 'The weight file is only a Git LFS pointer',
    weight: 'root',
    match: [
      { text: 'load key', pattern: /invalid load key, '?v'?/ },
      'HeaderTooLarge',
      { text: 'header too large' },
      'InvalidHeaderDeserialization',
      { text: 'invalid UTF-8 in header' },
      { text: 'git-lfs.github.com/spec/v1' },
      // As ls shows them.
      {
        text: 'rw-r-',
        pattern:
          /^-rw-[rw-]{6}\S? {1,4}\d \S{1,40} {1,8}\S{1,40} {1,8}1[23]\d \w{3} .{1,40}\.(?:safetensors|bin|gguf|pth?|ckpt|onnx)$/,
        weight: 'plain',
      },
      { text: 'Unsupported operand 118' },
      { text: 'without having git-lfs installed' },
      { text: 'model_proto->ParseFromArray' },
      { text: 'Protobuf parsing failed' },
      { text: 'invalid magic characters', pattern: /invalid magic characters:? '?vers/ },
    ],
    cause:
      'The repository was cloned without Git LFS (or its download was cut off): in place of the weights lies a text of some 130 bytes that begins with "version".',
    fix: [
      'apt-get update && apt-get install -y git-lfs && git lfs install && git lfs pull',
      'hf download ORG/REPO --local-dir DIR   # needs no Git LFS',
      'find . -size -100k \\( -name "*.safetensors" -o -name "*.pt*" -o -name "*.ckpt" -o -name "*.bin" -o -name "*.gguf" \\) -exec ls -l {} +   # in the folder of the repository: pointers are tiny (head -1 shows: version https://git-lfs.github.com/spec/v1)',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/microsoft/OmniParser/issues/34',
      'https://github.com/huggingface/transformers/pull/13401',
    ],
    reviewed,
    matches: [
      'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge',
      "_pickle.UnpicklingError: invalid load key, 'v'.",
      '_pickle.UnpicklingError: Weights only load failed. Re-running `torch.load` with `weights_only` set to `False` will likely succeed\nWeightsUnpickler error:\n\nUnsupported operand 118',
    ],
    misses: ["_pickle.UnpicklingError: invalid load key, '<'.", 'Git LFS initialized.'],
  },
  {
    id: 'lfs-quota',
    class: 'git-lfs-quota',
    stage: 'install',
    title: 'The large files of this repository are not given out: its quota at GitHub is used up',
    weight: 'root',
    match: [{ text: 'over its data quota' }, { text: 'exceeded its LFS budget' }],
    cause:
      'GitHub counts what is downloaded with Git LFS, and the owner of the repository has used it up: nothing on this machine is at fault, and git-lfs need not be installed anew. The code can be cloned without those files.',
    fix: [
      'GIT_LFS_SKIP_SMUDGE=1 git clone ADDRESS CODE   # the code alone, beside the clone that ended half-way',
      '# the files themselves: from where the README names them too (Hugging Face, releases), a fork, or an archive; else ask the owner, the quota is renewed each month',
    ],
    confidence: 'high',
    sources: ['https://docs.github.com/billing/managing-billing-for-your-products/about-git-lfs-billing'],
    reviewed: '2026-11-29',
    matches: [
      'batch response: This repository is over its data quota. Account responsible for LFS bandwidth should purchase more data packs to restore access.',
    ],
    misses: ['Git LFS: (3 of 3 files) 12 MB / 12 MB'],
  },
  {
    id: 'weights-only',
    class: 'weights-only-unpickling',
    stage: 'run',
    title: 'torch 2.6 and newer refuse to run code from a weight file',
    weight: 'root',
    match: [
      'Weights only load failed',
      'WeightsUnpickler error',
      { text: 'was not an allowed global by default' },
      {
        text: 'weights_only',
        pattern:
          /Unsupported (?:global|class|operand).{0,80}weights_only|weights_only.{0,80}(?:is not supported|failed)/i,
        not: /FutureWarning|Warning:/,
      },
    ],
    explainedBy: ['git-lfs-pointer', 'corrupt-download'],
    cause:
      'torch.load has weights_only=True as its default since 2.6, and this checkpoint holds more than tensors. The code that loads it was written earlier.',
    fix: [
      'export TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=1   # only for files from a source you trust: they may run code',
      '# better: a safetensors version of the model, or a newer release of the app',
      'pip install "torch<2.6"   # with the torchvision and torchaudio that belong to it',
    ],
    confidence: 'high',
    sources: ['https://github.com/pytorch/pytorch/issues/150998', 'https://github.com/e3nn/e3nn/issues/519'],
    reviewed,
    matches: [
      '_pickle.UnpicklingError: Weights only load failed. This file can still be loaded, to do so you have two options',
    ],
    misses: [
      'FutureWarning: You are using `torch.load` with `weights_only=False` (the current default value)',
    ],
  },
  {
    id: 'corrupt',
    class: 'corrupt-download',
    stage: 'run',
    title: 'A weight file is not whole',
    weight: 'plain',
    match: [
      { text: 'load key', pattern: /invalid load key, '(?!v')/ },
      { text: 'ModelProto does not have a graph' },
      // Bytes that begin no pickle: blanks, "<" of a page, letters that are no code of it (118, "v", is Git LFS).
      {
        text: 'Unsupported operand',
        pattern:
          /operand (?:0|9|10|13|3[1-9]|4[2-57]|5[1-9]|6[0-589]|72|79|87|89|9[0-24-6]|102|107|109|110|119|12[0-46])\b/,
        weight: 'root',
      },
      'failed finding central directory',
      'MetadataIncompleteBuffer',
      { text: 'incomplete metadata, file not fully covered' },
      { text: 'pickle data was truncated' },
      { text: 'PytorchStreamReader failed reading file' },
      { text: 'failed locating file data/' },
      { text: 'storage has wrong size: expected' },
      {
        text: 'checksum',
        pattern:
          /downloaded but the \w{2,8} checksum does not|[Cc]hecksum mismatch.{0,60}\.(?:pth?|ckpt|bin|onnx|safetensors)\b/,
      },
      { text: 'Invalid magic number; corrupt file' },
      { text: 'not a ZIP archive', pattern: /file in archive is not in a subdirectory|not a ZIP archive/ },
    ],
    cause:
      'The download was cut off, or a page (of an error, of a login) was saved under the name of the model. No setting reads it.',
    fix: [
      'find . -size -100k \\( -name "*.safetensors" -o -name "*.pt*" -o -name "*.ckpt" -o -name "*.bin" -o -name "*.gguf" \\) -exec ls -l {} +   # in the folder of the models: delete the weights that are far too small, and download them again',
      '# none? then the one that the program was reading is cut: delete it (in the cache of the Hub: hf cache), and download it again',
      'df -h .   # full? make room first',
    ],
    confidence: 'medium',
    sources: ['https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/8123'],
    reviewed,
    matches: [
      "_pickle.UnpicklingError: invalid load key, '<'.",
      'RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory',
    ],
    misses: ["_pickle.UnpicklingError: invalid load key, 'v'."],
  },
  {
    id: 'transformers',
    class: 'transformers-version-mismatch',
    stage: 'import',
    title: 'transformers is too old or too new for this code',
    weight: 'root',
    match: [
      {
        text: "from 'transformers",
        pattern:
          /cannot import name '(?<name>\w{1,80})' from (?:partially initialized module )?'transformers/,
      },
      {
        text: "'transformers",
        pattern:
          /module '(?<module>transformers[\w.]{0,80})' has no attribute|No module named '(?<name>transformers\.[\w.]{1,80})'/,
      },
      { text: 'does not recognize this architecture' },
      {
        text: 'KeyError',
        pattern: /KeyError: '(?<name>[a-z0-9_-]{2,40})'/,
        near: [{ marker: 'transformers', before: 6 }],
        weight: 'plain',
      },
      {
        text: 'is required for a normal functioning',
        pattern:
          /(?<name>tokenizers|safetensors|accelerate|tqdm|regex|numpy|packaging|filelock)[<>=!~][^ ]{0,40} is required for a normal/,
      },
      {
        text: 'Tokenizer class',
        pattern: /Tokenizer class (?<name>\w{1,60}) does not exist or is not currently imported/,
      },
      { text: 'Disabling PyTorch because' },
      { text: 'requires the PyTorch library but it was not found' },
      {
        text: "module 'torch' has no attribute",
        pattern:
          /has no attribute '(?<name>compiler|float8_e8m0fnu|uint16|uint32|uint64|float8_e4m3fn|get_default_device|int1)'/,
        weight: 'plain',
      },
      { text: '_pytree', pattern: /has no attribute 'register_pytree_node'/ },
      { text: "cannot import name 'DTensor'" },
      { text: 'serious vulnerability issue in' },
      {
        text: 'unexpected keyword argument',
        pattern:
          /(?:\w{1,60}(?:Model|ForCausalLM|ForConditionalGeneration|Config|Tokenizer\w{0,10}|Processor|Attention|Cache|DecoderLayer|PreTrained\w{1,20})\.\w{1,40}\(\)|_prepare_4d\w{0,60}\(\)) got an unexpected keyword argument/,
        near: [{ marker: 'transformers', before: 30 }],
        weight: 'plain',
      },
      {
        text: 'object has no attribute',
        pattern:
          /'(?<name>\w{1,60}(?:Cache|ForCausalLM|ForConditionalGeneration|Tokenizer(?:Fast)?|GenerationMixin))' object has no attribute '(?:generate|get_max_length|seen_tokens|get_usable_length|_extract_past_from_model_output|all_special_tokens_extended|batch_encode_plus|build_inputs_with_special_tokens|vocab|sp_model|_pad|prepare_for_model)'/,
        weight: 'plain',
      },
      {
        text: 'Failed to import transformers',
        pattern: /Failed to import transformers[\w.]{0,80} because of the following error/,
        weight: 'symptom',
      },
    ],
    cause:
      'The code asks transformers for something this release does not have: it was removed since, or came later; or the release asks for another torch or tokenizers than is here.',
    fix: [
      'pip show transformers torch tokenizers | grep -E "^(Name|Version)"',
      'pip install -U transformers   # where the model is newer than the library',
      'pip install "transformers<5"   # where the code was written for version 4; the exact pin stands in its requirements.txt',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/huggingface/transformers/issues/37238',
      'https://github.com/1038lab/ComfyUI-QwenVL/issues/3',
    ],
    reviewed,
    matches: [
      'ValueError: The checkpoint you are trying to load has model type `qwen3_vl` but Transformers does not recognize this architecture.',
      "ImportError: cannot import name 'shard_checkpoint' from 'transformers.modeling_utils' (/venv/lib/python3.11/site-packages/transformers/modeling_utils.py)",
      'ImportError: tokenizers>=0.14,<0.19 is required for a normal functioning of this module, but found tokenizers==0.20.0.',
    ],
    misses: [
      "ModuleNotFoundError: No module named 'transformers'",
      'FutureWarning: `transformers.deepspeed` module is deprecated',
    ],
  },
  {
    id: 'module',
    class: 'module-not-found',
    stage: 'import',
    title: 'A Python package is not installed here',
    weight: 'plain',
    match: [
      {
        text: 'No module named',
        pattern:
          /(?:^|Error|[Cc]annot|[Cc]an't|[Cc]ould not|[Ff]ail|\/python[\d.]{0,5}|python[\d.]{0,5}|custom nodes?|FAILED|\]).{0,160}[Nn]o module named '?(?<module>[A-Za-z_][\w.-]{0,80})/,
        not: /No module named '?(?:distutils|pkg_resources|triton\b|venv\b|ensurepip|pip\b|audioop|pyaudioop|imp'|huggingface_hub\.|hf_transfer|transformers\.|numpy\._core)|Failed to initialize NumPy|[Pp]roceeding without|[Ff]alling back|, using |optional|Warning: |WARNING|\bINFO\b|DEBUG/,
      },
      {
        text: 'PackageNotFoundError',
        pattern: /PackageNotFoundError: (?:No package metadata was found for )?(?<module>[\w.-]{1,80})/,
        not: /found for The '/,
      },
      {
        text: 'package is not installed',
        pattern: /(?<module>[A-Za-z][\w.-]{1,60}) package is not installed/,
      },
      {
        text: 'is required but not installed',
        pattern: /['"`](?<module>[A-Za-z][\w-]{1,60})['"`] is required but not installed/,
      },
      // kohya says it in two languages.
      { text: 'ImportError: No ', pattern: /ImportError: No (?<module>[a-z]\w{2,40}) \/ / },
      {
        text: 'nable to import dependency',
        pattern: /(?:Error|Exception).{0,40}[Uu]nable to import dependency '?(?<module>[A-Za-z][\w-]{1,60})/,
      },
      {
        text: 'but it was not found in your environment',
        pattern: /requires the (?<module>[\w.-]{1,60}) library but/,
      },
      {
        text: 'requires the following packages that were not found',
        pattern: /not found in your environment: (?<module>[\w-]{1,60})/,
      },
      { text: 'requires the following packages that were not found' },
      {
        text: 'requires Accelerate',
        pattern: /(?:Using|requires) .{0,80}(?<module>Accelerate)(?!.{0,30}accelerate>=)/,
      },
    ],
    explainedBy: ['pep668-externally-managed', 'venv-module-missing'],
    cause:
      'The interpreter that runs the app lacks {module}: it is missing from the requirements, its install failed, or it was installed into another Python than the one that runs.',
    fix: [
      'python3 -c "import sys; print(sys.executable)"   # the interpreter that runs the app',
      'python3 -m pip install {module}   # through that very interpreter; the name to install may differ from the name to import',
    ],
    confidence: 'medium',
    sources: ['https://github.com/tiankuan93/ComfyUI-V-Express/issues/8'],
    reviewed,
    matches: ["ModuleNotFoundError: No module named 'ftfy'", '/usr/bin/python3: No module named uvicorn'],
    misses: [
      "No module 'xformers'. Proceeding without it.",
      "UserWarning: Failed to initialize NumPy: No module named 'numpy'",
    ],
  },
]);
