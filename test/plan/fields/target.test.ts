import { expect, it } from 'vitest';
import { planDigest } from '../../../src/plan/digest.ts';
import { readPlan } from '../../../src/plan/read-plan.ts';
import { targetNames } from '../../../src/plan/targets.ts';
import { runFake, soundFlags } from '../../commands/support.ts';
import { plan } from '../../support/plans.ts';

const ran = async (...flags: readonly string[]) => {
  const { code, out, err, system } = await runFake([
    ...(flags.includes('--preset') ? [] : soundFlags),
    ...flags,
    '--yes',
  ]);
  return {
    code,
    out,
    err,
    disk: system.disk,
    text: (name: string) => system.disk.get(`/home/user/${name}`)?.content,
  };
};

it('an older plan asks for none, and keeps its digest', () => {
  const { target, ...older } = plan;
  expect([target, readPlan(older)]).toEqual([[], { ok: true, plan }]);
  expect(planDigest({ ...plan, target: ['pod'] })).not.toBe(planDigest(plan));
  expect(readPlan({ ...plan, target: ['a-later-one'] })).toMatchObject({ ok: false });
});

it('is said several times, or once with commas, in any order: the same files, and no others', async () => {
  const once = await ran('--target', 'compose,pod');
  const twice = await ran('--target', 'POD', '--target', 'compose', '--target', 'pod');
  expect(once.code).toBe(0);
  const names = [...once.disk.keys()].sort();
  expect(names).toEqual([...twice.disk.keys()].sort());
  for (const name of names) expect(twice.disk.get(name)?.content, name).toBe(once.disk.get(name)?.content);
  expect(names).toContain('/home/user/pod.json');
  expect(names).not.toContain('/home/user/Dockerfile');
  expect(once.text('startup.sh')).toMatch(/--target[ \\\n#]+pod,compose /);
});

it('none takes back what was said before it, and one that is not there is refused', async () => {
  const none = await ran('--target', 'pod', '--target', 'none');
  expect(none.text('startup.sh')).toBe((await ran()).text('startup.sh'));
  expect(none.text('pod.json')).toBe(undefined);
  expect((await ran('--target', 'pod,podd')).err).toMatch(/no target "podd"[\s\S]*"pod"/);
});

it('each is told with its command on the screen, in the journal and as JSON', async () => {
  // An app that has a job, since some run nothing else.
  const place = ['--volume-path', '/runpod-volume', '--workspace', '/runpod-volume'];
  const app = ['--preset', 'kohya-ss', ...place, '--target', targetNames.join(',')];
  const { out, text } = await ran(...app);
  const { targets } = JSON.parse((await ran(...app, '--json')).out);
  expect(targets.map(({ name }: { name: string }) => name)).toEqual(targetNames);
  for (const { launch, lost, files } of targets) {
    expect(out).toContain(launch);
    expect(text('JOURNAL.md')).toContain(launch);
    for (const one of lost) expect(out).toContain(one);
    for (const file of files) expect(text(file)?.length).toBeGreaterThan(0);
  }
  expect((await ran()).text('JOURNAL.md')).not.toContain('Or elsewhere');
});

it('goes to their folder first where that is another', async () => {
  expect((await ran('--target', 'compose', '--out', 'a b')).out).toContain("cd 'a b' && docker compose up");
});

it('where one cannot be made nothing is written, and the rest is one flag away', async () => {
  const { code, err, disk } = await ran(
    '--target',
    'pod,compose',
    '--volume-gb',
    '9',
    '--accept',
    'PW602=a trial',
  );
  expect(code).toBe(1);
  expect(err).toMatch(/the target pod cannot be made: .*9 GB[\s\S]*--target compose/);
  expect(disk.has('/home/user/startup.sh')).toBe(false);
});

it('a replay writes the same bytes again', async () => {
  const first = await runFake([...soundFlags, '--target', 'docker,dstack', '--yes']);
  const journal = first.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
  const again = await runFake(['replay', 'JOURNAL.md', '--out', 'again'], {
    existing: { '/home/user/JOURNAL.md': journal },
  });
  expect([again.code, again.err]).toEqual([0, '']);
  for (const name of ['Dockerfile', '.dockerignore', 'pod.dstack.yml']) {
    expect(again.system.disk.get(`/home/user/again/${name}`)?.content).toBe(
      first.system.disk.get(`/home/user/${name}`)?.content,
    );
  }
});
