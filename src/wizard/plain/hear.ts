import type { Action } from '../actions.ts';
import { highlightAt } from '../list/state.ts';
import { acceptable, causeOf, fixable } from '../reduce/finding.ts';
import { reduce } from '../reducer.ts';
import { replacedFiles } from '../review/files.ts';
import { countHere, type Lent, listHere, type State, withList } from '../state.ts';
import { isChoiceStep, ordersAt } from '../steps.ts';
import type { Edited, WizardContext } from '../types.ts';
import { about, pageLength, pageLines, question } from './say.ts';

/** Where a conversation stands: the wizard's own state, and the first row that was read of its list. */
export interface Conversation {
  readonly state: State;
  readonly from: number;
}

/** What came of a line: where the conversation stands, and what is said. */
export interface Turn extends Conversation {
  readonly said: readonly string[];
}

interface PlainCommand {
  /** What is typed. */
  readonly word: string;
  /** Followed by the number of a row; `may`: else the row is the one that was heard about last. */
  readonly row?: 'may';
  readonly help: string;
  readonly when?: (context: WizardContext, state: State) => boolean;
  readonly action: Action;
}

const onReview = (_: WizardContext, { place }: State) => place === 'review';

/** Every command of plain mode; each letter means what it means on the screen. */
const commands: readonly PlainCommand[] = [
  { word: 'b', help: 'go back; later answers stay', action: { kind: 'back' } },
  {
    word: 'f',
    row: 'may',
    help: 'apply the fix, of that row',
    when: (context, state) => fixable(context, state) !== null || state.place !== 'review',
    action: { kind: 'fix' },
  },
  {
    word: 'a',
    row: 'may',
    help: 'accept an error or warning of that row, with a reason',
    when: (context, state) => acceptable(context, state) !== null || state.place !== 'start',
    action: { kind: 'accept' },
  },
  {
    word: 'x',
    row: 'may',
    help: 'go to the answer that causes what was said',
    when: (context, state) => causeOf(context, state) !== null,
    action: { kind: 'cause' },
  },
  {
    word: 'r',
    help: 'the nearest plan that works',
    when: (_, { answers }) => answers.draft.app !== undefined,
    action: { kind: 'recommend' },
  },
  {
    word: 'z',
    help: 'undo the last change; once more, and the one before it',
    when: (_, { earlier }) => earlier.length > 0,
    action: { kind: 'undo' },
  },
  {
    word: 'Z',
    help: 'bring back what z undid',
    when: (_, { later }) => later.length > 0,
    action: { kind: 'redo' },
  },
  {
    word: 'o',
    help: 'another order of the list',
    when: (_, { place }) => ordersAt(place).length > 1,
    action: { kind: 'reorder' },
  },
  {
    word: 'c',
    row: 'may',
    help: 'walk the choices of the app with that number',
    when: (_, { place }) => place === 'start',
    action: { kind: 'walk' },
  },
  {
    word: 's',
    help: 'choose the app first',
    when: (_, { place, answers }) =>
      answers.draft.app === undefined && isChoiceStep(place) && place !== 'app',
    action: { kind: 'start-from-app' },
  },
  { word: 's', help: 'also save these answers as a preset', when: onReview, action: { kind: 'save-as' } },
  {
    word: 'e',
    help: 'change the startup script in your editor before it is written',
    when: onReview,
    action: { kind: 'edit' },
  },
  {
    word: 'D',
    help: 'what it costs now, and then, where you agree: write the files, and rent the pod',
    when: onReview,
    action: { kind: 'deploy' },
  },
  { word: 'w', help: 'write the files', when: onReview, action: { kind: 'write' } },
  {
    word: 'd',
    help: 'hear what would change in the files that are there',
    when: (context, state) => state.place === 'review' && replacedFiles(context, state.answers).length > 0,
    action: { kind: 'open', overlay: 'diff' },
  },
  {
    word: 'p',
    row: 'may',
    help: 'hear the file with that number',
    when: onReview,
    action: { kind: 'open', overlay: 'preview' },
  },
  { word: 'q', help: 'leave; nothing is written', action: { kind: 'cancel' } },
];

/** The first thing that is said. */
export function opening(context: WizardContext, state: State): Turn {
  return {
    state,
    from: 0,
    said: [
      'pod-wizard, plain mode. Nothing is written before the review. Type the number of a choice, or h for help.',
      ...question(context, state, 0),
    ],
  };
}

