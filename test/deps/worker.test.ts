import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { type WorkerForm, workerText } from '../../src/deps/worker.ts';
import { lintFile } from '../../src/lint/lint.ts';
import { wholeFile } from '../../src/lint/place.ts';
import { installationOf } from '../../src/lint/requirements-file.ts';
import type { Surroundings } from '../../src/lint/situation.ts';
import { run } from '../support/bash.ts';
import { gpus } from '../support/plans.ts';

const made = (form: WorkerForm, text: string, around: Partial<Surroundings> = {}, apt: string[] = []) => {
  const piece = wholeFile('requirements.txt', text);
  const installation = {
    ...installationOf(piece),
    apt: apt.map((one) => ({ text: one, place: piece.place(0) })),
  };
  return workerText(form, installation, { catalog, image: null, python: null, ...around });
};

const text = (...args: Parameters<typeof made>) => {
  const worker = made(...args);
  if (!worker.ok) throw new Error(worker.why);
  return worker.text;
};

/** The lists as Python reads them: every call with a decorator is told, and nothing of it is run. */
function lists(program: string) {
  const reader = [
    'import ast, json, sys',
    'out = {}',
    'for node in ast.walk(ast.parse(sys.stdin.read())):',
    '    if isinstance(node, ast.keyword) and node.arg.endswith("dependencies"):',
    '        out[node.arg] = ast.literal_eval(node.value)',
    'print(json.dumps(out))',
  ].join('\n');
  return JSON.parse(run('python3', ['-c', reader], program).stdout);
}

const list = 'numpy==1.26.2\nopencv-python==4.10.0.84\n';

describe.each(['worker', 'flash'] as const)('a list as %s', (form) => {
  it('has its pins and the system packages that they need', () => {
    expect(lists(text(form, list, {}, ['ffmpeg']))).toEqual({
      dependencies: ['numpy==1.26.2', 'opencv-python==4.10.0.84'],
      system_dependencies: ['ffmpeg', 'libgl1', 'libglib2.0-0'],
    });
    expect(text(form, 'requests==2.32.3\n')).not.toContain('system_dependencies');
  });

  it.each([
    ['torch==2.1.0', 'the image of a GPU worker has torch: torch==2.1.0. It is 2.9.1'],
    ['torch', 'the image of a GPU worker has torch: torch.'],
    ['a @ git+https://example.org/a@0123456', 'has to be built'],
    ['git+https://example.org/a@0123456', 'has to be built'],
    ['./local', 'pip cannot take it there'],
    ['"; import os', 'pip cannot take it there'],
    ['--index-url https://example.org/simple', 'names no index: https://example.org/simple'],
  ])('says that it lacks %s', (line, said) => {
    const program = text(form, `${line}\n${list}`);
    expect(program).toContain(said);
    expect(lists(program).dependencies).toEqual(lists(text(form, list)).dependencies);
  });

  it('takes wheels by address, and no name of apt that is none', () => {
    const wheel = 'd @ https://example.org/d-1.0-py3-none-any.whl';
    const program = text(form, `${wheel}\n`, {}, ['ffmpeg', '-o=x', 'a b']);
    expect(lists(program)).toEqual({ dependencies: [wheel], system_dependencies: ['ffmpeg'] });
    expect(program).toContain("no name of apt's: -o=x");
  });

  it('says what floats, what stands there twice, and what a start fetches', () => {
    const program = text(form, 'numpy>=1\nnumpy<2\nscipy\n');
    expect(program).toContain('Not pinned: numpy, scipy');
    expect(program).toContain('takes the first alone: numpy.');
    expect(program).toMatch(/# Cold start: at least \d+ MB to fetch, .*computed/);
    expect(text(form, 'an-unknown-one==1.0\n')).toContain('Cold start: unknown');
  });

  it('asks for the card that was said, or for any', () => {
    expect(text(form, list)).toContain('"any"');
    expect(text(form, list, { gpu: gpus.ada })).toContain(`"${gpus.ada}"`);
    expect(made(form, list, { gpu: 'NVIDIA RTX 9999' })).toMatchObject({ ok: false });
    expect(made(form, list, { python: '3.9' })).toMatchObject({ ok: false });
  });

  it('is read by check without an error', () => {
    const { findings } = lintFile('worker.py', text(form, list), { catalog, image: null, python: null });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('no requirement becomes Python', () => {
  const odd = `d @ https://example.org/"+__import__('os').system('id')+"-1-py3-none-any.whl`;
  const program = text('worker', `${odd}\nnumpy==1.26.2; python_version < "3.13" and os_name != '"""'\n`);
  expect(lists(program).dependencies).toHaveLength(2);
  expect(program).toMatch(/^[\x20-\x7e\n]*$/);
});

describe('a list as an image', () => {
  it('holds all of it, also what has to be built, and no shell reads it', () => {
    const built = 'a @ git+https://example.org/$(id)@0123456';
    const program = text('image', `torch==2.8.0\n${built}\n--extra-index-url https://example.org/simple\n`);
    const line = program.split('\n').find((one) => one.startsWith('RUN [')) ?? '';
    expect(JSON.parse(line.slice('RUN '.length))).toEqual([
      ...['python3', '-m', 'pip', 'install', '--no-cache-dir'],
      ...['--extra-index-url=https://example.org/simple', 'torch==2.8.0', built],
    ]);
    expect(program).toMatch(/install -y --no-install-recommends \\\n {4}git \\/);
    expect(program).toContain('FROM runpod/queue-gpu:py3.12-latest');
  });
});
