// The licences of what the bundle holds of other packages: most of them ask to be passed on.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * @param {import('esbuild').Metafile} metafile of the bundle
 * @param {string} root the folder that its paths are relative to
 * @returns {Promise<string>} each package with its version and the text of its licence
 */
export async function notices(metafile, root) {
  const parts = [
    'pod-wizard contains code of the packages below, each under the licence that follows its name.',
  ];
  for (const [folder, files] of bundledPackages(metafile)) parts.push(await notice(root, folder, files));
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The packages that gave bytes to an output, with those files; what was only looked at is not among them. */
function bundledPackages(metafile) {
  const packages = new Map();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
      if (folder === undefined || bytesInOutput === 0) continue;
      packages.set(folder, [...(packages.get(folder) ?? []), file]);
    }
  }
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function notice(root, folder, files) {
  const read = (file) => readFile(path.join(root, file), 'utf8');
  const { name, version, license } = JSON.parse(await read(`${folder}/package.json`));
  if (typeof license !== 'string') throw new Error(`${folder} names no licence`);
  const names = (await readdir(path.join(root, folder))).filter((file) => licenceFile.test(file)).sort();
  const texts = await Promise.all(names.map((file) => read(`${folder}/${file}`)));
  if (texts.length === 0)
    texts.push(await withoutFile(name, license, await Promise.all(files.map(read)), read));
  // Of two that may be chosen between, the shorter one.
  const mayChoose = texts.length > 2 && /\beither\b.{1,3}of the licen[cs]es/.test(texts[0]);
  const passedOn = mayChoose ? [texts[0], shortest(texts.slice(1))] : texts;
  const text = passedOn.map((one) => one.replace(/\r\n/g, '\n').trim()).join('\n\n');
  return `${name} ${version} (${license})\n\n${text}`;
}

function shortest(texts) {
  return texts.reduce((best, one) => (one.length < best.length ? one : best));
}

/** A package without a licence file says in its sources whose it is; the words of the MIT licence are ours, too. */
async function withoutFile(name, license, sources, read) {
  const lines = sources.flatMap((source) => source.match(/Copyright \(c\) [^\n*]+/) ?? []);
  if (license !== 'MIT' || lines.length === 0) throw new Error(`${name} (${license}) has no licence file`);
  const [, , ...words] = (await read('LICENSE')).split('\n\n');
  return [...new Set(lines.map((line) => line.trim())), ...words].join('\n\n');
}
