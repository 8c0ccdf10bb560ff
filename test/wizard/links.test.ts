import { expect, it } from 'vitest';
import type { Line } from '../../src/wizard/lines.ts';
import { painted } from '../../src/wizard/screens/painted.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { context, pressed, walking } from './context.ts';

/** The lines of the panel under an image whose note has its source on the web. */
function sources(columns: number): readonly Line[] {
  const state = pressed(walking(), ['enter']);
  const { panel } = frameOf(context, state, { columns, rows: 60, unicode: true });
  return panel.filter((line) => line.some(({ link }) => link !== undefined));
}

it('the source of a finding leads to it, each line where it wraps', () => {
  expect(sources(200)).toHaveLength(1);
  const wrapped = sources(60);
  expect(wrapped.length).toBeGreaterThan(1);
  for (const line of wrapped) expect(painted(line, true)).toContain('\u001b]8;;https://');
});

it('without colours nothing but text is sent', () => {
  for (const line of sources(60)) expect(painted(line, false)).not.toContain('\u001b');
});
