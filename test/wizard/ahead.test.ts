import { describe, expect, it, vi } from 'vitest';
import { press } from '../../src/wizard/press.ts';
import { thinkingAhead } from '../../src/wizard/screens/ahead.ts';
import { rowsOf } from '../../src/wizard/screens/painter.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { scenes, stateOf, world } from './screens.ts';

vi.mock('../../src/artifacts/render.ts', () => import('./stand-in.ts'));

const screen = { columns: 120, rows: 40, unicode: true };
const plain = (state: ReturnType<typeof stateOf>, size = screen) => {
  const frame = frameOf(world, state, size);
  return { frame, rows: rowsOf(frame, true, true) };
};

describe('what is worked out ahead of a key', () => {
  it.each(scenes)('is what the key gives: $name', (scene) => {
    const keys = [
      'down',
      'down',
      'down',
      'up',
      'pagedown',
      'end',
      'end',
      'j',
      'j',
      'esc',
      'down',
      'home',
      'enter',
      'down',
    ];
    const ahead = thinkingAhead(world, true);
    let state = stateOf(scene, screen);
    for (const key of keys) {
      ahead.think(state, screen);
      const next = ahead.press(state, key, screen, false);
      expect(next, key).toEqual(press(world, state, key, screen));
      expect(ahead.draw(next, screen), key).toEqual(plain(next));
      state = next;
    }
  });

  const scene = scenes.find(({ name }) => name === 'image-beside');
  if (scene === undefined) throw new Error('no scene opens in a list of images');
  const opened = stateOf(scene, screen);

  it('is there before the key', () => {
    const ahead = thinkingAhead(world, true);
    const first = ahead.press(opened, 'down', screen, false);
    ahead.think(first, screen);
    const second = ahead.press(first, 'down', screen, false);
    expect(second).not.toBe(first);
    expect(ahead.draw(second, screen)).toBe(ahead.draw(second, screen));
  });

  it('is for this size of the terminal only', () => {
    const ahead = thinkingAhead(world, true);
    const first = ahead.press(opened, 'down', screen, false);
    ahead.think(first, screen);
    const small = { columns: 80, rows: 24, unicode: true };
    const second = ahead.press(first, 'down', small, false);
    expect(ahead.draw(second, small)).toEqual(plain(second, small));
  });

  it('is nothing for a key that does not move', () => {
    const ahead = thinkingAhead(world, true);
    const first = ahead.press(opened, '?', screen, false);
    ahead.think(first, screen);
    const second = ahead.press(first, '?', screen, false);
    expect(second).toEqual(press(world, first, '?', screen));
    expect(ahead.draw(second, screen)).not.toBe(ahead.draw(second, screen));
  });
});
