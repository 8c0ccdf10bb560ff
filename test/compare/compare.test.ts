import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { compareEnvironments } from '../../src/compare/compare.ts';
import { readEnvironment } from '../../src/compare/environment.ts';
import { readFailure } from '../../src/compare/frames.ts';

// The two lists of the first seed document's story: jaysep/fluxgymHardened@d24efd9, theirdeps.txt and ourdeps.txt.
const list = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const working = readEnvironment(list('working.txt'));
const failing = readEnvironment(list('failing.txt'));

const traceback = `Traceback (most recent call last):
  File "/workspace/fluxgym/env/lib/python3.11/site-packages/uvicorn/protocols/http/h11_impl.py", line 409, in run_asgi
  File "/workspace/fluxgym/env/lib/python3.11/site-packages/fastapi/applications.py", line 1054, in __call__
  File "/workspace/fluxgym/env/lib/python3.11/site-packages/gradio/routes.py", line 431, in main
  File "/workspace/fluxgym/env/lib/python3.11/site-packages/gradio_client/utils.py", line 863, in get_type
    if "const" in schema:
TypeError: argument of type 'bool' is not iterable
ValueError: When localhost is not accessible, a shareable link must be created.
`;

const text = (...rows: string[]) => readEnvironment(rows.join('\n'));

describe('the story of the first seed document', () => {
  it('reads 179 and 203 packages', () => {
    expect(working.packages.size).toBe(179);
    expect(failing.packages.size).toBe(203);
  });

  it.each([
    ['without a log', null],
    ['with the log of the failure', readFailure(traceback)],
  ])('puts pydantic first, %s', (_, failure) => {
    const { suspects, tryFirst } = compareEnvironments(working, failing, failure, catalog);
    expect(suspects[0]).toMatchObject({
      name: 'pydantic',
      working: '2.9.2',
      failing: '2.12.3',
      standing: 'cause',
      code: 'PW406',
    });
    expect(suspects.filter(({ standing }) => standing === 'cause')).toHaveLength(1);
    expect(tryFirst).toEqual(['pydantic==2.9.2']);
  });

  it.each(['fastapi', 'starlette', 'uvicorn', 'httpcore', 'httpx', 'h11', 'anyio'])(
    'says why %s, which was blamed, is innocent',
    (name) => {
      const { suspects } = compareEnvironments(working, failing, readFailure(traceback), catalog);
      const one = suspects.find((suspect) => suspect.name === name);
      expect(one?.standing).toBe('innocent');
      expect(one?.because).toMatch(/one report blames it/);
      expect(one?.source).toContain('jaysep/fluxgymHardened');
    },
  );

  it('has a reason for every package that differs', () => {
    const { suspects } = compareEnvironments(working, failing, null, catalog);
    expect(suspects).toHaveLength(230);
    expect(suspects.filter(({ because }) => because === '')).toEqual([]);
  });

  it('finds nothing to blame the other way round', () => {
    const { suspects, tryFirst } = compareEnvironments(failing, working, null, catalog);
    expect(suspects.filter(({ standing }) => standing === 'cause')).toEqual([]);
    expect(tryFirst).toEqual([]);
  });
});

