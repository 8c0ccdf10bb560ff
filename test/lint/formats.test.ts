import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../../src/artifacts/start-command.ts';
import { kindOf } from '../../src/lint/kind.ts';
import { codesOf, cuda2204, cuda2404, findingsOf } from './support.ts';

describe('what a file is', () => {
  it.each([
    ['Dockerfile.cuda12', 'x', 'dockerfile'],
    ['a/startup.sh', 'x', 'shell'],
    ['README.md', 'x', 'markdown'],
    ['worker.py', 'x', 'python'],
    ['worker.py', 'import runpod\nrunpod.serverless.start({"handler": f})', 'worker'],
    ['worker.py', 'from runpod_flash import Endpoint', 'flash'],
    ['worker.py', 'from runpod import App\napp = App("x")\n@app.queue()\ndef f(): ...', 'runpod sdk'],
    ['env.yml', 'name: x\ndependencies:\n  - python=3.10\n', 'conda'],
    ['compose.yaml', 'services:\n  a:\n    image: b\n', 'compose'],
    ['compose.gpu.yaml', 'services:\n  a:\n    gpus: all\n', 'compose'],
    ['other.yaml', 'services:\n  a:\n    address: b\n', null],
    ['values.yaml', 'a: b\n', null],
    ['pyproject.toml', '[project]\n', 'pyproject'],
    ['Cargo.toml', '[package]\n', null],
    ['package.json', '{}', null],
    ['notes.txt', 'Dear all,\nplease install torch.\n', null],
    ['log.txt', 'Traceback (most recent call last):\n  x\n', null],
    ['run', 'cd /workspace\npip install six\n', 'shell'],
    ['requirements-dev.txt', 'x', 'requirements'],
    ['pins', 'gradio==4.44.1\npydantic\n', 'requirements'],
    ['start-command.txt', "bash -c 'pip install x==1; python app.py'", 'shell'],
    ['run', '#!/bin/bash\n', 'shell'],
    ['x', 'FROM ubuntu:22.04\nRUN true\n', 'dockerfile'],
    ['note.txt', '# Title\n\n```bash\nls\n```\n', 'markdown'],
    ['x', '', null],
    ['x', 'a\0b', null],
  ])('%s: %j', (path, text, kind) => {
    expect(kindOf(path, text)).toBe(kind);
  });
});

it('a start command as we write it is known as such, and unpacked', () => {
  const comment = '# of which no two words are the same, so that it stays long when it is packed';
  const text = `${startCommand(`apt-get install -y ffmpeg\n${comment}\n`, 'an app on a card')}\n`;
  expect(kindOf('x', text)).toBe('start command');
  expect(codesOf('start-command.txt', text, { image: cuda2404 })).toContain('PW825@1');
});

describe('requirements files', () => {
  it('keeps the lines through comments, continued lines and options', () => {
    const text = [
      '# pins',
      '--index-url https://download.pytorch.org/whl/cu121',
      'torch==2.8.2+cu121 \\',
      '    --hash=sha256:00',
      'torchvision==0.19.2+cu121  # no such thing',
      '-e .',
      'hf-hub ; python_version < "3.12"',
    ].join('\r\n');
    expect(codesOf('requirements.txt', text)).toEqual(['PW401@3', 'PW402@5', 'PW414@7']);
  });

  it('reads what -r and -c draw in, and names the file a finding is in', () => {
    const include = (name: string) => (name === 'other.txt' ? 'six\ngradio==4.44.1\n' : null);
    const [finding] = findingsOf('requirements.txt', '-r other.txt\nstarlette<1\nhuggingface-hub<1\n', {
      include,
    });
    expect(finding).toMatchObject({ code: 'PW406', place: { file: 'other.txt', line: 2 } });
  });

  it('takes a constraint for what holds a version back', () => {
    const include = () => 'pydantic==2.10.6\nstarlette==0.47.2\nhuggingface-hub==0.34.3\n';
    expect(codesOf('requirements.txt', '-c pins.txt\ngradio==4.44.1\n', { include })).toEqual([]);
  });

  it('is silent about what an unseen file may hold', () => {
    expect(codesOf('requirements.txt', '-c pins.txt\ngradio==4.44.1\n')).toEqual([]);
  });

  it('ends where files draw each other in', () => {
    expect(
      codesOf('requirements.txt', '-r requirements.txt\nsix==1.17.0\n', {
        include: () => '-r requirements.txt\n',
      }),
    ).toEqual([]);
  });
});

