// Which tests reach a file of src, and over how many imports.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** Modules by path from root: what each of them imports, types left out since they do nothing. */
export function importsOf(root) {
  const imports = new Map();
  for (const folder of ['src', 'test']) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const file = path.posix.join(folder, name);
      imports.set(file, importedBy(readFileSync(path.join(root, file), 'utf8'), file));
    }
  }
  return imports;
}

function importedBy(text, file) {
  const { module } = parseSync(file, text);
  const asked = [
    ...module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .filter(({ isType, moduleRequest }) => !isType && moduleRequest)
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ];
  return asked
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(file), name)));
}

/** The modules that reach `file`, itself included, with the number of imports between. */
export function reaching(imports, file) {
  const importers = new Map();
  for (const [from, asked] of imports)
    for (const to of asked) importers.set(to, [...(importers.get(to) ?? []), from]);
  const distance = new Map([[file, 0]]);
  for (const [at, far] of distance)
    for (const from of importers.get(at) ?? []) if (!distance.has(from)) distance.set(from, far + 1);
  return distance;
}