describe('other pairs', () => {
  it('names each cause, and one pin for each', () => {
    const good = text('gradio==4.44.1', 'pydantic==2.10.6', 'huggingface-hub==0.34.3', 'jinja2==3.1.6');
    const bad = text('gradio==4.44.1', 'pydantic==2.12.3', 'huggingface-hub==1.0.0', 'jinja2==3.1.3');
    const { suspects, tryFirst } = compareEnvironments(good, bad, null, catalog);
    expect(suspects.filter(({ standing }) => standing === 'cause').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['pydantic', 'huggingface-hub']),
    );
    expect([...tryFirst].sort()).toEqual(['huggingface-hub==0.34.3', 'pydantic==2.10.6']);
  });

  it('leads with the cause whose error the log shows', () => {
    const good = text('gradio==4.44.1', 'pydantic==2.10.6', 'huggingface-hub==0.34.3');
    const bad = text('gradio==4.44.1', 'pydantic==2.12.3', 'huggingface-hub==1.0.0');
    const log = readFailure("ImportError: cannot import name 'HfFolder' from 'huggingface_hub'");
    expect(compareEnvironments(good, bad, log, catalog).findings[0]?.code).toBe('PW408');
  });

  it('takes what stands nearest to the raise where nothing is known', () => {
    const good = text('alpha==1.0', 'beta==1.0', 'gamma==1.0');
    const bad = text('alpha==9.0', 'beta==1.1', 'gamma==1.1');
    const log = readFailure(
      'File "/e/lib/python3.12/site-packages/gamma/a.py"\nFile "/e/lib/python3.12/site-packages/beta/b.py"\nKeyError',
    );
    const { suspects, tryFirst } = compareEnvironments(good, bad, log, catalog);
    expect(suspects.map(({ name }) => name)).toEqual(['beta', 'gamma', 'alpha']);
    expect(tryFirst).toEqual(['beta==1.0', 'gamma==1.0']);
  });

  it('sees the error where pip says which version it found', () => {
    const good = text('torch==2.5.1', 'torchvision==0.20.1', 'torchaudio==2.5.1');
    const bad = text('torch==2.4.0', 'torchvision==0.20.1', 'torchaudio==2.5.1');
    const said = (log: string) =>
      compareEnvironments(good, bad, readFailure(log), catalog).suspects[0]?.because;
    const line = 'torchaudio 2.5.1 requires torch==2.5.1, but you have torch 2.4.0 which is incompatible.';
    expect(said(line)).toContain('The log shows this very error.');
    expect(said('Killed')).toContain('The log does not show this error.');
  });

  it('takes a missing symbol of c10 for one of torch', () => {
    const [good, bad] = [text('torch==2.0.1', 'einops==0.6.0'), text('torch==2.1.2', 'einops==0.8.1')];
    const missing = (symbol: string) =>
      compareEnvironments(
        good,
        bad,
        readFailure(`ImportError: /e/site-packages/flash_attn_2_cuda.so: undefined symbol: ${symbol}`),
        catalog,
      ).suspects.find(({ name }) => name === 'torch')?.standing;
    expect(missing('_ZNK3c106SymIntltEl')).toBe('near the failure');
    expect(missing('_ZN2cv3MatC1Ev')).not.toBe('near the failure');
  });

  it('asks for a log only where none was given', () => {
    const because = (log: string | null) =>
      compareEnvironments(text('a==1'), text('a==2'), log === null ? null : readFailure(log), catalog)
        .tryBecause;
    expect(because(null)).toContain('--log');
    expect(because('Killed')).not.toContain('--log');
  });

  it('blames nobody where nothing is known and no log is given', () => {
    const { suspects, tryFirst } = compareEnvironments(text('a==1'), text('a==2'), null, catalog);
    expect(suspects.map(({ standing }) => standing)).toEqual(['unknown']);
    expect(tryFirst).toEqual([]);
  });
});

