import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameForgotten } from '../../src/commands/deploy/forgotten.ts';
import { exchange } from '../../src/system/http.ts';
import { type CloudServer, type Fault, startCloud } from '../support/cloud-server.ts';
import type { FakeOptions } from '../support/fake-system.ts';
import { homeWith, rentFlags } from './deploy-support.ts';
import { runFake, soundFlags } from './support.ts';

let server: CloudServer;
beforeAll(async () => {
  server = await startCloud();
});
afterAll(() => server.close());
beforeEach(() => {
  server.pods.length = 0;
  server.asked.length = 0;
  server.faults.length = 0;
  server.wrong.length = 0;
  Object.assign(server.settings, {
    pageSize: 0,
    lag: 0,
    price: 0.69,
    refuse: [],
    page: 'Step 1. LoRA Info',
    log: [],
    lingers: 0,
  });
});

const stateOf = (record: Record<string, unknown> | undefined) =>
  record?.['state'] as { is: string; id?: string };
const posts = () => server.asked.filter(({ method, url }) => method === 'POST' && url === '/v2/pods');

describe('deploy', () => {
  it('rents one pod, keeps its record, and tells the journal', async () => {
    const home = homeWith(server);
    const { code, out, err } = await home.run(rentFlags);
    expect(server.wrong).toEqual([]);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out).toMatch(
      /^Rented {3}fluxgym-20261122-[0-9a-f]{8}: pod pod\d+x: NVIDIA GeForce RTX 4090 in US-KS-2, secure cloud, \$0\.69 an hour$/m,
    );
    expect(server.pods).toHaveLength(1);
    const [record] = home.records();
    expect(record).toMatchObject({
      name: server.pods[0]?.name,
      journal: { path: '/home/user/JOURNAL.md', entry: 1 },
      state: { is: 'made', id: server.pods[0]?.id, usdPerHour: 0.69 },
    });
    expect(home.file('/home/user/JOURNAL.md')).toMatch(
      /Note \(2026-11-22\): pod pod\d+x: NVIDIA GeForce RTX 4090 in US-KS-2/,
    );
  });

  it('sends what pod.json says, under a name of its own', async () => {
    const home = homeWith(server);
    await home.run([
      ...rentFlags,
      '--target',
      'pod',
      '--region',
      'EU-RO-1',
      '--stop-after',
      '8',
      '--hold',
      '45',
    ]);
    const sent = JSON.parse(posts()[0]?.body ?? '{}');
    const { name, ...file } = JSON.parse(home.file('/home/user/pod.json'));
    expect(sent).toEqual({
      ...file,
      name: expect.stringMatching(/^fluxgym-\d{8}-[0-9a-f]{8}$/),
      dataCenterIds: ['EU-RO-1'],
      env: { POD_WIZARD_HOLD: '45', POD_WIZARD_STOP_AFTER: '8' },
    });
    expect(sent.gpu.minCudaVersion).toBe('12.8');
  });

  it('is the entry of a journal, as it is', async () => {
    const home = homeWith(server);
    const written = await home.run([...soundFlags, '--yes']);
    const startup = home.file('/home/user/startup.sh');
    expect(written.out).toContain('pod-wizard deploy 1\n');
    expect((await home.run(['deploy', '--yes', '--max-price', '1'])).code).toBe(0);
    expect(home.file('/home/user/startup.sh')).toBe(startup);
    expect(home.records()[0]).toMatchObject({ journal: { entry: 1 } });
    expect((await home.run(['deploy', '7', '--yes', '--max-price', '1'])).err).toContain('no entry 7');
  });

  it('shows the exact requests without key, network or a file', async () => {
    const argv = [
      'deploy',
      ...soundFlags,
      '--region',
      'EU-RO-1',
      '--region',
      'US-KS-2',
      '--or-gpu',
      '5090',
      '--dry-run',
      '--json',
    ];
    const { code, out, system } = await runFake(argv);
    expect(code).toBe(0);
    const { requests } = JSON.parse(out);
    expect(
      requests.map(({ body }: { body: { gpu: { id: string }; dataCenterIds: string[] } }) => [
        body.gpu.id,
        ...body.dataCenterIds,
      ]),
    ).toEqual([
      ['NVIDIA GeForce RTX 4090', 'EU-RO-1'],
      ['NVIDIA GeForce RTX 4090', 'US-KS-2'],
      ['NVIDIA GeForce RTX 5090', 'EU-RO-1'],
      ['NVIDIA GeForce RTX 5090', 'US-KS-2'],
    ]);
    expect(system.disk.size).toBe(0);
  });

  it.each<[Fault[], number, string, number]>([
    [['capacity', 'none'], 0, 'made', 1],
    [['pool', 'none'], 0, 'made', 1],
    [['rate', 'rate page', 'none'], 0, 'made', 1],
    [['capacity', 'capacity'], 1, 'none', 0],
    [['wrong', 'wrong'], 1, 'none', 0],
    [['balance'], 1, 'none', 0],
    [['broken'], 3, 'asked', 0],
    [['broken, made'], 0, 'made', 1],
    [['page, made'], 0, 'made', 1],
    [['cut'], 3, 'asked', 0],
    [['cut, made'], 0, 'made', 1],
    [['half, made'], 0, 'made', 1],
    [['late, made'], 0, 'made', 1],
    [['other name, made'], 0, 'made', 1],
    [['made twice'], 3, 'several', 2],
  ])('%j: exit %d, and the record says %s', async (faults, code, is, pods) => {
    server.faults.push(...faults);
    const home = homeWith(server);
    const ran = await home.run([...rentFlags, '--or-gpu', '5090', '--json']);
    expect([ran.code, stateOf(home.records()[0]).is, server.pods.length]).toEqual([code, is, pods]);
    expect(JSON.parse(ran.out).pod.state.is).toBe(is);
    expect(server.wrong).toEqual([]);
    // Only what was put off is asked for again.
    const repeated = posts().length - new Set(posts().map(({ body }) => body)).size;
    expect(repeated).toBe(faults.filter((fault) => fault.startsWith('rate')).length);
  });

  it('finds its pod over every page, though the list lags', async () => {
    const home = homeWith(server);
    for (let at = 0; at < 5; at++) await home.run(rentFlags);
    Object.assign(server.settings, { pageSize: 2, lag: 2 });
    server.faults.push('cut, made');
    expect((await home.run(rentFlags)).code).toBe(0);
    expect(home.records().map((record) => stateOf(record).is)).toEqual(Array(6).fill('made'));
    expect(server.asked.some(({ url }) => url.includes('cursor=4'))).toBe(true);
  });

  it('the plan of the card that stood in gets an entry of its own', async () => {
    server.faults.push('capacity', 'none');
    const home = homeWith(server);
    await home.run([...rentFlags, '--or-gpu', '5090']);
    expect(home.records()[0]).toMatchObject({ title: 'FluxGym on RTX 5090', journal: { entry: 2 } });
    expect(home.file('/home/user/JOURNAL.md')).toMatch(/## 2\. FluxGym on RTX 5090[\s\S]*Note .*pod pod/);
  });

  it('rents nothing that costs more than was said, and ends what turns out to', async () => {
    const home = homeWith(server);
    server.settings.price = 1.2;
    const dear = await home.run(rentFlags);
    expect(dear.code).toBe(1);
    expect(dear.err).toMatch(/left out: RTX 4090.*\$1\.20 an hour[\s\S]*nothing is rented/);
    expect(posts()).toEqual([]);
    server.settings.refuse = [500];
    expect((await home.run(rentFlags)).err).toContain('prices of today could not be read');
    expect(posts()).toEqual([]);
    // Told one price, and billed another.
    server.settings.price = 0.69;
    server.onCreate = () => {
      server.settings.price = 1.5;
    };
    const lured = await home.run(rentFlags);
    server.onCreate = () => {};
    expect(lured.err).toMatch(/costs \$1\.50 an hour, more than \$1\.00: it is terminated again/);
    expect(server.pods.every(({ status }) => status === 'TERMINATED')).toBe(true);
    expect(stateOf(home.records()[0]).is).toBe('ended');
  });

  it('asks, names the price, the cloud and what goes on being billed, and takes only a yes', async () => {
    const home = homeWith(server);
    const ask = ['deploy', ...soundFlags];
    const no = await home.run(ask, { tty: true, stdin: '\n' });
    expect(no.code).toBe(130);
    expect(no.out).toContain('RTX 4090, secure cloud: $0.69 an hour (now, free: high)');
    expect(no.out).toMatch(
      /Stopped {2}this goes on being billed: its volume disk of 100 GB: about \$20\.00 a\s+month/,
    );
    expect([posts().length, home.records().length, home.file('/home/user/startup.sh')]).toEqual([0, 0, '']);
    expect((await home.run(ask, { tty: true, stdin: 'y\n' })).code).toBe(0);
    expect(server.pods).toHaveLength(1);
  });

  it.each([
    [['deploy', ...soundFlags], 2, /no terminal to ask on/],
    [['deploy', ...soundFlags, '--yes'], 2, /--yes needs --max-price/],
    [['deploy', ...soundFlags, '--dry-run', '--max-price', 'cheap'], 2, /--max-price: "cheap"/],
    [['deploy', ...soundFlags, '--dry-run', '--region', '../x'], 2, /no data centre/],
    [['deploy', ...soundFlags, '--dry-run', '--count', '1.5'], 2, /--count/],
    [['deploy', '--dry-run'], 2, /nothing says what to rent/],
    [['deploy', '1', ...soundFlags, '--dry-run'], 2, /as it is/],
    [
      ['deploy', ...soundFlags, '--volume-gb', '5', '--accept', 'PW602=mine', '--dry-run'],
      1,
      /10 GB or more/,
    ],
    [['deploy', ...soundFlags, '--or-gpu', 'A40', '--or-gpu', 'nothing', '--dry-run'], 2, /--or-gpu/],
    [[...rentFlags, '--gpu', '5090', '--torch', '2.4.0+cu124', '--dry-run'], 1, /an error stands/],
  ])('%j exits %i', async (argv, code, message) => {
    const ran = await homeWith(server).run(argv);
    expect(ran.err).toMatch(message);
    expect([ran.code, server.asked.length]).toEqual([code, 0]);
  });
});

