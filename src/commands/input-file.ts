import path from 'node:path';
import { imageRefSchema, pythonVersionSchema } from '../plan/values.ts';
import { FileError, type System } from '../system/system.ts';
import type { StatedTexts } from './command.ts';
import { UsageError } from './errors.ts';
import { readPiped } from './piped.ts';

/** As large as a file that is read whole may be. */
const mostPiped = 16 * 1024 ** 2;

/** Text of a file that a person names, or of standard input (`-`). What cannot be judged (missing, a folder, binary, empty) is a usage error. */
export async function readInput(system: System, file: string, command: string): Promise<string> {
  const text =
    file === '-'
      ? await readPiped(system, mostPiped, `COMMAND | pod-wizard ${command} -`)
      : await readText(system, file);
  if (text === null) throw new UsageError(`there is no file ${file}`, `pod-wizard ${command} FILE`);
  const name = file === '-' ? 'standard input' : file;
  if (text.trim() === '') throw new UsageError(`${name} is empty`, `pod-wizard ${command} FILE`);
  if (/\0/.test(text.slice(0, 8000)) || text.slice(0, 8000).split('\uFFFD').length > 200) {
    throw new UsageError(`${name} is not a text file`, `pod-wizard ${command} FILE`);
  }
  return text;
}

async function readText(system: System, file: string): Promise<string | null> {
  try {
    return await system.files.read(path.resolve(system.cwd, file));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(error.message, '');
    throw error;
  }
}

/** The image and Python that were named beside the files; null where none was. */
export function statedSurroundings(args: StatedTexts): {
  readonly image: string | null;
  readonly python: string | null;
} {
  const image = args.answers.get('image')?.at(-1) ?? null;
  if (image !== null && !imageRefSchema.safeParse(image).success) {
    throw new UsageError(`--image: "${image}" is not an image reference`, 'write --image runpod/pytorch:TAG');
  }
  const python = args.answers.get('python')?.at(-1)?.replace(/:.*/s, '') ?? null;
  if (python !== null && !pythonVersionSchema.safeParse(python).success) {
    throw new UsageError(`--python: "${python}" is not a Python version`, 'write --python 3.12');
  }
  return { image, python };
}
