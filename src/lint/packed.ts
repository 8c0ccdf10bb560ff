import { gunzipSync } from 'node:zlib';
import { type Piece, wholeFile } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Longest script that is unpacked, in bytes: a small text can claim gigabytes. */
const longest = 2_000_000;

/**
 * Scripts that commands carry as base64, gzipped or not: `echo H4sI… | base64 -d | gzip -d > start.sh`, or as
 * the name that a shell goes by: `bash -c '…' H4sI…`.
 */
export function packedScripts(commands: readonly ShellCommand[]): readonly Piece[] {
  return commands.flatMap((command) => {
    if (!/^(?:echo|printf|base64|bash|sh)$/.test(command.name)) return [];
    if (/^(?:echo|printf)$/.test(command.name) && !command.pipedInto.includes('base64')) return [];
    const packed = [...command.words, command.text].flatMap(
      (word) => /[A-Za-z0-9+/]{60,}={0,2}/.exec(word)?.[0] ?? [],
    )[0];
    const text = packed === undefined ? null : unpack(packed);
    return text === null ? [] : [wholeFile(`${command.place.file} (unpacked)`, text)];
  });
}

function unpack(packed: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (bytes.length > longest) return null;
    const text = new TextDecoder().decode(zipped ? gunzipSync(bytes, { maxOutputLength: longest }) : bytes);
    return /\p{Cc}/u.test(text.replace(/[\t\n\r]/g, '')) ? null : text;
  } catch {
    return null;
  }
}
