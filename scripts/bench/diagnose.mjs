// What diagnose costs beside grep with the same signatures, on a log of ordinary lines.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../bundle-options.mjs';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Seconds that diagnose and grep take for a log of so many MB. */
export async function diagnoseAgainstGrep(folder, megabytes) {
  const log = path.join(folder, 'ordinary.log');
  const patterns = path.join(folder, 'patterns');
  writeLog(log, megabytes * 1e6);
  writeFileSync(patterns, `${(await signaturePatterns(folder)).join('\n')}\n`);
  // The first launch of a version unpacks it, as with the other programs that are measured it does not count.
  const few = path.join(folder, 'few.log');
  writeFileSync(few, 'step 1\n');
  seconds(process.execPath, [path.join(root, 'dist/cli.js'), 'diagnose', few]);
  return {
    diagnose: seconds(process.execPath, [path.join(root, 'dist/cli.js'), 'diagnose', log, '--json']),
    grep: seconds('grep', ['-E', '-i', '-f', patterns, log]),
  };
}

function writeLog(file, size) {
  let block = '';
  for (let index = 0; block.length < 1e6; index += 1) {
    block += `2026-11-22 10:${index % 60}:00 INFO step ${index}: loss=0.${index % 997} lr=1e-4 epoch ${index % 7}\n`;
    if (index % 9 === 0)
      block += `Collecting package-${index}==1.${index % 30}.0 (from -r requirements.txt (line ${index}))\n`;
  }
  const target = openSync(file, 'w');
  for (let written = 0; written < size; written += block.length) writeSync(target, block);
  closeSync(target);
}

/** As extended regular expressions; those that need what grep does not have stay with their literal text. */
async function signaturePatterns(folder) {
  const registry = path.join(folder, 'registry');
  await build({
    ...bundleOptions,
    entryPoints: [path.join(root, 'src/diagnose/registry.ts')],
    outdir: registry,
  });
  const { signatures } = await import(pathToFileURL(path.join(registry, 'registry.js')).href);
  const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return signatures.flatMap(({ match }) =>
    match.map((matcher) => {
      if (typeof matcher === 'string') return literal(matcher);
      const source = matcher.pattern?.source.replace(/\(\?<\w+>/g, '(').replace(/\(\?:/g, '(');
      return source === undefined || /\(\?|\\[dwsbDWSB]/.test(source) ? literal(matcher.text) : source;
    }),
  );
}

function seconds(command, args) {
  const started = performance.now();
  // In the C locale: in others, grep without case costs it many times as much.
  const env = { ...process.env, LC_ALL: 'C' };
  spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - started) / 1000;
}