describe('Dockerfiles', () => {
  it('judges RUN steps on their FROM, at their lines', () => {
    const text = [
      `FROM ${cuda2404}`,
      'RUN apt-get update && \\',
      '    # tools',
      '    apt-get install git python3-pip',
      'RUN ["pip", "install", "hf-hub"]',
      'RUN <<EOF',
      'pip install torch==2.8.2',
      'EOF',
      'CMD ["bash", "-c", "python app.py --share"]',
    ].join('\n');
    expect(codesOf('Dockerfile', text)).toEqual([
      'PW825@4',
      'PW203@5',
      'PW414@5',
      'PW401@7',
      'PW812@9',
      'PW874@9',
    ]);
  });

  it('takes an environment for what PATH says', () => {
    expect(
      codesOf('Dockerfile', `FROM ${cuda2404}\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install six==1.17.0\n`),
    ).toEqual([]);
  });

  it('fills in ARG, follows stages, and does not carry an activation into the next RUN', () => {
    const text = `ARG BASE=${cuda2404}\nFROM \${BASE} AS one\nRUN . env/bin/activate && pip install six==1.17.0\nFROM one\nRUN pip install six==1.17.0\n`;
    expect(codesOf('Dockerfile', text)).toEqual(['PW203@5']);
  });

  it('says nothing of a second start: a build starts afresh', () => {
    expect(codesOf('Dockerfile', 'FROM python:3.11\nRUN git clone https://github.com/a/b\n')).toEqual([
      'PW893@2',
    ]);
  });
});

describe('Flash files', () => {
  it('reads each decorator as an environment of its own', () => {
    const text = `
@remote(dependencies=["gradio==4.44.1", "pydantic==2.10.6", "starlette<1", "huggingface-hub<1"])
def a(): ...

@Endpoint(
    name="b",
    # dependencies=["hf-hub"],
    dependencies=[
        "hf-hub",  # PIL
        'opencv-python',
    ],
    system_dependencies=["libgl1"],
)
class B: ...
`;
    expect(codesOf('worker.py', text)).toEqual(['PW414@9', 'PW426@10']);
  });

  it('finds share=True in code, not in a comment', () => {
    expect(codesOf('app.py', 'demo.launch(share=True)\n# share=True\nx(share=False)\n')).toEqual(['PW812@1']);
  });
});

describe('Markdown', () => {
  const document = (...blocks: readonly string[]) => `# Title\n\n${blocks.join('\n\nText.\n\n')}\n`;

  it('keeps the lines of the document', () => {
    expect(
      codesOf('a.md', document('```bash\npip install hf-hub\n```', 'Use `pip install torch==2.8.2` first.')),
    ).toEqual(['PW414@4', 'PW401@9']);
  });

  it('reads lists that belong together as one', () => {
    const pins = '```\npydantic==2.10.6\nstarlette==0.47.2\nhuggingface-hub==0.34.3\n```';
    expect(codesOf('a.md', document('```\ngradio==4.44.1\n```', pins))).toEqual([]);
    expect(
      codesOf('a.md', document('```\ngradio==4.44.1\n```', '```\ngradio==5.49.1\n```')).length,
    ).toBeGreaterThan(0);
  });

  it('does not judge what the document itself calls wrong', () => {
    expect(
      codesOf(
        'a.md',
        document('```bash\n# WRONG\npip install hf-hub\n\n# Right\npip install huggingface-hub==0.34.3\n```'),
      ),
    ).toEqual([]);
  });

  it('takes placeholders and half commands for what they are', () => {
    const half = '```bash\nssh root@<POD_IP>\npip install torchvision... $X\necho "open\n```';
    expect(codesOf('a.md', document(half))).toEqual([]);
  });

  it('tells what is typed once from what runs at every start', () => {
    const clone = 'git clone https://github.com/a/b';
    expect(codesOf('a.md', document(`\`\`\`bash\n${clone}\n\`\`\``))).toEqual([]);
    expect(codesOf('a.md', document(`\`\`\`bash\nset -e\n${clone}\n\`\`\``))).toEqual(['PW801@5']);
  });

  it('judges on the one image the document speaks of', () => {
    expect(codesOf('a.md', document(`On ${cuda2404}:`, '```bash\npip install six==1.17.0\n```'))).toEqual([
      'PW203@8',
    ]);
    expect(codesOf('a.md', document(`On ${cuda2404} or ubuntu:22.04:`, '```bash\nls\n```'))).toEqual([]);
  });
});

