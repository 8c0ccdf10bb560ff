import { expect, it } from 'vitest';
import { runFake } from './support.ts';

it('runs, stands in the overview, and refuses what it does not take', async () => {
  expect((await runFake(['howto', '--json'])).out).toBe('{"followed":true}\n');
  expect((await runFake(['help'])).out).toContain('howto');
  expect((await runFake(['howto', '--log', 'x'])).code).toBe(2);
});
