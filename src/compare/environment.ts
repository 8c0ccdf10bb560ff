import { normaliseName } from '../packaging/requirement.ts';

/** What one environment is made of, as far as a pasted list shows. */
export interface Environment {
  /** Version by normalised name; an address in place of a version where a list gives one. */
  readonly packages: ReadonlyMap<string, string>;
  /** Anything else that was in the text: `python`, `kernel`, `driver`, `cuda`, `gpu`. */
  readonly facts: ReadonlyMap<string, string>;
  /** Lines that were read as a package. */
  readonly rows: number;
}

const name = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const version = '[0-9][A-Za-z0-9.!+_-]*';
const frozen = new RegExp(
  `^(${name})(?:\\[[^\\]]*\\])?\\s*={2,3}\\s*(${version})(?:\\s*(?:;|#|--hash|\\\\).*)?$`,
);
const direct = new RegExp(`^(${name})(?:\\[[^\\]]*\\])?\\s*@\\s*(\\S+)`);
const editable = /^-e\s+(\S+?#egg=([A-Za-z0-9._-]+)\S*)/;
/** `git+https://github.com/a/b.git@COMMIT`: its name is that of the repository. */
const repository =
  /^(?:-e\s+)?(git\+\S{1,300}?\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?(?:@([\w./-]{1,100}))?(?:#\S*)?)$/;
const condaExport = new RegExp(`^(?:-\\s+)?(${name})=(${version})(?:=\\S+)?$`);
const table = new RegExp(`^(${name})\\s+(${version})(?:\\s+\\S.*)?$`);
const longest = 500;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const facts: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['driver', /Driver Version:\s*([\d.]{1,20})/],
  ['cuda', /CUDA Version:\s*([\d.]{1,10})/],
  ['gpu', /\b((?:NVIDIA|Tesla)\s(?:GeForce\s)?[A-Z][\w -]{1,30}?)\s{2,}/],
  ['kernel', /^Linux \S+ (\S{1,60})/],
  ['python', /^Python (\d[\w.+]{1,20})/],
];

/**
 * Reads a package list: `pip list` (table, freeze or JSON), `pip freeze`, `uv pip list`, `conda list`
 * (also exported), plain requirements; and `uname -a`, `nvidia-smi` and `python -V` where they stand in
 * the same text. A line that is none of these is passed over.
 */
export function readEnvironment(text: string): Environment {
  const packages = new Map<string, string>();
  const known = new Map<string, string>();
  let rows = 0;
  const take = (key: string, value: string) => {
    rows += 1;
    packages.set(normaliseName(key), value);
  };
  for (const [key, value] of jsonList(text)) take(key, value);
  if (rows > 0) return { packages, facts: known, rows };
  for (const raw of text.split(/\r?\n|\r/)) {
    const line = raw.slice(0, longest).replace(colours, '').trim();
    const fact = facts.find(([key, pattern]) => !known.has(key) && pattern.test(line));
    if (fact !== undefined) {
      for (const [key, pattern] of facts) {
        const value = pattern.exec(line)?.[1];
        if (value !== undefined && !known.has(key)) known.set(key, value.trim());
      }
      continue;
    }
    if (line === '' || /^(#|Package\s+Version|-{3,}|name:|channels:|dependencies:|prefix:)/.test(line))
      continue;
    const [, key, value] =
      frozen.exec(line) ??
      direct.exec(line) ??
      swapped(editable.exec(line)) ??
      swapped(repository.exec(line)) ??
      condaExport.exec(line) ??
      table.exec(line) ??
      [];
    if (key !== undefined && value !== undefined) take(key, value);
  }
  const python = packages.get('python');
  // conda lists Python itself as a package.
  if (python !== undefined && !known.has('python')) known.set('python', python);
  return { packages, facts: known, rows };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1]];
}

/** `pip list --format=json`. */
function jsonList(text: string): readonly (readonly [string, string])[] {
  if (!/^\s*\[/.test(text)) return [];
  try {
    const rows: unknown = JSON.parse(text);
    if (!Array.isArray(rows)) return [];
    return rows.flatMap((row: unknown) => {
      if (typeof row !== 'object' || row === null || !('name' in row) || !('version' in row)) return [];
      return typeof row.name === 'string' && typeof row.version === 'string'
        ? [[row.name, row.version] as const]
        : [];
    });
  } catch {
    return [];
  }
}