describe('what no rule knows', () => {
  it('names a conflict that the metadata of the packages show', () => {
    const good = text('moviepy==2.1.2', 'pillow==10.4.0', 'rich==13.0');
    const bad = text('moviepy==2.1.2', 'pillow==11.1.0', 'rich==14.0');
    const { suspects, tryFirst } = compareEnvironments(good, bad, null, catalog);
    expect(suspects[0]).toMatchObject({ name: 'pillow', standing: 'conflict', code: null });
    expect(suspects[0]?.because).toContain('moviepy 2.1.2 requires pillow<11.0,>=9.2.0');
    expect(tryFirst).toEqual(['pillow==10.4.0']);
  });

  it('says nothing of a conflict that the working one has as well', () => {
    const good = text('moviepy==2.1.2', 'pillow==11.0.0');
    const bad = text('moviepy==2.1.2', 'pillow==11.1.0');
    expect(compareEnvironments(good, bad, null, catalog).suspects[0]?.standing).toBe('unknown');
  });

  it('ranks compiled code before major steps of helpers', () => {
    const good = text('rich==13.7.1', 'flash-attn==2.6.3', 'idna==3.6');
    const bad = text('rich==14.0', 'flash-attn==2.7.0', 'idna==3.10');
    const { suspects } = compareEnvironments(good, bad, null, catalog);
    expect(suspects.map(({ name }) => name)).toEqual(['flash-attn', 'rich', 'idna']);
    expect(suspects[0]?.because).toContain('compiled code');
  });

  it('takes what the error names before the frames it went through', () => {
    const good = text('alpha==1.0', 'beta==1.0');
    const bad = text('alpha==1.1', 'beta==1.1');
    const log = readFailure(
      "File \"/e/lib/python3.12/site-packages/alpha/a.py\"\nImportError: cannot import name 'x' from 'beta.y'",
    );
    expect(compareEnvironments(good, bad, log, catalog).suspects.map(({ name }) => name)).toEqual([
      'beta',
      'alpha',
    ]);
  });
});

