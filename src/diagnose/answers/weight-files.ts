import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

const weights = /(?<file>[\w.~-]{0,80}\/[\w./+@ -]{1,200}?\.(?:safetensors|ckpt|pth|pt|bin|gguf|onnx|sft))\b/;

const bareWeights =
  /(?<![\w./-])(?<file>[\w.+-]{1,120}\.(?:safetensors|ckpt|pth|pt|bin|gguf|onnx|sft))(?![\w.(])/;

/** The file that could not be read: the nearest that is named, by its path where the log has it. */
export function fileNearby(event: Event, pattern: RegExp = weights): string | null {
  for (const line of [event.text, ...event.above.slice(-30).reverse(), ...event.below.slice(0, 12)]) {
    const file = pattern.exec(line.slice(0, 1000))?.groups?.['file'];
    if (file !== undefined && harmlessWord(file) && !/site-packages/.test(file)) return file;
  }
  return null;
}

/** A model of before August 2023, by its name: only GGUF is read today. Null: any other file. */
export function ofGgml(file: string): Answer | null {
  const name = /(?<name>[\w.-]{1,120})$/.exec(file)?.groups?.['name'] ?? '';
  if (!/\.ggmlv\d|^ggml-.{0,80}\.bin$/.test(name)) return null;
  return {
    title: `${name} is a GGML file: that format is read no more, GGUF took its place`,
    cause: 'llama.cpp and what builds on it read GGUF only since August 2023 (llama-cpp-python 0.1.79).',
    fix: [
      '# the same model as GGUF (on the Hub mostly OWNER/NAME-GGUF), and its name in the config or command; then the newest loader:',
      'pip install -U llama-cpp-python   # llama.cpp itself: git pull and build again',
      ...(name.includes('.ggmlv3')
        ? ['# or, to keep the file: pip install "llama-cpp-python==0.1.78", the last that reads ggmlv3']
        : []),
    ],
  };
}

/** The GGUF that is named, in place of the general name. */
export const ggufFileAnswer: Answerer = (event) => {
  const file = fileNearby(event);
  if (file === null) return null;
  const ggml = ofGgml(file);
  if (ggml !== null && !/models--/.test(file)) return ggml;
  const old = /models--(?<owner>[\w.-]{1,60}?)--(?<name>[\w.-]{1,90})-GGML\b/.exec(file)?.groups;
  return {
    fix: [
      ...(old === undefined
        ? []
        : [
            `hf download ${old['owner']}/${old['name']}-GGUF --include "*Q4_K_M*" --local-dir .   # the same model as GGUF`,
          ]),
      `ls -lL ${file}; head -c 4 ${file}   # not there, a folder, a link to nowhere? the right path, as seen in the container; not GGUF, or too small: download it again`,
      '# whole: -ngl 20 (n_gpu_layers=20), -c 4096; of several parts: the first (…-00001-of-…), all in one folder',
    ],
  };
};

/** A broken file: looked at, removed, fetched again. */
export const brokenFileAnswer: Answerer = (event) => {
  const file = fileNearby(event);
  const name = file ?? fileNearby(event, bareWeights);
  if (name === null)
    return /checksum does not/.test(event.text)
      ? {
          title: 'The model was not downloaded whole',
          cause:
            'Whisper and CLIP compare the sum of what they downloaded with the one in the address; the file in their cache has another, and is not replaced by itself.',
          fix: [
            'find ~/.cache/whisper ~/.cache/clip -name "*.pt" -exec ls -l {} + 2>/dev/null   # delete the model that is loaded (rm FILE), then start again: it is downloaded anew',
            'df -h ~   # full? make room first',
          ],
        }
      : null;
  const again =
    '# then download it again: its size must be that of its page (on the Hub an address with /resolve/ gives the file, one with /blob/ a page)';
  if (file === null) {
    return {
      cause: `${name} cannot be read as weights: its download was cut off, or a page or Git LFS pointer was saved under its name. No setting reads it.`,
      fix: [
        `find . / -xdev -name ${name} -exec ls -l {} + 2>/dev/null   # where it lies: delete it there (rm)`,
        again,
      ],
    };
  }
  return {
    cause: `${file} cannot be read as weights: its download was cut off (a full disk, a broken connection), or an error page or Git LFS pointer was saved under its name.`,
    fix: [
      `rm ${file}`,
      again,
      `ls -l ${file}; head -c 200 ${file} | strings; df -h /workspace /   # or first: a few bytes, or text? then it is no model; is the disk full?`,
    ],
  };
};

/** The call itself passes weights_only=True: no default of torch is asked then, and no variable changes it. */
export const weightsOnlyAnswer: Answerer = ({ frames, text, below }) => {
  const caller = frames.findLast(
    ({ code, root }) => root !== 'torch' && /\bweights_only ?= ?True\b/.test(code),
  );
  if (caller === undefined) return null;
  const type = /got <class '(?<type>[\w.]{1,120})'>|GLOBAL (?<global>[\w.]{1,120})/.exec(
    [text, ...below.slice(0, 4)].join(' '),
  )?.groups;
  const name = type?.['type'] ?? type?.['global'] ?? 'THE.CLASS';
  return {
    title: 'The call reads tensors only, and the file holds more',
    cause: `The call passes weights_only=True (${caller.file}, line ${caller.line}), and the file holds more than tensors${name === 'THE.CLASS' ? '' : `: ${name}`}. The default of torch is not asked there.`,
    fix: [
      harmlessWord(caller.file)
        ? `sed -i '${caller.line}s/weights_only *= *True/weights_only=False/' ${caller.file}   # only for files from a source you trust: they may run code`
        : '# in that line: weights_only=False   (only for files from a source you trust: they may run code)',
      `# or, above it: torch.serialization.add_safe_globals([${name}])`,
    ],
  };
};
