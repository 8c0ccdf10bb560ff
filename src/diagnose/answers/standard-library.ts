import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';

/** The minor version of Python 3 that brought a name of the standard library (negative: that took it away); null where that is not known. */
function cameWith(module: string, name: string): number | null {
  const found = Object.entries(rowOf(answers.pythonNames.rows, module) ?? {}).find(([, names]) =>
    names.split(' ').includes(name),
  );
  return found === undefined ? null : Number(found[0]);
}

/** A name that the standard library is known to have got later; null: not known. */
export function laterPython(event: Event): Answer | null {
  const { module = '', name = '' } = event.captures;
  return (cameWith(module, name) ?? -1) < 0 ? null : ofPython(event, module, name);
}

/** A name that Python took away: what asks for it is older than this Python. */
function goneFromPython({ frames, pip, python }: Event, module: string, name: string, gone: number): Answer {
  const asker = frames.at(-1)?.root?.replaceAll('_', '-') ?? null;
  const older = `uv venv --seed --python 3.${gone - 1} /workspace/venv && . /workspace/venv/bin/activate   # or older, as the project names it; then install the requirements again`;
  return {
    class: 'python-version-unsupported',
    subject: `${module}.${name}`,
    title: `${asker ?? 'The code'} is older than this Python${python === null ? '' : ` (${python})`}: ${module}.${name} is gone since 3.${gone}`,
    cause: `${module} belongs to Python itself, and has had no ${name} since 3.${gone}.`,
    fix:
      asker === null
        ? [older]
        : [
            `${pip} install -U ${asker}   # a release of it that knows this Python`,
            '# or, where the app pins the old one:',
            older,
          ],
    confidence: 'high',
    weight: 'root',
  };
}

/** A name of the standard library: the code is of another Python. */
export function ofPython(event: Event, module: string, name: string): Answer {
  const came = cameWith(module, name);
  if (came !== null && came < 0) return goneFromPython(event, module, name, -came);
  const here = event.python === null ? null : Number(event.python.split('.')[1]);
  // Known, and this Python has it: a file of that name is found in its place.
  const late = came !== null && (here === null || here < came);
  const look = `ls ${module.split('.')[0]}.py 2>/dev/null; ${event.pip.replace(/ -m pip$/, '')} --version   # a file of your own of that name? rename it`;
  const asker = event.frames.at(-1)?.root?.replaceAll('_', '-') ?? null;
  const other = `uv venv --seed --python 3.${late ? came : 10} /workspace/venv && . /workspace/venv/bin/activate   # ${late ? 'or newer, within what the project allows' : 'the Python that the project names (3.10 fits most)'}; then install the requirements again`;
  return {
    class: 'python-version-unsupported',
    subject: `${module}.${name}`,
    title: `This Python${event.python === null ? '' : ` (${event.python})`} has no ${module}.${name}${late ? `: it came in 3.${came}` : ''}`,
    cause: `${module} belongs to Python itself; ${late ? `${name} is there from Python 3.${came} on` : `${name} came with a later Python than runs here, or was removed before it (or a file ${module.split('.')[0]}.py of your own hides the module)`}.`,
    fix: [
      ...(late ? [] : [look]),
      other,
      ...(late && asker !== null
        ? [
            `# or, to keep this Python: another release of ${asker}, which may do without: ${event.pip} install -U ${asker}`,
          ]
        : []),
    ],
    confidence: late ? 'high' : 'medium',
  };
}
