import { holdsPod, isSourced, isTyped, ofAMachine, startsApp, startsContainer } from './app-commands.ts';
import { checkClones } from './check-clone.ts';
import { checkLostBounds } from './check-lines.ts';
import { checkOrder } from './check-order.ts';
import { type FileFinding, found } from './finding.ts';
import { exitAndBill, installUnchecked, pullChain, readyTooEarly, unreadableShell } from './pages/script.ts';
import { type PipStep, pipStep } from './pip-steps.ts';
import type { Place } from './place.ts';
import type { ShellCommand, ShellScript } from './shell-commands.ts';
import { programOf } from './shell-inner.ts';

/** What a shell text is part of. */
export interface ScriptKind {
  /** Runs at every start of a pod, not once in a build. */
  readonly atEveryStart: boolean;
  /** A whole script, not a line or two of documentation. */
  readonly whole: boolean;
  /** Instructions for others, who will meet what a script of one's own has survived. */
  readonly instructs?: boolean;
}

/** What can be said about the order of things in a script. */
export function checkScript(script: ShellScript, kind: ScriptKind, text: string): readonly FileFinding[] {
  const { commands } = script;
  return [
    ...script.problems.slice(0, 1).map(({ message, place }) =>
      found(unreadableShell, {
        place,
        message: `The shell text cannot be read from here on: ${message}.`,
        error: 'bash: syntax error',
        why: 'Because the parser found no way to go on; what stands above was judged.',
        fixes: ['check it with bash -n'],
      }),
    ),
    ...(kind.atEveryStart ? checkClones(script, kind.instructs === true) : []),
    ...checkLostBounds(script),
    ...(kind.atEveryStart ? checkOrder(script, text) : []),
    // In a build all of it fails.
    ...(kind.atEveryStart ? commands.flatMap(chain) : []),
    ...commands.flatMap((command) => misread(command, text)),
    ...(kind.atEveryStart && kind.whole
      ? [...ready(script), ...(ofAShell(script, text) ? [] : unchecked(script)), ...billed(script, text)]
      : []),
    ...commands.flatMap((command) => endless(command, commands)),
  ];
}

/** PW807: `NAME = value`, and `source` in a script that names sh. */
function misread({ name, words, place, text: own }: ShellCommand, text: string): readonly FileFinding[] {
  const at = words.indexOf('=');
  const apart =
    at === 1 && /^[A-Za-z_]\w{0,60}[ \t]{1,9}=[ \t]/.test(own) && !/^(?:test|expr|let|echo)$/.test(name);
  if (apart || (name === 'export' && at > 1))
    return [
      found(unreadableShell, {
        place,
        message: `Nothing is set here: the blanks around = make a command of it, or three names.`,
        error: apart ? `bash: ${name}: command not found` : "bash: export: `=': not a valid identifier",
        why: 'Because an assignment is one word.',
        fixes: [`write ${own.replace(/[ \t]{0,9}=[ \t]{0,9}/, '=').slice(0, 80)}`],
      }),
    ];
  const sh = /^#!\s*(?:\/usr)?\/bin\/(?:env\s+)?(?:sh|dash)\s*$/m.test(text.split('\n', 1)[0] ?? '');
  return name === 'source' && sh ? [noSource(place, words[1] ?? '')] : [];
}

/** PW807: sh of Debian and Ubuntu has no source. */
export function noSource(place: Place, file: string): FileFinding {
  const path = file.includes('/');
  return found(unreadableShell, {
    place,
    message: 'sh of Debian and Ubuntu has no source, so nothing of that file is known here.',
    error: 'sh: 1: source: not found',
    why: 'Because sh is dash there, and source is a word of bash.',
    fixes: [`write . ${path ? file : `./${file}`}`, 'let bash run it'],
    edits: path ? [{ place, old: 'source', new: '.' }] : [],
  });
}

