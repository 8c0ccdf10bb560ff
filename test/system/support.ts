import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { filesOnDisk } from '../../src/system/files.ts';

/** A folder for one test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The worker as plain JavaScript, since Node 20 does not read TypeScript. */
export async function buildWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'append-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

/** The message and code of the FileError that something ends in. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'it did not fail',
    (error: unknown) => error,
  );
}

/** What was said to the person at the terminal. */
export const said: string[] = [];

/** The real disk. */
export const nodeFiles = filesOnDisk((line) => said.push(line));

/** An entry alone. */
export async function append(journal: string, entry: (existing: string) => string): Promise<void> {
  await nodeFiles.commit(journal, async (existing) => ({ files: [], entry: entry(existing) }));
}

/** What the lock of a process on this machine that has ended looks like. */
export async function deadHolder(): Promise<string> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return JSON.stringify({ pid: child.pid, host: hostname(), id: 'gone' });
}
