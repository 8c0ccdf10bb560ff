import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gpus } from '../../support/plans.ts';
import { hostile, made, refusal } from './support.ts';

/** The instructions with what they are given. */
const instructions = (dockerfile: string) =>
  DockerfileParser.parse(dockerfile)
    .getInstructions()
    .map((one) => `${one.getKeyword()} ${one.getArgumentsContent() ?? ''}`);

describe('Dockerfile', () => {
  it('starts the script as the pod does, from the image of the plan, system packages below it', async () => {
    const { files, content } = await made('docker');
    const [from, run, copy, expose, health, cmd] = instructions(content);
    expect(from).toBe('FROM runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404');
    expect(run).toContain('libgl1');
    expect(copy).toBe('COPY startup.sh /opt/pod-wizard/startup.sh');
    expect(expose).toBe('EXPOSE 7860');
    expect(health).toMatch(/CMD \["\/bin\/bash","\/opt\/pod-wizard\/startup\.sh","status"\]$/);
    expect(cmd).toBe('CMD ["/bin/bash","/opt/pod-wizard/startup.sh"]');
    expect(files[1]).toMatchObject({ path: '.dockerignore', content: '*\n!startup.sh\n' });
  });

  it('has the same instructions, whatever a person typed', async () => {
    const usual = instructions((await made('docker')).content);
    expect(instructions((await made('docker', hostile)).content)).toEqual(usual);
  });

  it('never holds a secret, and passes the one of the shell on at its start', async () => {
    const { content, way } = await made('docker', { app: 'kohya-ss' });
    expect(instructions(content).filter((one) => /^(?:ENV|ARG)|PASSWORD/.test(one))).toEqual([]);
    expect(way).toMatchObject({ launch: expect.stringContaining('-e KOHYA_PASSWORD') });
    expect(way).toMatchObject({ launch: expect.stringMatching(/-p 127\.0\.0\.1:(\d+):\1 /) });
  });

  it('keeps the volume where there is one', async () => {
    const launch = async (volumeGb: number) => {
      const { way } = await made('docker', { volumeGb });
      return 'launch' in way ? way.launch : '';
    };
    expect(await launch(100)).toContain('-v fluxgym-data:/workspace');
    expect(await launch(0)).not.toContain('-v ');
  });
});

describe('compose.yaml', () => {
  const service = async (draft = {}) => parse((await made('compose', draft)).content).services.app;

  it('shows its ports to this machine alone, also where the plan shows them to everybody', async () => {
    for (const publicPort of [true, false]) {
      const { ports } = await service({ publicPort, codeServer: { port: 8443, auth: 'password' } });
      expect(ports.map((one: { host_ip: string }) => one.host_ip)).toEqual(['127.0.0.1', '127.0.0.1']);
      expect(ports.map((one: { target: number }) => one.target)).toEqual([7860, 8443]);
    }
  });

  it('refuses to start without a secret that must be there, and takes one that may', async () => {
    expect((await service({ app: 'kohya-ss' })).environment).toEqual({
      KOHYA_PASSWORD: '$'.concat('{KOHYA_PASSWORD:?set KOHYA_PASSWORD}'),
      KOHYA_USER: '$'.concat('{KOHYA_USER:-}'),
    });
    expect((await service()).environment).toBe(undefined);
  });

  it('asks for one GPU of NVIDIA', async () => {
    const { devices } = (await service()).deploy.resources.reservations;
    expect(devices).toEqual([{ driver: 'nvidia', count: 1, capabilities: ['gpu'] }]);
  });

  it('takes a path as it was typed: Compose fills in nothing', async () => {
    const [volume] = (await service(hostile)).volumes;
    expect(volume.target).toBe(hostile.volumePath?.replaceAll('$', '$$$$'));
    expect(volume.target).not.toMatch(/(?<!\$)(?:\$\$)*\$(?!\$)/);
    const [only] = (await service({ volumeGb: 0 })).volumes;
    expect(only.type).toBe('bind');
  });
});

it.each(['docker', 'compose'] as const)(
  '%s is not made for a card that Docker is not asked for',
  async (name) => {
    expect(await refusal(name, { gpu: gpus.amd })).toContain('NVIDIA');
    expect(await refusal(name, {})).toBe(null);
  },
);

it.each(['docker', 'compose'] as const)('%s says what is not in it', async (name) => {
  const { content, told } = await made(name, { hostCuda: '12.9' });
  for (const lost of ['CUDA 12.9', '48 GB of system memory', "cloud's proxy", '100 GB', '/start.sh']) {
    expect(told).toContain(lost);
    expect(content).toContain(lost);
  }
  const without = await made(name, { volumeGb: 0, keepServices: false });
  expect(without.told).toContain('no volume');
  expect(without.told).not.toContain('/start.sh');
});
