import { nearest } from '../../basics/spelling.ts';
import { command, plainly } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { bashReplies, readBashLine } from './bash-line.ts';
import { complete } from './complete.ts';
import { scripts } from './scripts.ts';

const shells = Object.keys(scripts);

export const completion = command({
  name: 'completion',
  position: 170,
  line: 'completion with values for your shell',
  choices: [],
  flags: {},
  positionals: {
    usage: shells.join('|'),
    least: 1,
    most: 1000,
    what: 'a shell',
    offers: ({ positionals }) => plainly(positionals.length === 0 ? shells : []),
  },
  examples: [
    'completion bash >>~/.bash_completion',
    'completion zsh >~/.zfunc/_pod-wizard',
    'completion fish >~/.config/fish/completions/pod-wizard.fish',
  ],
  more: 'It prints a script to be loaded. It completes the command pod-wizard, which must be on your PATH (npm install --global pod-wizard). With words after the shell, it prints what could come next: that is what the script asks.',
  run: async ({ positionals: [shell = '', ...words] }, system, loadCommands) => {
    if (!isShell(shell))
      throw new UsageError(
        `there is no completion for "${shell}"`,
        `did you mean ${nearest(shell, shells, 1)[0]}? There are ${shells.join(', ')}`,
      );
    if (words.length === 0) {
      system.stdout.write(scripts[shell]);
      return exitCode.done;
    }
    const commands = await loadCommands();
    const line = shell === 'bash' ? readBashLine(words[0] ?? '', words[1] ?? '') : null;
    const before = line === null ? words.slice(0, -1) : line.words.slice(1);
    const found = await complete(before, line?.current ?? words.at(-1) ?? '', commands, system);
    const { offers, isPath } = found;
    const isOpen = offers.length > 0 && offers.every(({ value }) => value.endsWith('='));
    const replies =
      line === null ? offers.map(({ value, note }) => `${value}\t${note}`) : bashReplies(line, found);
    const kind = isPath ? 'files' : isOpen ? 'nospace' : 'words';
    system.stdout.write(`${[kind, ...replies].join('\n')}\n`);
    return exitCode.done;
  },
});

function isShell(text: string): text is keyof typeof scripts {
  return Object.hasOwn(scripts, text);
}
