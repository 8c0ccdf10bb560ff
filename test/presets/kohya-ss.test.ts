import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { presetOf } from '../support/plans.ts';

const preset = presetOf('kohya-ss');
const script = render(await inputFor({ app: 'kohya-ss' }, preset))[0]?.content ?? '';

describe('kohya_ss', () => {
  test('is started by itself: gui.sh would install another torch on a pod', () => {
    expect(script).toMatch(/^ *("\$PYTHON"|exec "\$PYTHON") kohya_gui\.py --noverify --headless/m);
    expect(script).not.toContain('gui.sh');
  });

  test('does not start without a password of the user, which stands in no file', () => {
    expect(script).toMatch(/^ {2}need \\?\s*KOHYA_PASSWORD/m);
    expect(script).toContain('--password "$KOHYA_PASSWORD"');
    expect(preset.asks.find(({ name }) => name === 'KOHYA_PASSWORD')).toMatchObject({
      kind: 'password',
      required: true,
      default: null,
    });
  });

  test('takes the trainer from its folder, whichever folder pip is called in', () => {
    expect(script).toContain('--editable /workspace/kohya-ss/sd-scripts');
    expect(script).toMatch(/leave_out \S+\/requirements\.txt '[a-z ]*torch[a-z ]*' -e$/m);
    expect(script).toMatch(
      /leave_out \S+\/requirements_linux\.txt '[a-z ]*torch[a-z ]*' --extra-index-url -r$/m,
    );
  });

  test("takes uv's Python: of an image's, most have no tkinter", () => {
    expect(preset.plan.python).toEqual({ version: '3.11', provider: 'uv' });
    expect(preset.health.failed.map(({ line }) => line)).toContain("No module named 'tkinter'");
  });
});
