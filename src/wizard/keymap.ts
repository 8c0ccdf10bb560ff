import type { Action } from './actions.ts';
import type { Binding, KeyContext, KeyName, Mode } from './binding.ts';
import { moves } from './list/state.ts';
import { isChoiceStep, ordersAt, searchAt, steps } from './steps.ts';

const move = ({ page }: KeyContext, key: KeyName): Action => ({
  kind: 'move',
  move: moves[key] ?? 'down',
  page,
});
const scroll = ({ page, count }: KeyContext, key: KeyName): Action => ({
  kind: 'scroll',
  move: moves[key] ?? 'down',
  page,
  count,
});
const neighbour = (_: KeyContext, key: KeyName): Action => ({ kind: 'neighbour', by: key === ']' ? 1 : -1 });
const lists: readonly Mode[] = ['list', 'menu'];
const stepsToRead: readonly Mode[] = ['list', 'menu', 'review', 'confirm'];

/** Every key, once: the footer and the help page are drawn from this table too. */
export const keymap: readonly Binding[] = [
  {
    keys: ['w'],
    modes: ['confirm'],
    action: () => ({ kind: 'replace', beside: false }),
    hint: { key: () => 'w', word: 'write over', weight: 0 },
    help: 'where files are there already: write over them',
  },
  {
    keys: ['b'],
    modes: ['confirm'],
    action: () => ({ kind: 'replace', beside: true }),
    hint: { key: () => 'b', word: 'write beside', weight: 0 },
    help: 'keep the files that are there, and write ours beside them, as .new',
  },
  {
    keys: ['y'],
    modes: ['review', 'confirm'],
    action: () => ({ kind: 'copy' }),
    hint: { key: () => 'y', word: 'copy', weight: 7 },
    help: "copy the start command, where the terminal allows it (OSC 52); on a row of the cloud's form, what it holds",
  },
  {
    keys: ['up', 'down', 'k', 'j'],
    modes: ['list', 'review', 'confirm'],
    action: move,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'move', weight: 4 },
    help: 'move the highlight',
  },
  {
    keys: ['up', 'down'],
    modes: ['search'],
    action: move,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'move', weight: 2 },
    help: 'move the highlight',
  },
  {
    // ink-select-input moves by itself; the line is here for footer and help.
    keys: [],
    modes: ['menu'],
    action: move,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'move', weight: 4 },
    help: 'move the highlight',
  },
  {
    keys: ['pageup', 'pagedown', 'home', 'end'],
    modes: ['list', 'menu', 'search', 'review', 'confirm'],
    action: move,
    help: 'a page, the first, the last',
  },
  {
    keys: ['enter'],
    modes: ['list', 'search'],
    action: ({ place }) => ({ kind: 'choose', place, id: null }),
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'choose', weight: 0 },
    help: 'choose; an option that cannot work is refused, with the fix',
  },
  {
    keys: [],
    modes: ['menu'],
    action: ({ place }) => ({ kind: 'choose', place, id: null }),
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'choose', weight: 0 },
    help: 'choose; an option that cannot work is refused, with the fix',
  },
  {
    keys: ['enter'],
    modes: ['review'],
    when: ({ onWrite }) => onWrite,
    action: () => ({ kind: 'choose', place: 'review', id: null }),
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'write', weight: 0 },
    help: 'on the first row of the review: write the files',
  },
  {
    keys: ['enter'],
    modes: ['review'],
    when: ({ onWrite }) => !onWrite,
    action: () => ({ kind: 'choose', place: 'review', id: null }),
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'open', weight: 0 },
    help: 'on the other rows: open the question, the finding, the file; its answer leads back',
  },
  {
    keys: ['w'],
    modes: ['review'],
    action: () => ({ kind: 'write' }),
    hint: {
      key: () => 'w',
      word: 'write',
      weight: 2,
      when: ({ mode, onWrite }) => mode === 'review' && !onWrite,
    },
    help: 'write the files',
  },
  {
    keys: ['D'],
    modes: ['review'],
    action: () => ({ kind: 'deploy' }),
    hint: { key: () => 'D', word: 'deploy', weight: 4, when: ({ canPreview }) => canPreview },
    help: 'what it costs now, and then, where you agree: write the files, and rent the pod',
  },
  {
    keys: ['o'],
    modes: ['list'],
    when: ({ place }) => ordersAt(place).length > 1,
    action: () => ({ kind: 'reorder' }),
    hint: { key: () => 'o', word: 'order', weight: 5 },
    help: 'another order of the list; the heading names it',
  },
  {
    keys: ['c'],
    modes: lists,
    when: ({ place }) => place === 'start',
    action: () => ({ kind: 'walk' }),
    hint: { key: () => 'c', word: 'walk its choices', weight: 2 },
    help: 'on the start: the choices of the highlighted app, one after the other',
  },
  {
    keys: ['z'],
    modes: stepsToRead,
    when: ({ canUndo }) => canUndo,
    action: () => ({ kind: 'undo' }),
    hint: { key: () => 'z', word: 'undo', weight: 6 },
    help: 'undo the last change; once more, and the one before it',
  },
  {
    keys: ['Z'],
    modes: stepsToRead,
    when: ({ canRedo }) => canRedo,
    action: () => ({ kind: 'redo' }),
    help: 'bring back what z undid',
  },
  {
    keys: ['x'],
    modes: stepsToRead,
    when: ({ hasCause }) => hasCause,
    action: () => ({ kind: 'cause' }),
    hint: { key: () => 'x', word: 'its cause', weight: 7 },
    help: 'to the answer that causes what the panel says',
  },
  {
    keys: ['enter'],
    modes: ['field'],
    action: () => ({ kind: 'submit' }),
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'take it', weight: 0 },
    help: 'take what was typed',
  },
  {
    keys: ['/'],
    modes: lists,
    action: () => ({ kind: 'search', text: '' }),
    // A short list is seen at a glance.
    hint: { key: () => '/', word: 'search', weight: 3, when: ({ place }) => searchAt(place) !== null },
    help: 'search; letters then filter, Esc leaves the search',
  },
  {
    // What is read from top to bottom is searched less.
    keys: ['/'],
    modes: ['review'],
    action: () => ({ kind: 'search', text: '' }),
    hint: { key: () => '/', word: 'search', weight: 8 },
    help: 'search; letters then filter, Esc leaves the search',
  },
  {
    keys: [...'0123456789<'],
    modes: lists,
    action: (_, key) => ({ kind: 'search', text: key }),
    help: 'a digit or < begins a search, too: 5090, 24gb, <0.50 for a price an hour',
  },
  {
    keys: ['tab'],
    modes: ['search'],
    action: () => ({ kind: 'complete' }),
    hint: { key: () => 'tab', word: 'nearest', weight: 3, when: ({ place }) => place !== 'review' },
    help: 'in a search: take the highlighted name, or the nearest where nothing fits',
  },
  {
    keys: ['f'],
    modes: stepsToRead,
    when: ({ canFix }) => canFix,
    action: () => ({ kind: 'fix' }),
    hint: { key: () => 'f', word: 'fix', weight: 1 },
    help: 'apply the fix that the panel names',
  },
  {
    keys: ['a'],
    modes: stepsToRead,
    when: ({ canAccept }) => canAccept,
    action: () => ({ kind: 'accept' }),
    hint: { key: () => 'a', word: 'accept', weight: 7 },
    help: 'accept an error or warning, with a reason for the journal',
  },
  {
    keys: ['d'],
    modes: ['review', 'confirm', 'page'],
    when: ({ hasDiff, place }) => hasDiff && place === 'review',
    action: () => ({ kind: 'open', overlay: 'diff' }),
    hint: { key: () => 'd', word: 'diff', weight: 2, when: ({ mode }) => mode !== 'page' },
    help: 'what would change in files that are there',
  },
  {
    keys: ['e'],
    modes: ['review', 'confirm'],
    action: () => ({ kind: 'edit' }),
    hint: { key: () => 'e', word: 'edit', weight: 7, when: ({ canPreview }) => canPreview },
    help: 'change the startup script in your editor (VISUAL, EDITOR) before it is written',
  },
  {
    keys: ['s'],
    modes: ['review', 'confirm'],
    action: () => ({ kind: 'save-as' }),
    hint: { key: () => 's', word: 'save as preset', weight: 6 },
    help: 'also save these answers as a preset of your own',
  },
  {
    keys: ['1', '2', '3', '4', '5', '6'],
    modes: ['review', 'confirm'],
    action: (_, key) => ({ kind: 'jump', step: steps[Number(key) - 1] ?? 'review' }),
    hint: { key: () => '1-5', word: 'change', weight: 5 },
    help: 'go to a step',
  },
  {
    keys: ['s'],
    modes: lists,
    when: ({ place, appIsOpen }) => appIsOpen && isChoiceStep(place) && place !== 'app',
    action: () => ({ kind: 'start-from-app' }),
    hint: { key: () => 's', word: 'start from an app', weight: 5 },
    help: 'choose the app first; the rest is judged by what it needs',
  },
  {
    keys: ['r'],
    modes: stepsToRead,
    action: () => ({ kind: 'recommend' }),
    hint: { key: () => 'r', word: 'recommended', weight: 8, when: ({ appIsOpen }) => !appIsOpen },
    help: 'the nearest plan that works: changes as little as it can and says what',
  },
  {
    keys: ['?'],
    modes: [...stepsToRead, 'page'],
    action: () => ({ kind: 'open', overlay: 'explain' }),
    hint: { key: () => '?', word: 'explain', weight: 4, when: ({ mode }) => mode !== 'page' },
    help: 'all about the highlighted row: findings, rules, evidence; and this help',
  },
  {
    keys: ['p'],
    modes: [...stepsToRead, 'page'],
    action: () => ({ kind: 'open', overlay: 'preview' }),
    hint: {
      key: () => 'p',
      word: 'preview',
      weight: 6,
      when: ({ canPreview, mode }) => canPreview && mode !== 'page',
    },
    help: 'the script as it stands, with the lines marked that the highlighted row changes',
  },
  {
    keys: ['up', 'down', 'k', 'j', 'pageup', 'pagedown', ' ', 'home', 'end', 'g', 'G'],
    modes: ['page'],
    action: scroll,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'scroll', weight: 1 },
    help: 'scroll; Space and PgDn a page, g and G to the ends',
  },
  {
    keys: ['n'],
    modes: ['page'],
    when: ({ changes }) => changes.length > 0,
    action: ({ changes, scroll: from }) => ({
      kind: 'scroll-to',
      // One line above the change, so that one sees where it is; after the last, the first again.
      line: Math.max(0, (changes.find((line) => line - 1 > from) ?? changes[0] ?? 0) - 1),
    }),
    hint: { key: () => 'n', word: 'next change', weight: 3 },
    help: 'the next changed line',
  },
  {
    keys: ['[', ']'],
    modes: ['page'],
    when: ({ overlay, place }) => overlay === 'preview' && place !== 'review',
    action: neighbour,
    hint: { key: () => '[ ]', word: 'other option', weight: 4 },
    help: 'under the preview: the previous or next option',
  },
  {
    keys: ['[', ']'],
    modes: ['page'],
    when: ({ overlay, place }) => overlay === 'preview' && place === 'review',
    action: neighbour,
    hint: { key: () => '[ ]', word: 'other file', weight: 4 },
    help: 'under the preview of the review: the previous or next file',
  },
  {
    keys: ['esc', 'left', 'shift+tab', 'q'],
    modes: ['page'],
    action: () => ({ kind: 'back' }),
    hint: { key: () => 'esc', word: 'close', weight: 0 },
    help: 'close the page',
  },
  {
    keys: ['esc', 'left', 'shift+tab'],
    modes: stepsToRead,
    action: () => ({ kind: 'back' }),
    hint: { key: () => 'esc', word: 'back', weight: 1, when: ({ place }) => place !== 'start' },
    help: 'back; later answers stay',
  },
  {
    keys: ['esc', 'shift+tab'],
    modes: ['search', 'field'],
    action: () => ({ kind: 'back' }),
    hint: { key: () => 'esc', word: 'leave', weight: 1 },
    help: 'leave the search or the field as it was',
  },
  {
    keys: ['backspace', 'delete', 'left', 'right', 'home', 'end', 'ctrl+a', 'ctrl+e', 'ctrl+u'],
    modes: ['field'],
    action: (_, key) => ({ kind: 'text', edit: { kind: textEdits[key] ?? 'right' } }),
    help: 'edit the text; Ctrl-U empties it',
  },
  {
    keys: ['backspace', 'ctrl+u'],
    modes: ['search'],
    action: (_, key) => ({ kind: 'text', edit: { kind: textEdits[key] ?? 'backspace' } }),
    help: 'edit the search; Ctrl-U empties it',
  },
  {
    // The screen itself acts on these; the lines are here for the help.
    keys: [],
    modes: stepsToRead,
    action: () => ({ kind: 'back' }),
    help: 'Ctrl-L paints all anew; Ctrl-Z suspends, and fg comes back',
  },
  {
    keys: ['ctrl+c'],
    modes: ['list', 'menu', 'search', 'field', 'review', 'confirm', 'page'],
    action: () => ({ kind: 'cancel' }),
    hint: { key: (glyphs) => `${glyphs.keys.ctrl}C`, word: 'leave', weight: 2 },
    help: 'leave at once; nothing is written',
  },
];