describe('a pod after it was rented', () => {
  it('is seen, looked into, stopped, started, ended; and the journal closes', async () => {
    const home = homeWith(server);
    await home.run(rentFlags);
    const [pod] = server.pods;
    if (pod === undefined) throw new Error('no pod');
    server.settings.log = ['==> step torch', 'READY'];
    expect((await home.run(['deploy', 'logs'])).out).toBe('==> step torch\nREADY\n');
    expect((await home.run(['deploy', 'ssh'])).out).toBe('ssh x@ssh.runpod.io\n');

    server.settings.page = null;
    const early = await home.run(['deploy', 'verify']);
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('answers 502') });
    server.settings.page = 'somebody else';
    expect((await home.run(['deploy', 'verify'])).err).toContain("not with the app's page");
    server.settings.page = 'Step 1. LoRA Info';
    expect((await home.run(['deploy', 'verify'])).out).toContain('answers with its own page');
    expect(home.file('/home/user/JOURNAL.md')).toMatch(
      /Outcome: \*\*works\*\* .*ready after .*pod pod\d+x: NVIDIA GeForce RTX 4090 in US-KS-2/,
    );

    const stopped = await home.run(['deploy', 'stop']);
    expect(stopped).toMatchObject({
      code: 0,
      out: expect.stringContaining('billed: its volume disk of 100 GB: about $20.00 a month'),
    });
    // It is stopped, whatever was answered: that is what was wanted.
    expect((await home.run(['deploy', 'stop'])).code).toBe(0);
    expect((await home.run(['deploy', 'start'])).code).toBe(0);
    const no = await home.run(['deploy', 'terminate']);
    expect(no).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no terminal.*\n.*terminate pod\d+x --yes/),
    });
    server.settings.lingers = 2;
    const gone = await home.run(['deploy', 'terminate', '--yes']);
    expect(gone).toMatchObject({ code: 0, out: expect.stringMatching(/^pod pod\d+x is gone after /) });
    expect(home.file('/home/user/JOURNAL.md')).toMatch(/Note .*: pod pod\d+x is gone after /);
    expect((await home.run(['deploy', 'list'])).out).toBe('no pod that was rented from here is open\n');
    expect((await home.run(['deploy', 'list', '--gone'])).out).toContain('gone since');
    expect(server.wrong).toEqual([]);
  });

  it('is not believed to be gone while the list has it', async () => {
    const home = homeWith(server);
    await home.run(rentFlags);
    await home.run(['deploy', 'status']);
    server.settings.lingers = 99;
    const linger = await home.run(['deploy', 'terminate', '--yes']);
    // The list says that it is terminated: that is as good as not having it.
    expect(linger.code).toBe(0);
    await home.run(rentFlags);
    server.settings.refuse = [500];
    const failed = await home.run(['deploy', 'terminate', '--yes']);
    expect(failed).toMatchObject({
      code: 3,
      err: expect.stringContaining('is still there, and billed: 500: no'),
    });
    expect(stateOf(home.records().at(-1)).is).toBe('made');
  });

  it('that ended elsewhere is told, and one that is left is found from any folder', async () => {
    const home = homeWith(server);
    await home.run([...rentFlags, '--out', 'pod']);
    expect((await home.run(['deploy', 'status'], { cwd: '/tmp' })).out).toContain('provisioning');
    server.pods.length = 0;
    const { code, out } = await home.run(['deploy', 'status']);
    expect([code, out]).toEqual([0, expect.stringContaining('gone since')]);
    expect(home.file('/home/user/pod/JOURNAL.md')).toContain('is gone after');
  });

  it('of somebody else is left alone, unless it is named by its id', async () => {
    const home = homeWith(server);
    await homeWith(server).run(rentFlags);
    const id = server.pods[0]?.id ?? '';
    expect(await home.run(['deploy', 'terminate', '--yes'])).toMatchObject({ code: 1 });
    expect(await home.run(['deploy', 'terminate', 'nobody', '--yes'])).toMatchObject({ code: 2 });
    expect(server.pods[0]?.status).toBe('PROVISIONING');
    expect((await home.run(['deploy', 'terminate', id, '--yes'])).code).toBe(0);
    expect(home.records()).toEqual([]);
  });

  it('says what is not known while the cloud cannot be asked', async () => {
    const home = homeWith(server);
    await home.run(rentFlags);
    server.settings.refuse = [502];
    const { code, out, err } = await home.run(['deploy', 'status', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out).pods[0].state.is).toBe('made');
    expect(err).toContain("502, with a web page that is not the API's");
  });
});

