// Fails on a regular expression in src whose time is not linear in its input. What others wrote (presets,
// logs, journals, flags) goes through them, and one that backtracks hangs the program on a text of 30
// characters. scslre finds exponential and polynomial ones, also those that are slow only because a search
// begins anew at each character (`/\d+$/`; write `/(?<!\d)\d+$/`).
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { analyse } from 'scslre';
import { bundleOptions } from './bundle-options.mjs';

const root = path.dirname(import.meta.dirname);

/** Why an expression is not linear; null where it is. */
export function slowness({ source, flags }) {
  const { reports } = analyse({ source, flags });
  if (reports.length === 0) return null;
  return reports.some(({ exponential }) => exponential) ? 'exponential' : 'polynomial';
}

/** Every expression that a text of TypeScript spells out: `{ source, flags, line }`. */
export async function literalsIn(text, file) {
  const { code } = await transform(text, {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    jsx: 'automatic',
    target: 'esnext',
  });
  const found = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'Literal' && node.regex) {
      const { pattern: source, flags } = node.regex;
      const at = text.indexOf(`/${source}/${flags}`);
      found.push({ source, flags, line: text.slice(0, Math.max(at, 0)).split('\n').length });
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  return found;
}

/** Every expression that is put together (`new RegExp(…)`) while these modules are loaded. */
export async function builtBy(modules, resolveDir = root) {
  const { outputFiles } = await build({
    ...bundleOptions,
    stdin: { contents: modules.map((file) => `import ${JSON.stringify(file)};`).join('\n'), resolveDir },
    splitting: false,
    minify: false,
    write: false,
    // Only our own: what others' packages build is theirs to answer for.
    packages: 'external',
    plugins: bundleOptions.plugins.filter(({ name }) => name === 'json-as-text'),
    outfile: path.join(root, 'scripts/.linear-regexps.mjs'),
  });
  const found = new Map();
  const plain = globalThis.RegExp;
  const keep = (expression) => {
    found.set(String(expression), { source: expression.source, flags: expression.flags });
    return expression;
  };
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, given, self) =>
      keep(Reflect.construct(target, given, self === globalThis.RegExp ? target : self)),
    apply: (target, self, given) => keep(Reflect.apply(target, self, given)),
  });
  try {
    await importText(outputFiles[0].text);
  } finally {
    globalThis.RegExp = plain;
  }
  return [...found.values()];
}

async function importText(text) {
  // Beside the packages that it imports.
  const folder = await mkdtemp(path.join(root, 'node_modules/.linear-regexps-'));
  try {
    const file = path.join(folder, 'all.mjs');
    await writeFile(file, text);
    await import(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function main(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const problems = [];
  let count = 0;
  const judge = (where, expression) => {
    count += 1;
    const slow = slowness(expression);
    if (slow !== null) problems.push(`${where}: ${slow}: /${expression.source}/${expression.flags}`);
  };
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    for (const expression of await literalsIn(text, name)) judge(`${name}:${expression.line}`, expression);
  }
  // The door runs the program when it is loaded.
  const modules = names
    .filter((name) => name !== 'cli.ts' && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
  for (const expression of await builtBy(modules)) judge('built when loaded', expression);

  for (const problem of problems) console.error(problem);
  console.error(
    problems.length === 0
      ? `${count} regular expressions in src, all of them linear`
      : `\n${problems.length} of ${count} regular expressions take more than linear time on some text. Rewrite them.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? path.join(root, 'src'));
