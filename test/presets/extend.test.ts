import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { contentOf } from '../../src/presets/content.ts';
import { parseExtended } from '../../src/presets/parse.ts';
import { presetOf } from '../support/plans.ts';

const catalog = await loadCatalog();
const fluxgym = presetOf('fluxgym');

/** Read with these files beside it, and FluxGym built in. */
async function read(text: string, files: Readonly<Record<string, string>> = {}) {
  return await parseExtended(text, 'my.yaml', catalog, async (reference) => {
    if (reference === 'fluxgym') return { preset: fluxgym };
    const found = files[reference];
    return found === undefined ? null : { text: found, file: reference };
  });
}

async function presetFrom(text: string, files = {}) {
  const parsed = await read(text, files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  if (parsed.kind !== 'preset') throw new Error(parsed.kind);
  return parsed.preset;
}

async function problems(text: string, files = {}) {
  const parsed = await read(text, files);
  return parsed.ok ? [] : parsed.problems.map(({ where, message }) => `${where} ${message}`);
}

const base = `format: 2
id: base
reviewed: 2026-11-28
python: { tested: ["3.12"] }
install: { passes: [{ requirements: [flask==3.1.0] }] }
env: [{ name: A, value: "1" }]
app: { command: [python, app.py], port: 5000 }
health: { ready: Running on }
`;

describe('a preset that extends another', () => {
  test('says only what is different; mappings are merged, all else is replaced', async () => {
    const mine = await presetFrom(
      'format: 2\nid: mine\nextends: fluxgym\napp: { port: 7000 }\noutputs: []\n',
    );
    expect(mine).toMatchObject({ id: 'mine', directory: 'mine', outputs: [], version: '1.0.0' });
    expect(mine.app).toEqual({ ...fluxgym.app, port: 7000 });
    expect(contentOf({ ...mine, id: 'x', directory: 'x', outputs: null, app: fluxgym.app })).toEqual(
      contentOf({ ...fluxgym, id: 'x', directory: 'x', outputs: null, version: '1.0.0' }),
    );
  });

  test('derived answers follow what it says, not what the parent said', async () => {
    const mine = await presetFrom('format: 2\nid: mine\nextends: base.yaml\npython: { tested: ["3.13"] }\n', {
      'base.yaml': base,
    });
    expect(mine.python).toMatchObject({ default: '3.13', allowed: ['3.13'] });
    const flux = await presetFrom('format: 2\nid: mine\nextends: fluxgym\npython: { tested: ["3.11"] }\n');
    expect(flux.python?.default).toBe('3.11');
  });

  test('through several files, and null takes away', async () => {
    const mine = await presetFrom(
      'id: mine\nformat: 2\nextends: middle.yaml\nhealth: { timeoutSeconds: 99 }\n',
      {
        'middle.yaml': 'id: middle\nformat: 2\nextends: base.yaml\nenv: []\njob: null\n',
        'base.yaml': base,
      },
    );
    expect(mine.env).toEqual([]);
    expect(mine.health).toMatchObject({ ready: 'Running on', timeoutSeconds: 99 });
  });

  test('a parent of form 1 is read as it always was', async () => {
    const old = base.replace('format: 2', 'format: 1').replace('ready:', 'log:');
    const mine = await presetFrom('id: mine\nformat: 2\nextends: old.yaml\n', { 'old.yaml': old });
    expect(mine.health.ready).toBe('Running on');
  });
});

describe('a mistake is told in the file in which it stands', () => {
  const files = { 'base.yaml': base };
  const child = (text: string) => `format: 2\nid: mine\nextends: base.yaml\n${text}`;

  test.each([
    ['its own key', child('prot: 1\n'), files, /^my\.yaml:4:1 unknown key "prot"/],
    ['its own value', child('app: { port: x }\n'), files, /^my\.yaml:4:14 app\.port: must be a number/],
    [
      "the parent's",
      child('python: { allowed: ["3.12"] }\n'),
      { 'base.yaml': base.replace('5000', 'x') },
      /^base\.yaml:7:\d+ app\.port/,
    ],
    [
      'of an item of its own list, which hides the parent',
      child('env: [{ name: A }]\n'),
      files,
      /^my\.yaml:4:\d+ env\[0\]\.value is missing/,
    ],
    [
      'of both: where the value stands',
      child('constraints: [flask<3]\n'),
      files,
      /^base\.yaml:5:\d+ install\.passes\[0\]\.requirements\[0\]\.spec: contradicts the constraint/,
    ],
    ['no YAML in the parent', child(''), { 'base.yaml': 'a: [' }, /^base\.yaml:1:/],
    [
      'of a built-in one',
      'format: 2\nid: mine\nextends: fluxgym\nconstraints: [rich<14]\n',
      {},
      /^the built-in preset fluxgym install\.passes\[0\]/,
    ],
  ])('%s', async (_, text, beside, message) => {
    expect((await problems(text, beside))[0]).toMatch(message);
  });
});

describe('is refused', () => {
  test.each([
    ['nothing of that name', 'extends: nothing\n', {}, 'neither a preset nor a file "nothing"'],
    ['out of the folder', 'extends: ../x.yaml\n', {}, 'in the same folder or below'],
    ['an absolute path', 'extends: /etc/passwd\n', {}, 'in the same folder or below'],
    ['a number', 'extends: 3\n', {}, 'must be the name of a preset'],
    ['itself', 'extends: my.yaml\n', { 'my.yaml': 'id: a\nformat: 2\nextends: my.yaml\n' }, 'in turn'],
    [
      'a round',
      'extends: a.yaml\n',
      { 'a.yaml': 'format: 2\nextends: b.yaml\n', 'b.yaml': 'format: 2\nextends: a.yaml\n' },
      'in turn',
    ],
    [
      'too many',
      'extends: f1\n',
      Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`f${at}`, `format: 2\nextends: f${at + 1}\n`])),
      'goes on after',
    ],
    [
      'saved answers',
      'extends: saved\n',
      { saved: 'format: 1\nid: s\ntitle: S\nextends: fluxgym\nplan: {}\n' },
      'saved answers',
    ],
  ])('%s', async (_, text, files, message) => {
    const told = await problems(`format: 2\nid: mine\n${text}`, files);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(message);
    expect(told[0]).toMatch(/^[\w.]+:\d+:\d+ extends: /);
  });
});

test('names of objects are names like any other', async () => {
  const told = await problems(
    'format: 2\nid: mine\nextends: fluxgym\n__proto__: { polluted: 1 }\nconstructor: 1\n',
  );
  expect(told.join('\n')).toMatch(/unknown key "(?:__proto__|constructor)"/);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
