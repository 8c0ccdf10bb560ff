import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { fields, planSchema } from '../../src/plan/plan.ts';
import { lineSchema } from '../../src/plan/values.ts';
import { parsePresetFile, parseSavedPlan } from '../../src/presets/parse.ts';
import { formatSavedPlan, toSavedPlan } from '../../src/presets/saved-plan.ts';
import { planFrom } from '../support/plan-from.ts';

const catalog = await loadCatalog();

const plan = planFrom({
  name: "x'; touch /tmp/pwned; '$(id)`id`",
  gpu: 'NVIDIA GeForce RTX 4090',
  image: 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04',
  python: { version: '3.10', provider: 'image' },
  app: 'fluxgym',
  install: 'venv',
  torch: null,
  pins: ['pydantic==2.10.6'],
  codeServer: { port: 8443, auth: 'password' },
  keepServices: true,
  volumeGb: 100,
  volumePath: '/workspace',
  workspace: '/workspace',
  hostCuda: '12.8',
  territory: 'NO',
  accept: [{ code: 'PW301', reason: 'tested: it works # really' }],
});

function readBack(text: string) {
  const parsed = parseSavedPlan(text, 'mine.yaml');
  return parsed.ok ? parsed.saved : parsed.problems;
}

describe('a saved plan', () => {
  const saved = toSavedPlan(plan, 'my-flux', 'My FluxGym');

  test('keeps what repeats the deployment', () => {
    expect(saved.extends).toBe('fluxgym');
    expect(planSchema.parse({ ...saved.plan, format: 1, app: saved.extends })).toEqual(plan);
  });

  test('cuts a title that is too long, and never inside a character', () => {
    const long = toSavedPlan(plan, 'my-flux', `${'x'.repeat(59)}\u{1F600}${'y'.repeat(20)}`);
    expect(long.title).toBe('x'.repeat(59));
    expect(readBack(formatSavedPlan(long))).toEqual(long);
  });

  test('is YAML that a person can read', () => {
    // A question that came later would be one line more.
    const later = fields.flatMap(({ since, name }) => (since === undefined ? [] : [[name, undefined]]));
    const pictured = { ...saved, plan: { ...saved.plan, ...Object.fromEntries(later) } };
    expect(formatSavedPlan(pictured)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=./preset.schema.json
      # Answers saved by pod-wizard. Use them with --preset and the id, or the path of this file.
      # Leave an answer out, and the preset it extends decides.

      format: 1
      id: my-flux
      title: My FluxGym
      extends: fluxgym
      plan:
        name: x'; touch /tmp/pwned; '$(id)\`id\`
        gpu: NVIDIA GeForce RTX 4090
        image: runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04
        python:
          version: "3.10"
          provider: image
        install: venv
        torch: null
        pins:
          - pydantic==2.10.6
        codeServer:
          port: 8443
          auth: password
        keepServices: true
        volumeGb: 100
        volumePath: /workspace
        workspace: /workspace
        hostCuda: "12.8"
        territory: "NO"
        accept:
          - code: PW301
            reason: "tested: it works # really"
      "
    `);
  });

  test('is told from a preset by what it extends', () => {
    const parsed = parsePresetFile(formatSavedPlan(saved), 'mine.yaml', catalog);
    expect(parsed).toEqual({ ok: true, kind: 'saved-plan', saved });
  });

  test.each([
    ['plan:\n', 'plan:\n  colour: red\n', 'unknown key "colour"'],
    ['volumeGb: 100', 'volumeGb: -1', 'plan.volumeGb: must be at least 0, not "-1"'],
    ['- pydantic==2.10.6', '- pydantic~=2', '"~=2" is no version specifier (PEP 440)'],
    ['extends: fluxgym', 'extends: Flux Gym', 'extends: must be lower-case letters'],
  ])('with %j made %j is refused with its line', (piece, replacement, message) => {
    const text = formatSavedPlan(saved).replace(piece, replacement);
    const [problem] = [readBack(text)].flat();
    expect(problem).toMatchObject({ message: expect.stringContaining(message) });
    expect(problem).toMatchObject({ where: expect.stringMatching(/^mine\.yaml:\d+:\d+$/) });
  });

  test('reads back to the same, whatever was typed', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '---',
        '...',
        '- a',
        '? x',
        ': y',
        '# z',
        '&a',
        '*a',
        '!!str x',
        '%YAML',
        '{',
        '[',
        '|',
        '>',
        '@',
        '`',
      ),
      fc.constantFrom(
        'null',
        '~',
        'yes',
        'NO',
        '3.10',
        '0x1F',
        '1_000',
        '1:30',
        '<<',
        '=',
        ' lead',
        'trail ',
        "'",
        '"',
        '\\',
      ),
      fc.constantFrom('$(id)', '`id`', '$HOME', "'; id; '", '{workspace}', '</script>', '```', '2026-11-22'),
      fc.constantFrom('\u{E0001}', 'a\u{E0041}b'),
    );
    const line = (maximum: number) =>
      hostile
        .map((text) => text.slice(0, maximum))
        .filter((text) => text !== '' && lineSchema.safeParse(text).success);
    const anyPlan = fc.record({
      name: line(80),
      gpu: line(120),
      workspace: line(60).map((text) => `/${text.replaceAll('..', '')}`),
      accept: fc.array(fc.record({ code: fc.constant('PW203'), reason: line(200) }), { maxLength: 3 }),
      keepServices: fc.boolean(),
      volumeGb: fc.nat(100_000),
      territory: fc.constantFrom('NO', 'DE', null),
    });
    fc.assert(
      fc.property(anyPlan, line(60), (answers, title) => {
        const whole = toSavedPlan({ ...plan, ...answers }, 'my-flux', title);
        expect(readBack(formatSavedPlan(whole))).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});
