import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';
import { variants } from './variants.ts';

it.each(variants)('%s: %s', (_, wanted, log) => {
  expect(diagnoseText(log)[0]?.class ?? 'none').toBe(wanted);
});

keepsWhatIsTold(
  import.meta.filename,
  variants.map(([, , log]) => log),
);
