import { type Path, type Problem, type Read, readYaml, type Source } from './document.ts';
import { quote } from './quote.ts';
import { isReference, referenceForm } from './reference.ts';
import { atLeast, type Preset } from './schema.ts';
import { isMapping, upgradePreset } from './upgrade.ts';

/**
 * A preset that says only how it differs from another: `extends`, with the name of a built-in one, a file beside it,
 * or one in a git repository (reference.ts).
 */

/** What `extends` may name: a preset that comes along, or the text of a file. `file` tells them apart, too. */
export type Parent = { readonly preset: Preset } | { readonly text: string; readonly file: string };

/** Finds what a file extends; null: there is no such preset or file. */
export type FindParent = (reference: string, file: string) => Promise<Parent | null>;

const mostParents = 4;
/** A name, or a file beside this one or below: what is sent to others must not reach out of its folder. */
const reference = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[\w][\w./-]{0,199}$/;

/** True for a preset with differences; a saved plan, which has `extends` as well, is of form 1. */
export function isExtending({ value }: Source): boolean {
  return isMapping(value) && value['extends'] !== undefined && value['format'] !== 1;
}

/**
 * Reads a file and all that it extends as one: mappings are merged, anything else takes the place of what the parent
 * says. Each part keeps the place where it stands. Never throws, unless `find` does.
 */
export async function readExtended(text: string, file: string, find: FindParent): Promise<Read> {
  const layers: Source[] = [];
  const names = [file];
  let read = readYaml(text, file);
  if (read.ok && !isExtending(read.source)) return read;
  while (read.ok) {
    const { source } = read;
    layers.push(upgraded(source));
    if (!isExtending(source)) break;
    const refuse = (message: string): Read => ({
      ok: false,
      problems: [{ where: source.where(['extends']), message: `extends: ${message}` } satisfies Problem],
    });
    const named = isMapping(source.value) ? source.value['extends'] : null;
    if (typeof named !== 'string' || !(reference.test(named) || isReference(named)))
      return refuse(
        `must be the name of a preset, a file in the same folder or below it, or ${referenceForm}`,
      );
    if (layers.length > mostParents) return refuse(`goes on after ${mostParents} presets; say more in one`);
    const parent = await find(named, names.at(-1) ?? file);
    if (parent === null)
      return refuse(`there is neither a preset nor a file ${quote(named)} beside this one`);
    if ('preset' in parent) {
      layers.push(builtIn(parent.preset));
      break;
    }
    if (names.includes(parent.file)) return refuse(`${quote(named)} extends this file in turn`);
    names.push(parent.file);
    read = readYaml(parent.text, parent.file);
    if (read.ok && isSavedPlan(read.source))
      return refuse(`${quote(named)} holds saved answers; extend the preset that they are for`);
  }
  return read.ok ? { ok: true, source: merged(layers) } : read;
}

function isSavedPlan({ value }: Source): boolean {
  return isMapping(value) && value['extends'] !== undefined && value['format'] === 1;
}

function upgraded(source: Source): Source {
  const { value, original } = upgradePreset(source.value);
  return {
    value,
    has: (path) => source.has(original(path)),
    where: (path, part) => source.where(original(path), part),
    written: (path) => source.written(original(path)),
  };
}

/** Without what was derived from its other parts: of another preset that may be something else. */
function builtIn({ own: _, version: _version, ...preset }: Preset): Source {
  const { id, directory, python, torch } = preset;
  const value: unknown = {
    ...preset,
    directory: directory === id ? undefined : directory,
    python: python && {
      ...python,
      default: python.default === python.tested[0] ? undefined : python.default,
      allowed: String(python.allowed) === String(python.tested) ? undefined : python.allowed,
    },
    torch: torch && {
      ...torch,
      accepts: torch.accepts === atLeast(torch.builds) ? undefined : torch.accepts,
    },
  };
  return {
    value,
    has: (path) => reach(value, path) !== undefined,
    where: () => `the built-in preset ${id}`,
    written: (path) => {
      const there = reach(value, path);
      return typeof there === 'object' || there === undefined ? null : String(there);
    },
  };
}

function merged(layers: readonly Source[]): Source {
  const all = layers.map(({ value }) => value).reduceRight((parent, child) => merge(parent, child));
  const value = isMapping(all) ? withoutExtends(all) : all;
  return {
    value,
    has: (path) => reach(value, path) !== undefined,
    where: (path, part) => owner(layers, path).where(path, part),
    written: (path) => owner(layers, path).written(path),
  };
}

function withoutExtends({ extends: _, ...rest }: Readonly<Record<string, unknown>>): unknown {
  return rest;
}

function merge(parent: unknown, child: unknown): unknown {
  if (child === undefined) return parent;
  if (!isMapping(parent) || !isMapping(child)) return child;
  const keys = new Set([...Object.keys(parent), ...Object.keys(child)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(own(parent, key), own(child, key))]));
}

function own(mapping: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function reach(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return at[Number(part)];
    return isMapping(at) ? own(at, String(part)) : undefined;
  }, value);
}

/** The file in which that stands: the first that says it, or that holds the most of the way to it. */
function owner(layers: readonly Source[], path: Path): Source {
  const ways = layers.map((layer) => {
    let at = 0;
    let value = layer.value;
    while (at < path.length && isMapping(value) && own(value, String(path[at])) !== undefined)
      value = own(value, String(path[at++]));
    // What is no mapping hides all that the parents have there.
    return { layer, at, settled: at === path.length || (at > 0 && !isMapping(value)) };
  });
  const most = Math.max(...ways.map(({ at }) => at));
  const found = ways.find(({ settled }) => settled) ?? ways.find(({ at }) => at === most);
  if (found === undefined) throw new Error('a preset without a file');
  return found.layer;
}
