import type { Answerer } from '../answer.ts';
import { ofGgml } from './weight-files.ts';

/** Models of pictures and video in GGUF: no language models. */
const painters =
  /^(?:qwen_image|flux\w{0,8}|sd[13]|sdxl|wan\w{0,8}|hyvid|hunyuan_?video|ltxv|aura|hidream|cosmos|lumina2?|pig|z_image|cogvideo\w{0,6})$/;

/** Programs that llama.cpp is built into, and what makes each newer; without a command their own messages say it. */
const hostsOfGguf = (pip: string): readonly (readonly [pattern: RegExp, name: string, command: string])[] => [
  [
    /Failed to load model from file: /,
    'llama-cpp-python',
    `CMAKE_ARGS="-DGGML_CUDA=on" ${pip} install -U --no-cache-dir --force-reinstall --no-deps llama-cpp-python   # needs nvcc; on the CPU without CMAKE_ARGS`,
  ],
  [
    /llamafile/i,
    'llamafile',
    '# the newest llamafile from https://github.com/mozilla-ai/llamafile/releases, and with -m MODEL.gguf',
  ],
  [
    /LocalAI|local-ai/i,
    'LocalAI',
    '# the newest image (docker pull localai/localai:latest-gpu-nvidia-cuda-12), or in its page Backends: update llama-cpp',
  ],
  [
    /llama-cpp-2|llama_cpp_2|llama-cpp-rs/,
    'llama-cpp-2',
    'cargo update -p llama-cpp-2 -p llama-cpp-sys-2   # or a higher version of it in Cargo.toml, then build again',
  ],
  [
    /\bramalama\b/i,
    'ramalama',
    'pip install -U ramalama   # it runs the image of its own release; from dnf or brew: upgraded there',
  ],
  [/llama_cpp|llama-cpp-python|exllama|ollama|llama runner process|tabbyAPI|webui|kobold|LM Studio/i, '', ''],
  [/\bbrew (?:install|upgrade) |\/(?:homebrew|Cellar)\//, 'llama.cpp', 'brew upgrade llama.cpp'],
  [
    /\/app\/(?:llama-|lib(?:ggml|llama))|gg(?:ml-org|erganov)\/llama\.cpp:/,
    'llama.cpp',
    'docker pull ghcr.io/ggml-org/llama.cpp:server-cuda   # or the tag that was started; then make the container anew',
  ],
  [
    /llama_model_load|llama_load|srv {1,6}load_model/,
    'llama.cpp',
    'git pull && cmake -B build -DGGML_CUDA=ON && cmake --build build --config Release -j   # in the folder of llama.cpp; in docker: docker pull ghcr.io/ggml-org/llama.cpp:server-cuda',
  ],
];

/** A GGUF that the program does not know: of another kind, or it is the program that is old. */
export const ggufAnswer: Answerer = (event) => {
  const kind = /architecture:? '(?<kind>[\w.-]{1,40})'/.exec(event.text)?.groups?.['kind'] ?? '';
  const near = [event.text, ...event.above.slice(-12), ...event.below.slice(0, 6)].join('\n').slice(0, 6000);
  if (painters.test(kind))
    return {
      title: `${kind} makes pictures or video: llama.cpp and what builds on it run language models`,
      cause: `The GGUF holds the weights of ${kind}. The format is the same, the program that runs it is another.`,
      fix: [
        'git clone https://github.com/city96/ComfyUI-GGUF custom_nodes/ComfyUI-GGUF && pip install -r custom_nodes/ComfyUI-GGUF/requirements.txt   # in the folder of ComfyUI; the file into models/unet, the node Unet Loader (GGUF)',
        '# or without ComfyUI: stable-diffusion.cpp',
      ],
    };
  if (kind === 'clip')
    return {
      title: 'The file is only the part that sees (mmproj), not the model',
      cause: 'clip is what the projector of a vision model calls itself.',
      fix: [
        '# the other GGUF of that repository as the model: -m MODEL.gguf --mmproj mmproj-….gguf   (ollama: a line FROM for each; web UIs: choose that one)',
      ],
    };
  const [, wide, rows] =
    /tensor '(?:token_embd|output)\.weight' has wrong shape; expected {1,3}\d+, (\d+), got {1,3}\d+, {1,3}(\d+)/.exec(
      event.text,
    ) ?? [];
  if (wide !== undefined)
    return {
      title: `The GGUF names ${wide} tokens, and its weights hold ${rows}`,
      cause: 'It was converted with tokenizer files that have other tokens than the weights.',
      fix: [
        '# the tokenizer files of the original model into its folder (no added_tokens.json), then convert_hf_to_gguf.py again; or a GGUF of it that someone else made',
      ],
    };
  const ggml =
    /46554747/.test(event.text) || /invalid ggml type/.test(event.text)
      ? null
      : ofGgml(/(?<file>[\w./-]{1,160}\.bin)\b/.exec(near)?.groups?.['file'] ?? '');
  if (ggml !== null) return ggml;
  const build = /main: build = (?<build>\d{1,5})/.exec(near)?.groups?.['build'];
  if (/46554747/.test(event.text))
    return {
      title: `The program that was started is older than GGUF${build === undefined ? '' : ` (build ${build})`}`,
      cause: `46554747 is the word GGUF at the head of the file: the file is sound. What runs${build === undefined ? '' : ` (build ${build})`} is of before August 2023: mostly an old binary in the folder (main, server), which are called llama-cli and llama-server now and lie in build/bin.`,
      fix: [
        'git pull && cmake -B build -DGGML_CUDA=ON && cmake --build build --config Release -j && ls build/bin   # in the folder of llama.cpp; then build/bin/llama-cli -m MODEL',
        '# another program: its newest version (llama-cpp-python: pip install -U llama-cpp-python)',
      ],
    };
  if (/missing tensor 'blk\.\d{1,3}\.ffn_(?:down|gate|up)_exps/.test(event.text))
    return {
      title: 'The GGUF of this mixture of experts is of a form that is read no more',
      cause: 'It holds each expert apart; newer llama.cpp reads them as one tensor only.',
      fix: [
        '# the same model as a GGUF that was made anew, after April 2024 (bartowski, mradermacher), or by convert_hf_to_gguf.py of this llama.cpp',
      ],
    };
  const known = kind === '' ? '' : ` (${kind})`;
  const [, name, command] = hostsOfGguf(event.pip).find(([pattern]) => pattern.test(near)) ?? [];
  if (
    name === undefined ||
    command === undefined ||
    name === '' ||
    /IR version|Could not find/.test(event.text)
  )
    return null;
  return {
    title: `The ${name} here is older than the model${known}`,
    cause: `The file names a kind of model, tokenizer or tensor${known} that the llama.cpp in this program does not know yet.`,
    fix: [
      command,
      '# llama.cpp is built into another program (LocalAI, llama-cpp-python, ollama)? then that one must be newer: pip install -U llama-cpp-python, docker pull its newest image',
      '# already the newest: another GGUF of it (of the program that made it), or a model that is known',
    ],
  };
};

/** Text encoders, which the loader of diffusion models is given by mistake. */
const texts = /^(?:t5|t5encoder|umt5|llama|mistral\d?|qwen[\dvl._]{0,8}|gemma\d?|clip|phi\d?|bert)$/;

/** A GGUF that ComfyUI-GGUF does not load, by the architecture that it names. */
export const ggufNodeAnswer: Answerer = ({ captures }) => {
  const kind = captures['kind'] ?? '';
  if (texts.test(kind))
    return {
      title: `The file is a text encoder (${kind}), and is given to the loader of diffusion models`,
      fix: [
        '# in the workflow: this file in CLIPLoader (GGUF), from models/text_encoders; in Unet Loader (GGUF) the GGUF of the diffusion model',
        'git -C custom_nodes/ComfyUI-GGUF pull && pip install -U gguf   # it stands there already',
      ],
    };
  return null;
};
