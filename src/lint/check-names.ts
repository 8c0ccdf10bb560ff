import { compareVersions, satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { nameUndefined } from './pages/names.ts';
import type { Piece } from './place.ts';
import { around, type PythonFile, readPython } from './python-file.ts';

/** Keywords, and the names that Python itself brings. */
const known = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield match case type _ print len range str ' +
    'int float bool bytes bytearray list dict set frozenset tuple object super property staticmethod classmethod open ' +
    'isinstance issubclass hasattr getattr setattr delattr callable iter next enumerate zip map filter sorted reversed ' +
    'sum min max abs round pow divmod any all hash id repr ascii chr ord hex oct bin format input eval exec compile ' +
    'globals locals vars dir help memoryview slice complex breakpoint aiter anext exit quit copyright credits license ' +
    'NotImplemented Ellipsis BaseException Exception BaseExceptionGroup ExceptionGroup reveal_type self cls'
  ).split(' '),
);
const builtinLike = /^(?:__\w+__|[A-Z]\w*(?:Error|Warning|Exit|Interrupt|Iteration))$/;
/** What may bind names that nobody can see. */
const unseen =
  /\bimport\s*\*|\bexec\(|\beval\(|\bglobals\(\)|\blocals\(\)|\bvars\(\)|^[ \t]*(?:match|case)\b.*:/m;

/**
 * PW889: a name that is used and bound nowhere in the file. Not Python's grammar: a name counts as bound
 * wherever it might be, so that what is left has no place that could have made it.
 */
export function checkNames(piece: Piece): readonly FileFinding[] {
  const file = readPython(piece);
  if (unseen.test(file.code) || file.code.length > 200_000) return [];
  const bound = boundIn(file);
  const loads = [...file.code.matchAll(/(?<![\w.$@'"\\])([A-Za-z_]\w*)(\.[A-Za-z_])?/g)];
  for (const { 1: name = '', 2: after = '', index } of loads) {
    if (bound.has(name) || known.has(name) || builtinLike.test(name)) continue;
    // A prefix such as f in f"…" is no name.
    if (/^["']/.test(file.code.slice(index + name.length, index + name.length + 1))) continue;
    const near = [...bound].find((other) => other.toLowerCase() === name.toLowerCase());
    // An import that was forgotten is known by a name that only a module has.
    const module = after !== '' && modules.has(name);
    if (near === undefined && !module) continue;
    return [
      found(nameUndefined, {
        place: piece.place(index),
        message: `${name} is used here and set nowhere in this file${near === undefined ? '' : `; ${near} is`}.`,
        error: `NameError: name '${name}' is not defined`,
        why:
          near === undefined
            ? 'Because nothing imports it.'
            : 'Because Python tells capitals from small letters.',
        fixes: [
          near === undefined
            ? `${name === 'np' ? 'import numpy as np' : `import ${name}`} at the top`
            : `write ${near}`,
        ],
        edits: [],
      }),
    ];
  }
  return [];
}

/** PW889: a name that a file reads at its own level above the line that sets it for the first time. */
export function checkOrderOfNames(piece: Piece): readonly FileFinding[] {
  const { code, lines } = readPython(piece);
  if (unseen.test(code) || code.length > 200_000) return [];
  const whole = (index: number) => code.slice(lines[index]?.at ?? 0, lines[index + 1]?.at ?? code.length);
  for (const [index, { code: line, indent, at }] of lines.entries()) {
    const name = indent === 0 ? /^([a-z_]\w*)\s*=(?!=)/.exec(line)?.[1] : undefined;
    if (name === undefined || known.has(name)) continue;
    const word = new RegExp(`(?<![\\w.])${name}\\b`);
    // Any other word of it above, however it is meant, may have set it.
    if (word.test(code.slice(0, at))) continue;
    // `cfg = load(); cfg.pop(…)`: what follows ; comes later.
    const value = whole(index)
      .slice(line.indexOf('=') + 1)
      .replace(/;.*/s, '');
    const read = new RegExp(`(?<![\\w.])${name}(?=\\.[a-z_]|\\[)`).exec(value);
    if (read === null || /\b(?:for|lambda|if|else)\b|:=/.test(value)) continue;
    return [
      found(nameUndefined, {
        place: piece.place(at + line.indexOf('=') + 1 + read.index),
        message: `${name} is read here, in the line that sets it for the first time.`,
        error: `NameError: name '${name}' is not defined`,
        why: 'Because the right side is worked out before the name is set.',
        fixes: [`set ${name} above it`],
      }),
    ];
  }
  return [];
}

/** Modules whose names people use without a second thought. */
const modules = new Set(
  'os sys re json time logging subprocess shutil base64 uuid random math traceback tempfile asyncio requests torch numpy np io datetime threading boto3 runpod'.split(
    ' ',
  ),
);

function boundIn({ code, lines }: PythonFile): ReadonlySet<string> {
  const bound = new Set<string>();
  const take = (text: string) => {
    for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) bound.add(name);
  };
  for (const { code: line, at } of lines) {
    // The statement with all its lines, as far as the next one.
    const statement = code.slice(at, nextOf(lines, at, code.length));
    if (/^(?:from|import|global|nonlocal|del|type)\b/.test(line)) take(statement);
    else if (/^(?:async\s+)?(?:def|class)\b/.test(line)) take(statement);
    else if (/^(?:async\s+)?(?:for|with)\b|^except\b/.test(line)) take(statement);
    else {
      const equals = assignmentAt(statement);
      if (equals > 0) take(statement.slice(0, equals));
    }
    for (const [, names = ''] of statement.matchAll(/\bfor ([\w ,()*]{1,200})/g)) take(names);
    for (const [, names = ''] of statement.matchAll(/\blambda\b([^:\n]{0,200}):/g)) take(names);
    for (const [, name = ''] of statement.matchAll(/\b([A-Za-z_]\w*)\s*:=/g)) bound.add(name);
    for (const [, name = ''] of statement.matchAll(/\bas\s+([A-Za-z_]\w*)/g)) bound.add(name);
    // Words of a call, `f(name=…)`, are not names of this file, and may be: counted as bound.
    for (const [, name = ''] of statement.matchAll(/\b([A-Za-z_]\w*)\s*=(?!=)/g)) bound.add(name);
    if (/^\w+\s*:(?!=)/.test(line)) take(/^\w+/.exec(line)?.[0] ?? '');
  }
  return bound;
}

function nextOf(lines: PythonFile['lines'], at: number, end: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? end) > at) high = middle;
    else low = middle + 1;
  }
  return lines[low]?.at ?? end;
}

/** Where the last `=` of an assignment stands, outside brackets; -1: none. */
function assignmentAt(statement: string): number {
  let depth = 0;
  let last = -1;
  for (let at = 0; at < statement.length; at += 1) {
    const sign = statement[at] ?? '';
    if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign === ')' || sign === ']' || sign === '}') depth -= 1;
    else if (
      sign === '=' &&
      depth === 0 &&
      statement[at + 1] !== '=' &&
      !/[=!<>]/.test(statement[at - 1] ?? '')
    )
      last = at;
  }
  return last;
}

/** What newer releases lack, as code names it: the page of PW894 has the sources. */
const gone: readonly (readonly [name: RegExp, since: string, instead: string])[] = [
  [/\bnp\.(?:int|float|bool|object|str)\b(?!_)/, 'numpy 1.24', 'int, float, bool, object or str'],
  [/\b(?:from|import) moviepy\.editor\b/, 'moviepy 2.0', 'from moviepy import …'],
  [/\bImage\.ANTIALIAS\b/, 'pillow 10', 'Image.LANCZOS'],
  [
    /\bopenai\.(?:ChatCompletion|Completion|Embedding)\b/,
    'openai 1.0',
    'OpenAI().chat.completions.create(…)',
  ],
  [/\bmodal\.Stub\b|\bfrom modal import [\w ,]{0,200}\bStub\b/, 'modal 1.0', 'modal.App'],
  [
    /\bmodal\.Mount\b|\bfrom modal import [\w ,]{0,200}\bMount\b/,
    'modal 1.0',
    'image.add_local_dir(…) or add_local_file(…)',
  ],
  [
    /\bmodal\.SharedVolume\b|\bfrom modal import [\w ,]{0,200}\bSharedVolume\b/,
    'modal 0.63',
    'modal.Volume.from_name(NAME, create_if_missing=True)',
  ],
  [/\bImage\.from_dockerhub\(/, 'modal 1.0', 'Image.from_registry('],
  [/@(?:stub|app)\.webhook\b/, 'modal 1.0', '@app.function() and @modal.fastapi_endpoint()'],
  // An error in the wheels of 1.4.0 and newer, a warning in 1.3.0.
  [
    /\b(?:keep_warm|container_idle_timeout)=(?!=)/,
    'modal 1.4',
    'min_containers= for keep_warm=, scaledown_window= for container_idle_timeout=',
  ],
  [/\ballow_concurrent_inputs=(?!=)/, 'modal 1.4', '@modal.concurrent(max_inputs=…) below the decorator'],
  [/@modal\.build\b/, 'modal 1.1', 'image.run_function(…), or a Volume'],
  [/\bconcurrency_limit=(?!=)/, 'modal 1.4', 'max_containers='],
  [/@modal\.web_endpoint\b/, 'modal 1.4', '@modal.fastapi_endpoint'],
  [/\bmodal\.gpu\b|\bfrom modal import [\w ,]{0,200}\bgpu\b/, 'modal 1.4', 'the name of the GPU: gpu="A100"'],
  [
    /\.copy_local_(?:file|dir)\(/,
    'modal 1.1',
    'add_local_file(…) or add_local_dir(…), with copy=True where a step follows',
  ],
  [/\b(?:Function|Cls|Volume|Dict|Queue|Secret)\.lookup\(/, 'modal 1.2', 'from_name(…)'],
  [/\.(?:en|dis)able_vae_(?:slicing|tiling)\(/, 'diffusers 0.40', 'pipe.vae.enable_slicing() or …_tiling()'],
  [/\btorchvision\.transforms\.functional_tensor\b/, 'torchvision 0.17', 'torchvision.transforms.functional'],
];

/** True where one of these texts keeps a project below a release. */
function heldBelow(project: string, release: string, texts: readonly string[]): boolean {
  const asked = new RegExp(
    `(?<![\\w-])${project}(?:\\[[\\w,-]{0,60}\\])?\\s?((?:==|~=|<=?)\\s?(\\d[\\w.]{0,20}))`,
    'gi',
  );
  return texts.some((text) =>
    [...text.matchAll(asked)].some(
      ([, specifier = '', version = '']) =>
        !satisfies(release, specifier) && (compareVersions(version, release) ?? -1) <= 0,
    ),
  );
}

const turbo = /["'](?:large-v3-)?turbo["']/;

/** PW889: a model that the release which is asked for does not know by its name. */
export function checkTurbo({ text, place }: Piece, beside: readonly string[]): readonly FileFinding[] {
  const at = /\bWhisperModel\(/.test(text) ? text.search(turbo) : -1;
  if (at < 0 || !heldBelow('faster[-_]whisper', '1.1.0', [text, ...beside])) return [];
  return [
    found(nameUndefined, {
      place: place(at),
      message: 'faster-whisper knows no turbo before 1.1, and an older one is asked for.',
      error: "ValueError: Invalid model size 'turbo'",
      why: 'Because 1.1.0 brought it.',
      fixes: ['write faster-whisper==1.1.1', 'write "mobiuslabsgmbh/faster-whisper-large-v3-turbo"'],
    }),
  ];
}

/** PW889: a name that newer releases no longer have. `beside`: the lists and builds that lie there. */
export function checkGone(piece: Piece, beside: readonly string[]): readonly FileFinding[] {
  const { lines, code } = readPython(piece);
  const missing = gone.flatMap(([name, since, instead]) => {
    const at = code.search(name);
    const guarded = lines.some(
      (line, index) =>
        line.at <= at &&
        at < (lines[index + 1]?.at ?? code.length) &&
        around(lines, index).some((outer) => /^(?:try|if|except|else)\b/.test(outer.code)),
    );
    const text = name.exec(code)?.[0] ?? '';
    const [project = '', release = ''] = since.split(' ');
    // The new option may stand in the same call already.
    const both =
      /^\w+=$/.test(instead) && new RegExp(`\\b${instead}`).test(code.slice(Math.max(0, at - 400), at + 400));
    // What an image of Modal installs stands in the same file.
    const held = heldBelow(project, release, [piece.text, ...beside]);
    if (
      at < 0 ||
      guarded ||
      held ||
      (/^(?:modal|diffusers)$/.test(project) && !new RegExp(`\\b${project}\\b`).test(code)) ||
      new RegExp(`(?:hasattr|setattr)\\(|${text.replace(/[.()=]/g, '\\$&')}\\s*=[^=]`).test(code)
    )
      return [];
    return [
      found(nameUndefined, {
        place: piece.place(at),
        severity: 'warning',
        message: `Since ${since} there is no ${text.replace(/^from (modal) import .*\b(\w+)$/, '$1.$2').replace(/^(?:from|import) /, '')}: with what pip takes today it ends here.`,
        error: null,
        why: 'Because it was deprecated for long, and then removed.',
        fixes: both
          ? [`drop it, ${instead} is there`]
          : // No older one has workdir.
            [
              `write ${instead}`,
              ...(/\bworkdir\s*=/.test(code) ? [] : [`hold ${since.replace(' ', ' below ')}`]),
            ],
        edits: [],
      }),
    ];
  });
  return [...missing, ...checkTurbo(piece, beside)];
}