describe('hostile text', () => {
  const bombs = [
    'a'.repeat(1_000_000),
    `pip install ${'x'.repeat(1_000_000)}`,
    'pip install \0 x==1\n'.repeat(2000),
    '$('.repeat(50_000),
    '"$("'.repeat(20_000),
    '`'.repeat(50_000),
    '{ '.repeat(50_000),
    'if true; then '.repeat(20_000),
    '```\n'.repeat(20_000),
    '`pip install '.repeat(20_000),
    'RUN x \\\n'.repeat(20_000),
    `FROM ${'$'.repeat(50_000)}`,
    'dependencies=['.repeat(20_000),
    `dependencies=[${'"'.repeat(200_000)}`,
    '-r a\n'.repeat(20_000),
    'a[b'.repeat(50_000),
    'runpod/'.repeat(50_000),
    '=='.repeat(200_000),
  ];
  const names = ['x.sh', 'Dockerfile', 'requirements.txt', 'x.md', 'x.py', 'x'];

  it.each(bombs.map((text) => [text.slice(0, 12), text] as const))('takes %j in its stride', (_, text) => {
    for (const name of names) {
      // Each takes a second or two at most; what grows with the square of the text meets the time limit of the test.
      expect(() => codesOf(name, text)).not.toThrow();
    }
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      'pip install',
      'torch==2.8.0',
      '&&',
      '|',
      '(',
      ')',
      '`',
      '"',
      "'",
      '$(',
      '\n',
      'FROM a',
      'RUN',
      '```',
      '@remote(',
      'dependencies=[',
      '\\',
      '<<EOF',
      '-r',
      '#',
      '\0',
      '\u2028',
    );
    const text = fc
      .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 60 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, content) => {
        for (const { place } of findingsOf(name, content)) expect(place.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('more than is looked at', () => {
  const pins = (count: number) => Array.from({ length: count }, (_, at) => `p${at}==1\n`).join('');
  const blocks = (count: number) => '```sh\ntrue\n```\n'.repeat(count);
  const runs = (count: number) => `FROM python:3.11\n${'RUN true\n'.repeat(count)}`;
  it.each([
    ['requirements.txt', pins(1200), 'PW808@1000', pins(900)],
    ['start.sh', `pip install ${pins(1200).replaceAll('\n', ' ')}`, 'PW808@1', 'pip install p==1'],
    ['README.md', blocks(400), 'PW808@899', blocks(200)],
    ['Dockerfile', runs(400), 'PW808@301', runs(200)],
  ])('%s: says where it stopped', (file, long, where, short) => {
    expect(codesOf(file, long)).toContain(where);
    expect(codesOf(file, short).filter((code) => code.startsWith('PW808'))).toEqual([]);
  });
});

describe('apt by its distribution', () => {
  const said = (image: string, run: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN apt-get update\nRUN ${run}\n`).filter(
      ({ code }) => code === 'PW825',
    );

  it.each([
    ['debian:13', 'apt-get install -y libegl1-mesa git'],
    ['ubuntu:24.04', 'apt-get install -y libasound2'],
    ['ubuntu:24.04', 'apt-get install -y python3.10-venv'],
    ['nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04', 'apt-get install -y python3.12'],
  ])('%s: %s', (image, run) => {
    expect(said(image, run)).toHaveLength(1);
  });

  it.each([
    ['debian:12', 'apt-get install -y libegl1-mesa git'],
    // One package provides it there, and apt takes that.
    ['debian:13', 'apt-get install -y libasound2 libglib2.0-0'],
    ['ubuntu:22.04', 'apt-get install -y python3.11 python3.10-venv'],
    ['ubuntu:24.04', 'add-apt-repository -y ppa:deadsnakes/ppa && apt-get install -y python3.10'],
    ['runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04', 'apt-get install -y python3.12-venv'],
  ])('%s has what it is asked: %s', (image, run) => {
    expect(said(image, run)).toEqual([]);
  });
});

it('an open torch of an index that ended is the last one there', () => {
  const of = (tag: string) =>
    codesOf(
      'Dockerfile',
      `FROM ${cuda2204}\nRUN pip install torch -i https://download.pytorch.org/whl/${tag}\nRUN pip install transformers\n`,
    ).map((one) => one.slice(0, 5));
  expect(of('cu121')).toContain('PW421');
  expect(of('cu130')).not.toContain('PW421');
});