describe('a pod that was forgotten', () => {
  it('is named where the wizard opens, from the record alone', async () => {
    const home = homeWith(server);
    const { system: before } = await home.run(['deploy', 'list']);
    await nameForgotten(before);
    expect(before.err()).toBe('');
    const { system } = await home.run([...rentFlags, '--json']);
    const asked = server.asked.length;
    await nameForgotten(system);
    expect(system.err()).toMatch(
      /still open, as last seen: FluxGym on RTX 4090 \(fluxgym-\S+\); pod-wizard deploy status\n$/,
    );
    expect(server.asked.length).toBe(asked);
  });
});

describe('a template', () => {
  it('is made of the plan as template.json says it, and renewed by its name', async () => {
    const home = homeWith(server);
    await home.run([...soundFlags, '--target', 'template', '--yes']);
    const file = JSON.parse(home.file('/home/user/template.json'));
    const ran = await home.run(['deploy', '--template']);
    expect(ran).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^made the private template "fluxgym \(pod-wizard\)"/),
    });
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toEqual({ ...file, name: 'fluxgym (pod-wizard)' });
    expect((await home.run(['deploy', '1', '--template'])).out).toMatch(/^renewed/);
    expect(server.templates).toHaveLength(1);
    expect([server.wrong, server.pods]).toEqual([[], []]);
    const shown = await home.run(['deploy', '--template', '--dry-run', '--json']);
    expect(JSON.parse(shown.out).requests[0]).toMatchObject({
      url: 'https://api.runpod.io/v2/templates',
      body: { image: file.image },
    });
  });

  it('says when it may not be there', async () => {
    server.settings.refuse = [200, 500];
    const { code, err } = await homeWith(server).run(['deploy', ...soundFlags, '--template']);
    expect([code, err]).toEqual([1, expect.stringContaining('may not be there: 500')]);
  });
});

