import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../src/generated/preset-schema.json' with { type: 'json' };
import { parsePreset } from '../../src/presets/parse.ts';
import { formatDocument } from '../../src/presets/saved-plan.ts';
import { presets } from '../support/plans.ts';

/** The schema that is shipped, asked as an editor does; what it does not say, the program itself still may. */
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const isSound = (value: unknown) => validate(value) === true;
const files = readdirSync('presets').map((name) => [name, readFileSync(`presets/${name}`, 'utf8')] as const);

test.each(files)('%s is sound', (_, text) => {
  validate(parse(text));
  expect(validate.errors).toBeNull();
});

test.each(presets.map((preset) => [preset.id, preset] as const))(
  '%s as it is shown is sound',
  (_, preset) => {
    expect(isSound(parse(formatDocument(preset)))).toBe(true);
  },
);

test('it is of draft-07, which editors know', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
});

describe('broken twins are refused, as the program refuses them', () => {
  const [, vllm = ''] = files.find(([name]) => name === 'vllm.yaml') ?? [];
  test.each([
    ['a misspelt key', 'summary: S', 'sumary: S'],
    ['a port of text', 'port: 8000', 'port: http'],
    ['a port too high', 'port: 8000', 'port: 80000'],
    ['no command', '  command: [', '  comand: ['],
    ['a word that is none', 'auth: partly', 'auth: perhaps'],
    ['a short form that is none', '- { package: python3-venv', '- { pakage: python3-venv'],
    ['a version of Python as a number', 'tested: ["3.12"]', 'tested: [3.12]'],
    ['a URL without https', 'homepage: https:', 'homepage: http:'],
    ['another form', 'format: 2', 'format: 3'],
    ['an item without its value', 'value: "{workspace}/.cache/huggingface"', 'valeu: "x"'],
  ])('%s', (_, piece, instead) => {
    const broken = vllm.replace(piece, () => instead);
    expect(broken).not.toBe(vllm);
    expect(parsePreset(broken, 'x.yaml').ok).toBe(false);
    expect(isSound(parse(broken))).toBe(false);
  });

  test.each(['id', 'reviewed', 'app', 'health'])('without %s', (key) => {
    const { [key]: _, ...rest } = parse(vllm) as Record<string, unknown>;
    expect(isSound(rest)).toBe(false);
  });
});

describe('a preset that extends another', () => {
  test('need not say what a mapping of the parent says', () => {
    expect(isSound({ format: 2, id: 'mine', extends: 'fluxgym', app: { port: 7000 } })).toBe(true);
    expect(isSound({ format: 2, id: 'mine', app: { port: 7000 } })).toBe(false);
  });

  test('says all of an item of a list', () => {
    expect(isSound({ format: 2, id: 'mine', extends: 'fluxgym', env: [{ name: 'A' }] })).toBe(false);
    expect(isSound({ format: 2, id: 'mine', extends: '../x.yaml' })).toBe(false);
  });
});

test('saved answers are of the same schema', () => {
  const saved = { format: 1, id: 'my-flux', title: 'Mine', extends: 'fluxgym', plan: { volumeGb: 100 } };
  expect(isSound(saved)).toBe(true);
  expect(isSound({ ...saved, plan: { volumeGb: 'much' } })).toBe(false);
});
