import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Wizard } from '../../src/wizard/screens/wizard.tsx';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { keys } from '../support/term.ts';
import { contextWith, flags } from './context.ts';
import { bytesOf, drawn, type Scene, scenes, stateOf, world } from './screens.ts';

vi.mock('../../src/artifacts/render.ts', () => import('./stand-in.ts'));

/** The components by themselves, without a terminal: each commit is a whole frame. */

const screen = { columns: 100, rows: 40, unicode: true };

afterEach(cleanup);

function mount(start: Pick<Scene, 'draft' | 'origins'>, context = world) {
  const app = render(
    <Wizard context={context} start={start} onProgress={() => {}} color={false} screen={screen} />,
  );
  const frame = () => (app.lastFrame() ?? '').replace(/ +$/gm, '').trimEnd();
  /** Lets the event loop turn until the frame is so. */
  const until = async (holds: (frame: string) => boolean) => {
    for (let turn = 0; turn < 500 && !holds(frame()); turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return frame();
  };
  /** One key, then what it leads to is on screen and listened on. */
  const press = async (key: string) => {
    const before = frame();
    app.stdin.write(key);
    await until((now) => now !== before);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { ...app, frame, until, press };
}

describe('each screen is drawn as its frame was worked out', () => {
  it.each(scenes.filter((scene) => !scene.keys.includes('esc')))('$name', async (scene) => {
    const wizard = mount(scene);
    await wizard.until((frame) => /of 6|Start/.test(frame));
    await new Promise((resolve) => setTimeout(resolve));
    for (const key of bytesOf(scene)) await wizard.press(key);
    const expected = drawn(frameOf(world, stateOf(scene, screen), screen), true);
    expect(await wizard.until((frame) => frame === expected)).toBe(expected);
  });
});

describe('a menu by ink-select-input', () => {
  const atApps = {
    draft: { ...flags.draft },
    origins: { gpu: 'flag', image: 'flag', python: 'flag' },
  } as const;

  it('opens on the answer that was given, moves, wraps around and answers', async () => {
    const wizard = mount(atApps);
    await wizard.until((frame) => frame.includes('4 of 6'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(wizard.frame()).toMatch(/❯ . fluxgym /);
    await wizard.press(keys.down);
    expect(wizard.frame()).toMatch(/❯ . fluxgym-hardened /);
    await wizard.press(keys.down);
    expect(wizard.frame()).toMatch(/❯ . hunyuanvideo-foley /);
    await wizard.press(keys.down);
    expect(wizard.frame()).toMatch(/❯ . fluxgym /);
    await wizard.press(keys.down);
    await wizard.press(keys.enter);
    expect(wizard.frame()).toMatch(/5 of 6/);
    expect(wizard.frame()).toMatch(/App fluxgym-hardened/);
  });

  it('is not answered by a digit, which ink-select-input would take at once', async () => {
    const wizard = mount(atApps);
    await wizard.until((frame) => frame.includes('4 of 6'));
    await new Promise((resolve) => setTimeout(resolve));
    await wizard.press('3');
    expect(await wizard.until((frame) => /\/ 3 /.test(frame))).toContain('4 of 6');
    await wizard.press(keys.esc);
    await wizard.until((frame) => !/\/ 3 /.test(frame));
    expect(wizard.frame()).toMatch(/❯ . fluxgym/);
  });
});

describe("the wizard's own lists", () => {
  /** Opens on the first step. */
  const byFlag = { draft: { app: 'fluxgym' }, origins: { app: 'flag' } } as const;

  it('are right although several keys meet one frame', async () => {
    const wizard = mount(byFlag);
    await wizard.until((frame) => frame.includes('1 of 6'));
    await new Promise((resolve) => setTimeout(resolve));
    wizard.stdin.write(keys.down + keys.down + keys.enter);
    const frame = await wizard.until((now) => now.includes('2 of 6'));
    const { rows } = frameOf(world, stateOf({ name: '', ...byFlag, keys: [] }, screen), screen);
    const third = rows.filter(({ isHeading }) => isHeading !== true)[2]?.id;
    expect(third).toBeDefined();
    expect(frame).toContain(`GPU ${world.world.catalog.gpus.find(({ id }) => id === third)?.name}`);
  });

  it('write over nothing by a key that was struck twice', async () => {
    const there = contextWith({ 'startup.sh': 'mine\n' });
    const wizard = mount(flags, there);
    await wizard.until((frame) => frame.includes('5 of 6'));
    await new Promise((resolve) => setTimeout(resolve));
    await wizard.press(keys.enter);
    await wizard.until((frame) => frame.includes('6 of 6'));
    wizard.stdin.write('ww');
    expect(await wizard.until((frame) => frame.includes('Replace startup.sh?'))).toContain('w over');
    // It would be gone: what was asked once is still asked.
    await new Promise((resolve) => setTimeout(resolve));
    expect(wizard.frame()).toContain('Replace startup.sh?');
  });

  it('a search typed in one piece, Enter and all', async () => {
    const wizard = mount(byFlag);
    await wizard.until((frame) => frame.includes('1 of 6'));
    await new Promise((resolve) => setTimeout(resolve));
    wizard.stdin.write('/h200 nvl\r');
    expect(await wizard.until((now) => now.includes('2 of 6'))).toContain('GPU H200 NVL');
  });
});
