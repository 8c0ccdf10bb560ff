import { type Instruction, pairs, type Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { blockMissing, cacheMoved, cacheOnDisk, pulledTooEarly } from './pages/models.ts';
import type { Piece } from './place.ts';
import { readPython } from './python-file.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Calls that fill the cache of Hugging Face, unless they name another folder. */
const fills =
  /\bfrom_pretrained\(|\bsnapshot_download\(|\bhf_hub_download\(|\bhf download\b|\bhuggingface-cli download\b/;
const elsewhere = /local[-_]dir|cache[-_]dir|save_pretrained|\bHF_H|HUB_CACHE|S_CACHE/;
/** Anything in a build that may bring models. */
const brings =
  /download(?!\.pytorch)|from_pretrained|prefetch|preload|weights|checkpoint|\bhf\b|wget|curl[^\n]*(?:huggingface|hf\.co|civitai)|\.(?:safetensors|gguf|sh)\b|git clone|python[\d.]*\s+[^-\s]\S*\.py/i;

/** Where a model is looked for: what ENV said up to here. */
function cacheIn(said: ReadonlyMap<string, string>): string {
  const home = said.get('HF_HOME') ?? '/root/.cache/huggingface';
  return said.get('HF_HUB_CACHE') ?? said.get('HUGGINGFACE_HUB_CACHE') ?? `${home.replace(/\/$/, '')}/hub`;
}

/** PW817 and PW818: where the last stage puts models, and where its container looks for them. */
export function checkCaches({ instructions, start, filled, copied }: Stage): readonly FileFinding[] {
  const said = new Map<string, string>();
  const filling: { readonly run: Instruction; readonly into: string }[] = [];
  for (const one of instructions) {
    if (one.keyword === 'ENV') for (const [name, value] of pairs(one.text)) said.set(name, value);
    if (one.keyword === 'RUN' && fills.test(one.text) && !elsewhere.test(one.text))
      filling.push({ run: one, into: cacheIn(said) });
  }
  const last = cacheIn(said);
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  const mounted = runs.find(
    ({ text }) =>
      /--mount=type=cache\S*target=\S*(?:huggingface|\.cache\/(?:whisper|torch)|\.cache(?=[\s,])|\.paddle(?:ocr|x))/.test(
        text,
      ) &&
      (fills.test(text) ||
        /\bPaddleOCR\(|python[\d.]*\s+\S*(?:model|download|fetch|weight|cache)\w*\.py/.test(text)) &&
      !/local[-_]dir|\bcp\b|\bmv\b/.test(text),
  );
  if (mounted !== undefined)
    return [
      found(cacheMoved, {
        place: mounted.place,
        message:
          'What this downloads lies in a cache mount: the image has none of it, and each container downloads it again.',
        why: 'Because a mount of type cache belongs to the builder, and is gone after the step.',
        fixes: ['leave that mount out of this step'],
      }),
    ];
  const moved = filling.find(({ into }) => into !== last);
  if (last.includes('$') || runs.some(({ text }) => /\b(?:cp|mv|ln)\b[^\n]*\.cache/.test(text))) return [];
  if (moved !== undefined)
    return [
      found(cacheMoved, {
        place: moved.run.place,
        message: `This fills ${moved.into}, and the container looks in ${last}: it downloads the model again.`,
        why: 'Because the ENV that moves the cache stands below this step.',
        fixes: [
          /^\/(?:runpod-volume|workspace)(?:\/|$)/.test(last)
            ? 'drop that ENV: what the image holds below a volume is out of sight once one is mounted there'
            : 'write that ENV above this step',
        ],
      }),
    ];
  const at = instructions.find(
    ({ keyword, text }) =>
      keyword === 'ENV' && /\b(?:HF_HOME|HF_HUB_CACHE|HUGGINGFACE_HUB_CACHE)\b/.test(text),
  );
  const starts = start.map(({ text }) => text).join(' ');
  const worker =
    /python/.test(starts) && /handler|\brp_|runpod|serverless/.test(starts) && !/\.sh\b/.test(starts);
  const filledBy = [...copied, ...filled.map(({ text }) => text)].some((path) =>
    /model|weight|checkpoint|cache|download|^\.\/?$/i.test(path),
  );
  if (at === undefined || !worker || last.startsWith('/runpod-volume') || filledBy) return [];
  if (runs.some(({ text }) => brings.test(text))) return [];
  return [
    found(cacheOnDisk, {
      place: at.place,
      message: `Each new worker downloads its models anew into ${last}, on its own disk.`,
      why: 'Because no step of the build puts them there, and the network volume of a worker is /runpod-volume.',
      fixes: [
        'ENV HF_HOME=/runpod-volume/huggingface, with a network volume',
        'download the model in a RUN below this ENV',
      ],
    }),
  ];
}

const mayServe =
  /ollama[ \t]+serve|systemctl|\bservice\b|pgrep|supervisor|OLLAMA_HOST=http|\bcurl\b[^\n]*11434/;

/** PW819, of one script or RUN. `inBuild`: nothing serves there that it did not start itself. */
export function checkOllama(commands: readonly ShellCommand[], inBuild: boolean): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ name, words, inFunction }) =>
      name === 'ollama' && /^(?:pull|run|create)$/.test(words[1] ?? '') && inFunction === null,
  );
  const pull = commands[at];
  const serves = commands.findIndex(
    ({ name, words, guards, inFunction }) =>
      name === 'ollama' && words[1] === 'serve' && guards.length === 0 && inFunction === null,
  );
  const server = commands[serves];
  if (pull !== undefined && server !== undefined && serves < at)
    return atOnce(pull, server, commands.slice(serves + 1, at));
  if (pull === undefined || (inBuild ? serves >= 0 : serves < at)) return [];
  if (commands.slice(0, at).some(({ text }) => mayServe.test(text))) return [];
  return [
    found(pulledTooEarly, {
      place: pull.place,
      message: `Nothing serves yet, so ollama ${pull.words[1]} fails.`,
      error: "Error: could not connect to ollama server, run 'ollama serve' to start it",
      why: inBuild
        ? 'Because this step starts no server, and one of another step is gone.'
        : 'Because ollama serve comes later.',
      fixes: [
        inBuild
          ? 'RUN ollama serve & until ollama list; do sleep 1; done; ollama pull MODEL'
          : 'move ollama serve & above it, and wait: until ollama list >/dev/null; do sleep 1; done',
      ],
    }),
  ];
}

/** Between them nothing that takes time, or might wait. */
const quick = /^(?:echo|printf|export|cd|true|:|)$/;

/** PW819: asked in the moment in which it is started. */
function atOnce(
  pull: ShellCommand,
  server: ShellCommand,
  between: readonly ShellCommand[],
): readonly FileFinding[] {
  const loops =
    pull.inLoop ||
    pull.caught ||
    pull.checked ||
    pull.guards.some(({ text }) => text.includes('ollama list'));
  if (
    !server.background ||
    loops ||
    !between.every((one) => quick.test(one.name) && !one.text.includes('$('))
  )
    return [];
  return [
    found(pulledTooEarly, {
      place: pull.place,
      severity: 'warning',
      message: `ollama ${pull.words[1]} comes in the moment in which the server is started: it may not listen yet.`,
      error: "Error: could not connect to ollama server, run 'ollama serve' to start it",
      why: 'Because & goes on at once, and nothing here waits.',
      fixes: ['wait between them: until ollama list >/dev/null 2>&1; do sleep 1; done'],
    }),
  ];
}

const opens = /^(?:if|elif|else|for|while|try|except|finally|with|def|class|async (?:def|for|with))\b.*:$/;

/** PW810: the first line whose block is not indented. */
export function checkBlocks(piece: Piece): readonly FileFinding[] {
  const { lines, code } = readPython(piece);
  const at = lines.findIndex((line, index) => {
    const next = lines[index + 1];
    return (
      opens.test(line.code) &&
      next !== undefined &&
      next.indent <= line.indent &&
      !code.slice(line.at, next.at + next.indent).includes('\t')
    );
  });
  const [line, next] = [lines[at], lines[at + 1]];
  if (line === undefined || next === undefined) return [];
  const word = /^\w+/.exec(line.code)?.[0] ?? '';
  return [
    found(blockMissing, {
      place: piece.place(next.at + next.indent),
      message: `Nothing is indented below "${word}" of line ${piece.place(line.at).line}, so Python runs none of this file.`,
      error: `IndentationError: expected an indented block after '${word}' statement on line ${piece.place(line.at).line}`,
      why: 'Because a line that ends in a colon wants a block.',
      fixes: ['indent what belongs to it'],
    }),
  ];
}
