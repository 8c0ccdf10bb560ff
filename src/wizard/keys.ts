import type { Key } from 'ink';
import type { KeyName } from './binding.ts';
import { split } from './lines.ts';

/** What Ink reports, as the names that the keymap uses. Text of several characters is as many keys. */
export function keyNames(input: string, key: Key): readonly KeyName[] {
  if (key.eventType === 'release') return [];
  if (key.upArrow) return ['up'];
  if (key.downArrow) return ['down'];
  if (key.leftArrow) return ['left'];
  if (key.rightArrow) return ['right'];
  if (key.pageUp) return ['pageup'];
  if (key.pageDown) return ['pagedown'];
  if (key.home) return ['home'];
  if (key.end) return ['end'];
  if (key.escape) return ['esc'];
  if (key.backspace) return ['backspace'];
  if (key.delete) return ['delete'];
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  if (key.return) return ['enter'];
  if (key.ctrl) return [`ctrl+${input}`];
  if (key.meta) return [`alt+${input}`];
  return split(input).map((part) => (/^(\r\n|\r|\n)$/.test(part) ? 'enter' : part === '\t' ? 'tab' : part));
}
