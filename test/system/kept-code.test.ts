import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptCode } from '../../src/system/kept-code.ts';

const uid = process.geteuid?.();
let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(path.join(tmpdir(), 'pod-wizard-kept-'));
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const folder = () => path.join(home, '.cache/pod-wizard/compiled');
const files = () => (fs.existsSync(folder()) ? fs.readdirSync(folder()).sort() : []);
const only = () => path.join(folder(), files()[0] ?? 'nothing is kept');

/** A run of the program: what it was given of what is kept, and what the script says. */
function run(
  text = '(function(){return 1})',
  surroundings: Partial<Parameters<typeof keptCode>[0]> = {},
): { given: boolean; unpacked: boolean; refused: boolean; says: unknown } {
  const kept = keptCode({ env: { HOME: home }, uid, ...surroundings });
  let [given, unpacked] = [false, false];
  const script = kept.compile({
    name: 'main.js',
    stored: packed(text),
    unpack: (stored) => {
      unpacked = true;
      return brotliDecompressSync(stored);
    },
    make: (source, cachedData) => {
      given = cachedData !== undefined;
      // A name of its own each time: within one process V8 would take what it has compiled already.
      return new vm.Script(source.toString(), { filename: `${home}/${Math.random()}.js`, cachedData });
    },
  });
  const says: unknown = (script.runInThisContext() as () => unknown)();
  kept.keep();
  return { given, unpacked, refused: script.cachedDataRejected === true, says };
}

const packed = (text: string) => brotliCompressSync(text);

