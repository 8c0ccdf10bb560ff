import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonText } from '../../../src/basics/python.ts';
import { run } from '../../support/bash.ts';
import { gpus } from '../../support/plans.ts';
import { hostile, made, refusal } from './support.ts';

const foley = { app: 'hunyuanvideo-foley', hostCuda: '12.8' } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-job-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a word of Python', () => {
  it('is read back as the same text', () => {
    const texts = [...Object.values(hostile), '日本\u{1F600}\u2028\0\u007f\\N{DASH}{x}', "'''", '"""'];
    const program = `import json\nprint(json.dumps([${texts.map((one) => pythonText(String(one))).join(', ')}]))`;
    expect(program).toMatch(/^[\x20-\x7e\n]*$/);
    expect(JSON.parse(run('python3', ['-c', program]).stdout)).toEqual(texts.map(String));
  });
});

/** Stands in for the SDK: what it was told is printed, and the call comes at once, here. */
const standIn = `
import contextlib, io, json, sys
class NetworkVolume:
    def __init__(self, name, size): self.told = [name, size]
class Secret:
    def __init__(self, name): self.told = name
def elsewhere(function):
    def call(*words):
        with contextlib.redirect_stdout(io.StringIO()):
            return function(*words)
    return call
class App:
    def __init__(self, name): self.name = name
    def task(self, **told):
        print(json.dumps({"app": self.name, **told}, default=lambda one: one.told), file=sys.stderr)
        def decorate(function):
            function.remote = elsewhere(function)
            return function
        return decorate
`;

/** The app as a person runs it, with a startup script that says what it is called with. */
async function ran(draft: Parameters<typeof made>[1], words: readonly string[], script: string) {
  const { content } = await made('worker', draft);
  const scriptPlace = path.join(folder, 'opt/startup.sh');
  mkdirSync(path.join(folder, 'runpod'), { recursive: true });
  writeFileSync(path.join(folder, 'runpod/__init__.py'), standIn);
  writeFileSync(
    path.join(folder, 'runpod_app.py'),
    content.replace('/opt/pod-wizard/startup.sh', scriptPlace),
  );
  writeFileSync(path.join(folder, 'startup.sh'), script);
  const done = run('python3', [path.join(folder, 'runpod_app.py'), ...words]);
  return { ...done, told: JSON.parse(done.stderr.split('\n')[0] ?? '') };
}

describe('runpod_app.py', () => {
  it('installs, and hands each word over byte for byte', async () => {
    const words = [
      '--prompt',
      `rain "on" a 'roof'; $(touch ${folder}/pwned) \`id\``,
      '',
      '日本\u{1F600}',
      '*',
    ];
    const { stdout, status, told } = await ran(
      foley,
      words,
      `printf '%s\\0' "$@" >>${folder}/words; echo "did $1"`,
    );
    expect([status, stdout]).toEqual([0, 'did install\ndid job\n']);
    expect(readFileSync(path.join(folder, 'words'), 'utf8').split('\0')).toEqual([
      'install',
      'job',
      ...words,
      '',
    ]);
    expect(told).toMatchObject({
      app: 'hunyuanvideo-foley',
      gpu: [gpus.ada],
      min_cuda_version: '12.8',
      mounts: { '/workspace': ['hunyuanvideo-foley-worker', 50] },
    });
    expect(told.system_dependencies).toContain('ffmpeg');
  });

  it('ends as the job does, and runs none where the install failed', async () => {
    expect((await ran(foley, [], 'if [[ $1 == job ]]; then exit 7; fi')).status).toBe(7);
    const failed = await ran(foley, [], 'echo "$1"; exit 1');
    expect([failed.status, failed.stdout]).toEqual([1, 'install\n']);
  });

  it('has the same lines, whatever a person typed', async () => {
    const { told } = await ran({ ...foley, ...hostile }, [], 'true');
    expect(Object.keys(told.mounts)).toEqual([hostile.volumePath]);
    expect(told.app).toMatch(/^[a-z][a-z0-9-]+$/);
  });

  it('names a secret of the account, and never its value', async () => {
    const { told } = await ran({ app: 'kohya-ss' }, [], 'true');
    expect(told.env).toMatchObject({ KOHYA_PASSWORD: 'KOHYA_PASSWORD' });
  });

  it('says in which image it runs, which volume it makes, and a CUDA that cannot be asked for', async () => {
    const { content, told } = await made('worker', { ...foley, hostCuda: '13.2' });
    for (const said of [
      'runpod/task-gpu:py3.11-latest',
      'hunyuanvideo-foley-worker',
      'CUDA 13.2',
      '600 seconds',
    ])
      expect([told, content]).toEqual([expect.stringContaining(said), expect.stringContaining(said)]);
    expect(content).not.toContain('min_cuda_version');
    expect(content).toContain('requires-python = "==3.11.*"');
  });

  it.each([
    ['an app that has no job', {}, 'has no job'],
    ['no volume', { ...foley, volumeGb: 0 }, 'network volume'],
    ['packages in the image', { ...foley, install: 'system' }, '--install venv'],
    ['a card that it has no name for', { ...foley, gpu: 'NVIDIA RTX 9999' }, 'no name for'],
  ] as const)('is not made for %s', async (_, draft, why) => {
    expect(await refusal('worker', draft)).toContain(why);
  });
});

