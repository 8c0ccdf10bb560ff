import path from 'node:path';
import type { Catalog } from '../catalog/types.ts';
import type { Surroundings } from '../lint/situation.ts';
import type { FieldRecord } from '../plan/field.ts';
import { gpu } from '../plan/fields/gpu.ts';
import { hostCuda } from '../plan/fields/host-cuda.ts';
import { image } from '../plan/fields/image.ts';
import { pythonVersionSchema } from '../plan/values.ts';
import { givenBy } from '../presets/world.ts';
import { FileError, type System } from '../system/system.ts';
import type { StatedTexts } from './command.ts';
import { UsageError } from './errors.ts';
import { readPiped } from './piped.ts';

/** As large as a file that is read whole may be. */
const mostPiped = 16 * 1024 ** 2;

/** Text of a file that a person names, or of standard input (`-`). What cannot be judged (missing, a folder, binary, empty) is a usage error. */
export async function readInput(system: System, file: string, command: string): Promise<string> {
  const own =
    file === '-'
      ? await readPiped(system, mostPiped, `COMMAND | pod-wizard ${command} -`)
      : await readText(system, file);
  const text = own === null ? null : narrow(own);
  if (text === null) throw new UsageError(`there is no file ${file}`, `pod-wizard ${command} FILE`);
  const name = file === '-' ? 'standard input' : file;
  if (text.trim() === '') throw new UsageError(`${name} is empty`, `pod-wizard ${command} FILE`);
  if (/\0/.test(text.slice(0, 8000)) || text.slice(0, 8000).split('\uFFFD').length > 200) {
    throw new UsageError(`${name} is not a text file`, `pod-wizard ${command} FILE`);
  }
  return text;
}

/** What PowerShell's `>` writes is UTF-16, which pip reads as well: its Latin letters, each beside a zero. */
function narrow(text: string): string {
  return /^\uFFFD\uFFFD(?:[^\0\uFFFD]\0)+$/.test(text) ? text.slice(2).replaceAll('\0', '') : text;
}

async function readText(system: System, file: string): Promise<string | null> {
  try {
    return await system.files.read(path.resolve(system.cwd, file));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(error.message, '');
    throw error;
  }
}

/** What was stated beside the files; null where nothing was. Read as the plan's own flags are. */
export function statedSurroundings(
  { answers }: StatedTexts,
  catalog: Catalog,
): Omit<Required<Surroundings>, 'catalog'> {
  const given = givenBy({ catalog, presets: [] }, {});
  const read = <Value>(field: FieldRecord<Value>): Value | null => {
    const text = answers.get(field.flag)?.at(-1);
    if (text === undefined) return null;
    const answer = field.read(text, given);
    if (answer.ok) return answer.value;
    const allowed = answer.allowed.map((value) => JSON.stringify(value)).join(', ');
    throw new UsageError(`--${field.flag}: ${answer.message}`, allowed === '' ? '' : `try ${allowed}`);
  };
  const python = answers.get('python')?.at(-1)?.split(':')[0] ?? null;
  if (python !== null && !pythonVersionSchema.safeParse(python).success) {
    throw new UsageError(`--python: "${python}" is not a Python version`, 'write --python 3.12');
  }
  return { image: read(image), python, gpu: read(gpu), hostCuda: read(hostCuda) };
}
