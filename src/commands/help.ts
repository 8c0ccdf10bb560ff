import { printable } from '../basics/printable.ts';
import { wrapWords } from '../basics/wrap.ts';
import { lineWidth } from '../system/terminal.ts';
import { version } from '../version.ts';
import { defaultCommand, unknownCommand } from './arguments.ts';
import { asCalled } from './called.ts';
import { type Command, command } from './command.ts';
import { exitCode } from './errors.ts';
import { commandWords, nameOffers, nouns } from './names.ts';
import { wrap } from './report.ts';

export const help = command({
  name: 'help',
  position: 180,
  line: 'this text; with a command, all of its flags',
  choices: [],
  flags: {},
  positionals: {
    usage: '[COMMAND]',
    least: 0,
    most: 2,
    what: 'the name of one command',
    offers: ({ positionals, commands }) => nameOffers(positionals, commands),
  },
  examples: ['help', 'help check', 'help journal replay'],
  run: async ({ positionals }, system, loadCommands) => {
    const commands = await loadCommands();
    const named = positionals.join(' ');
    const found = commands.find(({ name, aliases }) => name === named || aliases.includes(named));
    const text =
      found === undefined
        ? helpOn(positionals, commands, system.calledAs)
        : commandHelp(
            found,
            system.calledAs,
            commandWords(commands),
            Math.min(100, lineWidth(system.stdout)),
          );
    system.stdout.write(`${text.split('\n').map(printable).join('\n')}\n`);
    return exitCode.done;
  },
});

/** The overview, or a noun's verbs. Throws UsageError for words that are neither. */
function helpOn(words: readonly string[], commands: readonly Command[], calledAs: string): string {
  const [noun, ...more] = words;
  if (noun === undefined) return overview(commands, calledAs);
  if (!Object.hasOwn(nouns, noun) || more.length > 0) throw unknownCommand(words, commands);
  return nounHelp(noun, commands, calledAs);
}

/** Everything there is, for somebody who has never seen it: at most 24 rows of 80 columns. */
function overview(commands: readonly Command[], calledAs: string): string {
  const rows = commands
    .filter(({ name }) => name !== defaultCommand)
    .map(({ name, positionals, line }) => {
      const [noun = '', verb] = name.split(' ');
      if (verb === undefined) return [`${name} ${positionals.usage}`.trim(), line] as const;
      return [`${noun} ${verbsOf(noun, commands).join('|')}`, nouns[noun] ?? ''] as const;
    })
    .filter(([left], index, all) => all.findIndex(([other]) => other === left) === index);
  return `pod-wizard ${version}: rent a GPU pod that works the first time

  ${calledAs}  opens the wizard: it warns before you rent, and writes the
  startup script, the start command, and a journal that can be replayed.

Commands, each with a --help of its own:
${columns(rows, 32)}

The wizard's flags, also for use without a screen: ${calledAs} help wizard
Exit codes: 0 done, 1 findings or failure, 2 usage, 130 cancelled.`;
}

function nounHelp(noun: string, commands: readonly Command[], calledAs: string): string {
  const rows = commands
    .filter(({ name }) => name.startsWith(`${noun} `))
    .map(({ name, positionals, line }) => [`${name} ${positionals.usage}`.trim(), line] as const);
  return `${calledAs} ${noun}: ${nouns[noun]}\n\n${columns(rows)}`;
}

/** All about one command. */
function commandHelp(about: Command, calledAs: string, words: readonly string[], width: number): string {
  const { name, aliases, line, positionals, questions, flags, examples, more } = about;
  const call = name === defaultCommand ? calledAs : `${calledAs} ${name}`;
  const answers = questions.flatMap(({ flag, placeholder, help: text, alone }) => [
    [`--${flag} ${placeholder}`, text] as const,
    ...(alone === undefined ? [] : [[`--${alone.flag}`, `the same as --${flag} ${alone.text}`] as const]),
  ]);
  const own = [...flags].map(([flag, entry]) => {
    const short = entry.short === undefined ? '' : `-${entry.short}, `;
    const placeholder = entry.type === 'string' ? ` ${entry.placeholder}` : '';
    return [`${short}--${flag}${placeholder}`, entry.help] as const;
  });
  const parts = [
    `${call} ${positionals.usage}`.trim().concat(`: ${line}`),
    ...(aliases.length === 0 ? [] : [`Also as: ${aliases.join(', ')}`]),
    ...(answers.length === 0
      ? []
      : [`Choices (each also as a variable, e.g. POD_WIZARD_GPU):\n${columns(answers, undefined, width)}`]),
    `Flags:\n${columns(own, undefined, width)}`,
    ...(more === '' ? [] : [asCalled(more, calledAs, words).split('\n').flatMap(wrap).join('\n')]),
    `Examples:\n${examples.map((example) => `  ${calledAs} ${example}`.trimEnd()).join('\n')}`,
  ];
  return parts.join('\n\n');
}

function verbsOf(noun: string, commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ name }) => (name.startsWith(`${noun} `) ? [name.slice(noun.length + 1)] : []));
}

/**
 * A left cell of more than `most` columns pushes its own right cell aside, and no other. What is longer than a line goes
 * on below itself.
 */
function columns(
  rows: readonly (readonly [string, string])[],
  most = Number.POSITIVE_INFINITY,
  line = Number.POSITIVE_INFINITY,
): string {
  const widths = rows.map(([left]) => left.length).filter((width) => width <= most);
  const width = Math.max(...widths) + 2;
  const below = `\n${' '.repeat(width + 2)}`;
  return rows
    .map(([left, right]) => {
      const lines = wrapWords(right, line - width - 2);
      return `  ${`${left}  `.padEnd(width)}${lines.join(below)}`;
    })
    .join('\n');
}
