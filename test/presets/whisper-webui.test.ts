import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { check } from '../../src/judge/check.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { catalog, gpus, presetOf, soundDraft } from '../support/plans.ts';

const preset = presetOf('whisper-webui');
const script = render(await inputFor({ app: 'whisper-webui' }, preset))[0]?.content ?? '';
const codes = (draft = {}) =>
  check(soundDraft('whisper-webui', draft), preset, catalog).map(({ code }) => code);

test('the password is the user’s, and stands in no file', () => {
  expect(script).toMatch(/--username whisper[^"]*--password[^"]*"\$WHISPER_PASSWORD"/);
  expect(script).not.toContain('--share');
});

test('what upstream names at no commit is at one', () => {
  const specs =
    preset.install?.passes.flatMap(({ requirements }) => requirements.map(({ spec }) => spec)) ?? [];
  expect(specs.length).toBeGreaterThan(0);
  for (const spec of specs.filter((one) => one !== 'hf_transfer'))
    expect(spec).toMatch(/ @ git\+https:\/\/[^@]+@[0-9a-f]{40}$/);
});

test('CTranslate2 finds the libraries of the Python that is planned', () => {
  const [tested] = preset.python?.tested ?? [];
  expect(script).toContain(`/env/lib/python${tested}/site-packages/nvidia/cudnn/lib`);
  expect(preset.python?.allowed).toEqual(preset.python?.tested);
});

test('its torch has code for Volta as for Blackwell', () => {
  expect(codes({ gpu: gpus.blackwell })).not.toContain('PW301');
  expect(codes({ gpu: gpus.volta })).not.toContain('PW301');
});
