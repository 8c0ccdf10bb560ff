import { asks } from './app-commands.ts';
import { cloneOf } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { doubledBackslash, nobodyAnswers, rootRefused, shallowCheckout } from './pages/unattended.ts';
import { pathIn, type ShellCommand, type ShellScript, sourcedUnseen } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

interface Situation {
  /** It runs at the start of a pod, not in a build. */
  readonly starts: boolean;
  /** Another script writes it, where a doubled backslash is how one is written. */
  readonly written: boolean;
  /** Who runs it; null where nothing says. */
  readonly user: string | null;
}

/** What ends, or waits for ever, because nobody sits before it: in a start script and in a build. */
export function checkUnattended(
  { commands }: ShellScript,
  { starts, written, user }: Situation,
): readonly FileFinding[] {
  return [
    ...commands.flatMap((command) => [
      ...logins(command, commands),
      ...uninstalls(command, commands),
      ...conda(command, commands, starts),
      ...installer(command, commands),
    ]),
    ...(starts && (user === null || user === 'root')
      ? commands.flatMap((command) => jupyter(command, commands))
      : []),
    ...(written ? [] : doubled(commands)),
  ];
}

/** `hf auth login`, `huggingface-cli login`, `wandb login`, with no token in the words and no input of their own. */
function logins(
  { name, words, place, text, guards, caught }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const rest = words.slice(1).join(' ');
  const hub =
    (name === 'hf' && /^auth login\b/.test(rest)) || (name === 'huggingface-cli' && /^login\b/.test(rest));
  const wandb = name === 'wandb' && /^login\b/.test(rest);
  if ((!hub && !wandb) || guards.length > 0 || caught) return [];
  const given = wandb
    ? words.slice(2).some((word) => !word.startsWith('-') || word === '--relogin' || word === '--anonymously')
    : words.some((word) => /^(?:--token(?:=.*)?|-h|--help)$/.test(word));
  const into = commands.some(({ pipedInto }) => pipedInto.includes(name));
  const variable = hub ? 'HF_TOKEN' : 'WANDB_API_KEY';
  // wandb takes the key from the environment without asking.
  const known =
    wandb &&
    commands.some(
      (one) => one.assignments.has(variable) || one.text.includes(variable) || sourcedUnseen(one) !== null,
    );
  if (given || into || known || text.includes('<')) return [];
  return [
    found(nobodyAnswers, {
      place,
      message: `${[name, ...words.slice(1)].join(' ').slice(0, 60)} waits for a token to be typed, and nobody sits there.`,
      why: 'Because no token is given to it.',
      fixes: [`drop it and set ${variable} in the environment, which needs no login`],
    }),
  ];
}

/** `pip uninstall NAME`: at the end of its input, too, it stops. */
function uninstalls(
  { name, words, place, places, guards, caught }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const module = moduleRun(name, words);
  const own = module?.[0] === 'pip' ? module : /^pip[\d.]*$/.test(name) ? words : [];
  const at = words.length - own.length + 1;
  if (own[1] !== 'uninstall' || own.length < 3 || guards.length > 0 || caught) return [];
  const answered =
    own.some((word) => /^(?:-\w*[yh]|--yes|--help)$/.test(word)) ||
    commands.some(({ text, pipedInto }) => pipedInto.includes(name) || asks(text));
  if (answered) return [];
  return [
    found(nobodyAnswers, {
      place,
      message: 'pip uninstall asks whether to go on, and nobody answers here.',
      error: 'Proceed (Y/n)? EOFError: EOF when reading a line',
      why: 'Because there is no -y.',
      fixes: ['write pip uninstall -y …'],
      edits: [{ place: places[at] ?? place, old: 'uninstall', new: 'uninstall -y' }],
    }),
  ];
}

function conda(
  { name, words, place, places }: ShellCommand,
  commands: readonly ShellCommand[],
  starts: boolean,
): readonly FileFinding[] {
  // In a build the input is at its end, and there conda takes its default, which is yes.
  if (!starts || !/^(?:conda|mamba|micromamba)$/.test(name)) return [];
  const at =
    words[1] === 'env' ? -1 : words.findIndex((word) => /^(?:install|create|update|remove)$/.test(word));
  const verb = words[at];
  if (at !== 1 || verb === undefined) return [];
  const answers = (list: readonly string[]) =>
    list.some((word) => /^-(?:[a-xzA-Z]*y|-yes$|-dry-run$|d$|-json$|-help$|h$)/.test(word));
  const configured = commands.some(
    ({ text, pipedInto }) => pipedInto.includes(name) || /always_yes|CONDA_ALWAYS_YES|ALWAYS_YES/i.test(text),
  );
  // Lists of one's own ask as well; only `conda env create -f` does not.
  if (answers(words) || configured || commands.some(({ text }) => asks(text))) return [];
  return [
    found(nobodyAnswers, {
      place,
      message: `${name} ${verb} asks whether to go on, and nobody answers in a script.`,
      error: 'Proceed ([y]/n)? CondaSystemExit: Exiting.',
      why: 'Because there is no -y.',
      fixes: [`write ${name} ${verb} -y …`],
      edits: [{ place: places[at] ?? place, old: verb, new: `${verb} -y` }],
    }),
  ];
}

