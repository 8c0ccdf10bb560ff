import { ofAMachine, startsApp } from './app-commands.ts';
import { cloneOf } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { secretInside } from './pages/security.ts';
import {
  commaBeforeBrace,
  countEnds,
  driverInside,
  endlessWait,
  exportIntoFile,
  inputLost,
  noTotalMem,
  otherThanMeant,
  pidOfTee,
  poetryApart,
} from './pages/slips.ts';
import type { Piece } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Lines that read well and do something else. */
export function checkSlips(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const pipefail = commands.some(({ name, words }) => name === 'set' && words.includes('pipefail'));
  return commands.flatMap((command, at) => [
    ...intoFile(command),
    ...lastOfPipeline(command, at, commands),
    ...(pipefail ? counts(command, commands) : []),
    ...bracesAround(command),
    ...tooLate(command, commands[at - 1]),
    ...noDollar(command, commands),
    ...twoScripts(command),
    ...fileAsModule(command),
    ...noCommand(command, commands),
    ...besideClone(at, commands),
  ]);
}

/** PW918: `cd NAME` of what the script has set as a variable, and never made as a folder. */
function noDollar(
  { name, words, places, place, guards, caught }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const word = words[1] ?? '';
  // Words that name folders as well are left alone.
  if (
    name !== 'cd' ||
    words.length !== 2 ||
    caught ||
    guards.length > 0 ||
    !/^\w+$/.test(word) ||
    !word.includes('_')
  )
    return [];
  const isSet = commands.some(({ assignments }) => assignments.has(word));
  const isFolder = commands.some(
    (one) => one.name !== 'cd' && one.words.some((other) => other === word || other.endsWith(`/${word}`)),
  );
  if (!isSet || isFolder) return [];
  return [
    found(otherThanMeant, {
      place,
      message: `cd goes into a folder named ${word}: the variable of that name is not meant without its $.`,
      error: `cd: ${word}: No such file or directory`,
      why: 'Because the shell fills in what begins with $ alone.',
      fixes: [`write cd "$${word}"`],
      edits: [{ place: places[1] ?? place, old: word, new: `"$${word}"` }],
    }),
  ];
}

/** PW918: `$(VERSION)`, as a Makefile writes a variable. */
function noCommand(
  { name, words, place, callsFunction }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  if (words.length !== 1 || callsFunction || !/^[A-Z][A-Z_\d]{1,40}$/.test(name)) return [];
  if (!commands.some(({ text }) => text.includes(`$(${name})`))) return [];
  return [
    found(otherThanMeant, {
      place,
      message: `$(${name}) runs a program of that name; there is none, and nothing stands in its place.`,
      error: `${name}: not found`,
      why: 'Because variables stand in braces, and what is in parentheses is run.',
      fixes: [`write \${${name}}`],
    }),
  ];
}

/** PW918: `git checkout REF` right after the clone that it means, outside of it. */
function besideClone(at: number, commands: readonly ShellCommand[]): readonly FileFinding[] {
  const [before, command] = [commands[at - 1], commands[at]];
  const clone = before === undefined ? null : cloneOf(before);
  if (clone === null || command?.name !== 'git' || command.words[1] !== 'checkout' || command.caught)
    return [];
  const { folder, words, place } = command;
  // In a repository of its own it is that one which is meant.
  const own = commands
    .slice(0, at - 1)
    .some(
      (one) =>
        cloneOf(one)?.into === folder ||
        (one.name === 'git' &&
          cloneOf(one) === null &&
          one.folder === folder &&
          /^(?:pull|fetch|checkout|init|submodule|reset)$/.test(one.words[1] ?? '')),
    );
  if (before?.folder !== folder || clone.into === folder || own || words.length !== 3) return [];
  const into = folder === '' ? clone.into : clone.into.replace(`${folder}/`, '');
  return [
    found(otherThanMeant, {
      place,
      message: `The clone lies in ${into}, and git checkout looks here: it fails, or moves another repository.`,
      error: 'fatal: not a git repository (or any of the parent directories): .git',
      why: 'Because git clone goes into no folder.',
      fixes: [`write git -C ${into} checkout ${words[2]}`],
    }),
  ];
}

