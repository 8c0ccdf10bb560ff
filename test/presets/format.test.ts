import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadCatalog } from '../../src/catalog/load.ts';
import { parsePresetFile } from '../../src/presets/parse.ts';
import { type Preset, presetSchema } from '../../src/presets/schema.ts';

const catalog = await loadCatalog();

const small = `format: 2
id: my-app
reviewed: 2026-11-28
repositories:
  - { url: https://github.com/me/my-app, commit: 678add2c6d27c5d817e9ae2fbd1602bb34f33165 }
python: { tested: ["3.12"] }
torch:
  builds:
    - { torch: 2.8.0, cudaTag: cu128 }
install:
  passes:
    - from: [{ file: requirements.txt }]
      requirements: [requests]
apt: [ffmpeg]
app: { command: [python, app.py], port: 7860 }
health: { contains: My app }
`;

function problems(text: string): readonly string[] {
  const read = parsePresetFile(text, 'x.yaml', catalog);
  return read.ok ? [] : read.problems.map(({ where, message }) => `${where} ${message}`);
}

function preset(text: string): Preset {
  const read = parsePresetFile(text, 'x.yaml', catalog);
  if (!read.ok || read.kind !== 'preset') throw new Error(JSON.stringify(read));
  return read.preset;
}

const without = (line: string) => small.replace(`${line}\n`, '');
const withPart = (part: string) => `${small}${part}\n`;

