import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

it('is found in a log', () => {
  expect(diagnoseText('ok\nHowtoError: a step is missing\n').map((one) => one.class)).toEqual([
    'howto-not-followed',
  ]);
});
