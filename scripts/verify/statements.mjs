// What the rules say happens, made to happen.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { environment, install, lastLine, resolve, run, unpack } from './uv.mjs';

const page = path.join(import.meta.dirname, 'gradio_page.py');
const sound = [
  'gradio==4.44.1',
  'pydantic==2.10.6',
  'starlette==0.50.0',
  'fastapi==0.122.0',
  'huggingface-hub==0.34.3',
  'numpy<2.3',
];

/** gradio 4.44.1 beside what the rules say breaks it, on every Python there is. */
export async function verifyGradio({ folder, pythons, report }) {
  const able = [...pythons].filter(([version]) => ['3.9', '3.10', '3.11', '3.12'].includes(version));
  if (able.length === 0) report.unverified('gradio 4.44.1 at work', 'no Python 3.9 to 3.12 on this machine');
  await Promise.all(
    able.map(async ([version, interpreter]) => {
      const { ok, venv, text } = await environment(
        folder,
        interpreter,
        version === '3.9' ? soundOn39 : sound,
      );
      if (!ok) return report.wrong(`gradio 4.44.1 installs on Python ${version}`, text);
      const steps = [
        [[], 'schema', /^ok$/, 'builds its API schema with pydantic 2.10.6'],
        [[], 'page', /^ok$/, 'serves its page with starlette 0.x, huggingface-hub 0.34.3'],
        [
          ['pydantic==2.11.0'],
          'schema',
          /^TypeError: argument of type 'bool' is not iterable$/,
          'raises the TypeError with pydantic 2.11.0 (PW406)',
        ],
        ...(version === '3.9'
          ? []
          : [
              [
                ['pydantic==2.10.6', 'starlette==1.0.0', 'fastapi==0.133.0'],
                'page',
                /^TypeError: unhashable type: 'dict'$/,
                'fails with starlette 1.0.0 (PW407)',
              ],
            ]),
        [
          ['starlette==0.49.1', 'fastapi==0.121.0', 'pydantic==2.10.6', 'huggingface-hub==1.0.0'],
          'page',
          /^ImportError: cannot import name 'HfFolder'/,
          'fails at its import with huggingface-hub 1.0.0 (PW408)',
        ],
      ];
      for (const [change, mode, expected, what] of steps) {
        const changed = change.length === 0 ? { ok: true } : await install(venv, change);
        if (!changed.ok) {
          report.wrong(`${change.join(', ')} installs on Python ${version}`, changed.text);
          continue;
        }
        const said = lastLine((await run(path.join(venv, 'bin/python'), [page, mode])).text);
        if (expected.test(said)) report.ok(`Python ${version}: gradio 4.44.1 ${what}`, said);
        else report.wrong(`Python ${version}: gradio 4.44.1 ${what}`, `it said: ${said}`);
      }
    }),
  );
  await withoutAudioop({ folder, pythons, report });
}

// Newer ones of the web packages need Python 3.10.
const soundOn39 = [
  'gradio==4.44.1',
  'pydantic==2.10.6',
  'starlette==0.47.2',
  'fastapi==0.116.1',
  'huggingface-hub==0.34.3',
  'numpy<2',
];

async function withoutAudioop({ folder, pythons, report }) {
  const row = 'Python 3.13: gradio 4.44.1 fails at its import for want of audioop (PW424)';
  const interpreter = pythons.get('3.13');
  if (interpreter === undefined) return report.unverified(row, 'no Python 3.13 on this machine');
  const { ok, venv, text } = await environment(folder, interpreter, sound);
  if (!ok) return report.wrong(`${sound[0]} installs on Python 3.13`, text);
  const said = lastLine((await run(path.join(venv, 'bin/python'), [page, 'page'])).text);
  if (/No module named '(?:py)?audioop'/.test(said)) report.ok(row, said);
  else report.wrong(row, `it said: ${said}`);
}

/** PEP 440 as the rules explain it, asked of the resolver. */
export async function verifySpecifiers({ folder, report }) {
  const [three, two, one] = await Promise.all(
    ['requests~=2.31.0', 'requests~=2.31', 'requests~=2'].map((line) =>
      resolve(folder, '3.12', [line], ['--no-deps']),
    ),
  );
  const [patch, minor] = [three.pins.get('requests') ?? '', two.pins.get('requests') ?? ''];
  const rows = [
    ['~=2.31.0 means 2.31.x', /^2\.31\.\d+$/.test(patch), patch],
    ['~=2.31 means 2.x from 2.31 on', /^2\.(3[2-9]|[4-9]\d)/.test(minor), minor],
    ['~=2 is refused (PW412)', !one.ok, lastLine(one.text)],
  ];
  for (const [row, holds, seen] of rows) (holds ? report.ok : report.wrong)(row, seen);
}

