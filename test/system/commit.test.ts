import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { append, failure, nodeFiles, said, temporaryFolder } from './support.ts';

function inFolder() {
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder, name);
  return {
    at,
    names: () => readdirSync(folder).sort(),
    text: (name: string) => readFileSync(at(name), 'utf8'),
  };
}

const file = (place: string, content: string) => ({ path: place, content, mode: 0o644 });
const temporary = (name: string) => `.${name}.pod-wizard-0123456789ab.tmp`;

/** Two files and an entry, as one change. */
function change(at: (name: string) => string, text: string): Promise<void> {
  return nodeFiles.commit(at('JOURNAL.md'), async () => ({
    files: [file(at('a'), text), file(at('b'), text)],
    entry: `${text}\n`,
  }));
}

describe('nothing is written', () => {
  test.each<[string, (at: (name: string) => string) => void]>([
    ['the journal is a folder', (at) => mkdirSync(at('JOURNAL.md'))],
    ['the journal is a link to nothing', (at) => symlinkSync('nothing', at('JOURNAL.md'))],
    [
      'the journal is over 64 MiB',
      (at) => writeFileSync(at('JOURNAL.md'), Buffer.alloc(64 * 1024 * 1024 + 1)),
    ],
    ['the second file is a folder', (at) => mkdirSync(at('b'))],
    ['the second file is a link to nothing', (at) => symlinkSync('nothing', at('b'))],
    ['the lock is a folder', (at) => mkdirSync(at('.JOURNAL.md.lock'))],
    ['what is left to do cannot be put down', (at) => mkdirSync(at('.JOURNAL.md.pending'))],
  ])('where %s', async (_, make) => {
    const { at, names, text } = inFolder();
    writeFileSync(at('a'), 'before');
    make(at);
    const before = names();
    expect(await failure(change(at, 'after'))).toMatchObject({ name: 'FileError' });
    expect(names()).toEqual(before);
    expect(text('a')).toBe('before');
  });

  test('where the change is refused', async () => {
    const { at, names } = inFolder();
    const refused = nodeFiles.commit(at('JOURNAL.md'), async () => {
      throw new RangeError('no');
    });
    expect(await failure(refused)).toBeInstanceOf(RangeError);
    expect(names()).toEqual([]);
  });
});

test('files and entry are there, and nothing else', async () => {
  const { at, names, text } = inFolder();
  await change(at, 'one');
  await change(at, 'two');
  expect(names()).toEqual(['JOURNAL.md', 'a', 'b']);
  expect([text('a'), text('b'), text('JOURNAL.md')]).toEqual(['two', 'two', 'one\ntwo\n']);
});

test('a change without an entry makes no journal', async () => {
  const { at, names } = inFolder();
  await nodeFiles.commit(at('JOURNAL.md'), async () => ({ files: [file(at('a'), 'x')], entry: '' }));
  expect(names()).toEqual(['a']);
});

describe('a run that was killed', () => {
  const pending = (at: (name: string) => string, before: number, entry: string) =>
    JSON.stringify({
      moves: ['a', 'b'].map((name) => ({ from: at(temporary(name)), to: at(name) })),
      before,
      entry,
    });

  test('before its change counted: what it made ready is cleared', async () => {
    const { at, names, text } = inFolder();
    await change(at, 'one');
    writeFileSync(at(temporary('a')), 'half');
    writeFileSync(at(temporary('JOURNAL.md')), 'half');
    writeFileSync(at(temporary('.JOURNAL.md.pending')), 'half');
    writeFileSync(at('.mine.0123456789ab.tmp'), 'not ours');
    // Also where the next run is refused.
    await failure(nodeFiles.commit(at('JOURNAL.md'), () => Promise.reject(new RangeError('no'))));
    expect(names()).toEqual(['.mine.0123456789ab.tmp', 'JOURNAL.md', 'a', 'b']);
    await change(at, 'two');
    expect(names()).toEqual(['.mine.0123456789ab.tmp', 'JOURNAL.md', 'a', 'b']);
    expect(text('JOURNAL.md')).toBe('one\ntwo\n');
  });

  test.each([
    ['before the first file', ['a', 'b'], ''],
    ['between the files', ['b'], ''],
    ['before the entry', [], ''],
    ['within the entry', [], 'tw'],
    ['after the entry', [], 'two\n'],
  ])('%s: the next run finishes its change, whatever it does itself', async (_, left, part) => {
    const { at, names, text } = inFolder();
    await change(at, 'one');
    for (const name of ['a', 'b']) writeFileSync(at(left.includes(name) ? temporary(name) : name), 'two');
    writeFileSync(at('JOURNAL.md'), `one\n${part}`);
    writeFileSync(at('.JOURNAL.md.pending'), pending(at, 4, 'two\n'));
    said.length = 0;
    const refused = nodeFiles.commit(at('JOURNAL.md'), async (existing) => {
      throw new RangeError(existing);
    });
    expect(await failure(refused)).toMatchObject({ message: 'one\ntwo\n' });
    expect([text('a'), text('b'), text('JOURNAL.md')]).toEqual(['two', 'two', 'one\ntwo\n']);
    expect(names()).toEqual(['JOURNAL.md', 'a', 'b']);
    expect(said).toEqual([`finished what an interrupted run had begun in ${path.dirname(at('a'))}`]);
  });

  test.each([
    ['says nothing', '{'],
    ['has another form', '{"moves": [{"from": 1}], "before": 0, "entry": "x"}'],
    ['says from where and not where to', '{"moves": [{"from": "/a"}], "before": 0, "entry": "x"}'],
    ['says where to and not from where', '{"moves": [{"to": "/a"}], "before": 0, "entry": "x"}'],
    ['moves nothing that has a name', '{"moves": [1], "before": 0, "entry": "x"}'],
    ['moves null', '{"moves": [null], "before": 0, "entry": "x"}'],
    ['has no moves', '{"moves": null, "before": 0, "entry": "x"}'],
    ['does not say how long the journal was', '{"moves": [], "before": "0", "entry": "x"}'],
    ['has no entry', '{"moves": [], "before": 0, "entry": 1}'],
  ])('a record that %s is dropped', async (_, record) => {
    const { at, names } = inFolder();
    writeFileSync(at('.JOURNAL.md.pending'), record);
    await append(at('JOURNAL.md'), () => 'one\n');
    expect(names()).toEqual(['JOURNAL.md']);
  });

  test('a record from somebody else moves no file of ours', async () => {
    const { at, text } = inFolder();
    writeFileSync(at('secret'), 'mine');
    writeFileSync(
      at('.JOURNAL.md.pending'),
      JSON.stringify({ moves: [{ from: at('secret'), to: at('a') }], before: 0, entry: 'x\n' }),
    );
    await append(at('JOURNAL.md'), () => 'one\n');
    expect([text('secret'), text('JOURNAL.md')]).toEqual(['mine', 'one\n']);
  });
});

test('a journal that must not be written is refused before a file is replaced', async () => {
  const { at, text } = inFolder();
  await change(at, 'one');
  chmodSync(at('JOURNAL.md'), 0o444);
  const ended = await failure(change(at, 'two'));
  // Root may write everywhere; then all of it is written.
  const expected = process.geteuid?.() === 0 ? 'two' : 'one';
  if (expected === 'one') expect(ended).toMatchObject({ code: 'EACCES' });
  expect([text('a'), text('b')]).toEqual([expected, expected]);
});
