import { expect, it } from 'vitest';
import { runFake, soundFlags } from './support.ts';

/** `journal show --copy`: the start command that an entry recorded, to the clipboard of the terminal. */

async function deployed(): Promise<Record<string, string>> {
  const { system } = await runFake([...soundFlags, '--yes']);
  return Object.fromEntries([...system.disk].map(([name, { content }]) => [name, content]));
}
const show = (existing: Record<string, string>, tty = true) =>
  runFake(['journal', 'show', '--copy'], { existing, tty });
const sent = (out: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  Buffer.from(/^\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/.exec(out)?.[1] ?? '', 'base64').toString();

it('is sent whole, and where else it is is said', async () => {
  const files = await deployed();
  const { code, out } = await show(files);
  expect(code).toBe(0);
  expect(sent(out)).toBe(files['/home/user/start-command.txt']?.trimEnd());
  expect(out).toMatch(/Copied, if your terminal allows it; else: start-command\.txt\n$/);
});

it('another command than the recorded one is not: what makes it again is said', async () => {
  const files = { ...(await deployed()), '/home/user/start-command.txt': 'bash -c other\n' };
  const { code, out, err } = await show(files);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/start-command\.txt is not the one of entry 1\n.*journal replay JOURNAL\.md --entry 1/);
});

it('nor where there is none', async () => {
  const { '/home/user/start-command.txt': _, ...files } = await deployed();
  expect((await show(files)).err).toContain('there is no start-command.txt');
});

it('without a terminal there is no clipboard', async () => {
  expect(await show(await deployed(), false)).toMatchObject({ code: 2, out: '' });
});
