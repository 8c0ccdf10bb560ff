// Every import of src, types included, as the parser sees them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** @returns {Map<string, {file: string, program: object, text: string, imports: {specifier: string, to: string | null, line: number}[]}>} by path below `root` */
export function readModules(root) {
  const modules = new Map();
  const source = path.join(root, 'src');
  for (const name of readdirSync(source, { recursive: true })) {
    if (!/\.tsx?$/.test(name) || name.startsWith('generated')) continue;
    const file = path.posix.join('src', name.split(path.sep).join('/'));
    const text = readFileSync(path.join(root, file), 'utf8');
    const { program, module, errors } = parseSync(file, text);
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
    const found = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
      ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ].map(({ value, start }) => ({ specifier: value, start }));
    for (const { moduleRequest } of module.dynamicImports) {
      const specifier = text.slice(moduleRequest.start, moduleRequest.end).slice(1, -1);
      found.push({ specifier, start: moduleRequest.start });
    }
    modules.set(file, {
      file,
      program,
      text,
      imports: found.map(({ specifier, start }) => ({
        specifier,
        to: specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null,
        line: text.slice(0, start).split('\n').length,
      })),
    });
  }
  return modules;
}

/** `rules` of `src/rules/gpu/…`; null for the files that stand in src itself. */
export function roomOf(file) {
  const parts = file.split('/');
  return parts.length > 2 ? parts[1] : null;
}