/** PW918: `python a.py python b.py`. */
function twoScripts({ name, words, place }: ShellCommand): readonly FileFinding[] {
  const [, first = '', second = '', third = ''] = words;
  const isPython = (word: string) => /^python[\d.]*$/.test(word);
  const isScript = (word: string) => /^[\w./-]+\.py$/.test(word);
  if (!isPython(name) || !isScript(first) || !isPython(second) || !isScript(third)) return [];
  return [
    found(otherThanMeant, {
      place,
      message: `${first} runs, with ${second} and ${third} as its arguments: ${third} does not run.`,
      error: `error: unrecognized arguments: ${second} ${third}`,
      why: 'Because all that follows the first script is handed to it.',
      fixes: [`write ${name} ${third} …`],
    }),
  ];
}

/** PW918: `accelerate launch -m a/b.py`. */
function fileAsModule({ name, words, places, place }: ShellCommand): readonly FileFinding[] {
  const launches = name === 'accelerate' && words[1] === 'launch';
  const at = words.findIndex((word) => /^(?:-m|--module)$/.test(word));
  const file = words[at + 1] ?? '';
  // Behind its script -m is an option of that.
  const behind = words.slice(2, at).some((word) => /\.py$/.test(word));
  if (!launches || at < 2 || behind || !/^(?:\.\/)?(?:\w+\/)*\w+\.py$/.test(file)) return [];
  const path = file.replace(/^\.\//, '');
  return [
    found(otherThanMeant, {
      place: places[at + 1] ?? place,
      message: `-m wants the name of a module, and ${file} is a file: nothing runs.`,
      error: `No module named '${path.replace(/\.py$/, '')}'`,
      why: 'Because -m is handed to python as it stands.',
      fixes: [`leave out ${words[at]}`, `write -m ${path.replace(/\.py$/, '').replaceAll('/', '.')}`],
    }),
  ];
}

/** PW835. */
function intoFile({ name, words, writesTo, place }: ShellCommand): readonly FileFinding[] {
  const file = writesTo.find((path) => /(?:rc|profile|environment|\.env)$/.test(path));
  if (name !== 'export' || file === undefined || !words.some((word) => word.includes('='))) return [];
  return [
    found(exportIntoFile, {
      place,
      message: `${file} stays as it was: no later shell knows this variable.`,
      why: 'Because export prints nothing that could be written.',
      fixes: [`write echo 'export …' >> ${file}`],
    }),
  ];
}

/** PW840, in Python text of whatever file. */
export function checkDeviceMemory(piece: Piece): readonly FileFinding[] {
  return [
    ...piece.text.matchAll(
      /(?:get_device_properties\([^)\n]{0,60}\)|\b(?:device_)?prop(?:ertie)?s)\.total_mem(?![\w])/g,
    ),
  ]
    .slice(0, 1)
    .map(({ 0: text, index }) => {
      const at = index + text.length - 'total_mem'.length;
      return found(noTotalMem, {
        place: piece.place(at),
        message: 'The properties of a device have no total_mem: it ends here.',
        error: "AttributeError: 'torch._C._CudaDeviceProperties' object has no attribute 'total_mem'",
        why: 'Because the attribute is total_memory.',
        fixes: ['write total_memory'],
        edits: [{ place: piece.place(at), old: 'total_mem', new: 'total_memory' }],
      });
    });
}

const driver =
  /^(?:nvidia-(?:driver|open|kernel-open-dkms|kernel-dkms|driver-cuda)$|nvidia-(?:driver|utils|headless|dkms|kernel-\w+|compute-utils)-\d{3}|libnvidia-(?:compute|gl|encode|decode|extra|fbc1|cfg1)-\d{3}|cuda-drivers|xserver-xorg-video-nvidia-\d{3})/;

