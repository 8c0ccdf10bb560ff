import { type FileFinding, found } from './finding.ts';
import { notInInput } from './pages/models.ts';
import {
  failureUntold,
  importedInBranch,
  loadedEachJob,
  loadSwallowed,
  loopInLoop,
  oneAtATime,
  resultTooLarge,
  secretInJob,
  serverUnwatched,
  startIgnores,
} from './pages/worker.ts';
import type { Piece } from './place.ts';
import {
  around,
  blockAfter,
  dictAt,
  type PythonFile,
  type PythonFunction,
  type PythonLine,
  readPython,
} from './python-file.ts';

/** How many functions and imports are looked at: each is sought in the whole text. */
const most = 200;

/** What a file of a serverless worker shows: how it loads, waits, and tells of failures. */
export function checkWorker(piece: Piece): readonly FileFinding[] {
  const file = readPython(piece);
  const handler = handlerOf(file);
  return [
    ...waits(file, piece),
    ...swallowed(file, piece),
    ...oneByOne(file, piece),
    ...unknownKey(file, piece),
    ...(handler === null
      ? []
      : [
          ...untold(file, handler, piece),
          ...notOfInput(file, handler, piece),
          ...eachJob(file, handler, piece),
          ...nestedLoop(file, handler, piece),
          ...tooLarge(file, handler, piece),
          ...secretInInput(file, handler, piece),
        ]),
  ];
}