const textEdits = {
  backspace: 'backspace',
  delete: 'delete',
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  'ctrl+a': 'home',
  'ctrl+e': 'end',
  'ctrl+u': 'clear',
} as const satisfies Record<string, string> as Readonly<
  Record<string, 'backspace' | 'delete' | 'left' | 'right' | 'home' | 'end' | 'clear' | undefined>
>;

/** The bindings that work now. */
export function bindingsFor(context: KeyContext): readonly Binding[] {
  return keymap.filter(({ modes, when }) => modes.includes(context.mode) && (when?.(context) ?? true));
}

/** What a key does now; null: nothing. Where text is typed, every other character is text. */
export function actionFor(context: KeyContext, key: KeyName): Action | null {
  const binding = bindingsFor(context).find(({ keys }) => keys.includes(key));
  if (binding !== undefined) return binding.action(context, key);
  const typing = context.mode === 'search' || context.mode === 'field';
  return typing && [...key].length >= 1 && !isNamed(key)
    ? { kind: 'text', edit: { kind: 'insert', text: key } }
    : null;
}

const named =
  /^(up|down|left|right|enter|esc|tab|shift\+tab|pageup|pagedown|home|end|backspace|delete|(ctrl|alt)\+.+)$/;
function isNamed(key: KeyName): boolean {
  return named.test(key);
}
