import { type FileFinding, found } from './finding.ts';
import { cacheMoved } from './pages/models.ts';
import { nameUndefined } from './pages/names.ts';
import { noWorker } from './pages/sources.ts';
import { callFails, pathHandedBack } from './pages/worker.ts';
import type { Piece } from './place.ts';
import { around, blockAfter, type PythonFile, type PythonLine, readPython } from './python-file.ts';

/** What fails in each job, or in each of some kind: names set on one way only, None for a number, a class that is called. */
export function checkHandlerSlips(piece: Piece): readonly FileFinding[] {
  const file = readPython(piece);
  if (file.code.length > 200_000) return [];
  return [
    ...oneWayOnly(file, piece),
    ...noSeed(file, piece),
    ...calledClass(file, piece),
    ...neverDrawn(file, piece),
    ...cacheTooLate(file, piece),
  ];
}

const leaves =
  /^(?:return|raise|continue|break|exit\(|sys\.exit\(|os\._exit\(|quit\(|assert (?:0|False)\b|(?:\w+\.)?(?:usage|die|abort|fatal|fail)\w*\(|(?:arg)?parser\.error\()/;

/** What a line may bind, counted generously. */
function binds(line: PythonLine, name: string): boolean {
  return new RegExp(
    `\\b${name}\\s*(?::=|(?:[-+*/|&]|//)?=(?!=))|\\b${name}\\s*:[^=\\n]{1,60}=|\\bas\\s+\\(?${name}\\b|\\bfor\\b[^:]*\\b${name}\\b[^:]*\\bin\\b|^(?:from|import|global|nonlocal|del|def|class|async)\\b.*\\b${name}\\b|^\\(?[\\w\\s,*.\\[\\]"']*\\b${name}\\b[\\w\\s,*]*\\)?\\s*=(?!=)`,
  ).test(line.code);
}

/** A line as it is written. */
function wordsOf({ text }: PythonFile, { at, indent }: PythonLine): string {
  return (text.slice(at + indent, at + indent + 60).split('\n')[0] ?? '').trimEnd();
}

interface Branch {
  readonly head: PythonLine;
  readonly block: readonly PythonLine[];
}

/** The branches of the `if` at this index, and where the lines after it begin. */
function branchesOf(lines: readonly PythonLine[], index: number): readonly [readonly Branch[], number] {
  const indent = lines[index]?.indent ?? 0;
  const branches: Branch[] = [];
  let at = index;
  for (let head = lines[at]; head !== undefined; head = lines[at]) {
    if (at > index && (head.indent !== indent || !/^(?:elif|else)\b/.test(head.code))) break;
    const below = blockAfter(lines, at);
    // `else: x = None`, all on one line.
    const inline =
      below.length > 0 ? undefined : /^(?:else|(?:el)?if\b[^:]{0,200}):\s*(\S.*)$/s.exec(head.code)?.[1];
    branches.push({ head, block: inline === undefined ? below : [{ ...head, code: inline }] });
    at += 1 + below.length;
  }
  return [branches, at];
}

const ends = ({ block }: Branch) =>
  leaves.test(block.findLast(({ indent }) => indent === block[0]?.indent)?.code ?? '');

/** PW889: set in one branch, left out in another that goes on, and used after both whatever the condition. */
function oneWayOnly(file: PythonFile, piece: Piece): readonly FileFinding[] {
  for (const { start, end } of file.functions.slice(0, 200)) {
    const lines = file.lines.filter(({ at }) => at >= start && at < end);
    for (const [index, line] of lines.entries()) {
      if (!/^if\b/.test(line.code)) continue;
      // In a loop an earlier round may have set it.
      if (around(lines, index).some(({ code }) => /^(?:async )?(?:for|while|def|class)\b/.test(code)))
        continue;
      const [branches, after] = branchesOf(lines, index);
      const goesOn = branches.filter((branch) => !ends(branch));
      if (goesOn.length < 2) continue;
      const hit = usedUnset(file, lines, { index, after, goesOn });
      if (hit === null) continue;
      const head = hit.without.head;
      return [
        found(nameUndefined, {
          place: piece.place(hit.use.at + hit.use.indent),
          message: `${hit.name} is used here whatever was given, and not set where line ${piece.place(head.at + head.indent).line} decides (${wordsOf(file, head)}).`,
          error: `UnboundLocalError: cannot access local variable '${hit.name}' where it is not associated with a value`,
          why: 'Because only another branch of that if sets it.',
          fixes: [`set ${hit.name} before the if, or in each of its branches`],
        }),
      ];
    }
  }
  return [];
}

function usedUnset(
  { code }: PythonFile,
  lines: readonly PythonLine[],
  at: { readonly index: number; readonly after: number; readonly goesOn: readonly Branch[] },
): { readonly name: string; readonly use: PythonLine; readonly without: Branch } | null {
  const { index, after, goesOn } = at;
  const names = new Set(
    goesOn.flatMap(({ block }) =>
      block.flatMap(({ code: one, indent }) =>
        indent === block[0]?.indent ? (/^([A-Za-z_]\w*)\s*=(?!=)/.exec(one)?.[1] ?? []) : [],
      ),
    ),
  );
  for (const name of names) {
    const without = goesOn.find(({ block }) => !block.some((one) => binds(one, name)));
    if (without === undefined) continue;
    // Anything outside the branches that may set it, or knows it by another way.
    if (lines.slice(0, index).some((one) => binds(one, name))) continue;
    if (new RegExp(`^${name}\\s*[:=]|^(?:global|nonlocal)\\b.*\\b${name}\\b`, 'm').test(code)) continue;
    if (new RegExp(`^[ \\t]*(?:async )?def\\s+\\w+\\([^)]*\\b${name}\\b`, 'm').test(code)) continue;
    const use = firstUse(lines, after, lines[index]?.indent ?? 0, name);
    if (use !== null) return { name, use, without };
  }
  return null;
}

/** The first line after the branches that reads the name under no condition of its own. */
function firstUse(
  lines: readonly PythonLine[],
  after: number,
  indent: number,
  name: string,
): PythonLine | null {
  const reads = new RegExp(`(?<![\\w."'])${name}\\b(?!\\s*=(?!=))`);
  for (let index = after; index < lines.length; index += 1) {
    const line = lines[index];
    // Outside of its own block other ways lead here.
    if (line === undefined || line.indent < indent) return null;
    if (line.indent > indent) continue;
    const inner = blockAfter(lines, index);
    const opens = /^(?:if|elif|else|for|while|try|except|finally|with|match|async|def|class)\b/.test(
      line.code,
    );
    if (binds(line, name)) return null;
    if (!opens && reads.test(line.code)) return / (?:if|and|or) |\blambda\b/.test(line.code) ? null : line;
    // What leaves under a condition may be the very way on which it is not set.
    if (inner.some((one) => leaves.test(one.code) || binds(one, name))) return null;
    if (opens && !/^with\b/.test(line.code) && reads.test(line.code)) return null;
  }
  return null;
}

/** PW909: `seed = data.get("seed")`, and `manual_seed(seed)` whether there was one or not. */
function noSeed({ text, code, functions, lines }: PythonFile, piece: Piece): readonly FileFinding[] {
  if (/\bvalidate\(|BaseModel/.test(code)) return [];
  for (const { start, end } of functions.slice(0, 200)) {
    const body = text.slice(start, end);
    const [, name = '', key = ''] =
      /^[ \t]*(\w+)\s*=\s*[\w.[\]"']{1,60}\.(?:get|pop)\(\s*["'](\w+)["'](?:\s*,\s*None)?\s*\)[ \t]*(?:#.*)?$/m.exec(
        body,
      ) ?? [];
    const plain = code.slice(start, end);
    const call = new RegExp(`\\bmanual_seed(?:_all)?\\(\\s*${name}\\s*\\)`).exec(plain);
    if (name === '' || !/seed/i.test(key) || call === null) continue;
    const own = lines.filter(({ at }) => at >= start && at < end);
    const sets = own.filter((line) => binds(line, name));
    // Any condition that asks for it counts as one.
    const asked = new RegExp(
      `\\b(?:if|elif|while|assert|or|and|not)\\b[^\\n]*\\b${name}\\b|\\b${name}\\s+(?:or|is|and)\\b`,
    );
    if (sets.length !== 1 || asked.test(plain)) continue;
    return [
      found(callFails, {
        place: piece.place(start + call.index),
        message: `Without "${key}" in what the caller sends, ${name} is None here, and the job fails.`,
        error: 'TypeError: manual_seed(): argument must be int, not NoneType',
        why: `Because .get and .pop give None for what is not there, and ${call[0].split('(')[0]} takes a number alone.`,
        fixes: [`if ${name} is not None: … around it`, 'draw one: random.randint(0, 2**32 - 1)'],
      }),
    ];
  }
  return [];
}

/** PW909: `AutoTokenizer("org/model")`. */
function calledClass({ text, code }: PythonFile, piece: Piece): readonly FileFinding[] {
  const imported = new Set(
    [
      ...code.matchAll(
        /^[ \t]*from (?:transformers|diffusers)(?:\.[\w.]{1,60})? import ([^()\n]{1,400}|\([^()]{1,2000}\))/gm,
      ),
    ].flatMap(([, names = '']) =>
      [...names.matchAll(/\b(?:\w+ as )?([A-Z]\w*)\b/g)].map(([, name = '']) => name),
    ),
  );
  const call = [
    ...text.matchAll(
      /\b([A-Z]\w{0,60}(?:Pipeline|Tokenizer|TokenizerFast|Processor|Model|For[A-Z]\w{0,40}|LM))\(\s{0,40}["'][\w.-]{1,80}\/[\w.-]{1,80}["']/g,
    ),
  ].find(({ 1: name = '', index }) => imported.has(name) && code.startsWith(name, index));
  if (call === undefined) return [];
  const name = call[1] ?? '';
  return [
    found(callFails, {
      place: piece.place(call.index),
      message: `${name} is called with the name of a model: it fails before anything is loaded.`,
      error: name.startsWith('Auto')
        ? `OSError: ${name} is designed to be instantiated using the \`${name}.from_pretrained(pretrained_model_name_or_path)\` method`
        : `TypeError: ${name}.__init__() missing required arguments`,
      why: 'Because its constructor takes the parts of a model; from_pretrained fetches them.',
      fixes: [`write ${name}.from_pretrained(…)`],
    }),
  ];
}

/** PW909: a generator of this file, called as a statement. */
function neverDrawn({ code, functions, lines }: PythonFile, piece: Piece): readonly FileFinding[] {
  // Each function is sought among all lines.
  if (code.length > 100_000) return [];
  const generators = functions.flatMap(({ name, start, end }) => {
    const at = lines.findIndex(
      (line) => line.at < start && line.at + line.code.length + line.indent >= start - 1,
    );
    const own = blockAfter(lines, at);
    const yields = own.some(
      (line) =>
        /^(?:yield\b|\w+ = yield\b)/.test(line.code) &&
        !around(lines, lines.indexOf(line)).some(
          (outer) => outer.at > start && /^(?:async )?def\b/.test(outer.code),
        ),
    );
    // A decorator may make something else of it.
    const decorated = /^\s*@/.test(lines[at - 1]?.code ?? '');
    const twice = functions.filter((one) => one.name === name).length > 1;
    return yields && !decorated && !twice && end > start ? [name] : [];
  });
  const line = lines.find(({ code: text }) => {
    const name = /^(?:self\.)?(\w+)\(/.exec(text)?.[1] ?? '';
    return generators.includes(name) && /\)\s*$/.test(text) && !/\)\s*[.[(]/.test(text);
  });
  if (line === undefined) return [];
  const name = /^(?:self\.)?(\w+)/.exec(line.code)?.[1] ?? '';
  return [
    found(callFails, {
      place: piece.place(line.at + line.indent),
      message: `${name} has a yield, so this call makes a generator, which nobody draws from: nothing of it runs.`,
      why: 'Because the body of a generator begins with the first item that is asked of it.',
      fixes: [`write yield from ${line.code.split('(')[0]}(…), or for … in it`],
    }),
  ];
}

/** PW817: the variable that moves the cache, after the import that reads it. */
function cacheTooLate({ text, code, lines }: PythonFile, piece: Piece): readonly FileFinding[] {
  const reader = lines.find(
    ({ code: one, indent }) =>
      indent === 0 &&
      /^(?:from (?:transformers|diffusers|huggingface_hub|datasets|sentence_transformers|peft)\b|import (?:transformers|diffusers|datasets|sentence_transformers)\b)/.test(
        one,
      ),
  );
  const late = lines.find(
    ({ code: one, indent, at }) =>
      reader !== undefined &&
      at > reader.at &&
      indent === 0 &&
      /^os\.environ(?:\[|\.setdefault\()/.test(one) &&
      /^os\.environ(?:\[|\.setdefault\()\s*["'](?:HF_HOME|HF_HUB_CACHE|HUGGINGFACE_HUB_CACHE|HF_DATASETS_CACHE|TRANSFORMERS_CACHE)["']/.test(
        text.slice(at, at + 120),
      ),
  );
  if (reader === undefined || late === undefined || /\bcache_dir\s*=|local_dir\s*=/.test(code)) return [];
  const name = /["'](\w+)["']/.exec(text.slice(late.at, late.at + 120))?.[1] ?? '';
  return [
    found(cacheMoved, {
      place: piece.place(late.at),
      message: `${name} is set after "${reader.code.slice(0, 60)}" has read it: models go to the old cache.`,
      why: 'Because huggingface_hub reads these variables once, as it is imported.',
      fixes: [
        `write it above the first import of ${/^\w+ (\w+)/.exec(reader.code)?.[1] ?? 'it'}, or set it outside`,
      ],
    }),
  ];
}

/** PW857: a handler that nothing starts, in a file that imports the SDK for nothing else. */
export function checkNeverStarted(piece: Piece): readonly FileFinding[] {
  const { code, functions } = readPython(piece);
  const at = code.search(/^import runpod[ \t]*$/m);
  const handler = functions.find(({ name }) => name === 'handler');
  if (at < 0 || handler === undefined || /\brunpod\.|\bserverless\b|_runpod|@\w/.test(code)) return [];
  return [
    found(noWorker, {
      place: piece.place(handler.start),
      severity: 'warning',
      message: 'Nothing hands this handler to runpod.serverless.start: run as it is, the file ends at once.',
      why: 'Because the SDK is imported, and nothing of it is called.',
      fixes: ['end the file with runpod.serverless.start({"handler": handler})'],
    }),
  ];
}

const hands =
  /b64encode|upload|boto3|s3|bucket|presign|runpod-volume|\.read\(\)|read_bytes|requests\.(?:put|post)|storage|blob|open\(/i;

/** PW910: `return {"path": "/tmp/out.png"}`, whose container the caller never sees. */
export function checkPathBack(piece: Piece): readonly FileFinding[] {
  const { text, code, functions } = readPython(piece);
  const name = /["']handler["']\s*:\s*(\w+)/.exec(text)?.[1];
  const handler = functions.find((one) => one.name === name);
  if (handler === undefined || hands.test(text)) return [];
  const body = text.slice(handler.start, handler.end);
  const made = new Set(
    [...body.matchAll(/^[ \t]*(\w{1,60})\s*=\s*f?["']\/tmp\//gm)].map(([, variable = '']) => variable),
  );
  const values = ['f?["\']/tmp/', ...[...made].map((one) => `${one}\\s*[,}]`)].join('|');
  const back = new RegExp(
    `\\breturn\\s*\\{[^{}]{0,300}?["'](\\w{0,60}(?:path|file|image|video|audio|output|result|url)\\w{0,60})["']\\s*:\\s*(?:${values})`,
    'i',
  ).exec(body);
  if (back === null || !code.startsWith('return', handler.start + back.index)) return [];
  return [
    found(pathHandedBack, {
      place: piece.place(handler.start + back.index),
      message: `"${back[1]}" is a path in the worker: the caller cannot reach it, and the file is gone with the worker.`,
      why: 'Because nothing here uploads the file or sends what is in it.',
      fixes: ['return it in base64, or upload it and return the address'],
    }),
  ];
}
