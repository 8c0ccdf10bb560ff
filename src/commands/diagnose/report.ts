import { printable } from '../../basics/printable.ts';
import { asCalled } from '../called.ts';
import type { Paint } from '../paint.ts';
import type { Placed } from './placed.ts';

/** For people: cause, fix, then detail. The first diagnosis in full, the others shorter. */
export function reportDiagnoses(diagnoses: readonly Placed[], paint: Paint): string {
  const [first, ...others] = diagnoses;
  if (first === undefined) {
    return 'Nothing known was found in this log.\n';
  }
  const also =
    others.length === 0 ? [] : [paint('bold', 'Also found'), '', ...others.map((one) => full(one, paint))];
  return `${[full(first, paint), ...also].join('\n')}`;
}

function full(diagnosis: Placed, paint: Paint): string {
  const { title, line, evidence, cause, fix, confidence, consequences, sources, file } = diagnosis;
  const where = file === null ? `line ${line}` : `${printable(file)}:${line}`;
  const lines = [
    paint('bold', title),
    ...wrap(cause).map((text) => `  ${text}`),
    '',
    ...fix.map((command) =>
      command.startsWith('#')
        ? `  ${paint('dim', asCalled(command, paint.calledAs))}`
        : `  ${paint('green', command)}`,
    ),
    '',
    paint('dim', `  ${where}  ${evidence}`),
    ...consequences.map((one) => paint('dim', `  line ${one.line}  ${one.title}: follows from it`)),
    paint('dim', `  ${confidence} confidence, ${diagnosis.class}, ${sources.slice(0, 2).join(' ')}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Words in lines of at most 96 columns. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of printable(text).split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > 96) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
