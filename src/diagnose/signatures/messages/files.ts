import { defineMessages } from './define.ts';

/** What is said of a file that is not whole, not what it seems, or of no file at all. */
export const fileMessages = defineMessages([
  {
    id: 'not-an-archive',
    class: 'corrupt-download',
    title: 'The file is no archive: its download was cut, or what came is a page',
    match: [
      { text: 'BadZipFile: File is not a zip file' },
      { text: 'BadZipFile: Bad magic number' },
      { text: 'BadGzipFile: Not a gzipped file' },
      { text: 'tarfile.ReadError: not a gzip file' },
      { text: 'gzip: stdin: not in gzip format' },
      { text: 'End-of-central-directory signature not found' },
    ],
    cause:
      'A cut download, the page of an error instead of the file, or the pointer of Git LFS; a cache keeps it until it is deleted.',
    fix: [
      'rm FILE   # the one that the traceback opens; then load it again, with the browser or wget --content-disposition where the address leads to a page',
      'ls -l FILE; head -c 200 FILE   # the file that the traceback opens: tiny, or HTML?',
    ],
    source: 'python/cpython@v3.11.0 Lib/zipfile.py',
    example: 'zipfile.BadZipFile: File is not a zip file',
    other: 'model.zip: a zip file',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'empty-pickle',
    class: 'corrupt-download',
    title: 'The file that is loaded is empty or cut off',
    match: [{ text: 'EOFError: Ran out of input' }, { text: 'UnpicklingError: pickle data was truncated' }],
    cause:
      'A file of weights, a cache or a state of training ends too early: an interrupted download or a full disk.',
    fix: [
      'rm FILE   # the one that the traceback opens; then load or make it again: a cache is made anew, a checkpoint is downloaded again, of a training the one before',
      'ls -l FILE; df -h .   # the file that the traceback opens: of 0 bytes? and is the disk full?',
      '# on Windows, with num_workers above 0: the error of the other process stands above; num_workers=0 shows it',
    ],
    source: 'pytorch/pytorch@v2.6.0 torch/serialization.py',
    example: 'EOFError: Ran out of input',
    other: 'EOFError: EOF when reading a line',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'torch-no-weights',
    class: 'corrupt-download',
    title: 'The file of weights is not whole, or a pointer of Git LFS',
    match: [
      {
        text: 'Unable to load weights from pytorch checkpoint file for',
        pattern:
          /Unable to load weights from pytorch checkpoint file for .{1,200} at '(?<file>[^'\s]{1,200})'/,
      },
    ],
    cause:
      'transformers cannot read the file of weights; its words of TensorFlow are a guess. Mostly the download was cut, or git cloned without LFS.',
    fix: [
      'mv {file} {file}.bad   # then download it again; a clone: git lfs install && git lfs pull in its folder',
      'ls -l {file}; head -c 60 {file}   # tiny, and "version https://git-lfs": a pointer; smaller than on its page: cut',
    ],
    source: 'huggingface/transformers@v4.30.0 src/transformers/modeling_utils.py',
    example:
      "OSError: Unable to load weights from pytorch checkpoint file for 'm' at '/data/m/pytorch_model.bin'. If you tried to load a PyTorch model from a TF 2.0 checkpoint, please set from_tf=True.",
    other: 'Unable to load weights',
    confidence: 'medium',
  },
  {
    id: 'gguf-magic',
    class: 'corrupt-download',
    title: 'The file is no GGUF: an older format, a page, or a cut download',
    match: [
      {
        text: 'invalid magic',
        pattern: /(?:gguf_init_from_file|llama_model_load|llama_load_model_from_file).{0,60}invalid magic/,
      },
    ],
    cause:
      'A GGUF file begins with the letters GGUF. Files of before August 2023 (GGML) are not read any more.',
    fix: [
      'hf download ORG/REPO FILE.gguf --local-dir .   # a GGUF of the same model; or from the model: python3 convert_hf_to_gguf.py MODEL_DIR',
      'ls -l FILE.gguf; head -c 4 FILE.gguf   # GGUF? tjgg, lmgg, fmgg: the old format; version: a pointer of Git LFS',
    ],
    source: 'ggml-org/llama.cpp ggml/src/gguf.cpp',
    example: "gguf_init_from_file: invalid magic characters 'tjgg'",
    other: 'gguf_init_from_file: magic characters read',
  },
  {
    id: 'weights-none-in-folder',
    class: 'model-file-missing',
    title: 'The folder of the model holds no weights',
    match: [
      {
        text: 'Cannot find any model weights with',
        pattern: /Cannot find any model weights with [`'"]?(?<folder>[\w./@:-]{1,200}[\w@-])/,
      },
    ],
    cause:
      '{folder} has a config, but no .safetensors or .bin: the download was cut, or it holds only an adapter or a GGUF.',
    fix: [
      'hf download ORG/REPO --local-dir {folder}   # a cut download goes on where it stopped',
      'ls -lh {folder}   # *.safetensors there? only adapter_model: give the base model and the adapter as LoRA; *.gguf: give that file',
    ],
    source: 'vllm-project/vllm@v0.6.0 vllm/model_executor/model_loader/loader.py',
    example: 'RuntimeError: Cannot find any model weights with `/models/llama`',
    other: 'RuntimeError: Cannot find any model',
  },
  {
    id: 'pickled-array',
    class: 'data-file-pickled',
    title: 'NumPy refuses a data file that is no plain array',
    match: [
      {
        text: 'allow_pickle=False',
        pattern:
          /(?:Object arrays cannot be loaded|Cannot load file containing pickled data) when allow_pickle=False/,
      },
    ],
    cause:
      'NumPy 1.16.3 and newer loads no pickled objects unless it is told to. "Cannot load file" is also said of a file that is no .npy or .npz at all: a page of HTML or an LFS pointer in place of the download.',
    fix: [
      '# a file that you trust: np.load(FILE, allow_pickle=True) in the line that the traceback names',
      '# or is it not whole? ls -l and head -c 200 of it: a few kB of text are no data, then download it again',
      '# code that cannot be changed: pip install "numpy<1.16.3" in an environment of its own (Python 3.7 or older)',
    ],
    source: 'https://numpy.org/doc/stable/release/1.16.3-notes.html',
    example: 'ValueError: Object arrays cannot be loaded when allow_pickle=False',
    other: 'np.load(file, allow_pickle=False)',
    confidence: 'medium',
  },
  {
    id: 'whisper-model-file',
    class: 'corrupt-download',
    title: 'The download of the model is not whole',
    match: [
      {
        text: "Unable to open file 'model.bin' in model",
        pattern:
          /Unable to open file 'model\.bin' in model '(?<folder>[\w./@:-]{0,120}(?:cache|models--|snapshots)[\w./@:-]{0,120}|(?:distil-)?(?:tiny|base|small|medium|large|turbo)[\w.-]{0,12})'/i,
      },
    ],
    cause: 'faster-whisper finds the folder of the model without its weights: a download that stopped.',
    fix: ['rm -r {folder}   # (what the download left) then start again: it is downloaded anew'],
    source: 'OpenNMT/CTranslate2@v4.0.0 src/models/model_reader.cc',
    example: "RuntimeError: Unable to open file 'model.bin' in model '/root/.cache/w'",
    other: "Unable to open file 'model.txt'",
  },
  {
    id: 'whisper-model-cut-off',
    class: 'corrupt-download',
    title: 'The model of faster-whisper is not whole',
    match: ['File model.bin is incomplete: '],
    cause: 'Its model.bin ends too early, or is empty: a download that stopped, or a full disk.',
    fix: [
      'rm -r ~/.cache/huggingface/hub/models--*faster-whisper*   # or below the download_root that the log names; then start again: it is downloaded anew (local_files_only off)',
    ],
    source: 'OpenNMT/CTranslate2@v4.0.0 src/models/model.cc',
    example: 'RuntimeError: File model.bin is incomplete: failed to read a value of size 4 at position 0',
    other: 'File model.bin is complete',
  },
  {
    id: 'whisper-model-unconverted',
    class: 'model-format-mismatch',
    title: 'The folder holds no model in the form of faster-whisper',
    match: [
      {
        text: "Unable to open file 'model.bin' in model",
        pattern: /in model '(?<folder>[\w./@:-]{1,200})'/,
      },
    ],
    cause:
      'faster-whisper reads models of CTranslate2 (model.bin); {folder} has none: mostly it is a whisper of transformers (model.safetensors).',
    fix: [
      'pip install ctranslate2 transformers torch && ct2-transformers-converter --model {folder} --output_dir {folder}-ct2 --copy_files tokenizer.json preprocessor_config.json   # then name that folder',
      '# or the converted one of the same model: its repository is mostly called faster-… or …-faster',
    ],
    source: 'OpenNMT/CTranslate2@v4.0.0 src/models/model_reader.cc',
    example: "RuntimeError: Unable to open file 'model.bin' in model '/data/own-whisper'",
    other: "Unable to open file 'model.txt'",
  },
  {
    id: 'audio-unreadable',
    class: 'input-file-missing',
    title: 'ffmpeg cannot read the file it was given',
    match: [
      {
        text: 'Failed to load audio: ffmpeg version',
        pattern: /Failed to load audio: ffmpeg version/,
      },
      {
        text: 'Invalid data found when processing input',
        pattern:
          /(?:Error opening input|Failed to load audio).{0,600}Invalid data found when processing input/,
      },
    ],
    cause: 'ffmpeg is there and ran; what it was given is no audio or video, is cut, or is empty.',
    fix: [
      'ffprobe FILE; ls -l FILE   # the file that was given: its last lines say what is wrong with it',
      'ffmpeg -i FILE -ar 16000 -ac 1 out.wav   # where ffprobe reads it: a plain copy for the program',
    ],
    source: 'openai/whisper@v20231117 whisper/audio.py',
    example:
      'RuntimeError: Failed to load audio: ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021 the FFmpeg developers',
    other: 'Failed to load audio: no such backend',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'ollama-name-lookup',
    class: 'network-timeout',
    title: 'The name of the server is not found: no DNS',
    match: [
      ...['no such host', 'server misbehaving', 'read udp '].map((text) => ({
        text,
        pattern:
          /dial tcp: lookup (?<host>[\w.-]{1,120}) on (?<dns>[\d.:[\]a-f]{2,50}): (?:no such host|server misbehaving|read udp)/,
      })),
    ],
    cause: 'The name server {dns} does not answer for {host}.',
    fix: [
      'echo \'nameserver 1.1.1.1\' > /etc/resolv.conf   # then the same again; Docker: "dns": ["1.1.1.1"] in /etc/docker/daemon.json and restart it',
      'getent hosts {host} || cat /etc/resolv.conf   # empty: the name server is the fault',
    ],
    source: 'golang/go@go1.22.0 src/net/net.go',
    example:
      'Error: pull model manifest: Get "https://registry.example/v2": dial tcp: lookup registry.example on 127.0.0.53:53: no such host',
    other: 'dial tcp 1.2.3.4:443: connect: connection refused',
  },
  {
    id: 'model-folder-empty',
    class: 'model-file-missing',
    title: 'The program finds no model in its folder',
    match: [
      { text: 'at least have one model in' },
      { text: 'No models found in' },
      { text: 'put at least one model in' },
    ],
    weight: 'hint',
    cause: 'It looks in one folder of its own: not downloaded, or put elsewhere.',
    fix: [
      "find / -xdev \\( -name '*.onnx' -o -name '*.safetensors' -o -name '*.ckpt' -o -name '*.pth' -o -name '*.gguf' \\) -size +1M 2>/dev/null   # where is it? move it into the folder that the README names (extension of a web UI: its models/NAME, as models/roop/inswapper_128.onnx)",
    ],
    source: 'https://github.com/s0md3v/roop/issues/133',
    example: 'roop - WARNING - You should at least have one model in models directory',
    other: '2 models found in models directory',
    confidence: 'medium',
  },
  {
    id: 'weights-of-index',
    class: 'model-file-missing',
    title: 'A part of the weights is missing',
    match: [
      {
        text: 'files referenced in index but missing',
        pattern: /missing: \{'(?<folder>\/[\w./@+-]{1,200})\/(?<file>[\w.-]{1,120})'/,
      },
    ],
    cause: 'The index of the model names {file}, and {folder} has it not: the download was cut.',
    fix: [
      'hf download ORG/REPO --local-dir {folder}   # goes on where it stopped; in the cache of the Hub: hf download ORG/REPO alone',
    ],
    source: 'vllm 0.33.0 (wheel)',
    example:
      "FileNotFoundError: Weight files referenced in index but missing: {'/models/q/model-00007-of-00017.safetensors'}",
    other: 'Weight files referenced in index: 17',
  },
  {
    id: 'weights-unreadable',
    class: 'file-unreadable',
    title: 'The weights cannot be read',
    match: [
      {
        text: 'Unable to load weights from checkpoint file for',
        pattern: /file for '(?<file>[\w./@+-]{2,240})'/,
      },
    ],
    weight: 'plain',
    cause: '{file} was not downloaded whole, or is the pointer of git-lfs or a page of HTML in its place.',
    fix: [
      'rm {file}   # and download it again, whole: ls -lL shows its size, its page names the right one; in a clone whose file begins with "version https://git-lfs": git lfs pull',
    ],
    source: 'diffusers 0.42.1 (wheel)',
    example:
      "OSError: Unable to load weights from checkpoint file for '/m/unet/model.safetensors' at '/m/unet/model.safetensors'.",
    other: 'Unable to load weights',
  },
  {
    id: 'lora-quantised',
    class: 'module-not-found',
    title: 'The LoRA is quantised, and what reads it is not installed',
    match: [
      {
        text: 'checkpoint seems to have been quantized with',
        pattern: /Install `(?<package>bitsandbytes|gguf)`/,
      },
    ],
    cause: 'diffusers reads such a file with {package}.',
    fix: ['pip install -U {package}'],
    source: 'diffusers 0.42.1 (wheel)',
    example:
      'ValueError: The checkpoint seems to have been quantized with `gguf`. Install `gguf` to load quantized checkpoints.',
    other: 'checkpoint seems to have been quantized with `gguf`',
  },
  {
    id: 'moved-across',
    class: 'move-target-exists',
    title: 'mv moves no folder to another disk over one that is there',
    match: [
      {
        text: 'inter-device move failed',
        pattern:
          /failed: '(?<from>\/[\w./+-]{1,160})' to '(?<to>\/[\w./+-]{1,160})'; unable to remove target: Directory not empty/,
      },
    ],
    cause: 'It will not mix with what {to} holds.',
    fix: ['cp -au {from}/. {to}/ && mv {from} {from}.old   # of two files the newer'],
    source: 'coreutils/coreutils src/copy.c',
    example:
      "mv: inter-device move failed: '/root/.cache' to '/workspace/.cache'; unable to remove target: Directory not empty",
    other: "mv: cannot move '/a' to '/b': Directory not empty",
  },
  {
    id: 'find-nowhere',
    class: 'named-thing-missing',
    title: 'The folder that find is to search is not there',
    match: [{ text: 'find: ', pattern: /^find: '(?<folder>[\w./~-]{1,160})': No such file or directory/ }],
    weight: 'plain',
    cause: 'No {folder}, from where the script is started.',
    fix: [
      'mkdir -p {folder}   # where it need only be there',
      'find / -xdev -type d -name "$(basename {folder})" 2>/dev/null   # or elsewhere?',
    ],
    source: 'https://www.gnu.org/software/',
    example: "find: 'checkpoints': No such file or directory",
    other: "find: '/proc/1/fd': Permission denied",
    confidence: 'medium',
  },
  {
    id: 'activate-run',
    class: 'venv-not-sourced',
    title: 'The activate of an environment is read by the shell, not run',
    match: [
      {
        text: 'bin/activate: ',
        pattern:
          /(?:^|[\s:'"])(?<file>[\w./~-]{0,120}bin\/activate): (?:[Pp]ermission denied|command not found)/,
      },
    ],
    cause: 'It is no program: it changes the shell that reads it.',
    fix: ['. {file}   # no chmod, no sudo'],
    source: 'python/cpython Lib/venv/scripts/common/activate',
    example: 'bash: ./venv/bin/activate: Permission denied',
    other: 'bash: venv/bin/activate: No such file or directory',
  },
]);