const piped =
  /(?<=^|\n)([^#\n|]{0,200})(?<!\|)\|[ \t]*python[\d.]{0,5}[ \t]+(?:-[ \t]*)?<<-?[ \t]*(["']?)([A-Za-z_]{1,20})\2[ \t]*\n/g;

/** PW850, over the text: the code that a here-document brings reads what the pipe was to bring. */
export function checkInput(piece: Piece): readonly FileFinding[] {
  return [...piece.text.matchAll(piped)]
    .slice(0, 20)
    .flatMap(({ 0: head, 1: before = '', 3: mark, index }) => {
      const rest = piece.text.slice(index + head.length);
      const code = rest.slice(0, Math.max(0, rest.indexOf(`\n${mark}`)));
      if (!/\bsys\.stdin\b|\binput\(/.test(code)) return [];
      return [
        found(inputLost, {
          place: piece.place(index + before.length),
          message:
            'The code reads an input that is empty: the here-document has taken the place of the pipe.',
          error: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
          why: 'Because python reads its code from the standard input, and nothing is left there.',
          fixes: ["python -c '…' in the place of the here-document"],
        }),
      ];
    });
}

const jsonText = /<<-?[ \t]{0,4}["']?([A-Za-z_]\w{0,40})["']?[^\n]{0,200}\n(?=\s{0,40}\{[ \t]{0,40}\n)/g;

/** PW906, over the text: a comma before the brace, in JSON that a here-document writes. */
export function checkJson(piece: Piece): readonly FileFinding[] {
  return [...piece.text.matchAll(jsonText)].slice(0, 20).flatMap(({ 0: head, 1: mark, index }) => {
    const from = index + head.length;
    const end = piece.text.slice(from, from + 50_000).search(new RegExp(`^[ \\t]*${mark}[ \\t]*$`, 'm'));
    const body = piece.text.slice(from, from + Math.max(0, end));
    if (
      !/\}\s*$/.test(body) ||
      /^[ \t]{0,40}(?:\/\/|#|[\w.]{1,60} ?[=:(])|;[ \t]{0,9}$|\bjsonc\b/m.test(body)
    )
      return [];
    if (/\.jsonc|\.json5|\.vscode|settings\.json|tsconfig/.test(head)) return [];
    const comma = /,[ \t]*\n\s*[}\]]/.exec(body);
    if (comma === null || !/^[ \t]{0,40}"[^"\n]{1,100}"[ \t]{0,9}:/m.test(body)) return [];
    return [
      found(commaBeforeBrace, {
        place: piece.place(from + comma.index),
        message:
          'A comma stands before the bracket that closes: this is no JSON, and who reads it refuses all of it.',
        error: 'parse error: Expected another key-value pair',
        why: 'Because in JSON a comma stands between two values only.',
        fixes: ['drop the comma'],
        edits: [{ place: piece.place(from + comma.index), old: ',', new: '' }],
      }),
    ];
  });
}

const toPoetry =
  /\bvirtualenvs\.create|POETRY_VIRTUALENVS|\bactivate\b|\.venv\b|poetry (?:run|shell|export|build)|VIRTUAL_ENV|\bconda\b/;

/** PW907: `poetry install`, and then the Python of the system. */
export function checkPoetry(
  commands: readonly ShellCommand[],
  texts: readonly string[],
): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ name, words, inFunction }) => name === 'poetry' && words[1] === 'install' && inFunction === null,
  );
  const code = texts.join('\n').replace(/^[ \t]*#[^\n]*/gm, '');
  if (at < 0 || toPoetry.test(code)) return [];
  const runs = commands
    .slice(at + 1)
    .find(
      ({ name, words }) => /^python[\d.]*$/.test(name) && words.slice(1).some((word) => /\.py$/.test(word)),
    );
  return runs === undefined
    ? []
    : [
        found(poetryApart, {
          place: runs.place,
          message: `${runs.words[0]} is the Python of the system, and what poetry installed is not there.`,
          error: 'ModuleNotFoundError',
          why: 'Because poetry makes an environment of its own, unless one is active or it is told not to.',
          fixes: [`write poetry run ${runs.words[0]} …`, 'before it: poetry config virtualenvs.create false'],
        }),
      ];
}

