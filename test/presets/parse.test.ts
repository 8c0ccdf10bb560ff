import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { parsePreset, parsePresetFile } from '../../src/presets/parse.ts';

const catalog = await loadCatalog();

const whole = readFileSync(new URL('../../presets/hunyuanvideo-foley.yaml', import.meta.url), 'utf8');

/** `whole` with one piece replaced, and where that piece stands. */
function broken(piece: string, replacement: string): { text: string; line: number; column: number } {
  const at = whole.indexOf(piece);
  if (at === -1 || whole.indexOf(piece, at + 1) !== -1) throw new Error(`not exactly once: ${piece}`);
  const before = whole.slice(0, at).split('\n');
  return {
    text: whole.replace(piece, () => replacement),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

function problems(text: string) {
  const parsed = parsePresetFile(text, 'presets/x.yaml', catalog);
  return parsed.ok ? [] : parsed.problems;
}

describe('a preset with a mistake names it and its place', () => {
  // What is wrong; the piece of a good preset; what stands there instead; the text its place points at; the message.
  test.each([
    ['unknown key', 'summary: M', 'sumary: M', 'sumary', 'unknown key "sumary"; did you mean "summary"?'],
    ['far key', 'gb: 10.3', 'weight: 10.3', 'weight', 'unknown key "weight"; known here: repo, revision'],
    [
      'number for text',
      'default: "3.11"',
      'default: 3.11',
      '3.11',
      'must be text: put it in quotes, not "3.11"',
    ],
    ['text for number', 'port: 8080', 'port: http', 'http', 'app.port: must be a number, not "http"'],
    ['port too high', 'port: 8080', 'port: 80800', '80800', 'app.port: must be at most 65535, not "80800"'],
    ['text for list', 'constraints:\n', 'constraints: x\nx:\n', 'x', 'constraints: must be a list, not "x"'],
    [
      'short commit',
      'commit: df7b005b',
      'commit: x',
      'x',
      'must be a full commit hash (40 hex digits), not "x',
    ],
    [
      'unlisted word',
      'allowed: [venv,',
      'allowed: [conda,',
      'conda',
      'must be one of venv, venv-system-site',
    ],
    ['bad GPU list', 'for: any', 'for: sm_90', 'sm_90', 'must be any, or a list of GPU codes'],
    ['torch no version', 'torch: 2.8.0', 'torch: newest', 'newest', 'must look like 2.8.0, not "newest"'],
    ['bad variable', '{ MODEL_SIZE: xl', '{ a-b: xl', 'a-b', 'must be an environment variable name'],
    [
      'Python not allowed',
      'default: "3.11"',
      'default: "3.13"',
      '"3.13"',
      '3.13 is not among python.allowed',
    ],
    ['tested not allowed', 'tested: ["3.10"', 'tested: ["3.9"', '"3.9"', '3.9 is not among python.allowed'],
    [
      'bad specifier',
      'starlette==0.50.0',
      'starlette~=2',
      'starlette~=2',
      '"~=2" is no version specifier (PEP 440)',
    ],
    ['bad requirement', 'starlette==0.50.0', 'starlette = 2', 'starlette = 2', 'is no requirement (PEP 508)'],
    ['an option', 'spec: gradio==3.50.2', 'spec: --pre gradio', '--pre', 'is no requirement (PEP 508)'],
    [
      'no https',
      '@ git+https://github.com/d',
      '@ git+ssh://github.com/d',
      'descript-',
      'must begin with https://',
    ],
    ['twice', 'starlette==0.50.0', 'FastAPI<1', 'fastapi==0.122.0', 'fastapi is constrained twice'],
    ['extras', 'starlette==0.50.0', 'starlette[full]<1', 'starlette', 'pip refuses extras in a constraint'],
    [
      'pin too low',
      'gradio==3.50.2',
      'fastapi==0.9',
      'fastapi==0.9',
      'contradicts the constraint fastapi==0.122.0',
    ],
    [
      'range too low',
      'gradio==3.50.2',
      'fastapi<0.100',
      'fastapi<0.100',
      'contradicts the constraint fastapi==0.122.0',
    ],
    [
      'passes at odds',
      'spec: loguru,',
      'spec: urllib3>=2.5,',
      'urllib3==2.4.0',
      'contradicts urllib3>=2.5, which is required above',
    ],
    [
      'import name',
      'spec: loguru,',
      'spec: cv2,',
      'cv2',
      '"cv2" is not what the package is called; it is opencv-python',
    ],
    [
      'another torch',
      'spec: loguru,',
      'spec: torch==2.6.0,',
      'torch==2.6.0',
      'contradicts torch.builds[0], which installs torch 2.8.0',
    ],
    [
      'torch that never was',
      'torch: 2.8.0',
      'torch: 2.8.2',
      '2.8.2',
      'torch 2.8.2 was never released; nearest: 2.8.0',
    ],
    [
      'tag that never was',
      'cudaTag: cu128',
      'cudaTag: cu121',
      'cu121',
      'torch 2.8.0 was built for cu126, cu128, cu129, not for cu121',
    ],
    [
      'torchvision of another torch',
      'torchvision: 0.23.0',
      'torchvision: 0.21.0',
      '0.21.0',
      'torchvision 0.21.0 does not belong to torch 2.8.0; torchvision 0.23.0 does',
    ],
    [
      'torchvision that never was',
      'torchvision: 0.23.0',
      'torchvision: 0.19.2',
      '0.19.2',
      'torchvision 0.19.2 was never released; torchvision 0.23.0 belongs to torch 2.8.0',
    ],
    [
      'torchaudio of another torch',
      'torchaudio: 2.8.0\n      cudaTag',
      'torchaudio: 2.7.0\n      cudaTag',
      '2.7.0',
      'torchaudio 2.7.0 does not belong to torch 2.8.0; torchaudio 2.8.0 does',
    ],
    [
      'Python without a torch',
      'allowed: ["3.10", "3.11", "3.12"]',
      'allowed: ["3.10", "3.11", "3.14"]',
      '"3.14"',
      'none of torch.builds has a wheel for Python 3.14; torch 2.8.0 has them for 3.9, 3.10',
    ],
    [
      'no code for its own GPU',
      'for: any',
      'for: [sm_86, sm_61]',
      'sm_61',
      'torch 2.8.0+cu128 has no code for sm_61; it has sm_70',
    ],
    [
      'pins at odds',
      '\nlicences:',
      '\nplan:\n  pins: [numpy<2, "numpy>=2"]\nlicences:',
      '"numpy>=2"',
      'contradicts numpy<2, which is pinned above',
    ],
    ['torch too old', '">=2.0,<2.9"', '">=2.9"', '2.8.0', '2.8.0 does not satisfy torch.accepts (>=2.9)'],
    ['bad torch range', '">=2.0,<2.9"', '"~=2"', '"~=2"', '"~=2" is no version specifier (PEP 440)'],
    ['no such tier', 'value: xl }', 'value: xs }', 'xs', 'no VRAM tier sets MODEL_SIZE to "xs"'],
    ['tier too low', 'minimumGb: 8', 'minimumGb: 10', '8', 'is below vram.minimumGb (10)'],
    [
      'placeholder',
      '"{workspace}/.cache',
      '"{home}/.cache',
      '"{home}',
      '{home} is unknown; {workspace} and {app}',
    ],
    ['volume', 'minimum: 30', 'minimum: 60', '60', 'is above the recommended 50'],
    [
      'port taken',
      '\nlicences:',
      '\nplan:\n  codeServer: { port: 8080, auth: password }\nlicences:',
      '8080',
      "the app's own port",
    ],
    [
      'key twice',
      'apt:\n',
      'id: x\napt:\n',
      'id: x',
      'the key "id" stands twice; first at presets/x.yaml:9:1',
    ],
    ['unknown tag', 'summary: M', 'summary: !!js/function M', '!!js', 'Unresolved tag'],
    ['no YAML', 'storage:\n', 'storage: [\n', 'licences', 'must'],
  ])('%s', (_, piece, replacement, pointsAt, message) => {
    const { text } = broken(piece, replacement);
    const found = problems(text);
    const match = found.find((problem) => problem.message.includes(message));
    expect(match, JSON.stringify(found)).toBeDefined();
    const [file, line, column] = match?.where.split(':') ?? [];
    expect(file).toBe('presets/x.yaml');
    const there = text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1);
    expect(there?.slice(0, pointsAt.length), match?.where).toBe(pointsAt);
  });

  test('the column is that of the value', () => {
    const { text, line, column } = broken('3.10", "3.11"]\n  allowed', '3.10", "3.99"]\n  allowed');
    expect(problems(text)).toEqual([
      {
        where: `presets/x.yaml:${line}:${column + '3.10", '.length}`,
        message: 'python.tested[1]: 3.99 is not among python.allowed',
      },
    ]);
  });

  test('a missing key stands at its parent', () => {
    const { text, line } = broken('  port: 8080\n', '');
    const [first, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(first?.message).toBe('app.port is missing. Port it listens on. For example: port: 7860');
    const at = Number(first?.where.split(':')[1]);
    expect(text.split('\n')[at - 1]).toBe('app:');
    expect(at).toBeLessThan(line);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n- b\n'],
    ['a word', 'hello'],
    ['two documents', `${whole}\n---\nid: other\n`],
  ])('%s is no preset', (_, text) => {
    expect(problems(text).length).toBeGreaterThan(0);
    expect(parsePresetFile(text, 'x.yaml', catalog).ok).toBe(false);
  });
});

describe('a hostile file is refused, quickly and in printable words', () => {
  const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

  test.each([
    [
      'raw escape codes',
      whole.replace('# flash-attn', '# \u001B[2J flash-attn'),
      'holds the control character \\u001b',
    ],
    [
      'hidden text',
      whole.replace('# flash-attn', '# \u202E flash-attn'),
      'holds the control character \\u202e',
    ],
    [
      'escaped escape codes',
      whole.replace('title: HunyuanVideo-Foley', 'title: "a\\u001b[31mb"'),
      'must be one line without control characters',
    ],
    [
      'a key with escape codes',
      whole.replace('apt:', '"a\\u001b]0;x\\u0007": 1\napt:'),
      'unknown key "a\\u001b]0;x\\u0007"',
    ],
    ['a prototype key', whole.replace('apt:', '__proto__: { polluted: true }\napt:'), '__proto__'],
    ['too much', `${whole}#${'x'.repeat(300_000)}`, 'is larger than 256 KB'],
    ['a deep nest', `a: ${'['.repeat(100_000)}`, 'is nested too deeply'],
    [
      'unknown keys without end',
      Array.from({ length: 30_000 }, (_, at) => `k${at}:`).join('\n'),
      'id is missing',
    ],
    [
      'an alias bomb',
      [
        'a: &a [x, x, x, x, x, x, x, x]',
        ...'bcdefghi'
          .split('')
          .map((k, i) => `${k}: &${k} [${Array(8).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
      ].join('\n'),
      'repeats itself through aliases too often',
    ],
  ])('%s', (_, text, message) => {
    const found = problems(text);
    expect(
      found.some((problem) => problem.message.includes(message)),
      JSON.stringify(found).slice(0, 500),
    ).toBe(true);
    for (const problem of found) expect(`${problem.where} ${problem.message}`).not.toMatch(unprintable);
  });

  test('the name of the file is printable too', () => {
    const parsed = parsePreset('a: 1', 'x\u001B[2J.yaml');
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) for (const { where } of parsed.problems) expect(where).not.toMatch(unprintable);
  });

  test('no text makes it throw or print control codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(whole.length), (noise, at) => {
        const found = problems(whole.slice(0, at) + noise + whole.slice(at + noise.length));
        for (const problem of found) expect(`${problem.where} ${problem.message}`).not.toMatch(unprintable);
      }),
      { numRuns: 60 },
    );
  });
});
