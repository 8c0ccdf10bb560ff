import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { KeptCode } from '../../src/system/kept-code.ts';
import { DamagedInstall, scriptsIn } from '../../src/system/scripts.ts';

/** What the build makes (scripts/build.mjs): one script a file, several of them, or one that is packed. */
function folderWith(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly kept: KeptCode;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-scripts-'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, name), name.endsWith('.br') ? brotliCompressSync(text) : text);
  return {
    folder,
    kept: { compile: ({ stored, unpack, make }) => make(unpack(stored), undefined), keep: () => {} },
  };
}

describe('scripts of a folder', () => {
  it('are waited for where they are large, and only then', async () => {
    const { folder, kept } = folderWith({
      'unpack.js':
        'exports.unpack = (stored) => { if (stored.length > 400000) throw new Error("damaged"); return stored; }\n',
      'small.js.predicted': `\0(function(){return{value:1}})${' '.repeat(1000)}\n`,
      'large.js.predicted': `\0(function(){return{value:2}})${' '.repeat(300_000)}\n`,
      'broken.js.predicted': `\0${' '.repeat(400_001)}`,
    });
    const heard: boolean[] = [];
    const load = scriptsIn(folder, kept, (isWaiting) => heard.push(isWaiting));
    expect(await load('./small.js.predicted')).toEqual({ value: 1 });
    expect(heard).toEqual([]);
    expect(await load('./large.js.predicted')).toEqual({ value: 2 });
    expect(heard).toEqual([true, false]);
    await expect(load('./broken.js.predicted')).rejects.toBeInstanceOf(DamagedInstall);
    expect(heard, 'also where it fails').toEqual([true, false, true, false]);
  });

  it('are found by their number in a file of several, each run once', async () => {
    const { folder, kept } = folderWith({
      'main.js': [
        '[(function(load){globalThis.ran="main";return{value:load("./main.js#1").value+load("./main.js#1").value}})',
        '(function(load){globalThis.ran+=" one";return{value:load("./alone.js").value}})]',
      ].join(),
      'alone.js': '(function(){globalThis.ran+=" alone";return{value:21}})\n',
    });
    expect(await scriptsIn(folder, kept)('./main.js')).toEqual({ value: 42 });
    expect(Reflect.get(globalThis, 'ran')).toBe('main one alone');
    Reflect.deleteProperty(globalThis, 'ran');
  });

  it('may be packed, and loaded later', async () => {
    const { folder, kept } = folderWith({
      'main.js': '(function(load,later){return{later:()=>later("./large.js.br")}})\n',
      'large.js.br': '(function(load,later,require){return{value:require("node:path").sep}})\n',
    });
    const { later } = await scriptsIn(folder, kept)('./main.js');
    expect(await (later as () => Promise<unknown>)()).toEqual({ value: path.sep });
  });

  it('may be packed otherwise, by what lies beside them', async () => {
    const { folder, kept } = folderWith({
      'unpack.js':
        'exports.unpack = (stored, primer) => Buffer.from(stored.toString().replace("PACKED", String(42 + primer.length)))\n',
      'main.js.predicted': '\0(function(){return{value:PACKED}})\n',
      'more.js.predicted': '\x11main.js.predicted(function(){return{value:PACKED}})\n',
      'most.js.predicted': '\x23main.js.predicted,more.js.predicted(function(){return{value:PACKED}})\n',
    });
    const load = scriptsIn(folder, kept);
    expect(await load('./main.js.predicted')).toEqual({ value: 42 });
    expect(await load('./more.js.predicted'), 'with the text that goes before it').toEqual({ value: 73 });
    expect(await scriptsIn(folder, kept)('./more.js.predicted'), 'also first').toEqual({ value: 73 });
    expect(await scriptsIn(folder, kept)('./most.js.predicted'), 'of several').toEqual({ value: 104 });
  });

  it.each([
    ['is cut', (file: string) => truncateSync(file, 9)],
    ['is gone', (file: string) => rmSync(file)],
  ])('say to install again where one %s', async (_, harm) => {
    const { folder, kept } = folderWith({ 'main.js.br': '(function(){return{value:42}})\n' });
    harm(path.join(folder, 'main.js.br'));
    const error = await scriptsIn(folder, kept)('./main.js.br').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(DamagedInstall);
    expect(String(error)).toMatch(/main\.js\.br, a part .* \(.+\): install it again; .*_npx/);
  });

  it('say so of the file that is damaged, where another one needs it', async () => {
    const { folder, kept } = folderWith({
      'unpack.js': 'exports.unpack = (stored) => stored\n',
      'more.js.predicted': '\x0amain.js.br(function(){return{value:42}})\n',
    });
    const error = await scriptsIn(folder, kept)('./more.js.predicted').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(DamagedInstall);
    expect(String(error).match(/a part of this program/g)).toHaveLength(1);
    expect(String(error)).toContain('main.js.br, a part');
  });

  it('that are not there are named', async () => {
    const { folder, kept } = folderWith({ 'main.js': '(function(load){return load("./main.js#7")})\n' });
    await expect(scriptsIn(folder, kept)('./main.js')).rejects.toThrow('main.js#7 is not there');
  });
});