function chain(
  { name, words, andThen, place, inSubshell }: ShellCommand,
  at: number,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  if (name !== 'cd' || inSubshell || andThen.length < 2) return [];
  const [next = ''] = andThen;
  if (!/^git\s+(pull|fetch)\b/.test(next) || !andThen.slice(1).some((text) => /^cd\s+(\.\.|-)/.test(text)))
    return [];
  // Where nothing follows, or a folder from the root on, nothing is done in the wrong one.
  const after = commands[at + andThen.length + 1];
  if (after === undefined || (after.name === 'cd' && /^[/~$]/.test(after.words[1] ?? '~'))) return [];
  const folder = words[1] ?? 'the folder';
  return [
    found(pullChain, {
      place,
      message: `When git pull fails, the script stays in ${folder}, and a later "cd ${folder}" fails.`,
      error: `bash: cd: ${folder}: No such file or directory`,
      why: 'Because && skips "cd .." after a failure.',
      fixes: [`write git -C ${folder} pull`],
      edits: [
        {
          ...{ place, old: `cd ${folder} && git pull && cd ..` },
          new: `git -C ${folder} pull`,
        },
      ],
    }),
  ];
}

/** Words that say that it runs; and words around them that say something else. */
const claims = /\b(ready|is (now )?running|started|up and running|available (at|on))\b/i;
const claimsNothing =
  /\b(wait(ing)?|until|when|once|after|if|not|will|should|getting started|starting|try|check|PID|log|background|already|sessions?|screen|tmux|training|fine-?tuning)\b/i;

/** Services beside the app: that one of them was started is no claim about the app. */
const helpers =
  /^(?:jupyter(?:-lab|-notebook)?|code-server|filebrowser|ttyd|redis-server|tmux|screen|tensorboard|sshd?|nginx|cron|syncthing|rclone|tailscaled?)$/;

function ready({ commands }: ShellScript): readonly FileFinding[] {
  return commands.flatMap((command, at) => {
    const said =
      command.name === 'echo' || command.name === 'printf'
        ? command.words
            .slice(1)
            .join(' ')
            .replace(/^-[neE]+ /, '')
        : '';
    if (!claims.test(said) || claimsNothing.test(said)) return [];
    const started = commands.findLastIndex(
      (other, index) =>
        index < at &&
        other.background &&
        other.inFunction === command.inFunction &&
        startsApp(other) &&
        !helpers.test(other.name === 'nohup' ? (other.words[1] ?? '') : other.name),
    );
    if (started < 0 || command.conditional || command.inLoop) return [];
    const asked = commands
      .slice(started, at)
      .some(
        ({ name, inLoop, text }) =>
          inLoop || /^(curl|wget|nc|timeout|wait-for-it(\.sh)?)$/.test(name) || /\/dev\/tcp|curl /.test(text),
      );
    if (asked) return [];
    return [
      found(readyTooEarly, {
        place: command.place,
        message: `"${said.slice(0, 80)}" is printed at once, before the app listens, and also when it has died.`,
        why: `Because "${programOf(commands[started]?.name ?? '')}" was put into the background and nothing asks its port.`,
        fixes: ['wait for the port first: until curl -fs localhost:PORT >/dev/null; do sleep 2; done'],
      }),
    ];
  });
}

/** Without #! and with a conda that only a shell at the keyboard knows it is sourced: what ends it ends that shell. */
const ofAShell = ({ commands }: ShellScript, text: string) =>
  isSourced(commands[0]?.place.file ?? '', text) ||
  (!text.startsWith('#!') &&
    commands.some(({ name, words }) => name === 'conda' && words[1] === 'activate') &&
    !/conda\.sh|hook|init/.test(text));

/** Steps over data, which is no app. */
const overData =
  /^(?:get|do|extract|split|merge|gather|clean|compute|process|filter|decode|offline-decode|score|eval|evaluate)(?:[_-][\w-]{0,80})?\.py$/;