describe('following a pod', () => {
  const says = (text: string) => `[pod-wizard 2026-11-29 10:00:00 UTC] ${text}`;

  it('begins where it was asked for, and says that to leave stops nothing', async () => {
    const home = homeWith(server);
    server.settings.log = [says('Step 1 of 7: packages')];
    server.settings.page = null;
    let round = 0;
    const http: NonNullable<FakeOptions['http']> = (ask, onText) => {
      if (ask.url.includes('/proxy/')) {
        round += 1;
        const [pod] = server.pods;
        if (pod !== undefined && round === 2) pod.status = 'RUNNING';
        if (round === 3) server.settings.log.push(says('READY: FluxGym answers'));
        if (round === 4) server.settings.page = 'Step 1. LoRA Info';
      }
      return exchange(ask, onText);
    };
    const ran = await home.run(['deploy', ...soundFlags], { tty: true, stdin: 'y\n', http });
    expect(ran.code).toBe(0);
    expect(ran.err.replaceAll(/ \(.*\)$/gm, '')).toBe(
      [
        'asking for RTX 4090, secure cloud',
        'Ctrl-C leaves; the pod goes on, and is billed',
        'created; waiting for a host',
        'host found; the image is pulled',
        'container up',
        'Step 1 of 7: packages',
        'READY: FluxGym answers',
        '',
      ]
        .join('\npod-wizard: ')
        .replace(/^/, 'pod-wizard: ')
        .replace(/pod-wizard: $/, ''),
    );
    expect(ran.out).toMatch(/\nready: .* answers with its own page; first seen so /);
    // A line of the log is asked for once.
    expect(
      server.asked.filter(({ url }) => url.includes('/logs')).map(({ headers }) => headers['last-event-id']),
    ).toEqual([undefined, '0', '0']);
  });

  const ended = [
    "ModuleNotFoundError: No module named 'triton'",
    says('FAILED: the app ended (exit code 1)'),
  ];

  it('diagnoses what failed, tells the journal, and offers the fix as a plan', async () => {
    const home = homeWith(server);
    await home.run([...rentFlags, '--volume-gb', '20', '--accept', 'PW602=mine']);
    server.settings.page = null;
    server.settings.log = ['OSError: [Errno 28] No space left on device', ...ended.slice(1)];
    const { code, out, err } = await home.run(['deploy', 'verify', '--minutes', '5']);
    expect(code).toBe(1);
    expect(out).toContain('The disk is full');
    expect(err).toMatch(
      /not ready: FAILED: the app ended[\s\S]*diagnose - --plan \/home\/user\/JOURNAL\.md --apply[\s\S]*it goes on, and is billed/,
    );
  });

  it('offers no plan where no change of it ends the failure', async () => {
    const home = homeWith(server);
    await home.run(rentFlags);
    server.settings.page = null;
    server.settings.log = ended;
    const { code, out, err } = await home.run(['deploy', 'verify', '--minutes', '5']);
    expect(code).toBe(1);
    expect(out).toContain('triton');
    expect(err).not.toContain('--apply');
    expect(home.file('/home/user/JOURNAL.md')).toMatch(
      /Outcome: \*\*failed\*\* .*pod pod\d+x.*FAILED: the app ended/,
    );
  });

  it('goes on where the cloud does not find it once, and the list still has it', async () => {
    let asked = 0;
    server.settings.page = null;
    const http: NonNullable<FakeOptions['http']> = async (ask, onText) => {
      if (/\/v2\/pods\/pod\d+x$/.test(ask.url)) {
        asked += 1;
        if (asked === 2)
          return {
            kind: 'answered',
            status: 404,
            retryAfter: '',
            body: '{"title":"Not Found","status":404}',
          };
        if (asked === 3) server.settings.page = 'Step 1. LoRA Info';
      }
      return exchange(ask, onText);
    };
    const ran = await homeWith(server).run([...rentFlags, '--follow'], { http });
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('answers with its own page')]);
  });

  it('ends when its time is up', async () => {
    const home = homeWith(server);
    await home.run(rentFlags);
    server.settings.page = null;
    const { code, err } = await home.run(['deploy', 'verify', '--minutes', '0.5', '--json']);
    expect([code, err]).toEqual([1, expect.stringContaining('not ready: PROVISIONING')]);
  });
});

