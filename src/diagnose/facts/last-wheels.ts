import { answers, rowOf } from '../../catalog/answers.ts';
import { under } from '../answers/version-commands.ts';

const installs = /^(?:[\w./\\:+@-]{1,200} -m )?pip3? install /;
const spec =
  /(?<=[\s"'])(?<name>[A-Za-z][\w.-]{0,40})(?:\[[\w,-]{1,40}\])?(?<bounds>[<>=!~][\w.<>=!~,*]{1,60})/g;
/** Who has a Python that old has mostly told it by a path; anybody else has a newer one. */
const outOfUse = 9;
/** Newer ones are seldom met. */
const inUse = 12;

/** The newest Python 3.N that has a wheel of a release; null where nothing is known of it. */
export function lastPythonOf(name: string, version: string): number | null {
  const { rows } = answers.lastPythons;
  const row =
    rowOf(rows, name) ?? rowOf(rows, name.replaceAll('_', '-')) ?? rowOf(rows, name.replaceAll('-', '_'));
  return under(row, `${version}.1`);
}

/** The newest Python 3.N that has a wheel of all that a command pins; null where nothing is known of it. */
function lastOf(command: string): number | null {
  const lasts = [...command.matchAll(spec)].flatMap(({ groups }) => {
    const name = (groups?.['name'] ?? '').toLowerCase();
    const { rows } = answers.lastPythons;
    const row =
      rowOf(rows, name) ?? rowOf(rows, name.replaceAll('_', '-')) ?? rowOf(rows, name.replaceAll('-', '_'));
    return [...(groups?.['bounds'] ?? '').matchAll(/(<=?|==)(\d{1,4}(?:\.\d{1,4}){0,3})/g)].flatMap(
      ([, sign, version = '']) => under(row, sign === '<' ? version : `${version}.1`) ?? [],
    );
  });
  return lasts.length === 0 ? null : Math.min(...lasts);
}

/**
 * Commands that pin what has no wheel for this Python, in an environment of a Python that has one: built from source
 * such releases fail. Where the log names no Python, the command says up to which it goes.
 */
export function whereItHasWheels(
  fix: readonly string[],
  { python, pip }: { readonly python: string | null; readonly pip: string },
): readonly string[] {
  if (fix.some((line) => /^(?!#).{0,160}(?:uv venv|conda create) /.test(line))) return fix;
  const first = fix.findIndex((line) => !line.startsWith('#'));
  return fix.flatMap((line, at) => {
    const [, command = line, remark] = /^(.{1,1200}?) {3}# ?(.*)$/.exec(line) ?? [];
    const last = installs.test(command) ? lastOf(command) : null;
    if (last === null) return [line];
    const late = python === null ? last <= outOfUse && at === first : Number(python.split('.')[1]) > last;
    if (late)
      return [
        `uv venv --seed --python 3.${last} /workspace/venv && . /workspace/venv/bin/activate   # no newer Python has a wheel of it; then install the requirements again, and last:`,
        line.replaceAll(`${pip} install`, 'python3 -m pip install'),
      ];
    if (python !== null || last > inUse || remark?.includes('Python')) return [line];
    return [`${command}   # ${remark === undefined ? '' : `${remark}; `}Python 3.${last} at most`];
  });
}
