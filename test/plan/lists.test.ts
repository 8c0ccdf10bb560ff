import { describe, expect, it } from 'vitest';
import { securePrice } from '../../src/catalog/prices.ts';
import type { Image } from '../../src/catalog/types.ts';
import * as records from '../../src/plan/fields/all.ts';
import type { Field } from '../../src/plan/plan.ts';
import { type Option, optionOf } from '../../src/wizard/options/option.ts';
import { searchRows } from '../../src/wizard/search.ts';
import { catalog, gpus, images, presetOf } from '../support/plans.ts';
import { type FieldRecord, type Given, given, type Row } from './given.ts';

function listed<Value>(field: FieldRecord<Value>, under: Given, query = ''): readonly Row<Value>[] {
  if (field.editor.kind !== 'list') throw new Error('it has no list');
  return field.editor.rows(under, query);
}
/** What the wizard's search finds among them. */
function found<Value>(field: FieldRecord<Value>, under: Given, query: string): readonly Option[] {
  const options = listed(field, under, query).map((row) => optionOf(field.name as Field, row));
  return searchRows(options, query, () => false);
}
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const gpuOf = (id: string) => catalog.gpus.find((one) => one.id === id);

describe('the list of GPUs', () => {
  const all = listed(records.gpu, given());
  const known = all.map(({ id }) => gpuOf(id));

  it('has each GPU, the shortlist first, the cheapest first', () => {
    expect(ids(all).toSorted()).toEqual(catalog.gpus.map(({ id }) => id).toSorted());
    const short = known.map((one) => one?.shortlisted === true);
    expect(short).toEqual(short.toSorted((a, b) => Number(b) - Number(a)));
    for (const part of [true, false]) {
      const prices = known
        .filter((one) => (one?.shortlisted === true) === part)
        .map((one) => (one === undefined ? null : securePrice(one))?.usdPerHour ?? Number.POSITIVE_INFINITY);
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    }
  });

  it('comes in other orders, too, in each the shortlist first', () => {
    const { editor } = records.gpu;
    if (editor.kind !== 'list') throw new Error('a list');
    expect(editor.orders).toEqual(['price', 'memory', 'name']);
    const short = (order: string) =>
      editor
        .rows(given(), '', order)
        .flatMap(({ id }) => gpuOf(id) ?? [])
        .filter(({ shortlisted }) => shortlisted);
    const memory = short('memory').map(({ vramGb }) => vramGb ?? 0);
    expect(memory).toEqual(memory.toSorted((a, b) => b - a));
    const names = short('name').map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it('is searched by what an hour costs', () => {
    const cheap = ids(found(records.gpu, given(), '<0.30'));
    expect(cheap.length).toBeGreaterThan(3);
    for (const id of cheap) {
      expect(
        gpuOf(id)?.prices.some(({ usdPerHour }) => usdPerHour <= 0.3),
        id,
      ).toBe(true);
    }
    expect(cheap).not.toContain('NVIDIA GeForce RTX 5090');
    expect(found(records.gpu, given(), '<').length).toBe(all.length);
  });

  it('is searched by all words, in any case, with or without spaces', () => {
    for (const query of ['RTX 4090', 'rtx4090', '4090 rtx', '24gb 4090'])
      expect(ids(found(records.gpu, given(), query))).toContain(gpus.ada);
    expect(ids(found(records.gpu, given(), '4090 5090'))).toEqual([]);
    const blackwell = found(records.gpu, given(), 'sm_120');
    expect(blackwell.length).toBeGreaterThan(0);
    for (const { id } of blackwell) expect(gpuOf(id)?.computeCapability).toBe('12.0');
  });

  it('shows price, memory, whose price and code where they are known', () => {
    const [row] = found(records.gpu, given(), 'rtx4090');
    expect(row?.facts).toEqual([
      expect.stringMatching(/^\$0\.\d\d\/h$/),
      '24 GB',
      expect.stringMatching(/^secure 2026-\d\d$/),
      'sm_89',
    ]);
    const unknown = catalog.gpus.find(({ vramGb }) => vramGb === null);
    if (unknown === undefined) return;
    const bare = all.find(({ id }) => id === unknown.id);
    expect(bare?.facts[1]).toBe('');
    expect(bare?.about.join()).toContain('memory not established');
  });

  it('names the nearest where nothing fits', () => {
    const { editor } = records.gpu;
    const search = editor.kind === 'list' ? editor.search : null;
    expect(search?.nearest(catalog, '4095')).toBe('RTX 4090');
  });

  it('a recommendation takes only shortlisted ones of known memory, the cheapest first', () => {
    const others = (records.gpu.others?.(given()) ?? []).map(gpuOf);
    expect(others.length).toBeGreaterThan(3);
    for (const one of others) expect([one?.shortlisted, one?.vramGb === null]).toEqual([true, false]);
    const prices = others.map((one) => (one === undefined ? 0 : (securePrice(one)?.usdPerHour ?? 1e9)));
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(new Set(prices).size).toBeGreaterThan(3);
  });
});

describe('the list of images', () => {
  const shortlisted = catalog.images.filter((one) => one.shortlisted !== null).map(({ ref }) => ref);

  it('is the shortlist and a way to any other', () => {
    expect(ids(listed(records.image, given()))).toEqual([...shortlisted, 'another tag']);
  });

  it('keeps the chosen image in sight, once', () => {
    const foreign = 'ghcr.io/me/mine:1';
    expect(ids(listed(records.image, given({ image: foreign })))).toEqual([
      ...shortlisted,
      foreign,
      'another tag',
    ]);
    expect(ids(listed(records.image, given({ image: shortlisted[0] })))).toEqual([
      ...shortlisted,
      'another tag',
    ]);
  });

  it('a whole reference that is typed is an answer; a word, or one that is there, is not another', () => {
    expect(ids(found(records.image, given(), ' ghcr.io/me/mine:1 '))).toContain('ghcr.io/me/mine:1');
    expect(ids(found(records.image, given(), 'mine'))).not.toContain('mine');
    expect(ids(found(records.image, given(), 'no such:'))).not.toContain('no such:');
    const there = ids(found(records.image, given(), images.usual));
    expect(there.filter((id) => id === images.usual)).toHaveLength(1);
  });

  it('says of each what is in it', () => {
    const row = listed(records.image, given()).find(({ id }) => id === images.usual);
    expect(row?.facts).toEqual(['py 3.12', 'torch 2.8.0']);
    expect(row?.about[1]).toContain('Ubuntu 24.04');
    expect(row?.about[1]).toContain('torch 2.8.0+cu128');
    const [bare] = found(records.image, given(), images.bare);
    expect(bare?.facts).toEqual(['no py', 'no torch']);
    const [mine] = found(records.image, given(), 'ghcr.io/me/mine:1');
    expect(mine?.about.join()).toContain('Nothing is known');
    expect(mine?.about.join()).not.toContain('no torch');
  });

  it('offers what is known in whole, the shortlist first', () => {
    const offers = records.image.offers(given());
    expect(offers.slice(0, shortlisted.length)).toEqual(shortlisted);
    expect(new Set(offers).size).toBe(offers.length);
    const status = (ref: string): Image['status'] | undefined =>
      catalog.images.find((one) => one.ref === ref)?.status;
    for (const ref of offers.slice(shortlisted.length)) expect(status(ref)).toBe('known');
  });
});

describe('the list of Pythons', () => {
  const pythons = (answers: Record<string, unknown>, app: string | null = 'fluxgym') =>
    listed(records.python, given(answers, app)).map(({ id, facts }) => [id, facts[0]]);

  it('has what the image holds, the default first, then that with its torch, then what uv brings', () => {
    const rows = pythons({ image: images.jammy });
    expect(rows.slice(0, 2).map(([id]) => id)).toEqual(['image 3.10', 'image 3.12']);
    const allowed = presetOf('fluxgym').python?.allowed ?? [];
    for (const [id] of rows.filter(([one]) => one?.startsWith('uv'))) {
      expect(allowed).toContain(id?.slice(3));
      expect(rows.map(([one]) => one)).not.toContain(`image ${id?.slice(3)}`);
    }
    expect(pythons({ image: images.old }).map(([id]) => id)).toContain('uv 3.10');
    const kinds = rows.map(([id]) => id?.startsWith('uv'));
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
  });

  it('keeps one that this image lacks in sight, once', () => {
    const own = { version: '3.9', provider: 'image' };
    const rows = pythons({ image: images.old, python: own });
    expect(rows.filter(([id]) => id === 'image 3.9')).toEqual([['image 3.9', 'not in this image']]);
    const there = pythons({ image: images.jammy, python: { version: '3.10', provider: 'image' } });
    expect(there.filter(([id]) => id === 'image 3.10')).toHaveLength(1);
    const uv = pythons({ image: images.jammy, python: { version: '3.8', provider: 'uv' } });
    expect(uv.filter(([id]) => id === 'uv 3.8')).toHaveLength(1);
  });

  it('guesses for an image of which nothing is known', () => {
    const rows = pythons({ image: 'ghcr.io/me/mine:1' }, null);
    expect(rows.slice(0, 4).map(([id]) => id)).toEqual([
      'image 3.10',
      'image 3.11',
      'image 3.12',
      'image 3.13',
    ]);
    expect(new Set(rows.slice(0, 4).map(([, fact]) => fact))).toEqual(new Set(['if the image has it']));
  });
});

describe('--python', () => {
  const read = (text: string, image?: string) => {
    const answer = records.python.read(text, given(image === undefined ? {} : { image }));
    return answer.ok ? answer.value : answer.allowed;
  };

  it.each([
    ['3.10', images.jammy, { version: '3.10', provider: 'image' }],
    ['uv:3.10', images.jammy, { version: '3.10', provider: 'uv' }],
    ['3.13', images.old, { version: '3.13', provider: 'uv' }],
    ['3.10', undefined, { version: '3.10', provider: 'uv' }],
  ])('%s on %s', (text, image, value) => {
    expect(read(text, image)).toEqual(value);
  });

  it('names versions where it is none', () => {
    expect(read('three')).toEqual(['3.10', '3.11', '3.12', '3.13', 'uv:3.10']);
  });
});

describe('--code-server', () => {
  const read = (text: string) => {
    const answer = records.codeServer.read(text, given());
    return answer.ok ? answer.value : answer.allowed;
  };

  it.each([
    ['off', null],
    ['8443', { port: 8443, auth: 'password' }],
    ['8443:none', { port: 8443, auth: 'none' }],
    ['8443:open', ['8443', 'off']],
    ['0', ['8443', 'off']],
    ['84 43', ['8443', 'off']],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('the menu has the usual port, the one that stands, and one without a password only where it stands', () => {
    const { editor } = records.codeServer;
    const rows = (value: { port: number; auth: 'password' | 'none' } | null) =>
      editor.kind === 'menu' ? ids(editor.rows(given(), value)) : [];
    expect(rows(null)).toEqual(['off', 'port 8443', 'another port']);
    expect(rows({ port: 8443, auth: 'password' })).toEqual(['off', 'port 8443', 'another port']);
    expect(rows({ port: 9000, auth: 'password' })).toEqual(['off', 'port 8443', 'port 9000', 'another port']);
    expect(rows({ port: 9000, auth: 'none' })).toEqual([
      'off',
      'port 8443',
      'port 9000',
      'port 9000 open',
      'another port',
    ]);
  });
});

describe('--keep-services', () => {
  it.each([
    ['keep', true],
    ['drop', false],
  ])('%s', (text, value) => {
    expect(records.keepServices.read(text, given())).toEqual({ ok: true, value });
    expect(records.keepServices.write(value)).toEqual([text]);
    const { editor } = records.keepServices;
    const rows = editor.kind === 'menu' ? editor.rows(given(), value) : [];
    expect(rows.find(({ id }) => id === text)?.choice).toEqual({ kind: 'answer', value });
  });

  it.each([
    [images.usual, 'SSH, Jupyter, nginx'],
    [images.bare, 'this image has none'],
    [undefined, 'where it has them'],
  ])('the menu says what %s has', (ref, fact) => {
    const { editor } = records.keepServices;
    const rows =
      editor.kind === 'menu' ? editor.rows(given(ref === undefined ? {} : { image: ref }), true) : [];
    expect(rows[0]?.facts).toEqual([fact]);
  });
});
