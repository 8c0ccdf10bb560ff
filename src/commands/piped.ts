import type { System } from '../system/system.ts';
import { UsageError } from './errors.ts';

/** Everything on standard input, as text. A terminal there, or more than `mostBytes`, is a usage error. */
export async function readPiped(system: System, mostBytes: number, usage: string): Promise<string> {
  if (system.stdinIsTty) throw new UsageError('nothing comes on standard input', usage);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of system.stdin()) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UsageError(`standard input is larger than ${mostBytes} bytes`, usage);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
