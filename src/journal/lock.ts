import { printable } from '../basics/printable.ts';
import { type Locked, lockedPackage } from '../presets/locked.ts';

const mostLines = 2000;
const mostRest = 500;

/**
 * What was installed on a pod, read as a lock. Its lines are those of `pip freeze`, with `--hash=sha256:…`
 * where the digest of the file is known; `# not locked: …` says what is not. They come from a rented machine:
 * what is not understood is named among the rest, and never reaches a script.
 */
export function lockOf(lines: readonly string[], from: string): Locked | null {
  const packages = new Map<string, string>();
  const rest: string[] = [];
  for (const line of lines.slice(0, mostLines).map((text) => text.trim())) {
    const [, reason] = /^# not locked: (.{1,300})$/.exec(line) ?? [];
    const exact = lockedPackage(line);
    if (exact !== null) {
      if (!packages.has(exact.name)) packages.set(exact.name, line);
    } else if (reason !== undefined) {
      rest.push(printable(reason));
    } else if (line.includes(' @ ')) {
      rest.push(printable(`${line.slice(0, 250)}: from an address of its own, as the preset says`));
    } else if (line !== '' && !line.startsWith('#')) {
      rest.push(printable(`${line.slice(0, 250)}: not understood`));
    }
  }
  if (packages.size === 0) return null;
  return {
    from,
    packages: [...packages.values()],
    rest: rest.slice(0, mostRest).map((one) => one.slice(0, 400)),
  };
}
