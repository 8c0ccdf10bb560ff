import { expect, it } from 'vitest';
import { runFake, soundFlags } from '../commands/support.ts';

it('is listed, and deployed', async () => {
  expect((await runFake(['preset', 'list'])).out).toContain('howto-app');
  const flags = soundFlags.map((word) => (word === 'fluxgym' ? 'howto-app' : word));
  const { code, err } = await runFake([...flags, '--yes']);
  expect([code, err]).toEqual([0, expect.any(String)]);
});