describe.skipIf(uid === undefined)('compiled code', () => {
  it('is kept by the first run, for the person alone, and taken by the second', () => {
    expect(run()).toMatchObject({ given: false, unpacked: true, says: 1 });
    expect(files()).toHaveLength(1);
    expect(fs.statSync(folder()).mode & 0o777).toBe(0o700);
    expect(fs.statSync(only()).mode & 0o777).toBe(0o600);
    expect(run()).toEqual({ given: true, unpacked: false, refused: false, says: 1 });
  });

  it('is kept once for runs that ask and once for those that do not, each beginning with what the other kept', () => {
    run();
    expect(run(undefined, { unasked: true })).toMatchObject({ given: true, says: 1 });
    expect(files()).toHaveLength(2);
    expect(run(undefined, { unasked: true })).toMatchObject({ given: true });
    expect(run()).toMatchObject({ given: true });
    expect(files()).toHaveLength(2);
  });

  it('lies in XDG_CACHE_HOME where that is a place', () => {
    run(undefined, { env: { HOME: '/nowhere', XDG_CACHE_HOME: home } });
    expect(fs.readdirSync(path.join(home, 'pod-wizard/compiled'))).toHaveLength(1);
  });

  it.each([
    ['no home', { env: {} }],
    ['a home that is no absolute path', { env: { HOME: 'here', XDG_CACHE_HOME: '.' } }],
    ['a home that is not there', { env: { HOME: '/nonexistent/home' } }],
    ['a system without owners', { uid: undefined }],
  ])('is not kept with %s', (_, surroundings) => {
    expect(run(undefined, surroundings)).toMatchObject({ given: false, says: 1 });
    expect(files()).toEqual([]);
    expect(fs.existsSync('/nonexistent')).toBe(false);
  });

  it('is neither read nor written with NODE_DISABLE_COMPILE_CACHE', () => {
    const env = { HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' };
    run(undefined, { env });
    expect(files()).toEqual([]);
    run();
    expect(run(undefined, { env })).toMatchObject({ given: false });
  });

  it('is another for another text, as long as the first, and for other flags', () => {
    run();
    expect(run('(function(){return 2})')).toMatchObject({ given: false, says: 2 });
    expect(run('(function(){return 2})')).toMatchObject({ given: true, says: 2 });
    const env = { HOME: home, NODE_OPTIONS: '--max-old-space-size=512' };
    expect(run('(function(){return 2})', { env })).toMatchObject({ given: false });
    expect(files()).toHaveLength(2);
  });

  it.each([
    ['one byte changed', (data: Buffer) => data.fill(data[100] === 1 ? 2 : 1, 100, 101)],
    ['cut short', (data: Buffer) => data.subarray(0, 50)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('not code')],
  ])('is passed over when it is damaged (%s), and made anew', (_, damage) => {
    run();
    fs.writeFileSync(only(), damage(fs.readFileSync(only())));
    expect(run()).toMatchObject({ given: false, says: 1 });
    expect(run()).toMatchObject({ given: true, refused: false, says: 1 });
  });

  it('is passed over where V8 refuses it, and made anew', () => {
    run();
    const file = only();
    const text = Buffer.from('(function(){return 1})');
    // Whole, but of no V8: the sum is right.
    const { crc32 } = process.getBuiltinModule('node:zlib');
    const [code, length, end] = [Buffer.alloc(64, 7), Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32LE(code.length);
    const all = Buffer.concat([code, text, length]);
    end.writeUInt32LE(crc32(all, crc32(packed(text.toString()))));
    fs.writeFileSync(file, Buffer.concat([all, end]));
    expect(run()).toMatchObject({ given: true, unpacked: false, refused: true, says: 1 });
    expect(run()).toEqual({ given: true, unpacked: false, refused: false, says: 1 });
  });

  it.each([
    ['its file', only, 0o622],
    ['its folder', folder, 0o722],
    ['the folder above', () => path.dirname(folder()), 0o777],
  ])('is refused where others can write %s', (_, place, mode) => {
    run();
    fs.chmodSync(place(), mode);
    expect(run()).toMatchObject({ given: false, says: 1 });
  });

  it('is refused, and not written, where somebody else owns it', () => {
    run();
    const before = fs.readFileSync(only());
    expect(run('(function(){return 2})', { uid: (uid ?? 0) + 1 })).toMatchObject({ given: false, says: 2 });
    expect(fs.readFileSync(only())).toEqual(before);
  });

  it('is not written into a home of somebody else', () => {
    run(undefined, { uid: (uid ?? 0) + 1 });
    expect(fs.readdirSync(home)).toEqual([]);
  });

  it('is refused behind a link, be it the file or the folder', () => {
    run();
    const file = only();
    fs.renameSync(file, path.join(home, 'elsewhere'));
    fs.symlinkSync(path.join(home, 'elsewhere'), file);
    expect(run()).toMatchObject({ given: false, says: 1 });
    expect(fs.lstatSync(file).isSymbolicLink()).toBe(false);
    fs.renameSync(folder(), path.join(home, 'other'));
    fs.symlinkSync(path.join(home, 'other'), folder());
    expect(run()).toMatchObject({ given: false, says: 1 });
  });

  it('is not waited for where a pipe lies in its place', () => {
    run();
    const file = only();
    fs.rmSync(file);
    spawnSync('mkfifo', [file]);
    expect(run()).toMatchObject({ given: false, says: 1 });
  });

  it('does not stop a run where it cannot be written', () => {
    fs.writeFileSync(path.join(home, '.cache'), 'a file');
    expect(run()).toMatchObject({ given: false, says: 1 });
  });

  it('leaves nothing behind where it cannot be put in its place', () => {
    run();
    const [own = ''] = files();
    fs.rmSync(only());
    fs.mkdirSync(path.join(folder(), own));
    expect(run()).toMatchObject({ given: false, says: 1 });
    expect(files()).toEqual([own]);
  });

  it('is kept after a process of the same id was killed while it wrote', () => {
    run();
    fs.renameSync(only(), `${only()}.${process.pid}`);
    run();
    run();
    expect(run()).toMatchObject({ given: true });
    expect(files()).toHaveLength(1);
  });

  it('of long ago goes when something is written, and nothing else does', () => {
    run();
    const [own = ''] = files();
    const long = new Date(Date.now() - 100 * 24 * 3600 * 1000);
    for (const name of ['abc-old.js.bin', 'abc-old.js.bin.123', 'somebody.txt']) {
      fs.writeFileSync(path.join(folder(), name), '');
      fs.utimesSync(path.join(folder(), name), long, long);
    }
    run('(function(){return 2})');
    expect(files().toSorted()).toEqual([own, 'somebody.txt'].toSorted());
  });
});
