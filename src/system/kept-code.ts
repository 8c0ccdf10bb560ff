import fs from 'node:fs';
import type vm from 'node:vm';

/** A script as it is stored: its text, packed or as it is, and how it is compiled. */
export interface Stored {
  readonly name: string;
  readonly stored: Buffer;
  /** The text of what is stored. */
  readonly unpack: (stored: Buffer) => Buffer;
  readonly make: (text: Buffer, cachedData: Buffer | undefined) => vm.Script;
}

/**
 * Compiled code and the text it was made from, kept between runs in a folder of the person's own. Whatever is wrong with
 * it, the program runs without.
 */
export interface KeptCode {
  /** Compiles a script with what is kept of it. */
  readonly compile: (script: Stored) => vm.Script;
  /** Keeps what was compiled anew, with the functions of it that have run. */
  readonly keep: () => void;
}

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Whose process this is; unknown on Windows. */
  readonly uid: number | undefined;
  /** Nobody is asked: other functions of the same scripts run then, and only what has run is kept of a script. */
  readonly unasked?: boolean;
}

const nothingKept: KeptCode = {
  compile: ({ stored, unpack, make }) => make(unpack(stored), undefined),
  keep: () => {},
};

interface Kept {
  readonly data: Buffer;
  readonly text: Buffer;
}

interface Anew {
  readonly stored: Buffer;
  readonly text: Buffer;
  readonly script: vm.Script;
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
const othersWrite = 0o022;
/** What stands behind code and text: two numbers. */
const ends = 8;
/** What was not written anew for so long is of a version that is gone, or is soon written again. */
const longest = 90 * 24 * 3600 * 1000;
const fileName = /^[0-9a-z]{1,7}-[\w.-]{1,100}\.bin(?:\.\d{1,10})?$/;

/**
 * Kept where the XDG base directory specification says, for this version of Node, its flags, this kind of machine,
 * and this very text of each script. What is kept is code: it is read and written only where nobody but the person
 * themselves could have put it. NODE_DISABLE_COMPILE_CACHE, as for Node's own, turns it off.
 */
export function keptCode({ env, uid, unasked = false }: Surroundings): KeptCode {
  const { XDG_CACHE_HOME: cache = '', HOME: home = '' } = env;
  const root = [cache, home].find((folder) => folder.startsWith('/'));
  const isOff = (env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '';
  if (root === undefined || uid === undefined || isOff) return nothingKept;
  const base = `${root === cache ? root : `${root}/.cache`}/pod-wizard`;
  const folder = `${base}/compiled`;

  const isOnlyOurs = ({ uid: owner, mode }: fs.Stats) => owner === uid && (mode & othersWrite) === 0;
  const isSafe = () =>
    [base, folder].every((one) => {
      const stats = fs.lstatSync(one, { throwIfNoEntry: false });
      return stats?.isDirectory() === true && isOnlyOurs(stats);
    });
  const maker = () =>
    sum([
      Buffer.from(
        [
          process.version,
          process.platform,
          process.arch,
          env['NODE_OPTIONS'] ?? '',
          ...process.execArgv,
        ].join('\n'),
      ),
    ]).toString(36);
  let prefix: string | null = null;
  const fileOf = (name: string, ofUnasked: boolean) => {
    prefix ??= `${folder}/${maker()}`;
    return `${prefix}-${ofUnasked ? 'unasked-' : ''}${name}.bin`;
  };

  const read = (file: string, stored: Buffer): Kept | null => {
    const handle = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stats = fs.fstatSync(handle);
      if (!stats.isFile() || !isOnlyOurs(stats) || stats.size <= ends) return null;
      const kept = fs.readFileSync(handle);
      const all = kept.subarray(0, -4);
      // V8 takes data for whole that is not, and would run it.
      if (sum([stored, all]) !== kept.readUInt32LE(all.length)) return null;
      const length = all.readUInt32LE(all.length - 4);
      return { data: all.subarray(0, length), text: all.subarray(length, -4) };
    } finally {
      fs.closeSync(handle);
    }
  };
  /** What V8 made of the text (first, where it is aligned), the text, how long the first is, and the sum of it all. */
  const write = (name: string, { stored, text, script }: Anew) => {
    const data = script.createCachedData();
    const all = Buffer.concat([data, text, number(data.length)]);
    const file = fileOf(name, unasked);
    const temporary = `${file}.${process.pid}`;
    try {
      fs.writeFileSync(temporary, Buffer.concat([all, number(sum([stored, all]))]), {
        flag: 'wx',
        mode: 0o600,
      });
      fs.renameSync(temporary, file);
    } catch (error) {
      // A full disk is not filled further; and where process ids recur, as in containers, one that was killed left it.
      fs.unlinkSync(temporary);
      throw error;
    }
  };
  const removeOld = () => {
    for (const name of fs.readdirSync(folder).filter((one) => fileName.test(one))) {
      const file = `${folder}/${name}`;
      const { mtimeMs } = fs.lstatSync(file);
      if (Date.now() - mtimeMs > longest) fs.unlinkSync(file);
    }
  };

  const isReadable = quietly(isSafe) ?? false;
  const anew = new Map<string, Anew>();
  return {
    compile: ({ name, stored, unpack, make }) => {
      const kept = (ofUnasked: boolean) =>
        isReadable ? quietly(() => read(fileOf(name, ofUnasked), stored)) : null;
      const own = kept(unasked);
      // The first run of a kind begins with what the other kept.
      const known = own ?? kept(!unasked);
      const text = known?.text ?? unpack(stored);
      const script = make(text, known?.data);
      if (own === null || script.cachedDataRejected === true) anew.set(name, { stored, text, script });
      return script;
    },
    keep: () => {
      if (anew.size === 0) return;
      quietly(() => {
        // Root in somebody's home must not leave there what is not theirs.
        if (fs.statSync(root).uid !== uid) return;
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isSafe()) return;
        for (const [name, script] of anew) write(name, script);
        removeOld();
      });
    },
  };
}

/** Of all parts as one. zlib is loaded when there is something to sum up. */
function sum(parts: readonly Buffer[]): number {
  const { crc32 } = process.getBuiltinModule('node:zlib');
  return parts.reduce((before, part) => crc32(part, before), 0);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
