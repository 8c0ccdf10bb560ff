import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { draftPreset, isTelling } from '../../src/draft/draft.ts';
import { parsePresetFile } from '../../src/presets/parse.ts';

const catalog = await loadCatalog();
const commit = '0123456789abcdef0123456789abcdef01234567';

function draft(files: Readonly<Record<string, string>>, url = 'https://github.com/owner/My_App') {
  const repository = { url, commit, files: new Map(Object.entries(files)) };
  return draftPreset(repository, catalog, '2026-11-29');
}

function preset(files: Readonly<Record<string, string>>, url?: string) {
  const { text } = draft(files, url);
  const parsed = parsePresetFile(text, 'x.yaml', catalog);
  if (!parsed.ok || parsed.kind !== 'preset') throw new Error(`${text}\n${JSON.stringify(parsed)}`);
  return parsed.preset;
}

const app = {
  'requirements.txt':
    '# list\n--extra-index-url https://x.example/whl\n-r base.txt\ntorch==2.8.0\ngradio==5.29.0 # page\nopencv-python\n',
  'README.md':
    'conda create python=3.11\npip install torch==2.8.0 --index-url https://x.example/whl/cu128\npython app.py\n',
  'pyproject.toml': '[project]\nrequires-python = ">=3.10,<3.13"\n',
  Dockerfile:
    'FROM nvidia/cuda\nRUN apt-get update && apt-get install -y \\\n  python3 ffmpeg \\\n  $(id) libsndfile1\nEXPOSE 7861\n',
  'app.py':
    'import gradio as gr\np.add_argument("--listen", action="store_true")\np.add_argument("--port", type=int, default=7862)\ngr.Blocks(title="My page")\n',
  LICENSE: 'MIT License\n',
};

describe('a first draft', () => {
  test('says what the repository says, and is sound', () => {
    expect(preset(app)).toMatchObject({
      id: 'my-app',
      repositories: [{ url: 'https://github.com/owner/My_App', commit }],
      python: { tested: ['3.11'], allowed: ['3.10', '3.11', '3.12'] },
      torch: { builds: [{ torch: '2.8.0', torchvision: '0.23.0', cudaTag: 'cu128' }] },
      app: { command: ['python', 'app.py', '--listen', '--port', '{port}'], port: 7862 },
      health: { contains: 'My page', ready: 'Running on local URL' },
      licences: [{ name: 'MIT' }],
    });
  });

  test('lists name their lines, and options are left out', () => {
    const [list] = preset(app).install.passes[0]?.from ?? [];
    expect(list?.lines).toEqual(['torch==2.8.0', 'gradio==5.29.0', 'opencv-python']);
    expect(list?.leaveOut.map(({ line }) => line)).toEqual(['--extra-index-url', '-r']);
    expect(draft(app).open.join('\n')).toContain('base.txt');
    const both = { ...app, 'base.txt': 'rich==14.1.0\n' };
    expect(preset(both).install.passes[0]?.from.map(({ file }) => file)).toEqual([
      'base.txt',
      'requirements.txt',
    ]);
  });

  test('takes what the Dockerfile installs, and no word that is none', () => {
    expect(preset(app).apt.map((one) => one.package)).toEqual([
      'git',
      'python3-venv',
      'libgl1',
      'libglib2.0-0',
      'ffmpeg',
      'libsndfile1',
    ]);
  });

  test('a gradio app without flags is bound by variables', () => {
    const { app: start } = preset({
      'app.py': 'import gradio\ndemo.launch()\n',
      'requirements.txt': 'gradio\n',
    });
    expect(start).toMatchObject({ hostVariable: 'GRADIO_SERVER_NAME', port: 7860 });
  });

  test('a project is installed itself, and starts with the command that it brings', () => {
    const made = preset({
      'pyproject.toml':
        '[project]\nname = "x"\n[project.scripts]\n"x_train" = "x:t"\n"x_gradio" = "x:g"\n[tool.x]\n',
    });
    expect(made.install.passes).toMatchObject([{ editable: ['.'] }]);
    expect(made.app).toMatchObject({ command: ['x_gradio'], port: 7860, hostVariable: 'GRADIO_SERVER_NAME' });
  });

  test('a script by another name is one that starts a page; what else it might be is said', () => {
    const launch = 'import gradio as gr\ndemo.queue(\n  max_size=5,\n).launch(share=True)\n';
    const files = {
      'lib.py': 'import gradio\n',
      'tts_demo.py': launch,
      'a_app.py': launch,
      'b_app.py': launch,
    };
    expect(preset(files).app.command).toEqual(['python', 'a_app.py']);
    expect(draft(files).open.join('\n')).toMatch(/or b_app\.py, tts_demo\.py.*share=True/s);
    expect(preset({ 'example_app.py': launch }).app.command).toEqual(['python', 'app.py']);
  });

  test('flags for a login are used, and the password is asked of the user', () => {
    const made = preset({
      'app.py': 'import gradio\np.add_argument("--username")\np.add_argument("--password")\nd.launch()\n',
    });
    expect(made.app.command.slice(-4)).toEqual(['--username', 'app', '--password', '{APP_PASSWORD}']);
    expect(made.app.auth).toBe('app');
    expect(made.asks).toMatchObject([{ name: 'APP_PASSWORD', kind: 'password', required: true }]);
  });

  test("a project's own list says which torch, and the script that it listens", () => {
    const files = {
      'pyproject.toml':
        '[project]\nname = "x"\ndependencies = [\n  "gradio[oauth]>=5",\n  "torch>=2.5,<2.7", # kept\n]\nother = ["torch<2"]\n',
      'web_interface.py': 'import gradio\nx.launch(server_name="0.0.0.0", server_port=7861)\n',
    };
    expect(preset(files).torch?.builds).toMatchObject([{ torch: '2.6.0' }]);
    expect(preset(files).app).toMatchObject({ command: ['python', 'web_interface.py'], port: 7861 });
    expect(draft(files).open.join('\n')).not.toContain('0.0.0.0');
  });

  test('git addresses that name no commit are said', () => {
    const list = 'numpy\ngit+https://x.example/a.git\nb @ git+https://x.example/b@0123456789abcdef\n';
    expect(draft({ 'requirements.txt': list }).open.join('\n')).toContain(
      'requirements.txt has 1 git address',
    );
  });

  test('of nothing it says what is open', () => {
    const { open, text } = draft({});
    expect(open.join('\n')).toMatch(/no list of requirements.*no script.*app\.port/s);
    expect(parsePresetFile(text, 'x.yaml', catalog).ok).toBe(true);
  });
});

