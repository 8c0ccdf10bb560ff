import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/plan/complete.ts';
import { catalog, gpus, images, presetOf, soundDraft } from '../support/plans.ts';
import { nodeFiles } from '../system/support.ts';
import { runFake, soundFlags } from './support.ts';

const kernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device\n';
const full = 'OSError: [Errno 28] No space left on device\n';

describe('pod-wizard diagnose', () => {
  it('gives cause, fix and evidence, and exit code 0', async () => {
    const { code, out } = await runFake(['diagnose', 'app.log'], {
      existing: { 'app.log': `starting\n${full}` },
    });
    expect(code).toBe(0);
    // In ten seconds: the cause in a line, what to type, the line it rests on, the rest.
    expect(out).toMatch(
      /^The disk is full\n\n {2}mkdir -p [^\n]+\n(?: {2}[^\n]+\n)+\n {2}line 2: OSError: \[Errno 28\][^\n]*\n {2}The container disk/,
    );
  });

  it('gives JSON, best first', async () => {
    const { out } = await runFake(['diagnose', '-', '--json'], { stdin: `Killed\n${full}` });
    const { diagnoses } = JSON.parse(out);
    expect(diagnoses.map((one: { class: string }) => one.class)).toEqual(['disk-full', 'killed-oom']);
    expect(Object.keys(diagnoses[0])).toEqual([
      'class',
      'title',
      'line',
      'evidence',
      'cause',
      'fix',
      'confidence',
    ]);
    expect(diagnoses[0].line).toBe(2);
  });

  it('finds nothing in a healthy log, and says so with exit code 1', async () => {
    const healthy = { existing: { 'app.log': 'all is well\n' } };
    expect(await runFake(['diagnose', 'app.log'], healthy)).toMatchObject({ code: 1 });
    const { code, out } = await runFake(['diagnose', 'app.log', '--json'], healthy);
    expect([code, JSON.parse(out)]).toEqual([1, { diagnoses: [], lastError: null }]);
  });

  it('tells as a note what a log only warns of, apart from the diagnoses', async () => {
    const warned =
      "UserWarning: Specified provider 'CUDAExecutionProvider' is not in available provider names.\n";
    const log = (text: string) => ({ existing: { 'app.log': text } });
    const noted = await runFake(['diagnose', 'app.log', '--json'], log(warned));
    const { diagnoses, notes, lastError } = JSON.parse(noted.out);
    expect([noted.code, diagnoses, lastError]).toEqual([0, [], null]);
    expect(notes).toMatchObject([{ class: 'onnxruntime-cpu-only' }]);
    const text = await runFake(['diagnose', 'app.log'], log(warned));
    expect(text.out).toMatch(/^No line of this log says that something failed/);
    // The same warning, and then a failure: no note any more.
    const failed = await runFake(['diagnose', 'app.log', '--json'], log(`${warned}ValueError: too slow\n`));
    expect(JSON.parse(failed.out)).not.toHaveProperty('notes');
  });

  it('quotes a workflow whose models do not fit each other, and what to try, and blames no installation', async () => {
    const failed =
      'got prompt\n!!! Exception during processing !!! mat1 and mat2 shapes cannot be multiplied (77x768 and 4096x1536)\nRuntimeError: mat1 and mat2 shapes cannot be multiplied (77x768 and 4096x1536)\n';
    const read = async (text: string) => {
      const log = { existing: { 'app.log': text } };
      return JSON.parse((await runFake(['diagnose', 'app.log', '--json'], log)).out);
    };
    expect(await read(`${failed}\nPrompt executed in 3.80 seconds\n`)).toMatchObject({
      diagnoses: [],
      lastError: {
        wentOn: true,
        next: expect.arrayContaining([expect.stringContaining('# The text encoder is of another model')]),
      },
    });
    expect(await read(failed)).toMatchObject({ diagnoses: [{ class: 'model-mismatch' }] });
    // What says itself which part is missing is told: the prompt failed, whatever ran on.
    const without = `got prompt\n!!! Exception during processing !!!\n  File "/ComfyUI/nodes.py", line 75, in encode\n    return (clip.encode_from_tokens_scheduled(tokens), )\nAttributeError: 'NoneType' object has no attribute 'tokenize'\n`;
    expect(await read(`${without}\nPrompt executed in 0.01 seconds\n`)).toMatchObject({
      diagnoses: [{ class: 'model-mismatch', title: 'The checkpoint brings no text encoder' }],
    });
  });

  it('quotes the last error where nothing is known, apart from the diagnoses', async () => {
    const log = { existing: { 'app.log': 'Loading pipeline\nValueError: the moon is not full\nbye\n' } };
    const { code, out } = await runFake(['diagnose', 'app.log', '--json'], log);
    const { diagnoses, lastError } = JSON.parse(out);
    expect([code, diagnoses]).toEqual([1, []]);
    expect(lastError).toMatchObject({
      line: 2,
      text: 'ValueError: the moon is not full',
      step: 'Loading pipeline',
      wentOn: false,
    });
    const text = await runFake(['diagnose', 'app.log'], log);
    expect(text.out).toContain('Its last error, as it stands:\n\n  line 2: ValueError: the moon is not full');
  });

  it('prints an excerpt for a bug report, without names and secrets', async () => {
    const { out } = await runFake(['diagnose', 'app.log', '--report'], {
      existing: {
        'app.log': `cd /home/jane/app as jane@example.org\nHF_TOKEN=hf_abcdefghijklmnopqrstuv from 203.0.113.7\n${full}`,
      },
    });
    expect(out).toContain('found: disk-full (high): The disk is full');
    expect(out).toContain('OSError: [Errno 28] No space left on device');
    for (const secret of ['jane', 'hf_abc', '203.0.113.7']) expect(out).not.toContain(secret);
  });

  it('says which file, where several are given', async () => {
    const { out } = await runFake(['diagnose', 'a.log', 'b.log', '--json'], {
      existing: { 'a.log': 'Killed\n', 'b.log': full },
    });
    expect(JSON.parse(out).diagnoses.map((one: { file: string }) => one.file)).toEqual(['b.log', 'a.log']);
  });

  it('answers bad input in one line with exit code 2', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diagnose-'));
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'empty.log'), '');
    writeFileSync(
      path.join(folder, 'image.png'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0]),
    );
    writeFileSync(path.join(folder, 'utf16.log'), `\uFEFF${full}`, 'utf16le');
    const real = { files: nodeFiles, cwd: folder };
    for (const [file, words] of [
      ['sub', 'folder'],
      ['none.log', 'no such file'],
      ['empty.log', 'empty'],
      ['image.png', 'binary'],
    ] as const) {
      const { code, err, out } = await runFake(['diagnose', file], real);
      expect([file, code, out]).toEqual([file, 2, '']);
      expect(err).toContain(words);
    }
    expect(await runFake(['diagnose', 'utf16.log'], real)).toMatchObject({ code: 0 });
    expect(await runFake(['diagnose'], { tty: true })).toMatchObject({ code: 2 });
    expect(await runFake(['diagnose', '-'], { stdin: '' })).toMatchObject({ code: 2 });
  });

  it('uses the plan: its image and its card beat the general cause', async () => {
    const draft = soundDraft('fluxgym-hardened', {
      gpu: gpus.blackwell,
      image: images.old,
      install: 'venv-system-site',
      python: { version: '3.11', provider: 'image' },
    });
    const completed = complete(draft, presetOf('fluxgym-hardened'), catalog);
    if (!completed.ok) throw new Error('the plan is not whole');
    const { out } = await runFake(['diagnose', 'app.log', '--plan', 'plan.json', '--json'], {
      existing: { 'app.log': kernel, 'plan.json': JSON.stringify(completed.plan) },
    });
    const [first] = JSON.parse(out).diagnoses;
    expect(first.cause).toContain('RTX 5090');
    expect(first.cause).toMatch(/2\.\d/);
    expect(first.fix[0]).toContain('pod-wizard --');
  });

  it('reads the journal beside the log, and says where the plan was not what ran', async () => {
    const made = await runFake([...soundFlags, '--yes', '--out', 'app']);
    const journal = made.system.disk.get('/home/user/app/JOURNAL.md')?.content ?? '';
    expect(made.code).toBe(0);
    const { out } = await runFake(['diagnose', 'app/app.log', '--json'], {
      existing: { 'app/JOURNAL.md': journal, 'app/app.log': kernel },
    });
    expect(JSON.parse(out).diagnoses[0].cause).toContain('of your plan has code for the RTX 4090');
  });

  it('holds setuptools back in the plan where a build misses pkg_resources, whatever builds', async () => {
    const made = await runFake([...soundFlags, '--yes']);
    const journal = made.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
    const build =
      '  x Failed to build `whisper @ git+https://x.example/whisper.git`\n  ├─▶ The build backend returned an error\n      [stderr]\n      Traceback (most recent call last):\n        File "/workspace/.cache/uv/builds-v0/.tmpg/lib/python3.11/site-packages/setuptools/build_meta.py", line 317, in run_setup\n          exec(code, locals())\n        File "<string>", line 5, in <module>\n      ModuleNotFoundError: No module named \'pkg_resources\'\n';
    const existing = { 'JOURNAL.md': journal, 'pod.log': build };
    const { out } = await runFake(['diagnose', 'pod.log', '--json'], { existing });
    expect(JSON.parse(out).diagnoses[0].fix[0]).toContain("--pin 'setuptools<82'");
  });

  it('refuses a plan that is none', async () => {
    const existing = { 'app.log': full, 'plan.json': '{"a": 1}' };
    expect(await runFake(['diagnose', 'app.log', '--plan', 'plan.json'], { existing })).toMatchObject({
      code: 2,
    });
    expect(await runFake(['diagnose', 'app.log', '--plan', 'none.json'], { existing })).toMatchObject({
      code: 2,
    });
  });
});

