import { FileError } from './system.ts';

/** Why it failed, and what to do next, by the code of the operating system. */
const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space or choose another folder, then run it again.'],
  EDQUOT: ['your disk quota is used up', 'Free some space or choose another folder, then run it again.'],
  EFBIG: [
    'the file would be larger than this system allows',
    'Choose another folder, or raise the limit (ulimit -f).',
  ],
  EROFS: ['the file system is read-only', 'Choose another folder.'],
  EACCES: ['permission is denied', 'Choose another folder, or change its permissions.'],
  EPERM: ['the operation is not permitted', 'Choose another folder, or change its permissions.'],
  EISDIR: ['it is a folder', 'Name a file, or move the folder away.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Choose another folder.'],
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  ELOOP: ['its symbolic links lead in a circle', 'Remove the link.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter one.'],
  EMFILE: ['too many files are open', 'Close some programs, then run it again.'],
  EIO: ['the disk reports an error', 'Check the disk, then run it again.'],
};

/** What was going on: `read`, `write`, … */
export type Doing = 'read' | 'write' | 'remove' | 'list' | 'lock';

/** Says what happened, why, and what to do next. A FileError stays as it is. */
export function fileError(path: string, doing: Doing, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = errorCode(error) ?? 'UNKNOWN';
  const [why, next] = reasons[code] ?? [error instanceof Error ? error.message : String(error), ''];
  const unchanged = doing === 'read' || doing === 'list' ? '' : ' The file was not changed.';
  return new FileError(path, code, `cannot ${doing} ${path}: ${why}.${unchanged} ${next}`.trim());
}

/** A path that leads to something other than a plain file. */
export function notPlain(path: string, doing: Doing, what: string): FileError {
  return new FileError(
    path,
    'ENOTFILE',
    `cannot ${doing} ${path}: it is ${what}, not a plain file. Choose another path.`,
  );
}

/** `ENOENT`, `EACCES`, …; null for anything that does not come from the operating system. */
export function errorCode(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
