import { expect, it } from 'vitest';
import { pageOf, pageStart } from '../../src/commands/matrix/html.ts';
import { explainedMatrix } from '../../src/judge/matrix.ts';
import { catalog, presetOf } from '../support/plans.ts';
import { runFake } from './support.ts';

const made = { version: '0.2.0', date: '2026-11-22' };

it('nothing in a preset becomes markup', () => {
  const nasty = `</title></style></script><script>alert(1)</script><img src=x onerror="alert(1)">'"`;
  const preset = { ...presetOf('fluxgym'), title: nasty, id: nasty };
  const [gpu] = catalog.gpus;
  const image = catalog.images.find(({ shortlisted }) => shortlisted !== null);
  if (gpu === undefined || image === undefined) throw new Error('the Catalog is empty');
  const axes = { gpus: [{ ...gpu, name: nasty, architecture: nasty }], images: [image], pythons: ['3.10'] };
  const cells = explainedMatrix({}, preset, catalog, axes);
  const page = pageOf([{ preset, axes, cells }], made);
  const text = page.replace(/<style>[\s\S]*<\/style>/, '');
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).not.toContain('<img');
  expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&quot;');
});

it('the page holds no address to load from, is dated, and is small', async () => {
  const { code, out, system } = await runFake(['matrix', '--html', 'm.html']);
  expect(code).toBe(0);
  expect(out).toMatch(/^wrote {2}m\.html {2}\d+ kB, \d+ apps\n$/);
  const page = system.disk.get('/home/user/m.html')?.content ?? '';
  expect(page.startsWith(pageStart)).toBe(true);
  expect(page).toContain('<time>2026-11-22</time>');
  expect(page).not.toMatch(/ (?:src|href)="(?!#)/);
  expect(page).not.toMatch(/@import|url\(/);
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
});

it('one app of it says in each cell what the matrix says', async () => {
  const flags = [
    'matrix',
    '--preset',
    'fluxgym',
    '--gpu',
    'A2000',
    '--image',
    'torch291',
    '--python',
    '3.10',
  ];
  const { system } = await runFake([...flags, '--html', 'm.html']);
  const page = system.disk.get('/home/user/m.html')?.content ?? '';
  expect(page.match(/<td>.*?<\/td>/g)?.[0]).toMatch(/incompatible/);
  expect(page).toMatch(/PW101 \(error\).*Fix: choose the /);
});

it('a file that is no such page is not replaced, one that is, is', async () => {
  const mine = { existing: { 'm.html': '<p>mine' } };
  const flags = ['matrix', '--preset', 'fluxgym', '--gpu', 'L40S', '--html', 'm.html'];
  expect(await runFake(flags, mine)).toMatchObject({ code: 1, out: '' });
  expect((await runFake([...flags, '--force'], mine)).code).toBe(0);
  expect((await runFake(flags, { existing: { 'm.html': `${pageStart}old` } })).code).toBe(0);
});