describe('diagnose --apply', () => {
  const log =
    'Traceback (most recent call last):\n  File "gradio_client/utils.py", line 863, in get_type\nTypeError: argument of type \'bool\' is not iterable\n';
  const flags = [...soundFlags, '--pin', 'pydantic==2.11.0', '--accept', 'PW406=to see it fail', '--yes'];

  async function deployed() {
    const { code, system } = await runFake(flags);
    expect(code).toBe(0);
    return Object.fromEntries([...system.disk].map(([file, { content }]) => [file, content]));
  }

  it('writes the mended plan, with an entry that refers to the old one', async () => {
    const existing = { ...(await deployed()), 'app.log': log };
    const { code, out, system } = await runFake(['diagnose', 'app.log', '--apply'], { existing });
    expect(code).toBe(0);
    expect(out).toContain('entry 2');
    const journal = system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
    expect(journal).toContain('Follows entry 1, which failed');
    expect(system.disk.get('/home/user/startup.sh')?.content).not.toContain('pydantic==2.11.0');
    const replayed = await runFake(['replay', 'JOURNAL.md', '--out', 'again'], {
      existing: { 'JOURNAL.md': journal },
    });
    expect(replayed.code).toBe(0);
  });

  it('leaves files that somebody changed, and still says what is wrong', async () => {
    const before = await deployed();
    const existing = {
      ...before,
      'startup.sh': `${before['/home/user/startup.sh']}# mine\n`,
      'app.log': log,
    };
    const { code, out, err, system } = await runFake(['diagnose', 'app.log', '--apply'], { existing });
    expect(code).toBe(1);
    expect(out).toContain('pydantic');
    expect(err).toContain('startup.sh (changed by hand)');
    expect(system.disk.get('/home/user/JOURNAL.md')?.content).not.toContain('## 2.');
  });

  it('without a plan says how to give one', async () => {
    const { code, err } = await runFake(['diagnose', 'app.log', '--apply'], { existing: { 'app.log': log } });
    expect(code).toBe(1);
    expect(err).toContain('--plan JOURNAL.md');
  });
});