describe('reading a list', () => {
  it.each([
    ['pip list', 'Package    Version\n---------- -------\nHF_Xet     1.1.5\n', 'hf-xet', '1.1.5'],
    ['pip list, editable', 'library    0.0.0   /workspace/sd-scripts\n', 'library', '0.0.0'],
    ['pip freeze', 'torch==2.6.0+cu124\n', 'torch', '2.6.0+cu124'],
    ['a direct address', 'pip @ file:///croot/pip_1\n', 'pip', 'file:///croot/pip_1'],
    [
      'an editable install',
      '-e git+https://h/x@abc#egg=My_Pkg\n',
      'my-pkg',
      'git+https://h/x@abc#egg=My_Pkg',
    ],
    ['conda list', '# packages in environment\nnumpy   1.26.4   py310h   conda-forge\n', 'numpy', '1.26.4'],
    ['conda list --export', 'numpy=1.26.4=py310h\n', 'numpy', '1.26.4'],
    ['JSON', '[{"name": "Jinja2", "version": "3.1.6"}]', 'jinja2', '3.1.6'],
    ['Windows line ends', 'numpy==1.26.4\r\n', 'numpy', '1.26.4'],
  ])('%s', (_, content, name, version) => {
    expect(readEnvironment(content).packages.get(name)).toBe(version);
  });

  it('reads what stands around it', () => {
    const { facts, rows } = readEnvironment(
      'Linux pod 6.8.0-49-generic #49 SMP x86_64 GNU/Linux\nPython 3.10.12\n| NVIDIA-SMI 550.127 Driver Version: 550.127.05 CUDA Version: 12.4 |\nnumpy==1.26.4\n',
    );
    expect(Object.fromEntries(facts)).toMatchObject({
      kernel: '6.8.0-49-generic',
      python: '3.10.12',
      driver: '550.127.05',
      cuda: '12.4',
    });
    expect(rows).toBe(1);
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (content) => {
        expect(readEnvironment(content).rows).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('takes a megabyte without a line end in its stride', () => {
    for (const content of ['a'.repeat(1e6), 'a-'.repeat(5e5), 'a=='.repeat(3e5), '['.repeat(1e5)]) {
      expect(readEnvironment(content).rows).toBe(0);
    }
  });
});

describe('a culprit among much that moved', () => {
  const noise: readonly (readonly [string, string, string])[] = [
    ['torch', '2.3.1', '2.4.1'],
    ['torchvision', '0.18.1', '0.19.1'],
    ['torchaudio', '2.3.1', '2.4.1'],
    ['triton', '2.3.1', '3.0.0'],
    ['nvidia-cudnn-cu12', '8.9.2.26', '9.1.0.70'],
    ['safetensors', '0.4.3', '0.4.5'],
    ['aiohttp', '3.9.5', '3.10.5'],
    ['rich', '13.7.1', '14.0.0'],
    ['tqdm', '4.66.2', '4.67.1'],
    ['certifi', '2024.2.2', '2024.8.30'],
    ['regex', '2024.5.15', '2024.9.11'],
    ['sympy', '1.12', '1.13.1'],
    ['joblib', '1.3.2', '1.4.2'],
  ];
  const pair = (name: string, good: string, bad: string) => [
    text(...noise.map(([other, version]) => `${other}==${version}`), `${name}==${good}`),
    text(...noise.map(([other, , version]) => `${other}==${version}`), `${name}==${bad}`),
  ];

  it.each([
    ['setuptools', '69.5.1', '70.0.0'],
    ['huggingface-hub', '0.25.2', '0.26.0'],
    ['pillow', '9.5.0', '10.0.0'],
    ['moviepy', '1.0.3', '2.1.1'],
    ['scipy', '1.12.0', '1.13.0'],
    ['protobuf', '3.20.3', '5.28.0'],
    ['httpx', '0.27.2', '0.28.0'],
    ['click', '8.1.8', '8.2.0'],
    ['urllib3', '1.26.18', '2.2.3'],
    ['fsspec', '2023.9.2', '2023.10.0'],
    ['pyarrow', '20.0.0', '21.0.0'],
    ['bcrypt', '4.0.1', '4.1.2'],
    ['pydantic', '1.10.17', '2.9.2'],
    ['markupsafe', '2.0.1', '2.1.5'],
  ])('puts %s among the first three', (name, good, bad) => {
    const [before = text(), after = text()] = pair(name, good, bad);
    const { suspects } = compareEnvironments(before, after, null, catalog);
    expect(suspects.slice(0, 3).map((one) => one.name)).toContain(name);
  });

  it.each([
    ['click', '8.0.4', '8.1.8'],
    ['urllib3', '2.0.7', '2.2.3'],
  ])('does not blame %s for a step that broke nobody', (name, good, bad) => {
    const [before = text(), after = text()] = pair(name, good, bad);
    const { suspects } = compareEnvironments(before, after, null, catalog);
    expect(suspects.slice(0, 3).map((one) => one.name)).not.toContain(name);
  });
});

describe('among many that moved', () => {
  // The largest jump is protobuf's each time.
  const crowd = (version: 0 | 1) => [
    `protobuf==${['4.25.3', '5.29.3'][version]}`,
    `pandas==${['1.5.3', '2.2.3'][version]}`,
    `numpy==${['1.26.4', '2.2.3'][version]}`,
    `cryptography==${['41.0.7', '44.0.2'][version]}`,
    `websockets==${['12.0', '13.1'][version]}`,
  ];
  const first = (before: string, after: string, log: string) =>
    compareEnvironments(text(before, ...crowd(0)), text(after, ...crowd(1)), readFailure(log), catalog)
      .suspects[0]?.name;

  it.each([
    [
      'a package that the last line quotes',
      ['python-multipart==0.0.12', 'python-multipart==0.0.14'],
      'File "/v/site-packages/fastapi/dependencies/utils.py", line 105\nRuntimeError: Form data requires "python-multipart" to be installed.',
      'python-multipart',
    ],
    [
      'one whose known step speaks of what the error names',
      ['httpx==0.27.2', 'httpx==0.28.1'],
      'File "/v/site-packages/openai/_base_client.py", line 857\nTypeError: Client.__init__() got an unexpected keyword argument \'proxies\'',
      'httpx',
    ],
    [
      'one whose known step needs the library that is missing',
      ['ctranslate2==4.4.0', 'ctranslate2==4.5.0'],
      'Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9}\nAborted (core dumped)',
      'ctranslate2',
    ],
  ])('%s leads', (_, [before = '', after = ''], log, name) => {
    expect(first(before, after, log)).toBe(name);
  });

  it('one after which a file in the failing lines is called leads, and only near the end', () => {
    const line = 'File "/v/site-packages/app/telemetry/some_adapter.py", line 1, in send';
    const rest = 'line\n'.repeat(10);
    const [before, after] = ['some-adapter==5.4.0', 'some-adapter==6.0.1'];
    expect(first(before, after, `${line}\nTypeError: takes 1 argument but 3 were given`)).toBe(
      'some-adapter',
    );
    expect(first(before, after, `${line}\n${rest}TypeError: takes 1 argument`)).not.toBe('some-adapter');
  });

  it('the two lists swapped tell no cause of the other story', () => {
    const version = fc.constantFrom('1.0', '1.1', '2.0', '3.0');
    const lists = fc.dictionary(
      fc.constantFrom('numpy', 'pydantic', 'gradio', 'alpha', 'beta'),
      fc.tuple(version, version),
    );
    fc.assert(
      fc.property(lists, (pairs) => {
        const side = (at: 0 | 1) =>
          text(...Object.entries(pairs).map(([name, both]) => `${name}==${both[at]}`));
        const causes = (a: 0 | 1, b: 0 | 1) =>
          compareEnvironments(side(a), side(b), null, catalog)
            .suspects.filter(({ standing }) => standing === 'cause')
            .map(({ code }) => code);
        expect(causes(0, 1).filter((code) => causes(1, 0).includes(code))).toEqual([]);
      }),
    );
  });

  it('but not where the error speaks of something else', () => {
    const log =
      'File "/v/site-packages/numpy/core.py", line 1\nTypeError: unexpected keyword argument \'copy\'';
    expect(first('httpx==0.27.2', 'httpx==0.28.1', log)).toBe('numpy');
  });
});

describe('a log without a traceback', () => {
  const all = (good: string, bad: string, log: string) =>
    compareEnvironments(readEnvironment(good), readEnvironment(bad), readFailure(log), catalog);

  it('shows the error of numpy 2 in its longer words', () => {
    const log =
      'A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.1.2 as it may crash. To support both 1.x and 2.x\n';
    const { suspects } = all(
      'torch==2.2.2\nnumpy==1.26.4\npillow==10.4.0\n',
      'torch==2.2.2\nnumpy==2.1.2\npillow==11.0.0\n',
      log,
    );
    expect(suspects[0]).toMatchObject({ name: 'numpy', standing: 'cause' });
    expect(suspects[0]?.because).toContain('torch 2.2.2 needs numpy 1, but numpy 2.1.2 is there. Because');
    expect(suspects[0]?.because).toContain('for numpy 1. The log shows this very error.');
    expect(suspects[1]).toMatchObject({ name: 'pillow', standing: 'not needed' });
  });

  it('a library that misses a symbol which the log cut off points to torch, and to its package', () => {
    const good = 'torch==2.7.0\nflash-attn==2.8.2\nnumpy==2.3.2\n';
    const bad = 'torch==2.8.0\nflash-attn==2.8.3\nnumpy==2.3.3\n';
    const log = 'ImportError: /v/flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol:\n';
    expect(all(good, bad, log).suspects.map(({ name }) => name)).toEqual(['torch', 'flash-attn', 'numpy']);
    expect(all(good, bad, log).tryFirst).toEqual(['torch==2.7.0', 'flash-attn==2.8.2']);
  });

  it('says of no package that it is not in the traceback', () => {
    const { suspects } = all('zarr==2.1.0\n', 'zarr==2.2.0\n', 'it stopped\n');
    expect(suspects[0]?.because).not.toContain('traceback');
  });
});

describe('what a list shows besides versions', () => {
  const both = (good: string, bad: string) =>
    compareEnvironments(readEnvironment(good), readEnvironment(bad), null, catalog);

  it('another commit of a repository is a difference, with or without a name', () => {
    const at = (commit: string) => `rich==13.7.0\ngit+https://github.com/huggingface/peft.git@${commit}\n`;
    expect(both(at('098962f'), at('3714aa2')).suspects.map(({ name }) => name)).toEqual(['peft']);
    expect(both(at('098962f'), at('098962f')).suspects).toEqual([]);
  });

  it('says where as much speaks for one as for another', () => {
    const two = both('soupsieve==2.6\ntldextract==5.2.0\n', 'soupsieve==2.7\ntldextract==5.3.0\n');
    expect(two.tryBecause).toContain('each of the first 2');
    const one = both('soupsieve==2.6\ntldextract==5.2.0\n', 'soupsieve==2.7\ntldextract==6.0.0\n');
    expect(one.tryBecause).not.toContain('each of the first');
  });

  it('what is released in step with a pin goes back with it', () => {
    const good = 'torch==2.2.2\ntorchvision==0.17.2\nxformers==0.0.25.post1\ntriton==2.2.0\n';
    const bad = 'torch==2.3.0\ntorchvision==0.18.0\nxformers==0.0.25.post1\ntriton==2.3.0\n';
    const { tryFirst, suspects } = both(good, bad);
    expect(tryFirst).toEqual(['torch==2.2.2', 'torchvision==0.17.2']);
    expect(suspects[0]?.because).toBe(
      'xformers 0.0.25.post1 was built for torch 2.2.2, but torch 2.3.0 is there.',
    );
  });

  it('what a pin refuses goes back with it, what follows it by itself does not', () => {
    const good = 'gradio==4.44.1\npydantic==2.10.6\npydantic-core==2.27.2\nclick==8.1.0\n';
    const bad = 'gradio==4.44.1\npydantic==2.12.3\npydantic-core==2.41.4\nclick==8.1.7\n';
    expect(both(good, bad).tryFirst).toEqual(['pydantic==2.10.6']);
  });

  it('a step back is called one', () => {
    const { suspects } = both('grpcio==1.34.0\n', 'grpcio==1.32.0\n');
    expect(suspects[0]?.because).toContain('a minor step, backwards');
  });

  it('what goes along with another package does not lead', () => {
    const { suspects } = both(
      'gradio-client==1.3.0\npillow==9.3.0\n',
      'gradio-client==1.4.0\npillow==9.4.0\n',
    );
    expect(suspects[0]?.name).toBe('pillow');
  });
});

describe('what is said is so', () => {
  const said = (good: readonly string[], bad: readonly string[], log: string | null = null) =>
    compareEnvironments(text(...good), text(...bad), log === null ? null : readFailure(log), catalog);

  it('speaks of a step only where the caller that it breaks is there in such a version', () => {
    const of = (typer: readonly string[]) =>
      said(['click==8.1.8', ...typer], ['click==8.2.0', ...typer]).suspects[0]?.because;
    expect(of(['typer==0.12.5'])).toMatch(/which typer before 0\.15\.4/);
    expect(of(['typer==0.16.0'])).not.toMatch(/make_metavar/);
    expect(of([])).toMatch(/make_metavar takes a context(?!, which)/);
  });

  it('says that one moves with another only where that one moved', () => {
    const own = ['torch==2.6.0', 'nvidia-nvjitlink-cu12==12.4.127'];
    const { suspects } = said(own, ['torch==2.6.0', 'nvidia-nvjitlink-cu12==12.6.85']);
    expect(suspects[0]?.because).not.toMatch(/when torch does/);
    const both = said(own, ['torch==2.7.0', 'nvidia-nvjitlink-cu12==12.6.85']).suspects;
    expect(both.find(({ name }) => name.startsWith('nvidia'))?.because).toMatch(/when torch does/);
  });

  it('names what the log mentions, and says that it names none only where it does not', () => {
    const pair = [
      ['click==8.1.8', 'rich==13.7.1'],
      ['click==8.1.9', 'rich==13.9.0'],
    ] as const;
    expect(said(...pair, 'ERROR in click.testing: odd').tryBecause).toMatch(/mentions click/);
    expect(said(...pair, 'ERROR: odd, clicked').tryBecause).toMatch(/names none/);
  });

  it('does not say that nothing is known above what is known', () => {
    const { tryBecause } = said(['scipy==1.12.0'], ['scipy==1.13.0']);
    expect(tryBecause).toMatch(/scipy a release between the two is known to break callers/);
  });
});
