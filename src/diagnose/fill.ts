import { printable } from '../basics/printable.ts';
import { belongsToSystem } from './system-folder.ts';

/** Named groups of a pattern, as they matched. */
export type Captures = Readonly<Record<string, string | undefined>>;

/** What a log may put into a command: no blank, quote, `$`, `;` or leading dash, and nothing that was left out. */
const harmless = /^(?!.{0,196}\.\.\.)[A-Za-z0-9_/.][A-Za-z0-9_./:+@%,=#-]{0,199}$/;

/** Removes what follows, or makes it somebody's. */
const givesAway = /\b(?:rm -|chown -R|chmod -R)/;

/** Whether a text of a log is safe as a word of a command. */
export function harmlessWord(text: string): boolean {
  return harmless.test(text);
}

/** `{package}` in a sentence becomes what the log says, made printable. */
export function fillText(text: string, captures: Captures): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    printable(captures[name] ?? `the ${name}`).slice(0, 200),
  );
}

/** The same in a command: a text that a shell could read as anything but a word stays a placeholder, and so does a folder of the system that would be lost. */
export function fillCommand(command: string, captures: Captures): string {
  return command.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = captures[name] ?? '';
    const isLost = givesAway.test(command) && belongsToSystem(value);
    return harmless.test(value) && !isLost ? value : name.toUpperCase();
  });
}
