import { defineMessages } from './define.ts';

const llama = 'ggml-org/llama.cpp';

/** What llama.cpp says of what it is given. */
export const llamaMessages = defineMessages([
  {
    id: 'llama-mmproj',
    class: 'model-mismatch',
    title: 'The mmproj file is of another model',
    match: [
      {
        text: 'mismatch between text model',
        pattern: /\(n_embd = (?<text>\d{2,6})\).{0,40}\(n_embd = (?<eyes>\d{2,6})\)/,
      },
    ],
    cause: 'The text model is {text} wide, and its eyes (mmproj) are made for one of {eyes}.',
    fix: ['# --mmproj: the mmproj-*.gguf of the very repository that the model is of (same size: 4B, 12B …)'],
    source: `${llama} tools/mtmd/mtmd.cpp`,
    example: 'error: mismatch between text model (n_embd = 5120) and mmproj (n_embd = 3584)',
    other: 'text model (n_embd = 5120)',
  },
  {
    id: 'ollama-truncates',
    class: 'prompt-too-long',
    title: 'ollama cuts the prompt off: its context is too small',
    match: [
      {
        text: 'truncating input prompt',
        pattern: /limit=(?<limit>\d{2,7}) prompt=(?<prompt>\d{2,8})/,
      },
    ],
    weight: 'hint',
    cause: '{prompt} tokens were sent, and the first {limit} are read: what comes after is forgotten.',
    fix: [
      'OLLAMA_CONTEXT_LENGTH=16384 ollama serve   # more than the prompt; or num_ctx in the options of the request (Open WebUI: in the settings of the model)',
    ],
    source: 'ollama/ollama runner/llamarunner/runner.go',
    example: 'level=WARN msg="truncating input prompt" limit=2048 prompt=5210 keep=5 new=2048',
    other: 'level=INFO msg="input prompt" prompt=5210',
    stage: 'serve',
    confidence: 'medium',
  },
]);