describe('form 2', () => {
  test('what is not special has a default', () => {
    expect(preset(small)).toMatchObject({
      format: 2,
      version: '1.0.0',
      title: 'my-app',
      summary: 'my-app',
      homepage: 'https://github.com/me/my-app',
      directory: 'my-app',
      python: { default: '3.12', tested: ['3.12'], allowed: ['3.12'] },
      torch: { accepts: '>=2.8.0', builds: [{ for: 'any', torchvision: null, torchaudio: null }] },
      install: { default: 'venv', allowed: ['venv'], passes: [{ title: 'requirements', noDeps: false }] },
      app: { workingDirectory: '.', listens: null, auth: 'none', stop: { signal: 'TERM', seconds: 8 } },
      health: { path: '/', ready: null, failed: [], probe: null, timeoutSeconds: 600 },
      vram: { minimumGb: 0, tiers: [] },
      storage: { volumeGb: { minimum: 1, recommended: 60 } },
      plan: {},
    });
    expect(preset(small).install.passes[0]?.requirements).toEqual([
      { spec: 'requests', because: 'Stated by the preset', source: 'the preset itself' },
    ]);
    expect(preset(small).apt).toEqual([{ package: 'ffmpeg', because: 'Stated by the preset' }]);
  });

  // One thing left out; the one message that comes of it.
  test.each([
    ['id: my-app', 'x.yaml:1:1 id is missing. What it goes by. For example: id: my-app'],
    [
      'reviewed: 2026-11-28',
      'x.yaml:1:1 reviewed is missing. The day on which all this was last looked at. For example: reviewed: "2026-11-28"',
    ],
    [
      'python: { tested: ["3.12"] }',
      'x.yaml:1:1 python: is missing, and torch needs one; say for example: { tested: ["3.12"] }',
    ],
    [
      'app: { command: [python, app.py], port: 7860 }',
      'x.yaml:1:1 app is missing. How it is started. For example: app: { command: [python, app.py], port: 7860 }',
    ],
    [
      'health: { contains: My app }',
      'x.yaml:1:1 health is missing. What tells that it works. For example: health: { contains: "<title>My app" }',
    ],
  ])('without %s there is one message', (line, message) => {
    expect(problems(without(line))).toEqual([message]);
  });

  test.each([
    [
      'health: { contains: My app }',
      'health: {}',
      'x.yaml:16:9 health: says nothing by which the app is known',
    ],
    [
      '[requests]',
      '["requests=1"]',
      'x.yaml:13:22 install.passes[0].requirements[0].spec: "requests=1" is no requirement',
    ],
    [
      '[requests]',
      '[7]',
      'x.yaml:13:22 install.passes[0].requirements[0]: must be text: put it in quotes, not "7"',
    ],
    ['[requests]', '[{ sepc: x }]', 'x.yaml:13:24 unknown key "sepc"; did you mean "spec"?'],
    [
      '[requests]',
      '[{ spec: x, becuase: y }]',
      'x.yaml:13:33 unknown key "becuase"; did you mean "because"?',
    ],
    ['[ffmpeg]', '[FFmpeg]', 'x.yaml:14:7 apt[0]: must be the name of a Debian package, not "FFmpeg"'],
    ['format: 2', 'format: 3', 'x.yaml:1:9 format: must be 2, not "3"'],
    ['[{ file: requirements.txt }]', '[{ file: ../x.txt }]', 'must be a relative path without ".."'],
    [
      '[{ file: requirements.txt }]',
      '[{ file: a.txt, leaveOut: [{ line: x }] }]',
      'install.passes[0].from[0].leaveOut[0].because is missing. Why it is left out.',
    ],
    [
      '[{ file: requirements.txt }]',
      '[{ file: a.txt, replace: [{ spec: x==1 }] }]',
      'install.passes[0].from[0].replace[0].because is missing. Why not as the file has it.',
    ],
    [
      /repositories:[\s\S]*(?=python:)/,
      '',
      'install.passes[0].from: there is no such file, since repositories is empty',
    ],
    [/ {4}- from[\s\S]*(?=apt:)/, '    - title: none\n', 'install.passes[0]: installs nothing'],
  ])('%s as %s', (piece, replacement, message) => {
    const found = problems(small.replace(piece, replacement));
    expect(found, found.join('\n')).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ['folders: [/etc]', 'folders[0]: must be relative, or begin with {workspace}'],
    ['folders: ["{workspace}/../etc"]', 'folders[0]: must be relative, or begin with {workspace}'],
    ['asks: [{ name: PORT, kind: value, because: x }]', 'asks[0].name: PORT belongs to the script'],
    ['asks: [{ name: PATH, kind: value, because: x }]', 'asks[0].name: PATH belongs to the script'],
    [
      'asks: [{ name: A_B, kind: password, default: x, because: x }]',
      'asks[0].default: a password has no default: it would be known to everybody',
    ],
    ['hosts: ["a b.org"]', 'hosts[0]: must be the name of a host, not "a b.org"'],
    ['hosts: ["-a;reboot"]', 'hosts[0]: must be the name of a host'],
    ['tools: [{ command: "a b" }]', 'tools[0].command: must be the name of a command'],
    [
      'tools: [{ command: a, archive: { url: "https://a.org/a.zip" } }]',
      'tools[0].archive.url: must end with .tar.gz',
    ],
    ['knownBad: [{ when: { torch: "~=2" } }]', 'knownBad[0].title is missing'],
  ])('%s', (part, message) => {
    const found = problems(withPart(part));
    expect(
      found.some((one) => one.includes(message)),
      found.join('\n'),
    ).toBe(true);
  });

  test('a JSON Schema can be made of it, with a description for every key', () => {
    const schema = z.toJSONSchema(presetSchema, { io: 'input' });
    const undescribed: string[] = [];
    const walk = (node: unknown, at: string) => {
      if (typeof node !== 'object' || node === null || at === '.plan') return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, one] of Object.entries(value as object)) {
            if (!('description' in (one as object))) undescribed.push(`${at}.${name}`);
            walk(one, `${at}.${name}`);
          }
        } else if (key !== 'default') walk(value, at);
      }
    };
    walk(schema, '');
    expect(undescribed).toEqual([]);
  });
});

describe('form 1', () => {
  const old = readFileSync(new URL('../artifacts/fixtures/standin.yaml', import.meta.url), 'utf8');

  test.each([
    ['with its number', old],
    ['without one', old.replace('format: 1\n', '')],
  ])('%s is read as the newest', (_, text) => {
    const { format, health, weights } = preset(text);
    expect(format).toBe(2);
    expect(health).toMatchObject({ ready: 'standin: model loaded', failed: [], probe: null });
    expect(weights[0]).toMatchObject({ repo: 'standin/model', revision: null });
  });

  test('what is wrong in it is shown in its own words and places', () => {
    const text = old.replace('log: "standin: model loaded"', 'log: [x]');
    const line = text.split('\n').findIndex((one) => one.startsWith('health:')) + 1;
    expect(problems(text)).toEqual([expect.stringMatching(`^x.yaml:${line}:\\d+ health.log: must be text$`)]);
  });

  test('says the same as the newest form in its words', () => {
    const renewed = old.replace('format: 1', 'format: 2').replace('log:', 'ready:');
    expect(preset(renewed)).toEqual(preset(old));
    expect(problems(old.replace('format: 1', 'format: 2'))).toEqual([
      expect.stringContaining('unknown key "log"'),
    ]);
  });
});
