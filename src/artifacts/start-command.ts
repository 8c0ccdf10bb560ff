import { gzipSync, strToU8 } from 'fflate/browser';
import type { ArtifactRecord } from './artifact.ts';

/** Its file. */
export const startCommandName = 'start-command.txt';

/** Where the start command unpacks the script on the pod, at every boot. */
export const scriptOnPod = '/tmp/pod-wizard-startup.sh';

/**
 * The script as one line for the cloud's start command field. It survives shlex splitting and web
 * forms: outside the single quotes there are blanks and letters only, inside there is no quote, no
 * backslash and nothing that expands. Deterministic: the same script gives the same line.
 *
 * When the line was damaged on its way, the pod is held, not restarted (and billed) for ever.
 */
export function startCommand(script: string): string {
  const packed = Buffer.from(gzipSync(strToU8(script), { level: 9, mtime: 0 })).toString('base64');
  const damaged =
    'echo pod-wizard: this start command was damaged when it was pasted, copy it again;sleep infinity';
  return `bash -c 'echo ${packed}|base64 -d|gzip -d>${scriptOnPod}&&exec bash ${scriptOnPod};${damaged}'`;
}

export const startCommandFile: ArtifactRecord = {
  position: 20,
  path: startCommandName,
  mode: 0o644,
  content: (script) => `${startCommand(script)}\n`,
};
