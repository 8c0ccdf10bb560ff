import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';

const place = path.join(import.meta.dirname, '../../scripts/as-scripts.mjs');
type AsScript = (code: string, name: string, isLate?: (from: string) => boolean) => string;
const { asScript }: { asScript: AsScript } = await import(place);

/** What a module exports as a script, beside modules of these names. */
function exportsOf(code: string, others: Readonly<Record<string, unknown>> = {}): unknown {
  const script: (...given: readonly unknown[]) => unknown = new vm.Script(
    asScript(code, 'it'),
  ).runInThisContext();
  return script(
    (name: string) => others[name],
    async (name: string) => others[name],
    (name: string) => others[name],
  );
}

describe('a module as a script', () => {
  it('takes what it imports, of ours and of Node, and gives what it exports under its names', () => {
    const others = { './a.js': { x: 1 }, 'node:path': { sep: '/' } };
    const code =
      'import{x as y}from"./a.js";import p,{sep}from"node:path";var z=[y,p.sep,sep];export{z as all,y};';
    expect(exportsOf(code, others)).toEqual({ all: [1, '/', '/'], y: 1 });
  });

  it('loads later what it imports later', async () => {
    const { f } = exportsOf('var f=()=>import("./b.js");export{f};', { './b.js': { b: 2 } }) as {
      f: () => Promise<unknown>;
    };
    expect(await f()).toEqual({ b: 2 });
  });

  it('loads what is late when it is first used, and gives it to no variable of the same name', () => {
    const loaded: string[] = [];
    const code = `import{x as y,C}from"./a.js";import"./a.js";import{b}from"./b.js";
var f=()=>[y(1),{y}.y(2),{y:b}.y,{b}.b.y,((y)=>y)(3),(({y})=>y)({y:4}),new C().c];export{f};`;
    const script: (load: (name: string) => unknown) => { readonly f: () => unknown } = new vm.Script(
      asScript(code, 'it', (from) => from === './a.js'),
    ).runInThisContext();
    const a = {
      x: (one: number) => -one,
      C: class {
        c = 5;
      },
    };
    const { f } = script((name) => {
      loaded.push(name);
      return name === './a.js' ? a : { b: { y: 'b' } };
    });
    expect(loaded).toEqual(['./b.js']);
    expect(f()).toEqual([-1, -2, { y: 'b' }, 'b', 3, 4, 5]);
    expect(loaded).toContain('./a.js');
    expect(() => asScript('import{x}from"./a.js";export{x};', 'it', () => true)).toThrow(
      'it: x is late, and handed on',
    );
  });

  it('is strict, and waits where the module does', async () => {
    expect(exportsOf('var s=(function(){return this})();export{s};')).toEqual({ s: undefined });
    const waiting = exportsOf('var v=await Promise.resolve(3);export{v};');
    expect(waiting).toBeInstanceOf(Promise);
    expect(await waiting).toEqual({ v: 3 });
    expect(exportsOf('var v=async()=>{await 1};export{v};')).not.toBeInstanceOf(Promise);
  });

  it.each([
    ['by a function', 'var a=1;function set(){a=2}export{a,set};'],
    ['by counting', 'var a=1;var up=()=>{a++};export{a,up};'],
    ['in a pattern', 'var a;({a}={a:1});export{a};'],
    ['in a loop', 'var a;for(a of[1]);export{a};'],
  ])('is refused where what it exports is assigned to later: %s', (_, code) => {
    expect(() => asScript(code, 'it')).toThrow('it: a is exported, and assigned to later');
  });

  it.each([
    ['a parameter', 'var a=1;function f(a){a=2}export{a,f};'],
    ['a variable, declared below', 'var a=1;function f(){a=2;{var a}}export{a,f};'],
    ['a variable of a block', 'var a=1;{let a;a=2}export{a};'],
    ['a caught error', 'var a=1;try{}catch(a){a=2}export{a};'],
    ['a variable of a loop', 'var a=1;for(let a=0;a<1;a++);export{a};'],
  ])('is taken where another variable of that name is: %s', (_, code) => {
    expect(() => asScript(code, 'it')).not.toThrow();
  });

  it('is refused where it asks where it lies', () => {
    expect(() => asScript('var u=import.meta.url;export{u};', 'it')).toThrow('import.meta');
  });
});