/** `bash Miniconda3-latest-Linux-x86_64.sh`: it shows its licence, and asks where to go. */
function installer(
  { name, words, place, text, caught }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const at = words.findIndex((word) =>
    /(?:^|\/)(?:Mini(?:conda|forge)|Mambaforge|Anaconda)3?-\S+\.sh$/.test(word),
  );
  const runs = at === 0 || (at > 0 && /^(?:ba|da|z)?sh$/.test(name));
  const answered =
    words.slice(at + 1).some((word) => /^-[a-z]*[bh]/.test(word)) ||
    /<</.test(text) ||
    commands.some((one) => one.pipedInto.includes(name) || asks(one.text));
  if (!runs || answered || caught) return [];
  return [
    found(nobodyAnswers, {
      place,
      message: 'The installer asks for its licence to be accepted, and nobody answers here.',
      error: 'Please, press ENTER to continue',
      why: 'Because there is no -b.',
      fixes: ['add -b'],
    }),
  ];
}

function jupyter(
  { name, words, place, wrappers, text }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const module = moduleRun(name, words);
  const own = module ?? [name, ...words.slice(1)];
  const [program = '', verb = ''] = own;
  const starts =
    /^(?:jupyter-lab|jupyter-notebook|jupyter-server|jupyterlab|notebook)$/.test(program) ||
    (program === 'jupyter' && /^(?:lab|notebook|server)$/.test(verb));
  const ends = own.some((word) =>
    /^(?:list|stop|build|clean|path|paths|password|workspaces|extension|--version|--help|-h|--generate-config)$/.test(
      word,
    ),
  );
  if (!starts || ends || /allow[-_]root|\.\.\.|…|\$\{?\w*(?:ARGS|OPTS|OPTIONS|FLAGS)|\$@/i.test(text))
    return [];
  const otherUser =
    wrappers.some((one) => /^(?:gosu|su-exec|runuser)$/.test(one)) || /\bsudo\s.*-u\b/.test(text);
  // What is said elsewhere in the file: another user, a configuration that allows it.
  const elsewhere = commands.some(
    (one) =>
      /^(?:su|useradd|adduser|runuser|gosu)$/.test(one.name) ||
      /allow_root|jupyter\w*config|--config/i.test(one.text),
  );
  if (otherUser || elsewhere) return [];
  return [
    found(rootRefused, {
      place,
      message: 'Jupyter ends at once where root starts it, and a pod runs its start script as root.',
      error: 'Running as root is not recommended. Use --allow-root to bypass.',
      why: 'Because there is no --allow-root.',
      fixes: ['add --allow-root'],
    }),
  ];
}

function doubled(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const at = commands.findIndex((command, index) => {
    const before = commands[index - 1];
    const last = before?.words.at(-1) ?? '';
    const [word = ''] = command.words;
    const next =
      before !== undefined && command.place.line === (before.places.at(-1) ?? before.place).line + 1;
    // A quoted blank as the last word, and an option as the first: the line was meant to go on.
    return (
      next &&
      word !== '' &&
      !(/^(?:echo|printf)$/.test(before.name) && !word.startsWith('-')) &&
      ((last === '\\' && before.text.endsWith('\\')) ||
        (/^\s+$/.test(last) && /\\\s+$/.test(before.text) && /^-{1,2}[A-Za-z]/.test(word)))
    );
  });
  const [command, before] = [commands[at], commands[at - 1]];
  if (command === undefined || before === undefined) return [];
  const first = command.words[0] ?? '';
  const blank = before.words.at(-1) !== '\\';
  return [
    found(doubledBackslash, {
      place: before.places.at(-1) ?? before.place,
      message: `${before.name} ends here, and "${first}" of the next line is run as a command.`,
      error: `bash: ${first}: command not found`,
      why: blank
        ? 'Because a blank follows the backslash, which quotes that blank in the place of the line end.'
        : 'Because the first backslash quotes the second, and nothing continues the line.',
      fixes: [
        blank ? 'end the line with the backslash' : 'write one backslash, here and on the lines like it',
      ],
    }),
  ];
}

/** PW864; over all steps of a build, where a clone and its checkout may stand apart. */
export function checkShallow(commands: readonly ShellCommand[]): readonly FileFinding[] {
  return commands.flatMap((command, at) => {
    const clone = cloneOf(command);
    const depth = command.words.some(
      (word, index, all) => /^--depth(?:=1)?$/.test(word) && (word !== '--depth' || all[index + 1] === '1'),
    );
    if (clone === null || !depth) return [];
    for (const [index, later] of commands.slice(at + 1, at + 8).entries()) {
      if (later.name !== 'git') continue;
      if (cloneOf(later)?.into === clone.into) return [];
      const folder = later.words[1] === '-C' ? pathIn(later.folder, later.words[2] ?? '') : later.folder;
      if (folder !== clone.into && folder !== '') continue;
      const fetches = later.words.includes('fetch') && later.words.length > later.words.indexOf('fetch') + 1;
      if (fetches || later.words.includes('clone') || later.words.includes('pull')) return [];
      const verb = later.words.indexOf('checkout');
      const commit = later.words.slice(verb + 1).find((word) => !word.startsWith('-')) ?? '';
      // Behind || may stand another try.
      const silenced = later.caught && /^(?:true|:)$/.test(commands[at + index + 2]?.name ?? '');
      if (
        !later.words.includes('checkout') ||
        !/^(?=.*\d)[0-9a-f]{7,40}$/.test(commit) ||
        (later.caught && !silenced)
      )
        continue;
      return [
        found(shallowCheckout, {
          place: later.place,
          message: `The clone before this has the newest commit only: once the branch has moved, ${commit} is not in it${silenced ? ', and this goes on with another' : ''}.`,
          error: `error: pathspec '${commit}' did not match any file(s) known to git`,
          why: 'Because it was cloned with --depth 1.',
          fixes: [
            'clone without --depth',
            `git fetch --depth 1 origin ${commit.length === 40 ? commit : 'COMMIT'} before it, with the whole hash`,
          ],
        }),
      ];
    }
    return [];
  });
}
