import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFake } from '../commands/support.ts';
import { codesOf } from './support.ts';

// The scripts and lists of the three documents the project began with, at the lines where they stand there.
const folder = path.join(import.meta.dirname, '../../snapshots/seeds');
const names = ['000-fluxgym.md', '001-flash-dependencies.md', '002-foley-runtime.md'] as const;
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const of = (name: (typeof names)[number], image?: string) =>
  codesOf(name, text(name), image === undefined ? {} : { image });

describe.each(names)('%s', (name) => {
  it('is reported as before', async () => {
    const { out } = await runFake(['check', name], { existing: { [name]: text(name) } });
    await expect(out).toMatchFileSnapshot(path.join(folder, name.replace('.md', '.findings.txt')));
  });
});

describe('the other two commands on the same documents', () => {
  it.each(names)('deps %s', async (name) => {
    const { out } = await runFake(['deps', name], { existing: { [name]: text(name) } });
    await expect(out).toMatchFileSnapshot(path.join(folder, name.replace('.md', '.deps.txt')));
  });

  it('compare, on the two lists of the first', async () => {
    const lists = path.join(import.meta.dirname, '../compare/fixtures');
    const existing = Object.fromEntries(
      ['working.txt', 'failing.txt'].map((name) => [name, readFileSync(path.join(lists, name), 'utf8')]),
    );
    const { out } = await runFake(['compare', 'working.txt', 'failing.txt'], { existing });
    await expect(out).toMatchFileSnapshot(path.join(folder, '000-fluxgym.compare.txt'));
  });
});

describe('what was found out about the claims of the documents', () => {
  it.each([
    ['the pins lack pydantic', names[0], 'PW406@58'],
    ['so does the start command', names[0], 'PW406@140'],
    ['--auth none on 8888', names[0], 'PW503@133'],
    ['curl into sh', names[0], 'PW802@132'],
    ['cd, pull, cd ..', names[0], 'PW805@135'],
    ['pip fails, the app starts', names[0], 'PW806@140'],
    ['ready is a false signal', names[0], 'PW804@143'],
    ['the image tag was never built', names[0], 'PW202@218'],
    ['the wheel of gradio_logsview can move', names[0], 'PW427@140'],
    ['+cu121 needs its index', names[1], 'PW821@288'],
    ['torch is in the worker already', names[1], 'PW831@52'],
    ['there is no dockerImage', names[1], 'PW832@344'],
    ['torch 2.1 and numpy 2 (R-NUMPY)', names[1], 'PW410@136'],
    ['no torch 2.8.2', names[2], 'PW401@42'],
    ['no torchvision 0.19.2', names[2], 'PW402@42'],
    ['the flag is the worst remedy', names[2], 'PW822@42'],
    ['the extra cli is gone', names[2], 'PW823@55'],
    ['the folder alone proves no clone', names[2], 'PW801@61'],
    ['pointers instead of weights', names[2], 'PW824@61'],
  ] as const)('%s', (_, name, code) => {
    expect(of(name)).toContain(code);
  });

  it('ffmpeg of apt brings the libraries of opencv', () => {
    expect(of(names[1])).not.toContain('PW426@71');
  });

  it.each([
    ['fastapi, starlette and uvicorn are innocent', names[0], /PW407|PW425/],
    ['torch 2.1.0 and torchvision 0.16.0 belong together', names[1], /PW403|PW404@28|PW402/],
    ['huggingface_hub is the right name', names[2], /PW414/],
    ['pip may install with the flag on 24.04', names[2], /PW203|PW304/],
    ['nothing is a syntax error', names[0], /PW807/],
    ['nor here', names[1], /PW807|PW412/],
    ['nor here', names[2], /PW807|PW412/],
  ] as const)('but %s', (_, name, codes) => {
    expect(of(name).filter((one) => codes.test(one))).toEqual([]);
  });

  it('sees that bitsandbytes refuses the torch of the image it praises, not of the one it forbids', () => {
    expect(of(names[0], 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04')).toContain('PW405@140');
    const forbidden = of(names[0], 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04');
    expect(forbidden.filter((one) => one.startsWith('PW405'))).toEqual([]);
  });

  it("sees that the image's own services are dropped", () => {
    expect(of(names[0], 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04')).toContain('PW601@130');
  });
});

describe('what pod-wizard writes itself', () => {
  it.each(['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'])('has no findings: %s', (app) => {
    const script = readFileSync(path.join(folder, '..', app, 'startup.sh'), 'utf8');
    expect(codesOf('startup.sh', script)).toEqual([]);
  });
});
