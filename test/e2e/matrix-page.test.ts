import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFake } from '../commands/support.ts';
import { chromium, openBrowser, type Page } from '../support/browser.ts';

/** `matrix --html` in a real browser. */

const program = chromium();
if (program === null && process.env['CI'] === 'true')
  throw new Error('there is no Chromium: .ci/run installs one');
if (program === null)
  console.warn('SKIPPED: the page of the matrix was not opened, since there is no Chromium');

async function pageText(...flags: string[]): Promise<string> {
  const { code, system } = await runFake(['matrix', '--html', 'm.html', ...flags]);
  expect(code).toBe(0);
  return system.disk.get('/home/user/m.html')?.content ?? '';
}

describe.skipIf(program === null)('the page of the matrix', () => {
  let page: Page;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-page-'));
    writeFileSync(path.join(folder, 'm.html'), await pageText());
    page = await openBrowser(program ?? '');
    await page.open(path.join(folder, 'm.html'));
  }, 120_000);
  afterAll(async () => {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const shown = () =>
    page.value(
      `[...document.querySelectorAll('section.app:not([hidden]) tbody tr:not([hidden]) th')].map((one) => one.firstChild.textContent)`,
    );
  const set = (id: string, value: string) =>
    page.value(
      `(() => { const one = document.getElementById('${id}'); one.value = '${value}'; one.dispatchEvent(new Event('input', { bubbles: true })); })()`,
    );

  it('filters by app, family, memory and price, and says how many are left', async () => {
    await set('app', 'fluxgym');
    await set('family', 'Ada');
    await set('memory', '48');
    expect(await shown()).toEqual(expect.arrayContaining(['L40S']));
    expect(await shown()).not.toContain('RTX 4090');
    const before = (await shown()) as string[];
    await set('price', '0.80');
    expect(((await shown()) as string[]).length).toBeLessThan(before.length);
    expect(await page.value(`document.getElementById('count').textContent`)).toMatch(/^\d+ of \d+ rows$/);
    for (const id of ['app', 'family', 'memory', 'price']) await set(id, '');
  });

  it('is walked by keyboard: a cell says why and the fix, arrows go on, Escape ends it', async () => {
    const told = () =>
      page.value(
        `document.getElementById('panel').hidden ? null : document.getElementById('panel').innerText`,
      );
    await page.value(`document.querySelector('.scroll').focus()`);
    await page.press('Tab');
    expect(await page.value(`document.activeElement.matches('td a')`)).toBe(true);
    const first = String(await told());
    expect(first).toMatch(/PW\d{3}/);
    expect(first).toMatch(/Why: .+\n+(?:Fix: .+|No change of the plan ends it\.)/);
    expect(await page.value(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
    await page.press('ArrowDown');
    await page.press('ArrowRight');
    expect(await page.value(`document.activeElement.matches('td a')`)).toBe(true);
    expect(await told()).not.toBe(first);
    await page.press('Escape');
    expect(await told()).toBeNull();
  });

  it.each(['light', 'dark'])('is read in %s: every text has a contrast of 4.5 or more', async (scheme) => {
    await page.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    const least = await page.value(`(() => {
      const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
        .map((one) => one / 255).map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
      const ground = (one) => { const own = getComputedStyle(one).backgroundColor;
        return own === 'rgba(0, 0, 0, 0)' && one.parentElement ? ground(one.parentElement) : own; };
      const contrast = (one) => { const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
      return Math.min(...[...document.querySelectorAll('h1, p, small, caption, th, dt, dd, label, td span, .legend span')].slice(0, 4000).map(contrast));
    })()`);
    expect(least).toBeGreaterThanOrEqual(4.5);
  });

  it('fits a telephone: only the tables are wider', async () => {
    await page.send('Emulation.setDeviceMetricsOverride', {
      width: 390,
      height: 844,
      deviceScaleFactor: 1,
      mobile: true,
    });
    expect(await page.value('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.send('Emulation.clearDeviceMetricsOverride');
  });

  it('without a script is the same tables, each cell a link to why', async () => {
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.open(path.join(folder, 'm.html'));
    await page.send('Emulation.setScriptExecutionDisabled', { value: false });
    expect(await page.value(`document.getElementById('filters').hidden`)).toBe(true);
    expect(await page.value(`document.querySelectorAll('tbody tr[hidden]').length`)).toBe(0);
    expect(
      await page.value(
        `[...document.querySelectorAll('td a')].every((one) => document.querySelector(one.hash) !== null)`,
      ),
    ).toBe(true);
  });
});
