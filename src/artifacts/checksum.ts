import { sha256 } from '../basics/digest.ts';

const mark = '# sha256 of everything below this line: ';
const line = new RegExp(`^${mark}([0-9a-f]{64})\\n`, 'm');

/** Joins header and body by a checksum line, by which later edits are recognised. */
export function seal(header: string, body: string): string {
  return `${header}${mark}${sha256(body)}\n${body}`;
}

/** `intact`: as we wrote it; `edited`: ours, changed by hand; `not-ours`: without a checksum line. */
export type ChecksumState = 'intact' | 'edited' | 'not-ours';

/** Says whether a script that is already there was edited since it was written. */
export function checksumState(text: string): ChecksumState {
  // Line ends may have been changed on the way; that is an edit (bash refuses CR), but the file is still ours.
  const match = line.exec(text.replaceAll('\r\n', '\n'));
  if (match === null) return 'not-ours';
  const body = text.slice(match.index + match[0].length);
  return !text.includes('\r\n') && sha256(body) === match[1] ? 'intact' : 'edited';
}