const ownKey =
  /^[^#\n]{0,40}?\b([A-Z][A-Z0-9_]{2,40})="?\$\([^)\n]{0,40}\.ssh\/id_(?:rsa|ed25519|ecdsa|dsa)(?![\w.])[^)\n]{0,60}\)/gm;

/** PW813, over the text: one's own private key, handed to a machine as a variable. */
export function checkOwnKey(piece: Piece): readonly FileFinding[] {
  return [...piece.text.matchAll(ownKey)].slice(0, 1).flatMap(({ 1: name, index }) => {
    const handed = new RegExp(
      `^[^#\\n]{0,200}(?:"${name}":|-e |--env|"env")[^\\n]{0,200}\\$\\{?${name}\\b`,
      'm',
    );
    if (!handed.test(piece.text.slice(index))) return [];
    return [
      found(secretInside, {
        place: piece.place(index),
        severity: 'warning',
        message: `Your private SSH key goes to the machine as ${name}: the cloud shows it in its form, and each process there can read it.`,
        why: 'Because variables of a pod are kept with it, and handed to all that runs there.',
        fixes: ['make a deploy key for this repository alone, or forward the agent: ssh -A'],
      }),
    ];
  });
}

/** PW839: in an image, or where a script says that it runs on a pod; to take it away is worth a word in any other. */
export function checkDriver(commands: readonly ShellCommand[], inPod: boolean): readonly FileFinding[] {
  return commands.flatMap(({ name, words, places, place, caught, guards, wrappers }) => {
    const gone = name === 'ubuntu-drivers' ? /^(?:auto)?install$/ : /^(?:lib)?\*?nvidia(?!-cuda)|^\*cuda?\*$/;
    const takes =
      name === 'ubuntu-drivers' ||
      (/^apt(?:-get)?$/.test(name) && words.some((word) => /^(?:remove|purge|autoremove)$/.test(word)));
    const removed = takes ? words.findIndex((word) => gone.test(word)) : -1;
    if (removed >= 0 && !caught && (inPod || !commands.some(ofAMachine)))
      return [
        found(driverInside, {
          place: places[removed] ?? place,
          severity: inPod ? 'warning' : 'info',
          message: `In a pod the driver is that of the host: this can take its libraries away, and brings no other.`,
          error: null,
          why: 'Because a container has no kernel of its own, and what it sees of the driver is mounted.',
          fixes: ['leave it out, and choose a host whose driver is new enough'],
        }),
      ];
    const at =
      /^apt(?:-get)?$/.test(name) && words.includes('install')
        ? words.findIndex((word) => driver.test(word))
        : -1;
    // With sudo, or where nvidia-smi was asked for, it is a machine that has none yet.
    const ownMachine = [...guards, { text: wrappers.join() }].some(({ text }) =>
      /nvidia-smi|sudo/.test(text),
    );
    if (at < 0 || caught || (!inPod && (ownMachine || commands.some(ofAMachine)))) return [];
    return [
      found(driverInside, {
        place: places[at] ?? place,
        ...(inPod ? {} : { severity: 'info' }),
        message: `${words[at]} is not for a container: beside the driver of the host it is of another version.`,
        error: 'Failed to initialize NVML: Driver/library version mismatch',
        why: 'Because the libraries of the driver and nvidia-smi are mounted from the host when the container starts.',
        fixes: ['leave it out'],
      }),
    ];
  });
}

const waits =
  /(?<=^|\n|;)[ \t]*(?:until|while[ \t]+![ \t])[^\n]{0,200}\b(?:curl|nc|wget)\b[^\n]{0,200}?(?:;|\n)[ \t]*do\b([\s\S]{0,300}?)\bdone\b/g;

/** PW838: over the text, where a loop stands as a whole. */
export function checkWaits(commands: readonly ShellCommand[], piece: Piece): readonly FileFinding[] {
  if (
    !commands.some((one) => one.background && startsApp(one)) ||
    /\bwait -n\b|\btrap\b[^\n]*\bCHLD\b/.test(piece.text)
  )
    return [];
  for (const { 0: loop, 1: body = '', index } of piece.text.matchAll(waits)) {
    if (
      !/\bsleep\b/.test(body) ||
      /\b(?:break|exit|return|kill|pgrep|ps|jobs|let)\b|\(\(|\[\[?[ \t]|\btimeout\b|\/proc\//.test(loop)
    )
      continue;
    // A function or a shell with a limit around it ends the loop.
    const before = piece.text.slice(Math.max(0, index - 80), index);
    if (/timeout[^\n]*$/.test(before)) continue;
    return [
      found(endlessWait, {
        place: piece.place(index + (/^\s*/.exec(loop)?.[0].length ?? 0)),
        message:
          'When the server dies at its start, this waits for ever, and the machine is billed meanwhile.',
        why: 'Because the loop asks the port alone: nothing counts, and nothing looks at the process.',
        fixes: ['keep its PID ($!), and in the loop: kill -0 "$PID" || exit 1'],
      }),
    ];
  }
  return [];
}

const filters = /^(?:tee|ts|sed|awk|grep|logger|rotatelogs|multilog)$/;

/** PW836: where that PID is told to end. */
function lastOfPipeline(
  { name, assignments, place }: ShellCommand,
  at: number,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const variable = [...assignments].find(([, value]) => value === '$!')?.[0];
  const last = commands[at - 1];
  if (variable === undefined || name !== '' || last === undefined || !filters.test(last.name)) return [];
  const first = commands
    .slice(Math.max(0, at - 5), at - 1)
    .findLast(({ background, pipedInto }) => background && pipedInto.at(-1) === last.name);
  const ended = new RegExp(`\\bkill\\b[^\\n]{0,200}\\$\\{?${variable}\\b`);
  const named = new RegExp(`\\$\\{?${variable}\\b`);
  const kept = commands.some(
    ({ text, writesTo }) => named.test(text) && writesTo.some((path) => /\.pid$/.test(path)),
  );
  const kills = commands.some(({ text }) => ended.test(text) || (kept && /\bkill\b/.test(text)));
  // `cd X && python … | tee … &`: $! is the shell around both.
  const inList = commands.some(({ andThen }) => andThen.some((text) => text.includes(last.text)));
  if (!last.background || first === undefined || !kills || inList) return [];
  return [
    found(pidOfTee, {
      place,
      message: `${variable} is the process of ${last.name}, not of ${first.name}: kill ends the log and leaves the program.`,
      why: 'Because $! is the last process of a pipeline.',
      fixes: [`write > >(${last.name} …) 2>&1 & in the place of | ${last.name} … &`],
    }),
  ];
}

/** PW837: `X=$?` under set -e, where only a success comes this far. */
function tooLate(command: ShellCommand, before: ShellCommand | undefined): readonly FileFinding[] {
  const { name, assignments, strict, place, inFunction } = command;
  const asks = name === '' && [...assignments.values()].includes('$?');
  if (!asks || !strict || before?.strict !== true || inFunction !== null || before.inFunction !== null)
    return [];
  if (before.caught || before.checked || before.background || before.callsFunction || before.conditional)
    return [];
  // Before it stands what the left side of || asks within $( ).
  if (command.conditional) return [];
  // What is sourced may end set -e.
  if (/^(?:set|wait|true|echo|trap|source|\.|\[\[?|fi|)$/.test(before.name) || before.pipedInto.length > 0)
    return [];
  return [
    found(countEnds, {
      place,
      message: `This is always 0: where ${before.name} fails, the script has ended before it.`,
      why: 'Because set -e holds here.',
      fixes: [
        `write ${[...assignments.keys()][0]}=0, and behind the command: || ${[...assignments.keys()][0]}=$?`,
      ],
    }),
  ];
}

const counted = /^[A-Za-z_]\w{0,60}="?\$\(\s*(ls|grep|find)\s([^|()`]{1,300})\|\s*wc\s+-l\s*\)/;

/** PW835: `"{$dir}/venv"`, where the braces stay. */
function bracesAround({ name, text, place }: ShellCommand): readonly FileFinding[] {
  const [, variable] = /(?<=[\s"=])\{\$([A-Za-z_]\w{0,60})\}\/[\w.]/.exec(text) ?? [];
  if (variable === undefined || text.includes("'") || /^(?:awk|sed|jq|echo|printf|perl|php)$/.test(name))
    return [];
  return [
    found(exportIntoFile, {
      place,
      message: `"{$${variable}}/…" keeps its braces: no such folder is there.`,
      error: 'No such file or directory',
      why: 'Because the dollar sign belongs before the brace.',
      fixes: [`write \${${variable}}`],
    }),
  ];
}

/** PW837. */
function counts(
  { name, text, strict, caught, place, guards }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const [, program = '', what = ''] = name === '' ? (counted.exec(text) ?? []) : [];
  if (program === '' || !strict || caught || (program === 'ls' && !what.includes('*'))) return [];
  const folder = /^[^\s-]\S{0,200}/.exec(what)?.[0].replace(/["']/g, '') ?? '';
  // Nothing found is no failure of find; a folder that is missing is, and whoever hides what it says expects that.
  const made = ({ name: other, text: all }: ShellCommand) =>
    /^(?:mkdir|git|tar|cp|rsync|ln|unzip|python[\d.]*)$/.test(other) && all.includes(folder);
  if (
    program === 'find' &&
    (!what.includes('2>/dev/null') ||
      guards.some((one) => one.text.includes(folder)) ||
      commands.some(made) ||
      // The folder of a file that the script works with.
      commands.some(({ text: all }) => all.startsWith(`${folder.slice(1)}="$(dirname `)))
  )
    return [];
  return [
    found(countEnds, {
      place,
      message:
        program === 'find'
          ? `Where ${folder} is missing, the script ends here without a word, in the place of counting 0.`
          : 'Where nothing matches, the script ends here, in the place of counting 0.',
      why: `Because ${program} fails then, and set -e with pipefail takes that for a failure of the line.`,
      fixes: [
        program === 'ls'
          ? 'count with find DIR -name PATTERN | wc -l'
          : `write { ${program} … || true; } | wc -l`,
      ],
    }),
  ];
}
