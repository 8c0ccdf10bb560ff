import { scriptOf } from '../review/files.ts';
import type { Lent, Notice, State } from '../state.ts';
import type { Edited, WizardContext } from '../types.ts';

/** `e` on the review: the startup script, with what was changed in it before, goes to the person's editor. */
export function lendScript(context: WizardContext, state: State): State {
  const script = scriptOf(context, state.answers);
  if (state.place !== 'review' || script === null) return state;
  const { edit } = state.answers;
  const made = script.own === 'edited' && edit !== undefined ? edit.from : script.content;
  return { ...state, lent: { name: script.path, text: script.content, made } };
}

/** The editor has ended: what was saved is what will be written, unless no script can be like that. */
export function takeEdit(state: State, lent: Lent, edited: Edited): State {
  // Of an editor that was opened for something else, nothing is taken.
  if (state.lent !== lent) return state;
  const back: State = { ...state, lent: null, confirming: null };
  const say = (tone: Notice['tone'], text: string): State => ({ ...back, notice: { tone, text } });
  if (edited.kind === 'failed') return say('bad', `${edited.why} ${lent.name} is as it was.`);
  const { text } = edited;
  if (text === lent.text) return say('warn', `Nothing was saved; ${lent.name} is as it was.`);
  const wrong = wrongWith(text);
  if (wrong !== null) return say('bad', `Not taken: ${wrong}. ${lent.name} is as it was.`);
  const { edit: _, ...answers } = state.answers;
  if (text === lent.made) {
    return { ...say('good', `${lent.name} is as it is made again.`), answers };
  }
  return {
    ...say('good', `${lent.name} will be written as you edited it, and the start command with it.`),
    answers: { ...answers, edit: { from: lent.made, to: text } },
  };
}

/** Why bash on a pod would not run it at all; a clause. Null: nothing that is known. */
function wrongWith(text: string): string | null {
  if (text.trim() === '') return 'it was empty';
  if (text.includes('\r')) return 'it has CR line ends, which bash refuses';
  if (text.includes('\0') || text.includes('\uFFFD')) return 'it is no UTF-8 text';
  return text.startsWith('#!') ? null : 'its first line, #!, is gone';
}
