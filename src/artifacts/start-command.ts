import { crc32 } from 'node:zlib';
import { deflate } from '../basics/deflate.ts';
import { planDigest } from '../plan/digest.ts';
import type { ResolvedPlan } from '../resolve/resolve.ts';
import type { ArtifactRecord } from './artifact.ts';

/** Its file. */
export const startCommandName = 'start-command.txt';

/** Where the start command unpacks the script on the pod, at every boot. */
export const scriptOnPod = '/tmp/pod-wizard-startup.sh';
/** Where it does when /tmp is full. */
const elsewhere = '/dev/shm/pod-wizard-startup.sh';

/**
 * The script as one line for the cloud's start command field. It begins with words that say what it is, and
 * survives shlex splitting and web forms: inside the single quotes there is no quote, no backslash and nothing
 * that expands, outside blanks and letters only. Deterministic: the same script gives the same line.
 *
 * The packed script comes last, as the name by which bash is to call itself, so that a line that was cut off
 * still is a command: bash begins each complaint with that name, and a complaint about a folder that cannot be
 * opened hands it to base64. Then, and when line ends or blanks came in on the way, the pod is held, with the
 * image's own services as a way in, not restarted (and billed) for ever.
 */
export function startCommand(script: string, words: string): string {
  const packed = gzip(Buffer.from(script)).toString('base64');
  const unpack = '(:</dev/null/x)2>&1|cut -d: -f1|base64 -di|gzip -d';
  const tries = [scriptOnPod, elsewhere].map((place) => `${unpack}>${place}&&exec bash ${place}`);
  const damaged =
    'echo pod-wizard: this start command was damaged when it was pasted, or /tmp is full. Copy it again.';
  return `bash -c ': ${words};${tries.join(';')};${damaged};bash /start.sh;sleep infinity' ${packed}`;
}

/** The same bytes on every machine; a sum is a sum, and Node has it sooner. */
function gzip(data: Buffer): Buffer {
  // RFC 1952: deflate, no time, packed hard, made on Unix.
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(data), 0);
  end.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, deflate(data), end]);
}

/** What it is, in letters that no shell gives a meaning. */
export function startCommandWords({ plan }: Pick<ResolvedPlan, 'plan'>, toolVersion: string): string {
  const text = `${plan.app} on ${plan.gpu}, pod-wizard ${toolVersion}, plan ${planDigest(plan).slice(0, 8)}`;
  return text.replace(/[^A-Za-z0-9 .,_-]/g, '_');
}

export const startCommandFile: ArtifactRecord = {
  position: 20,
  path: startCommandName,
  mode: 0o644,
  content: (script, { resolved, stamp }) =>
    `${startCommand(script, startCommandWords(resolved, stamp.toolVersion))}\n`,
};
