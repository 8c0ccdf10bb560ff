import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CloudServer, startCloud } from '../support/cloud-server.ts';
import { homeWith, rentFlags } from './deploy-support.ts';
import { type Ran, soundFlags } from './support.ts';

/** What a person sees while they rent, as files to be read: snapshots/deploy/. */

let server: CloudServer;
beforeAll(async () => {
  server = await startCloud();
});
afterAll(() => server.close());

/** Without what chance, the clock and the machine add. */
const plain = (text: string) =>
  text
    .replaceAll(server.url, 'https://API')
    .replaceAll(/(-20261122-)[0-9a-f]{8}/g, '$11a2b3c4d')
    .replaceAll(/2026-\d\d-\d\dT[\d:.]+Z/g, '2026-11-22T12:00:00Z')
    .replaceAll(/(bash -c ': [^;]{1,100};)[^"\n]*/g, '$1…');

const told = (argv: readonly string[], { code, out, err }: Ran) =>
  plain(`$ pod-wizard ${argv.join(' ')}\n${err}${out}(exit ${code})\n`);
const file = (name: string) => path.join(import.meta.dirname, '../../snapshots/deploy', name);

it('a whole life', async () => {
  const home = homeWith(server);
  const texts: string[] = [];
  const step = async (argv: readonly string[], options = {}) => {
    texts.push(told(argv, await home.run(argv, options)));
  };
  server.settings.log = ['[pod-wizard 2026-11-22 12:01:00 UTC] Step 1 of 7: packages'];
  await step(['deploy', ...soundFlags, '--region', 'EU-RO-1', '--or-gpu', '5090', '--stop-after', '8'], {
    tty: true,
    stdin: 'y\n',
  });
  for (const argv of [
    'list',
    'status',
    'logs',
    'ssh',
    'stop',
    'list',
    'start',
    'terminate --yes',
    'list --gone',
  ])
    await step(['deploy', ...argv.split(' ')]);
  await expect(
    `${texts.join('\n')}\n${plain(home.file('/home/user/JOURNAL.md').match(/Outcome:[\s\S]*?(?=\n### )/)?.[0] ?? '')}`,
  ).toMatchFileSnapshot(file('life.txt'));
});

it('what goes wrong', async () => {
  const texts: string[] = [];
  for (const faults of [
    ['capacity', 'capacity'],
    ['wrong'],
    ['balance'],
    ['pool'],
    ['rate', 'none'],
    ['broken'],
    ['page, made'],
    ['made twice'],
  ] as const) {
    server.pods.length = 0;
    server.faults.splice(0, 9, ...faults);
    const ran = await homeWith(server).run([
      ...rentFlags,
      ...(faults.length > 1 ? ['--region', 'EU-RO-1', '--region', 'US-KS-2'] : []),
    ]);
    texts.push(`# ${faults.join(', then ')}\n${told(['deploy …'], ran)}`);
  }
  server.settings.refuse = [500];
  texts.push(`# no prices\n${told(['deploy …'], await homeWith(server).run(rentFlags))}`);
  texts.push(
    `# a wrong key\n${told(['deploy status'], await homeWith({ ...server, key: 'wrong' }).run(['deploy', 'status']))}`,
  );
  texts.push(`# no key\n${told(['deploy …'], await homeWith({ ...server, key: '' }).run(rentFlags))}`);
  await expect(texts.join('\n')).toMatchFileSnapshot(file('faults.txt'));
});

it('the exact requests', async () => {
  const argv = ['deploy', ...soundFlags, '--region', 'EU-RO-1', '--dry-run'];
  await expect(told(argv, await homeWith(server).run(argv))).toMatchFileSnapshot(file('dry-run.txt'));
});