/** What a typed line leads to. Pure. */
export function hear(context: WizardContext, now: Conversation, typed: string): Turn {
  const { state } = now;
  const line = typed.trim();
  if (state.editing !== null) return after(context, now, typedInto(context, state, line));
  if (state.confirming) return confirmed(context, now, line);
  const word = /^(?:[a-z]+|D|[?/<])/.exec(line)?.[0] ?? '';
  const rest = line.slice(word.length).trim();
  if (line === '') return { state, from: 0, said: question(context, state, 0) };
  if (/^\d{1,3}$/.test(line)) return chosen(context, now, Number(line));
  if (word === '?') return heardAbout(context, now, rest);
  if (word === 'h' && rest === '') return { ...now, said: help(context, state) };
  if (word === 'm' && rest === '') return more(context, now);
  if (word === '/' || word === '<')
    return after(context, now, searched(context, state, line.replace(/^\//, '')));
  const command = commands.find((one) => one.word === word && (one.when?.(context, state) ?? true));
  const row = rest === '' ? null : Number(rest);
  if (command === undefined || (row !== null && (command.row === undefined || !isRow(context, state, row)))) {
    return { ...now, said: [`"${line}" is nothing that can be answered here. h tells what can.`] };
  }
  return after(
    context,
    now,
    reduce(context, row === null ? state : onRow(context, state, row), command.action),
  );
}

function isRow(context: WizardContext, state: State, row: number): boolean {
  return Number.isInteger(row) && row >= 1 && row <= countHere(context, state);
}

function onRow(context: WizardContext, state: State, row: number): State {
  return withList(state, highlightAt(listHere(state), row - 1, countHere(context, state)));
}

function noRow(context: WizardContext, now: Conversation, row: string): Turn {
  const count = countHere(context, now.state);
  return { ...now, said: [`There is no ${row}: the choices go from 1 to ${count}.`] };
}

function chosen(context: WizardContext, now: Conversation, row: number): Turn {
  if (!isRow(context, now.state, row)) return noRow(context, now, String(row));
  const { place } = now.state;
  const state = reduce(context, onRow(context, now.state, row), { kind: 'choose', place, id: null });
  const refused = state.notice?.tone === 'bad' && state.place === place;
  const turn = after(context, now, state);
  return refused ? { ...turn, said: [...turn.said, `? ${row} tells why, and what would help.`] } : turn;
}

function heardAbout(context: WizardContext, now: Conversation, rest: string): Turn {
  if (rest !== '' && !isRow(context, now.state, Number(rest))) return noRow(context, now, rest);
  const state = rest === '' ? now.state : onRow(context, now.state, Number(rest));
  return { ...now, state, said: about(context, state) };
}

function more(context: WizardContext, now: Conversation): Turn {
  const from = now.from + pageLength;
  if (from >= countHere(context, now.state))
    return { ...now, said: ['That was all. An empty line tells the question again.'] };
  return { ...now, from, said: question(context, now.state, from) };
}

function searched(context: WizardContext, state: State, text: string): State {
  const left = listHere(state).searching ? reduce(context, state, { kind: 'back' }) : state;
  return text.trim() === '' ? left : reduce(context, left, { kind: 'search', text: text.trim() });
}

function typedInto(context: WizardContext, state: State, line: string): State {
  if (line === '') return reduce(context, state, { kind: 'back' });
  const emptied = reduce(context, state, { kind: 'text', edit: { kind: 'clear' } });
  const filled = reduce(context, emptied, { kind: 'text', edit: { kind: 'insert', text: line } });
  return reduce(context, filled, { kind: 'submit' });
}

/** At the question whether to replace: what is not clearly yes is no. */
function confirmed(context: WizardContext, now: Conversation, line: string): Turn {
  const { state } = now;
  if (line === 'w' || line === 'b') {
    return after(context, now, reduce(context, state, { kind: 'replace', beside: line === 'b' }));
  }
  if (line === 'd') {
    const { said } = after(context, now, reduce(context, state, { kind: 'open', overlay: 'diff' }));
    return { ...now, said: [...said, confirmHelp] };
  }
  const kept = reduce(context, state, { kind: 'back' });
  return { state: kept, from: now.from, said: ['Nothing was replaced, and nothing written.'] };
}

const confirmHelp =
  'w writes over them, b writes ours beside them, d tells the difference, anything else keeps them.';

/** The editor has ended. */
export function hearEdited(context: WizardContext, now: Conversation, lent: Lent, edited: Edited): Turn {
  return after(context, now, reduce(context, now.state, { kind: 'edited', lent, edited }));
}

/** What is said after a change: what came of it, then the question that stands now. */
function after(context: WizardContext, { state: before, from }: Conversation, state: State): Turn {
  const notice = state.notice === null ? [] : [state.notice.text];
  if (state.result !== null) return { state, from, said: notice };
  if (state.overlay !== null) {
    const said = [...notice, ...pageLines(context, state)];
    return { state: { ...state, overlay: null }, from, said };
  }
  if (state.confirming) return { state, from, said: [...notice, confirmHelp] };
  const same =
    state.place === before.place &&
    state.answers === before.answers &&
    state.editing?.target === before.editing?.target &&
    listHere(state).query === listHere(before).query &&
    listHere(state).order === listHere(before).order;
  const stays = state.place === before.place && listHere(state).query === listHere(before).query;
  if (same) return { state, from, said: notice };
  const first = stays ? from : 0;
  return { state, from: first, said: [...notice, ...question(context, state, first)] };
}

function help(context: WizardContext, state: State): readonly string[] {
  return [
    'A number: choose the row with that number.',
    '? and a number: hear all about that row.',
    'm: more rows. An empty line: the question again.',
    '/ and words: search, such as / 5090, or <0.50 for a price an hour. / alone ends the search.',
    ...commands
      .filter(({ when }) => when?.(context, state) ?? true)
      .map(
        ({ word, row, help: text }) =>
          `${word}${row === undefined ? '' : `, or ${word} and a number`}: ${text}.`,
      ),
  ];
}