/** The flag that an old pip does not know. */
export async function verifyPip({ folder, pythons, report }) {
  const interpreter = pythons.get('3.10') ?? pythons.get('3.11');
  for (const [pip, known] of [
    ['22.0.2', false],
    ['23.0', false],
    ['23.0.1', true],
  ]) {
    const row = `pip ${pip} ${known ? 'knows' : 'stops at'} --break-system-packages (PW304)`;
    if (interpreter === undefined) {
      report.unverified(row, 'no Python 3.10 or 3.11 on this machine');
      continue;
    }
    const {
      ok,
      venv,
      text: refusal,
    } = await environment(folder, interpreter, [`pip==${pip}`, 'setuptools<70']);
    if (!ok) {
      report.wrong(`pip ${pip} installs`, refusal);
      continue;
    }
    const { text, code } = await run(path.join(venv, 'bin/python'), [
      '-m',
      'pip',
      'install',
      '--break-system-packages',
    ]);
    const refused = /no such option: --break-system-packages/.test(text) && code === 2;
    const asked = /must give at least one requirement/i.test(text);
    ((known ? asked : refused) ? report.ok : report.wrong)(row, lastLine(text));
  }
}

/** Numpy 2 against what claims to need numpy 1. */
export async function verifyNumpy({ folder, pythons, report }) {
  for (const line of ['accelerate==0.33.0', 'gradio==3.50.2', 'pandas==2.1.3']) {
    const { ok } = await resolve(folder, '3.11', [line, 'numpy>=2']);
    (ok ? report.wrong : report.ok)(
      `${line} refuses numpy 2 (PW410, PW425)`,
      ok ? 'it resolves' : 'no solution',
    );
  }
  const interpreter = pythons.get('3.11') ?? pythons.get('3.10');
  for (const [version, holds] of [
    ['4.8.1.78', false],
    ['4.10.0.84', true],
  ]) {
    const row = `opencv-python-headless ${version} ${holds ? 'works' : 'does not work'} with numpy 2 (PW410)`;
    if (interpreter === undefined) {
      report.unverified(row, 'no Python 3.10 or 3.11 on this machine');
      continue;
    }
    const both = [`opencv-python-headless==${version}`, 'numpy==2.0.0'];
    const made = await environment(folder, interpreter, both);
    if (!made.ok) {
      report.wrong(`${both.join(' and ')} install`, made.text);
      continue;
    }
    const { ok, text } = await run(path.join(made.venv, 'bin/python'), ['-c', 'import cv2']);
    (ok === holds ? report.ok : report.wrong)(row, ok ? 'import cv2: ok' : lastLine(text));
  }
  report.unverified('torch before 2.3 with numpy 2 (PW410)', 'a download of several gigabytes');
}

/** Statements about what is in a package. */
export async function verifyFiles({ folder, report }) {
  const rows = [
    ['transformers==4.51.0', 'transformers/modeling_layers.py', null, false, 'PW421'],
    ['transformers==4.52.1', 'transformers/modeling_layers.py', null, true, 'PW421'],
    ['peft==0.18.0', 'peft/tuners/lora/model.py', '\nfrom transformers.modeling_layers', true, 'PW421'],
    ['peft==0.18.1', 'peft/tuners/lora/model.py', '\nfrom transformers.modeling_layers', false, 'PW421'],
    ['diffusers==0.28.2', 'diffusers/utils/dynamic_modules_utils.py', 'cached_download', true, 'PW421'],
    ['diffusers==0.29.0', 'diffusers/utils/dynamic_modules_utils.py', 'cached_download', false, 'PW421'],
    [
      'transformers==5.0.0',
      'transformers/utils/import_utils.py',
      'PyTorch >= 2.2 is required',
      true,
      'PW421',
    ],
    [
      'transformers==4.52.1',
      'transformers/utils/import_utils.py',
      'PyTorch >= 2.1 is required',
      true,
      'PW421',
    ],
    [
      'transformers==4.51.3',
      'transformers/utils/import_utils.py',
      'PyTorch >= 2.1 is required',
      false,
      'PW421',
    ],
    ['tensorboard==2.20.0', 'tensorboard/default.py', 'import pkg_resources', true, 'PW428'],
    ['tensorboard==2.21.0', 'tensorboard/default.py', 'import pkg_resources', false, 'PW428'],
    ['setuptools==81.0.0', 'pkg_resources/__init__.py', null, true, 'PW428'],
    ['setuptools==82.0.0', 'pkg_resources/__init__.py', null, false, 'PW428'],
  ];
  const folders = new Map(
    await Promise.all(
      [...new Set(rows.map(([requirement]) => requirement))].map(async (requirement) => [
        requirement,
        await unpack(folder, requirement),
      ]),
    ),
  );
  for (const [requirement, file, text, expected, code] of rows) {
    const row = `${requirement}: ${file}${text === null ? '' : ` says "${text}"`}: ${expected} (${code})`;
    const unpacked = folders.get(requirement);
    if (!unpacked.ok) {
      report.wrong(`${requirement} can be unpacked`, unpacked.text);
      continue;
    }
    const where = path.join(unpacked.target, file);
    const seen = existsSync(where) && (text === null || (await readFile(where, 'utf8')).includes(text));
    (seen === expected ? report.ok : report.wrong)(row, seen ? 'there' : 'not there');
  }
}