describe('the key', () => {
  const path = '/home/user/.config/pod-wizard/runpod-key';
  it.each([
    ['runpodctl keeps it', { '.runpod/config.toml': 'apikey = "KEY"\napiurl = "https://x"\n' }],
    ['its own file has it', { [path]: 'KEY\n' }],
  ])('is found where %s', async (_, files) => {
    const existing = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace('KEY', server.key)]),
    );
    const seen: number[] = [];
    const ran = await runFake(['deploy', 'status'], {
      existing,
      env: { POD_WIZARD_API_URL: server.url },
      http: async ({ headers }) => {
        seen.push(headers['Authorization'] === `Bearer ${server.key}` ? 1 : 0);
        return { kind: 'answered', status: 200, retryAfter: '', body: '{"pods":[]}' };
      },
    });
    if (path in files) expect(ran.err).toContain('others may read it');
    else expect(seen).toEqual([1]);
  });

  it('is asked for in words where there is none', async () => {
    const { code, err } = await runFake(['deploy', ...soundFlags, '--yes', '--max-price', '1']);
    expect(code).toBe(1);
    expect(err).toMatch(/no key for RunPod's API[\s\S]*read -rs RUNPOD_API_KEY/);
  });

  it.each(['http://example.org', 'ftp://127.0.0.1', 'nonsense'])('never goes to %s', async (url) => {
    const { code, err } = await homeWith({ url, key: 'KEY' }).run(['deploy', 'status']);
    expect([code, err]).toEqual([2, expect.stringContaining('POD_WIZARD_API_URL')]);
  });

  it('stands in no file, no output, and no request but its header, whatever is answered', async () => {
    const wrong = { ...server, key: 'rpa_WRONGKEY0123456789' };
    const texts: string[] = [];
    for (const faults of [
      ['none'],
      ['wrong', 'wrong'],
      ['broken'],
      ['page, made'],
      ['half, made'],
    ] as Fault[][]) {
      for (const one of [server, wrong]) {
        server.faults.splice(0, 9, ...faults);
        const home = homeWith(one);
        for (const argv of [
          rentFlags,
          ['deploy', 'status'],
          ['deploy', 'list', '--json'],
          ['deploy', 'verify'],
          ['deploy', 'ssh'],
          ['deploy', 'logs'],
          ['deploy', 'terminate', '--yes'],
        ]) {
          const { out, err, system } = await home.run(argv);
          texts.push(out, err, ...[...system.disk.values()].map(({ content }) => content));
        }
      }
    }
    for (const { url, body, headers } of server.asked) {
      const { authorization: _, ...others } = headers;
      texts.push(url, body, JSON.stringify(others));
    }
    expect(texts.join('\n')).not.toMatch(/rpa_(CANARY|WRONGKEY)/);
    expect(texts.join('\n')).toContain('<key>');
  });
});