function unchecked({ commands, strict }: ShellScript): readonly FileFinding[] {
  if (strict) return [];
  // A stage among others that an argument chooses is no start of a pod.
  const app = commands.findLastIndex(
    (command) =>
      startsApp(command) &&
      !chosen(command) &&
      !helpers.test(command.name) &&
      !command.words.some((word) => overData.test(word.replace(/^.*\//, ''))),
  );
  const failing = commands.findIndex((command, at) => {
    const step = at < app ? pipStep(command) : null;
    return (
      step !== null &&
      step.requirements.length + step.files.length + step.addresses.length > 0 &&
      !onlyTools(step) &&
      !command.checked
    );
  });
  // In `pip … && pip …` on a line of its own the last one is what nobody looks at.
  const command = commands[failing];
  if (command === undefined || (command.conditional && /\|\|/.test(command.text))) return [];
  const passed = commands.find((one) => !one.checked && mayFail(one));
  return [
    found(installUnchecked, {
      place: command.place,
      message: `When this install fails, the script goes on, and line ${commands[app]?.place.line} runs all the same.`,
      error: 'ModuleNotFoundError (from the app)',
      why: 'Because there is no set -e, and nothing looks at how pip ended.',
      fixes: [
        'end the line with || { echo "install failed"; sleep infinity; }',
        passed === undefined
          ? 'write set -eo pipefail at the top, with a trap that holds the pod'
          : `not set -e as it stands: "${passed.text.slice(0, 40)}" in line ${passed.place.line} may fail and is passed over`,
      ],
    }),
  ];
}

/** What ends with a failure on a good day: no process to end, no line that matches, no network for a pull. */
function mayFail({ name, words, text }: ShellCommand): boolean {
  return (
    /^(?:pkill|killall|kill|grep|pgrep|diff|fuser|rmdir)$/.test(name) ||
    (name === 'git' && words.includes('pull')) ||
    /\$\?/.test(text)
  );
}

/** `pip install -U pip`: what fails there fails nothing. */
function onlyTools({ requirements, files, addresses }: PipStep): boolean {
  return (
    files.length + addresses.length === 0 &&
    requirements.every(({ text }) =>
      /^(?:pip|setuptools|wheel|uv|vastai|awscli|nvitop|gpustat)\b/i.test(text),
    )
  );
}

/** In a branch that asks about a variable or an argument: who runs the script chose it. */
function chosen({ conditional, guards }: ShellCommand): boolean {
  return conditional && guards.some(({ text }) => /\$\{?(?:\d|\w*stage)/i.test(text));
}

function billed({ commands, strict }: ShellScript, text: string): readonly FileFinding[] {
  // Where no container ends, none is started again.
  if (commands.some(ofAMachine) || isTyped(text)) return [];
  const last = commands.findLast(({ name }) => name !== '');
  const file = commands[0]?.place.file ?? '';
  const startsPod =
    last !== undefined &&
    (holdsPod(last) || ((commands.some(holdsPod) || startsApp(last)) && startsContainer(file, text)));
  const held = commands.some(
    ({ name, words }) => name === 'trap' && words.some((word) => /^(ERR|EXIT)$/.test(word)),
  );
  const downloads = commands.find(
    (command) => pipStep(command) !== null || /^(git|curl|wget|apt-get|apt)$/.test(command.name),
  );
  // A worker is to end: it is replaced, its job goes to another one, and one that sleeps is billed.
  const worker = commands.some(({ text }) =>
    /handler\.py\b|\brp_\w+\.py\b|serverless|runpod-volume/i.test(text),
  );
  if (!strict || !startsPod || held || worker || downloads === undefined) return [];
  const place = commands.find(({ name }) => name === 'set')?.place ?? downloads.place;
  return [
    found(exitAndBill, {
      place,
      severity: 'info',
      message:
        'The first failing step ends the container; the cloud starts it again, it fails again, and the pod is billed.',
      why: 'Because set -e ends the script and no trap holds it.',
      // Within quotes of its own the words of the trap take the other ones.
      fixes: [
        /^\s*(?:\S*\/)?(?:ba)?sh -\w*c\s+'/.test(text)
          ? 'add trap "sleep infinity" ERR'
          : 'add trap \'echo "failed in line $LINENO"; sleep infinity\' ERR',
      ],
    }),
  ];
}

/** `while true; do python app.py; done` without a pause. */
function endless(command: ShellCommand, commands: readonly ShellCommand[]): readonly FileFinding[] {
  // Under set -e the failure ends the loop, and the script.
  if (!command.inLoop || command.background || command.strict || !startsApp(command) || command.checked)
    return [];
  const endlessly = commands.some(
    ({ name, inLoop, checked }) => inLoop && checked && (name === 'true' || name === ':'),
  );
  const paused = commands.some(
    ({ name, inLoop }) => inLoop && (name === 'sleep' || name === 'break' || name === 'exit'),
  );
  if (!endlessly || paused) return [];
  return [
    found(exitAndBill, {
      place: command.place,
      message: `When ${command.name} fails at its start, the loop starts it again at once, for ever.`,
      why: 'Because nothing pauses the loop or counts the failures.',
      fixes: ['sleep between the starts, longer each time, and hold after a few'],
    }),
  ];
}
