import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unprintable } from '../../src/basics/printable.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { bashReplies, readBashLine } from '../../src/commands/completion/bash-line.ts';
import { fields } from '../../src/plan/plan.ts';
import { loadBuiltinPresets } from '../../src/presets/builtin.ts';
import { givenBy } from '../../src/presets/world.ts';
import type { FakeOptions } from '../support/fake-system.ts';
import { runFake, soundFlags } from './support.ts';

/** What fish would be offered for the last of these words. */
async function offered(words: readonly string[], options: FakeOptions = {}) {
  const { code, out, err } = await runFake(['completion', 'fish', '--', ...words], options);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [kind, ...lines] = out.trimEnd().split('\n');
  return { kind, values: lines.map((line) => line.split('\t')[0] ?? ''), lines };
}

describe('what is offered', () => {
  it.each([
    ['commands', ['ch'], ['check']],
    ['commands and nouns', ['j'], ['journal']],
    ['verbs', ['journal', 'r'], ['result', 'replay']],
    ['flags', ['matrix', '--ma'], ['--markdown']],
    ['flags of the wizard', ['--dr'], ['--dry-run']],
    ['a GPU by its name', ['check', '--gpu', 'rtx 409'], ['RTX 4090']],
    ['a GPU by a part of its name', ['check', '--gpu', '4090'], ['RTX 4090']],
    [
      'an image',
      ['--image', 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu24'],
      ['runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404'],
    ],
    [
      'an image after =',
      ['--image=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu24'],
      ['--image=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404'],
    ],
    ['presets', ['recommend', '--preset', 'fluxgym-'], ['fluxgym-hardened']],
    ['Pythons', ['check', '--python', 'uv:3.1'], ['uv:3.10', 'uv:3.11', 'uv:3.12', 'uv:3.13']],
    ['install strategies', ['--install', 'system'], ['system', 'system-break']],
    ['codes of rules', ['--accept', 'PW10'], expect.arrayContaining(['PW104='])],
    ['codes to explain', ['explain', 'pw10'], expect.arrayContaining(['PW104'])],
    ['a second code', ['explain', 'PW104', 'PW82'], expect.arrayContaining(['PW822'])],
    ['stacks', ['deps', '--stack', 'v'], ['vision']],
    ['names of choices', ['recommend', '--keep', 'im'], ['image']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['commands to read about', ['help', 'co'], ['compare', 'completion']],
    ['verbs to read about', ['help', 'journal', 's'], ['show']],
    ['names of presets', ['preset', 'show', 'hun'], ['hunyuanvideo-foley']],
    ['nothing for a flag of another command', ['matrix', '--stack', 'v'], []],
    ['nothing after words that name no command', ['nonsense', 'x', ''], []],
    ['nothing for a value of one own', ['--name', 'x'], []],
  ])('%s', async (_, words, values) => {
    expect((await offered(words)).values).toEqual(values);
  });

  it('flags that were given are not offered again, those that may be repeated are', async () => {
    const { values } = await offered(['check', '--gpu', '4090', '--accept', 'PW301=x', '--']);
    expect(values).not.toContain('--gpu');
    expect(values).toContain('--accept');
    expect(values).not.toContain('--stack');
  });

  it('files where a file may stand, and only there', async () => {
    for (const words of [
      ['check', ''],
      ['compare', 'a.txt', ''],
      ['--out', ''],
      ['--preset', './'],
      ['check', '--', '-x'],
    ])
      expect((await offered(words)).kind).toBe('files');
    for (const words of [
      ['matrix', ''],
      ['--gpu', ''],
      ['compare', 'a', 'b', ''],
      ['explain', ''],
    ])
      expect((await offered(words)).kind).not.toBe('files');
  });

  it('the Pythons of the preset that was named', async () => {
    const { values } = await offered(['check', '--preset', 'fluxgym', '--python', '3']);
    expect(values).toEqual(['3.10', '3.11', '3.12']);
  });

  it('entries of the journal, each with what it is', async () => {
    const first = await runFake([...soundFlags, '--yes']);
    const journal = first.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
    const existing = { 'JOURNAL.md': journal, 'pod/JOURNAL.md': journal };
    for (const words of [
      ['replay', 'pod/JOURNAL.md', '--entry', ''],
      ['journal', 'show', '--entry', ''],
      ['journal', 'result', '--out', 'pod', '--entry', ''],
    ])
      expect((await offered(words, { existing })).lines).toEqual([
        expect.stringMatching(/^1\tv1\.0\.0, 2026-11-22, fluxgym on NVIDIA/),
      ]);
    expect((await offered(['replay', 'none.md', '--entry', ''], { existing })).lines).toEqual([]);
  });

  it('what the user saved, its hostile title harmless', async () => {
    const saved = await runFake(['preset', 'save', 'mine', ...soundFlags]);
    const existing = Object.fromEntries([...saved.system.disk].map(([file, { content }]) => [file, content]));
    const { lines } = await offered(['--preset', 'min'], { existing });
    expect(lines).toEqual(['mine\tyour answers for fluxgym']);
  });

  it('anything typed gives an answer', async () => {
    const some = ['--gpu', '--', '--accept=', 'journal', 'check', "'", '$(id)', '\\', '--out', '-'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...some)), { minLength: 1 }),
        async (words) => {
          const { lines } = await offered(words);
          for (const line of lines) expect(unprintable.test(line.replace('\t', ''))).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('an unknown shell is refused', async () => {
    expect(await runFake(['completion', 'bsh'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean bash'),
    });
  });
});

it('every value that a question offers is one that it takes', async () => {
  const world = { catalog: await loadCatalog(), presets: await loadBuiltinPresets() };
  for (const { flag, offers, read } of fields)
    for (const text of offers(givenBy(world, {})))
      expect(`${flag} ${text} ${read(text, givenBy(world, {})).ok}`).toBe(`${flag} ${text} true`);
});

describe('a line of bash', () => {
  const breaks = ' \t\n"\'><=;|&(:';

  it.each([
    ['pod-wizard ', ['pod-wizard'], '', '', 0],
    ["pod-wizard --gpu 'RTX 40", ['pod-wizard', '--gpu'], 'RTX 40', "'", 0],
    ['pod-wizard --gpu "RTX 40', ['pod-wizard', '--gpu'], 'RTX 40', '"', 0],
    ['pod-wizard --gpu RTX\\ 40', ['pod-wizard', '--gpu'], 'RTX 40', '', 0],
    ['pod-wizard --image runpod/pytorch:1.0', ['pod-wizard', '--image'], 'runpod/pytorch:1.0', '', 15],
    ['pod-wizard --image=r/p:1', ['pod-wizard'], '--image=r/p:1', '', 12],
    ["a '' b", ['a', ''], 'b', '', 0],
    ['a "x\\"y\\z" "$(id)" c', ['a', 'x"y\\z', '$(id)'], 'c', '', 0],
    ["a x'y", ['a'], 'xy', 'other', 0],
    ['a \\', ['a'], '', '', 0],
  ])('%s', (line, words, current, open, kept) => {
    expect(readBashLine(line, breaks)).toEqual({ words, current, open, kept });
  });

  it.each([
    ['pod-wizard --gpu RTX\\ 40', 'RTX 4090', 'RTX\\ 4090'],
    ["pod-wizard --gpu 'RTX 40", 'RTX 4090', 'RTX 4090'],
    ['pod-wizard --gpu "RTX 40', '$(id) "x"', '\\$(id) \\"x\\"'],
    ["pod-wizard --gpu 'R", "it's", "it'\\''s"],
    ['pod-wizard --image runpod/pytorch:1.0', 'runpod/pytorch:1.0.2', '1.0.2'],
    ['pod-wizard --image=a', '--image=a;b $(c)', 'a\\;b\\ \\$\\(c\\)'],
    ['pod-wizard --name ', '~`é', '\\~\\`é'],
  ])('%s is answered with %s as %s', (line, value, reply) => {
    const replies = bashReplies(readBashLine(line, breaks), { offers: [{ value, note: '' }], isPath: false });
    expect(replies).toEqual([reply]);
  });
});
