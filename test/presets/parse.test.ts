import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePreset, parsePresetFile } from '../../src/presets/parse.ts';

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
  const parsed = parsePreset(text, 'presets/x.yaml');
  return parsed.ok ? [] : parsed.problems;
}

describe('a preset with a mistake names it and its place', () => {
  test.each([
    ['an unknown key', 'summary: Makes', 'sumary: Makes', 'unknown key "sumary"; did you mean "summary"?'],
    ['a far key', '    gb: 10.3', '    weight: 10.3', 'unknown key "weight"; known here: repo, revision'],
    [
      'a number for text',
      'default: "3.11"',
      'default: 3.11',
      'python.default: must be text: put it in quotes, not "3.11"',
    ],
    ['text for a number', 'port: 8080', 'port: http', 'app.port: must be a number, not "http"'],
    ['a port out of range', 'port: 8080', 'port: 80800', 'app.port: must be at most 65535, not "80800"'],
    [
      'a short commit',
      'commit: df7b005b5023df2a9b73e1d66dd51d452799884e',
      'commit: df7b005',
      'must be a full commit hash',
    ],
    [
      'an unlisted word',
      'default: venv\n',
      'default: conda\n',
      'install.default: must be one of venv, venv-system-site',
    ],
    [
      'a Python that is not allowed',
      'default: "3.11"',
      'default: "3.13"',
      '3.13 is not among python.allowed',
    ],
    [
      'a tested Python that is not allowed',
      'tested: ["3.10", "3.11"]',
      'tested: ["3.9"]',
      '3.9 is not among python.allowed',
    ],
    [
      'a bad specifier',
      'spec: starlette==0.50.0',
      'spec: starlette~=2',
      '"~=2" is no version specifier (PEP 440)',
    ],
    ['a bad requirement', 'spec: starlette==0.50.0', 'spec: starlette = 2', 'is no requirement (PEP 508)'],
    [
      'an option for a requirement',
      'spec: gradio==3.50.2',
      'spec: --pre gradio',
      'is no requirement (PEP 508)',
    ],
    [
      'an address that is no https',
      '@ git+https://github.com/desc',
      '@ git+ssh://github.com/desc',
      'must begin with https://',
    ],
    [
      'a package constrained twice',
      'spec: starlette==0.50.0',
      'spec: FastAPI<1',
      'fastapi is constrained twice',
    ],
    [
      'extras in a constraint',
      'spec: starlette==0.50.0',
      'spec: starlette[full]==0.50.0',
      'pip refuses extras',
    ],
    [
      'a pin against its constraint',
      'spec: gradio==3.50.2',
      'spec: fastapi==0.99.0',
      'contradicts the constraint fastapi==0.122.0',
    ],
    [
      'torch outside its range',
      'accepts: ">=2.0,<2.9"',
      'accepts: ">=2.9"',
      '2.8.0 does not satisfy torch.accepts (>=2.9)',
    ],
    [
      'a bad torch range',
      'accepts: ">=2.0,<2.9"',
      'accepts: "~=2"',
      '"~=2" is no version specifier (PEP 440)',
    ],
    ['weights no tier chooses', 'value: xl }', 'value: xs }', 'no VRAM tier sets MODEL_SIZE to "xs"'],
    ['a tier below the minimum', 'minimumGb: 8', 'minimumGb: 10', 'is below vram.minimumGb (10)'],
    ['an unknown placeholder', 'value: "{workspace}/.cache', 'value: "{home}/.cache', '{home} is unknown'],
    ['a volume minimum above the advice', 'minimum: 30', 'minimum: 60', 'is above the recommended 50'],
    [
      'code-server on the port of the app',
      'knownBad: []\n\nplan:\n',
      'knownBad: []\n\nplan:\n  codeServer: { port: 8080, auth: password }\n',
      "8080 is the app's own port",
    ],
    [
      'a key that stands twice',
      'apt:\n',
      'id: other\napt:\n',
      'the key "id" stands twice; first at presets/x.yaml:',
    ],
    ['an unknown tag', 'title: Hunyuan', 'title: !!js/function Hunyuan', 'Unresolved tag'],
    ['YAML that is none', 'summary: Makes', 'summary: {Makes', ''],
  ])('%s', (_, piece, replacement, message) => {
    const { text, line } = broken(piece, replacement);
    const found = problems(text);
    const match = found.find((problem) => problem.message.includes(message));
    expect(match, JSON.stringify(found)).toBeDefined();
    expect(match?.where).toMatch(/^presets\/x\.yaml:\d+:\d+$/);
    const [, at] = (match?.where ?? '').split(':');
    // Within the piece that was replaced (a few span lines), or right after it for a broken line.
    if (message !== '' && !replacement.startsWith('minimum') && !message.includes('torch.accepts (')) {
      expect(Number(at)).toBeGreaterThanOrEqual(line);
      expect(Number(at)).toBeLessThanOrEqual(line + replacement.split('\n').length);
    }
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
    expect(first?.message).toBe('app.port is missing');
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
    expect(parsePresetFile(text, 'x.yaml').ok).toBe(false);
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
    ['a deep nest', `a: ${'['.repeat(100_000)}`, ''],
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