describe('its text is hostile', () => {
  test('whatever it says, the draft is one YAML document whose values are values', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '\n',
        '---\n',
        'torch==2.8.0',
        '"',
        ": '",
        '# ',
        '$(id)',
        '\u202e',
        'EXPOSE 99999',
        '-r ../../etc/passwd\n',
      ),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    const files = fc.record({
      'requirements.txt': text,
      'README.md': text,
      Dockerfile: text,
      'app.py': text,
      'pyproject.toml': text,
      LICENSE: text,
    });
    fc.assert(
      fc.property(files, (all) => {
        const made = draft(all);
        const parsed = parsePresetFile(made.text, 'x.yaml', catalog);
        if (!parsed.ok)
          for (const { message } of parsed.problems)
            expect(message).not.toMatch(/unknown key|stands twice|YAML/);
        for (const line of [...made.read, ...made.open]) expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
      }),
      { numRuns: 200 },
    );
  });

  test('long lines and many of them are soon done', () => {
    const long = 'a'.repeat(200_000);
    const many = 'RUN apt-get install -y x && '.repeat(20_000);
    const began = performance.now();
    draft({
      'README.md': long,
      Dockerfile: many,
      'app.py': 'add_argument("--port"'.repeat(10_000),
      'requirements.txt': 'x==1\n'.repeat(50_000),
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

test('only files that say something are asked for', () => {
  const telling = [
    'requirements.txt',
    'docker/Dockerfile',
    'Dockerfile.gpu',
    'docker-compose.yml',
    'README.md',
    'app.py',
    'LICENSE.txt',
  ];
  const others = [
    'src/app.py',
    'weights.safetensors',
    '../README.md',
    '.git/config',
    '.env',
    'a/b/requirements.txt.exe',
  ];
  expect(telling.filter((file) => !isTelling(file))).toEqual([]);
  expect(others.filter(isTelling)).toEqual([]);
});
