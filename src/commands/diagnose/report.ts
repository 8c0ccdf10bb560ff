import { printable } from '../../basics/printable.ts';
import { wrapWords } from '../../basics/wrap.ts';
import type { LastError } from '../../diagnose/last-error.ts';
import type { Paint } from '../paint.ts';
import type { Placed } from './placed.ts';

/** For people: cause in one line, what to type, the line it rests on, the rest. The first diagnosis in full. */
export function reportDiagnoses(
  diagnoses: readonly Placed[],
  lastError: LastError | null,
  columns: number,
  paint: Paint,
): string {
  const [first, ...others] = diagnoses;
  if (first === undefined) return reportLastError(lastError, columns, paint);
  const show = (one: Placed) => full(one, columns, paint);
  const heading = first.note
    ? [
        ...wrap(
          'No line of this log says that something failed. Where all works, what it warns of may stay as it is; if something is missing, this is why.',
          columns,
        ),
        '',
      ]
    : [];
  const also = others.length === 0 ? [] : [paint('bold', 'Also found'), '', ...others.map(show)];
  return [...heading, show(first), ...also].join('\n');
}

function full(diagnosis: Placed, columns: number, paint: Paint): string {
  const { title, line, evidence, cause, fix, confidence, consequences, sources, file } = diagnosis;
  const where = file === null ? `line ${line}` : `${printable(file)}:${line}`;
  const from = sources.length === 0 ? 'read from the message alone' : sources.slice(0, 2).join(' ');
  const lines = [
    paint('bold', title),
    '',
    ...fix.map((command) => toType(command, paint)),
    '',
    `  ${where}: ${evidence}`,
    ...wrap(cause, columns).map((text) => `  ${text}`),
    ...consequences.map((one) => paint('dim', `  line ${one.line}: ${one.title} (follows from it)`)),
    paint('dim', `  ${confidence} confidence, ${diagnosis.class}, ${from}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Nothing known: the error as it stands, marked as a quote. */
function reportLastError(lastError: LastError | null, columns: number, paint: Paint): string {
  if (lastError === null)
    return 'Nothing known was found in this log, and none of its lines reads like an error. That is no proof that all is well: if something failed, give more of the log, from its beginning.\n';
  const { line, text, step, package: owner, wentOn, plain, next } = lastError;
  const heading =
    plain && !wentOn
      ? 'Something failed in this log, and it is not known here.'
      : 'Nothing known was found in this log.';
  const lines = [
    paint('bold', `${heading} ${plain ? 'Its last error' : 'What comes nearest to an error'}, as it stands:`),
    '',
    `  line ${line}: ${text}`,
    ...(step === null ? [] : [`  while: ${step}`]),
    ...(owner === null ? [] : [`  raised in: ${owner}`]),
    ...(wentOn
      ? wrap('The program went on afterwards, so this may be no failure.', columns).map((row) => `  ${row}`)
      : []),
    '',
    ...next.map((command) => toType(command, paint)),
    '',
    paint(
      'dim',
      '  pod-wizard diagnose LOG --report prints an excerpt without names and secrets, to ask others with',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Never broken: what is pasted must be one line. */
function toType(command: string, paint: Paint): string {
  return command.startsWith('#') ? `  ${paint('dim', command)}` : `  ${paint('green', command)}`;
}

/** Words in lines as wide as the terminal. */
function wrap(text: string, columns: number): readonly string[] {
  return wrapWords(printable(text), Math.max(40, columns - 4));
}