/** The function that is given as "handler"; null where it stands elsewhere. */
function handlerOf({ text, functions }: PythonFile): PythonFunction | null {
  const name = /["']handler["']\s*:\s*(\w+)/.exec(text)?.[1];
  return functions.find((one) => one.name === name) ?? null;
}

/** PW830: `job["prompt"]`, of the job itself. */
function notOfInput(
  { text, code }: PythonFile,
  { name, start, end }: PythonFunction,
  piece: Piece,
): readonly FileFinding[] {
  const job = new RegExp(`\\bdef\\s+${name}\\(\\s*(\\w+)`).exec(code)?.[1];
  const body = text.slice(start, end);
  // What is given the name anew, or looked into for "input", is no plain job.
  if (job === undefined || new RegExp(`\\b${job}\\s*=[^=]|["']input["']|\\.input\\b`).test(body)) return [];
  const read = new RegExp(`\\b${job}\\[["'](\\w+)["']\\](?!\\s*=[^=])`).exec(body);
  if (read === null || /^(?:id|input|webhook|s3Config)$/.test(read[1] ?? '')) return [];
  return [
    found(notInInput, {
      place: piece.place(start + read.index),
      message: `A job has no ${read[1]}: what the caller sends is in its input, and each job ends here.`,
      error: `KeyError: '${read[1]}'`,
      why: 'Because the SDK hands over the whole job.',
      fixes: [`write ${job}["input"]["${read[1]}"]`],
    }),
  ];
}

/** PW881: in the handler, and in functions whose result it hands on. */
function untold(file: PythonFile, handler: PythonFunction, piece: Piece): readonly FileFinding[] {
  const body = file.code.slice(handler.start, handler.end);
  const handedOn = file.functions.slice(0, most).filter(({ name }) => {
    const [, result] = new RegExp(`\\b(\\w+)\\s*=\\s*(?:await\\s+)?${name}\\(`).exec(body) ?? [];
    return (
      new RegExp(`\\breturn\\s+(?:await\\s+)?${name}\\(`).test(body) ||
      (result !== undefined && new RegExp(`\\breturn\\s+${result}\\s*$|\\*\\*${result}\\b`, 'm').test(body))
    );
  });
  const places = [handler, ...handedOn].flatMap(({ start, end }) =>
    [...file.code.slice(start, end).matchAll(/\b(?:return|yield)[ \t]+(?=\{)/g)].flatMap(
      ({ index, 0: word }) => {
        const entries = dictAt(file, start + index + word.length);
        return entries !== null && saysFailed(entries) ? [start + index] : [];
      },
    ),
  );
  places.push(...calledGood(file, handler), ...printedOnly(file, handler));
  const [first] = [...new Set(places)].toSorted((a, b) => a - b);
  if (first === undefined) return [];
  const more = new Set(places).size - 1;
  return [
    found(failureUntold, {
      place: piece.place(first),
      message: `To RunPod this failure${more > 0 ? ` (and ${more} more below)` : ''} is a job that was COMPLETED: neither retries nor callers see it.`,
      why: 'Because the SDK looks for the key "error" alone, or for an exception.',
      fixes: ['return {"error": "what went wrong"}', 'raise, which the SDK reports with its traceback'],
    }),
  ];
}

/** `except: return "ok"`, `except Exception: return {"status": 200}`, in the handler itself. */
function calledGood(file: PythonFile, { start, end }: PythonFunction): readonly number[] {
  const good = /^return[ \t]+(?:["'](?:ok|success|done)["']|True)\s*$/i;
  const goodStatus = /^["']?(?:200|ok|success|completed)["']?$/i;
  return file.lines.flatMap((line, index) => {
    if (line.at < start || line.at >= end || !/^except(?:\s*:|\s(?:Base)?Exception\b)/.test(line.code))
      return [];
    const block = blockAfter(file.lines, index);
    const last = block.at(-1);
    if (last === undefined || !last.code.startsWith('return')) return [];
    const at = last.at + last.indent;
    const lineEnd = file.text.indexOf('\n', at);
    if (good.test(file.text.slice(at, lineEnd < 0 ? undefined : lineEnd))) return [at];
    const open = /^return[ \t]+(?=\{)/.exec(file.text.slice(at, at + 50));
    const entries = open === null ? null : dictAt(file, at + open[0].length);
    if (entries === null || entries.has('error')) return [];
    return goodStatus.test(entries.get('status') ?? entries.get('statusCode') ?? '') ? [at] : [];
  });
}

/** `except Exception: print(…)` as the last of a handler that gives its result within the try: None comes of it. */
function printedOnly({ lines, code }: PythonFile, { start, end }: PythonFunction): readonly number[] {
  const own = lines.filter(({ at }) => at >= start && at < end);
  const base = own[0]?.indent ?? 0;
  const at = own.findLastIndex(({ code: one, indent }) => indent === base && one.startsWith('except'));
  const line = own[at];
  const block = blockAfter(own, at);
  if (
    line === undefined ||
    at + 1 + block.length < own.length ||
    !/^except(?:\s*:|\s(?:Base)?Exception\b)/.test(line.code)
  )
    return [];
  const body = bodyOf(code, block);
  if (/\b(?:return|raise|yield|exit|continue)\b|[^=!<>]=[^=]/.test(body.replace(/\([^()]*\)/g, '')))
    return [];
  return own.slice(0, at).some(({ code: one }) => /^(?:return|yield)\b/.test(one))
    ? [line.at + line.indent]
    : [];
}

function saysFailed(entries: ReadonlyMap<string, string>): boolean {
  if (entries.has('error')) return false;
  return (
    /^["'](?:error|failed|failure|fail)["']$/i.test(entries.get('status') ?? '') ||
    entries.get('success') === 'False' ||
    entries.get('ok') === 'False'
  );
}

const asks =
  /\b(?:requests\.(?:get|head|post)|urlopen|httpx\.|session\.(?:get|post)|client\.get|connect_ex|create_connection|\.connect)\(/;
const sleeps = /\bsleep\(/;
const looksAtProcess = /\.poll\(|returncode|is_alive\(|pid_exists|\.wait\(/;

/** PW882: a loop that only asks a port. */
function waits({ code, lines }: PythonFile, piece: Piece): readonly FileFinding[] {
  const starts = /\bPopen\(/.test(code);
  for (const [index, line] of lines.entries()) {
    if (!/^(?:while\b|for\b.*\brange\()/.test(line.code)) continue;
    const block = blockAfter(lines, index);
    const body = bodyOf(code, block);
    if (!asks.test(body) || !sleeps.test(body) || looksAtProcess.test(body)) continue;
    const ends = /\braise\b|exit\(|\b(?:time|monotonic|perf_counter)\(\)|[<>]=?\s*\w|\bbreak\b/.test(body);
    const endless = /^while\s+(?:True|1)\s*:/.test(line.code) && !ends;
    if (!endless && !starts) continue;
    return [
      found(serverUnwatched, {
        place: piece.place(line.at + line.indent),
        message: endless
          ? 'When the server never answers, this waits for ever, and the worker is billed meanwhile.'
          : 'When the server dies at its start, this goes on waiting, and the worker is billed meanwhile.',
        why: endless
          ? 'Because nothing ends the loop but an answer.'
          : 'Because the loop asks the port and not the process.',
        fixes: [
          ...(starts
            ? [
                'keep the Popen, and in the loop: if process.poll() is not None: raise RuntimeError("the server has ended")',
              ]
            : []),
          ...(endless ? ['count the tries, and raise after some minutes'] : []),
        ],
      }),
    ];
  }
  return [];
}

function bodyOf(code: string, block: readonly PythonLine[]): string {
  const [first, last] = [block[0], block.at(-1)];
  if (first === undefined || last === undefined) return '';
  const end = code.indexOf('\n', last.at);
  return code.slice(first.at, end < 0 ? code.length : end);
}

const loads =
  /\.from_pretrained\(|\bwhisperx?\.load_model\(|\bWhisperModel\(|\bLLM\(|\bhub\.load\(|\bload_checkpoint\(|\bSentenceTransformer\(|\bYOLO\(/;

/** `engine = Engine()`: set here alone, and what the handler works with. */
function neededLater(file: PythonFile, body: string): boolean {
  const name = /^[ \t]{1,9}(\w{1,60}) = (?:\w{1,60}\.){0,3}[A-Z]\w{0,60}\(/m.exec(body)?.[1];
  const handler = name === undefined ? null : handlerOf(file);
  return (
    handler !== null &&
    new RegExp(`\\b${name}\\.`).test(file.code.slice(handler.start, handler.end)) &&
    [...file.code.matchAll(new RegExp(`^\\s*${name}\\s*=`, 'gm'))].length === 1
  );
}

/** PW883: `try: model = …` at the top, `except: print(…)`. */
function swallowed(file: PythonFile, piece: Piece): readonly FileFinding[] {
  const { code, lines } = file;
  const at = lines.findIndex((line, index) => {
    if (line.indent > 0 || !/^try\s*:/.test(line.code)) return false;
    const body = bodyOf(code, blockAfter(lines, index));
    return /\bload_model\(/.test(body) || loads.test(body) || neededLater(file, body);
  });
  const index = lines.findIndex(
    (line, here) => at >= 0 && here > at && line.indent === 0 && /^except\b/.test(line.code),
  );
  const caught = lines[index];
  // An except of its own kind (ImportError, OSError) may know another way.
  if (caught === undefined || !/^except(?:\s*:|\s(?:Base)?Exception\b)/.test(caught.code)) return [];
  const body = bodyOf(code, blockAfter(lines, index));
  if (/\braise\b|exit\(|abort\(|kill\(/.test(body) || loads.test(body)) return [];
  // A handler that finds none may load it then.
  const again = lines.some(
    (line, here) =>
      line.indent > 0 &&
      /^if\b.*(?:\bis None\b|\bnot \w)/.test(line.code) &&
      /\b_?(?:re)?(?:load|init|setup|ensure|get)\w*\(/i.test(
        bodyOf(code, blockAfter(lines, here).slice(0, 50)),
      ),
  );
  if (again) return [];
  return [
    found(loadSwallowed, {
      place: piece.place(caught.at),
      message:
        'When the model cannot be loaded, the worker stays up and takes job after job, each of which fails.',
      why: 'Because the exception ends here, and RunPod sees a worker that has started.',
      fixes: ['end the block with raise'],
    }),
  ];
}

/** Engines that batch by themselves, run or called from this file. */
const batching =
  /\bAsyncLLMEngine\b|\bAsyncEngineArgs\b|vllm\.entrypoints|vllm["',\s]{1,4}serve|sglang\.launch_server|text-generation-launcher/;

function oneByOne({ code, text }: PythonFile, piece: Piece): readonly FileFinding[] {
  if (!batching.test(text) || /concurrency_modifier/.test(text)) return [];
  const start = /\bserverless\.start\(/.exec(code);
  if (start === null) return [];
  return [
    found(oneAtATime, {
      place: piece.place(start.index),
      message: 'Each worker does one request at a time, although its engine could do many at once.',
      why: 'Because there is no concurrency_modifier, and the default keeps to one.',
      fixes: [
        'add "concurrency_modifier": lambda now: N with an async handler, N as many requests as the memory holds',
      ],
    }),
  ];
}

/** What serverless.start takes; `runpod/serverless/worker.py` and its modules ask for no other. */
const knownKeys =
  /^(?:handler|concurrency_modifier|return_aggregate_stream|refresh_worker|rp_args|reference_counter_start|jobs_\w+|stop_\w+)$/;
/** What people expect it to call. */
const hooks =
  /^(?:init|initialize|setup|on_start|startup|start|load|load_model|preload|warmup|init_handler|on_startup)$/;

/** PW888: `{"handler": …, "init": …}`. */
function unknownKey(file: PythonFile, piece: Piece): readonly FileFinding[] {
  const start = /\bserverless\.start\(\s{0,50}(?=\{)/.exec(file.code);
  const entries = start === null ? null : dictAt(file, start.index + start[0].length);
  const key = [...(entries?.keys() ?? [])].find((one) => !knownKeys.test(one) && hooks.test(one));
  if (start === null || key === undefined) return [];
  return [
    found(startIgnores, {
      place: piece.place(start.index),
      message: `runpod.serverless.start has no "${key}": nothing calls it.`,
      why: 'Because it looks for "handler" and a few switches, and passes over the rest.',
      fixes: [`call it at the top of the file, before runpod.serverless.start`],
    }),
  ];
}

const fetches = /\bsnapshot_download\(/;
/** `engine = HFEngine()`: made of nothing that the job says. */
const engine = /^\w{1,60} = [A-Z]\w{0,60}(?:Engine|Pipeline|Predictor)\(\)/;

/** PW885: in the handler itself, under no condition. */
function eachJob({ text, lines }: PythonFile, handler: PythonFunction, piece: Piece): readonly FileFinding[] {
  const index = lines.findIndex(
    (line, at) =>
      line.at >= handler.start &&
      line.at < handler.end &&
      (loads.test(line.code) || fetches.test(line.code) || engine.test(line.code)) &&
      !around(lines, at).some(({ code: outer }) => /^(?:if|elif|else|except)\b/.test(outer)),
  );
  const line = lines[index];
  if (line === undefined) return [];
  const call = text.slice(line.at, lines[index + 1]?.at ?? handler.end);
  // Another model for each job, or what is put on top of one.
  if (/job|input|request|payload|params|tokenizer|config|processor|scheduler|lora/i.test(call)) return [];
  const what = /([A-Za-z_][\w.]{0,80})\(/.exec(
    line.code.slice(Math.max(0, line.code.search(loads.test(line.code) ? loads : fetches) - 40)),
  )?.[1];
  if (fetches.test(line.code) && !loads.test(line.code))
    return [
      found(loadedEachJob, {
        place: piece.place(line.at + line.indent),
        message:
          'The first job of each worker waits for this download, and pays for it; every other one asks the hub again.',
        why: 'Because it stands in the handler, and neither the image nor a volume holds the model.',
        fixes: [
          'fetch it in the build (RUN hf download …) or onto a network volume, and load it at the top of the file',
        ],
      }),
    ];
  return [
    found(loadedEachJob, {
      place: piece.place(line.at + line.indent),
      message: `${what ?? 'The model'} loads in the handler, anew for each job.`,
      why: 'Because the handler runs once a job, and nothing asks whether the model is there already.',
      fixes: ['load it at the top of the file, before runpod.serverless.start'],
    }),
  ];
}

/** PW892: not in a function inside, which may run in a thread of its own. */
function nestedLoop(file: PythonFile, handler: PythonFunction, piece: Piece): readonly FileFinding[] {
  const { code, functions } = file;
  if (/\bnest_asyncio\b/.test(code)) return [];
  const inner = functions.filter(({ start, end }) => start > handler.start && end <= handler.end);
  const call = [
    ...code.slice(handler.start, handler.end).matchAll(/\basyncio\.run\(|\.run_until_complete\(/g),
  ]
    .map(({ index, 0: text }) => ({ at: handler.start + index, text }))
    .find(({ at }) => !inner.some(({ start, end }) => at >= start && at < end));
  const line = call === undefined ? '' : code.slice(code.lastIndexOf('\n', call.at) + 1, call.at);
  if (call === undefined || line.includes('lambda')) return [];
  return [
    found(loopInLoop, {
      place: piece.place(call.at),
      message: 'Each job fails here: the SDK calls the handler in its own loop, which runs already.',
      error: 'RuntimeError: asyncio.run() cannot be called from a running event loop',
      why: 'Because a thread runs one loop at a time, whether the handler is async or not.',
      fixes: ['write async def for the handler, and await the coroutine'],
    }),
  ];
}

/** What a worker may hand back whole: how it names it, and by what the file is known. */
const large: readonly (readonly [what: string, key: RegExp, file: RegExp])[] = [
  ['A video', /["'][^"'\n]{0,60}(?:video|mp4)[^"'\n]{0,60}["']\s*:/i, /\.mp4|export_to_video|\.webm|\.mov/],
  [
    'A trained model',
    /["'](?:model|adapter|lora|weights)_(?:files?|b64|base64|data)["']\s*:/i,
    /\.safetensors/,
  ],
];

/** PW886: a video, or what a training made, that goes back inside the result. */
function tooLarge({ code, text }: PythonFile, handler: PythonFunction, piece: Piece): readonly FileFinding[] {
  const encodes = /\bb64encode\(/.exec(code);
  const body = text.slice(handler.start, handler.end);
  const what = large.find(([, key, file]) => key.test(body) && file.test(text))?.[0];
  const stores = /upload|boto3|s3|bucket|presign|blob|runpod-volume|storage/i.test(text);
  if (encodes === null || what === undefined || stores) return [];
  return [
    found(resultTooLarge, {
      place: piece.place(encodes.index),
      message: `${what} goes back inside the result: above 20 MB it is refused, after the work was done.`,
      why: 'Because results are limited, base64 makes a file a third larger, and nothing here uploads it.',
      fixes: ['upload it (runpod.serverless.utils.rp_upload) and return the address'],
    }),
  ];
}

const secretKey =
  /\b\w*(?:input|event|job|data|params|payload|config)\w*(?:\[|\.get\(|\.pop\()\s*["'](\w{0,30}(?:secret_access_key|secret_key|aws_secret\w{0,20}|access_key_secret|private_key|api_key|(?:hf|hugging_?face|civitai|github|wandb)_token))["']/i;

/** PW879: in a handler, which gets them with each job. */
function secretInInput(file: PythonFile, handler: PythonFunction, piece: Piece): readonly FileFinding[] {
  const hit = secretKey.exec(file.text.slice(handler.start, handler.end));
  if (hit === null) return [];
  return [
    found(secretInJob, {
      place: piece.place(handler.start + hit.index),
      message: `"${hit[1]}" comes with each job: it stands in the requests that RunPod keeps, in queues, and in whatever logs a job.`,
      why: 'Because the input of a job is data, not a secret.',
      fixes: [
        'take it from os.environ, set as a secret of the endpoint; or let the caller hand over a presigned address',
      ],
    }),
  ];
}

/** PW887: `if …: import x`, and `x.y` at the top whatever the condition. */
export function checkImports(piece: Piece): readonly FileFinding[] {
  const { lines, code, text } = readPython(piece);
  return lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => line.indent > 0 && /^import\s+[A-Za-z_]\w*\s*$/.test(line.code))
    .slice(0, most)
    .flatMap(({ line, at }): readonly FileFinding[] => {
      const name = /^import\s+([A-Za-z_]\w*)\s*$/.exec(line.code)?.[1];
      const [outer] = around(lines, at);
      if (name === undefined || outer === undefined || outer.indent > 0 || !/^if\b/.test(outer.code))
        return [];
      if (/__name__|TYPE_CHECKING|^if (?:True|1):/.test(outer.code)) return [];
      const bound = new RegExp(`\\bimport\\s+${name}\\b|\\bas\\s+${name}\\b|^[ \\t]*${name}\\s*=[^=]`, 'gm');
      const used = lines.find(
        (other, index) =>
          index > at &&
          other.indent === 0 &&
          new RegExp(`^${name}\\.\\w|[(=\\s]${name}\\.\\w`).test(other.code),
      );
      if (used === undefined || [...code.matchAll(bound)].length > 1) return [];
      return [
        found(importedInBranch, {
          place: piece.place(used.at),
          message: `Where the condition of "${text.slice(outer.at, outer.at + Math.min(60, outer.code.length))}" does not hold, ${name} was never imported: the file fails here.`,
          error: `NameError: name '${name}' is not defined`,
          why: `Because ${name} is imported inside that if only.`,
          fixes: [`import ${name} at the top, outside the if`],
        }),
      ];
    })
    .slice(0, 1);
}
