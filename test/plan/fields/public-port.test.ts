import { expect, it } from 'vitest';
import { readPlan } from '../../../src/plan/read-plan.ts';
import { runFake, soundFlags } from '../../commands/support.ts';
import { plan } from '../../support/plans.ts';

const made = async (...flags: readonly string[]) => {
  const { code, out, system } = await runFake([...soundFlags, ...flags, '--yes']);
  const text = (name: string) => system.disk.get(`/home/user/${name}`)?.content ?? '';
  return { code, out, journal: text('JOURNAL.md'), script: text('startup.sh') };
};
const tunnel = 'ssh -L 7860:localhost:7860 root@POD_IP';

it('an older plan is one with a public port', () => {
  const { publicPort, ...older } = plan;
  expect([publicPort, readPlan(older)]).toEqual([true, { ok: true, plan }]);
});

it('a closed one stays out of the form, and the tunnel is told on the screen, in the journal and by the script', async () => {
  const { code, out, journal, script } = await made('--no-public-port');
  expect(code).toBe(0);
  expect(out).toMatch(/Expose HTTP ports +none {2}\(7860 stays closed\)\n +Expose TCP ports +22 /);
  expect(out).toContain('Open    http://localhost:7860');
  for (const text of [out, journal]) expect(text).toContain(tunnel);
  expect(script).toContain('ssh -L $1:localhost:$1 root@');
  expect(journal).not.toContain('-7860.proxy');
  expect(out).not.toContain('PW505');
  expect(script).toContain('--no-public-port');
  expect(journal).toContain('"publicPort": false');
});

it('is said by itself or with a value, the last of which counts', async () => {
  const closed = await made('--public-port', 'no');
  expect(closed.script).toBe((await made('--no-public-port')).script);
  const open = await made('--no-public-port', '--public-port', 'yes');
  expect([open.script, open.out.includes(tunnel)]).toEqual([(await made()).script, false]);
  expect((await runFake([...soundFlags, '--no-public-port=x', '--yes'])).err).toContain('takes no value');
  expect((await runFake([...soundFlags, '--public-port', 'maybe', '--yes'])).err).toContain(
    'neither yes nor no',
  );
});

it('stands in the help', async () => {
  expect((await runFake(['help', 'wizard'])).out).toMatch(/--no-public-port +the same as --public-port no/);
});
