import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { KeptCode } from './kept-code.ts';

type Exports = Readonly<Record<string, unknown>>;
/** What scripts/as-scripts.mjs makes of a module; it may wait for something before it is there. */
type Script = (
  load: (name: string) => Exports,
  later: (name: string) => Promise<Exports>,
  require: NodeJS.Require,
) => Exports | Promise<Exports>;

/** scripts/predicted.mjs: more code than the door should carry. */
const unpacking = './unpack.js';
interface Unpacking {
  readonly unpack: (stored: Buffer, primer: Buffer) => Buffer;
}

/** A file of the program is missing or damaged: an install that was cut, a disk that was full. */
export class DamagedInstall extends Error {}

function whole<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    // Of a file that another one needs, which is named already.
    if (error instanceof DamagedInstall) throw error;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new DamagedInstall(
      `${file}, a part of this program, cannot be read (${reason}): install it again; for npx, before that: rm -rf "$(npm config get cache)/_npx"`,
    );
  }
}

/** What is packed into so many bytes takes seconds; the wizard has no such file. */
const long = 300_000;

/** Loads the program's scripts, each once, with what is kept of its compiled code. `waits` hears of what takes long. */
export function scriptsIn(
  folder: string,
  kept: KeptCode,
  waits: (isWaiting: boolean) => void = () => {},
): (name: string) => Promise<Exports> {
  const loaded = new Map<string, Exports | Promise<Exports>>();
  const require = createRequire(`${folder}/`);
  const files = new Map<string, readonly Script[]>();
  const texts = new Map<string, Buffer>();
  const scriptsOf = (name: string): readonly Script[] => {
    const before = files.get(name);
    if (before !== undefined) return before;
    const file = `${folder}/${name}`;
    const script = kept.compile({
      name,
      stored: whole(file, () => readFileSync(file)),
      unpack: (stored) =>
        whole(file, () => {
          if (name.endsWith('.br')) return process.getBuiltinModule('node:zlib').brotliDecompressSync(stored);
          return name.endsWith('.predicted') ? unpredicted(stored) : stored;
        }),
      // The build writes ASCII only.
      make: (text, cachedData) => {
        texts.set(name, text);
        return new vm.Script(text.toString('latin1'), { filename: file, cachedData });
      },
    });
    const scripts = [script.runInThisContext() as Script | readonly Script[]].flat();
    files.set(name, scripts);
    return scripts;
  };
  /** Its first byte says how long the names behind it are: of the files whose texts go before. */
  const unpredicted = (stored: Buffer): Buffer => {
    const behind = 1 + (stored[0] ?? 0);
    const names = stored.toString('latin1', 1, behind).split(',').filter(Boolean);
    const isLong = stored.length > long;
    if (isLong) waits(true);
    try {
      for (const one of names) scriptsOf(one);
      const { unpack } = require(unpacking) as Unpacking;
      return unpack(stored.subarray(behind), Buffer.concat(names.flatMap((one) => texts.get(one) ?? [])));
    } finally {
      if (isLong) waits(false);
    }
  };
  /** By the name of the file and, behind a `#`, the script's number in it; the first has none. */
  const open = (name: string): Exports | Promise<Exports> => {
    const before = loaded.get(name);
    if (before !== undefined) return before;
    const [file = '', number = '0'] = name.split('#');
    const script = scriptsOf(file)[Number(number)];
    if (script === undefined) throw new Error(`${name} is not there`);
    const exports = script(load, later, require);
    loaded.set(name, exports);
    return exports;
  };
  // The build makes sure that what is loaded at once waits for nothing.
  const load = (name: string) => open(nameOf(name)) as Exports;
  const later = async (name: string) => (name.startsWith('./') ? open(nameOf(name)) : require(name));
  return later;
}

function nameOf(path: string): string {
  return path.slice('./'.length);
}