const serverless = { ...foley, volumePath: '/runpod-volume', workspace: '/runpod-volume' };

/** Stands in for Flash, and for the cloud: what is asked of the endpoint is run here, as Flash's own handler runs it. */
const flashStandIn = `
import json, sys
def told(**words): return words
NetworkVolume = PodTemplate = told
GpuType = str
def Endpoint(**words):
    print(json.dumps(words), file=sys.stderr)
    def decorate(function):
        sys.modules["runpod"].function = function
        return function
    return decorate
`;
const callStandIn = `
import contextlib, io, json, sys
def handler(job):
    with contextlib.redirect_stdout(io.StringIO()):
        return function(**job["input"])
class Endpoint:
    def __init__(self, id): self.id = id
    def run(self, asked):
        print(json.dumps([self.id, asked["policy"]]), file=sys.stderr)
        self.job_id, self.done = "one", handler(asked) if self.id == "ours" else {"error": "gone"}
        return self
    def output(self, timeout): return self.done
    def status(self): return "FAILED"
`;

/** Deployed, and a job asked for as a person asks. */
async function asked(draft: Parameters<typeof made>[1], words: readonly string[], script: string) {
  const { content } = await made('flash', draft);
  const place = mkdtempSync(path.join(folder, 'flash-'));
  writeFileSync(path.join(place, 'runpod_flash.py'), `import runpod\n${flashStandIn}`);
  writeFileSync(path.join(place, 'runpod.py'), callStandIn);
  writeFileSync(path.join(place, 'startup.sh'), script);
  writeFileSync(
    path.join(place, 'flash_app.py'),
    content.replace('/opt/pod-wizard/startup.sh', path.join(place, 'opt/startup.sh')),
  );
  return { content, ...run('python3', [path.join(place, 'flash_app.py'), ...words]) };
}

describe('flash_app.py', () => {
  it('is an endpoint with the volume of the plan, and hands each word of a job over', async () => {
    const words = ['--prompt', `a 'b' "$(id)"`, ''];
    const { stdout, stderr, status } = await asked(serverless, ['ours', ...words], `printf '%s|' "$@"`);
    expect([status, stdout.replaceAll(folder, '')]).toEqual([0, `install|job|--prompt|a 'b' "$(id)"||`]);
    const [endpoint, call] = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(endpoint).toMatchObject({
      gpu: gpus.ada,
      workers: [0, 1],
      min_cuda_version: '12.8',
      volume: { name: 'hunyuanvideo-foley-flash', size: 50, datacenter: endpoint.datacenter },
    });
    // Flash 1.21 deploys no time limit of its own; RunPod's would end the first job, which installs, after 10 minutes.
    expect(call).toEqual(['ours', { executionTimeout: 86_400_000 }]);
  });

  it('ends as the job does, and says what the endpoint said instead of one', async () => {
    expect((await asked(serverless, ['ours'], 'if [[ $1 == job ]]; then exit 7; fi')).status).toBe(7);
    const gone = await asked(serverless, ['other'], 'true');
    expect([gone.status, gone.stderr]).toEqual([1, expect.stringContaining('gone')]);
  });

  it('names a function otherwise than its handler names what it is handed', async () => {
    expect((await made('flash', serverless)).content).not.toMatch(/^def job\(/m);
  });

  it('names secrets of the account, and says what is lost', async () => {
    const kohya = { app: 'kohya-ss', volumePath: '/runpod-volume', workspace: '/runpod-volume' };
    const { content, told } = await made('flash', kohya);
    expect(content).toContain('{{ RUNPOD_SECRET_KOHYA_PASSWORD }}');
    for (const said of ['2026-10-29', 'runpod/flash:py', 'network volume', 'uv run flash_app.py'])
      expect([told, content]).toEqual([expect.stringContaining(said), expect.stringContaining(said)]);
  });

  it.each([
    ['an app that has no job', { ...serverless, app: 'fluxgym' }, 'has no job'],
    ['a volume elsewhere', foley, '--volume-path /runpod-volume --workspace /runpod-volume'],
    ['work beside the volume', { ...serverless, workspace: '/workspace' }, '--workspace /runpod-volume'],
    ['a card that it has no name for', { ...serverless, gpu: 'NVIDIA RTX 9999' }, 'no name for'],
  ] as const)('is not made for %s', async (_, draft, why) => {
    expect(await refusal('flash', draft)).toContain(why);
  });
});
