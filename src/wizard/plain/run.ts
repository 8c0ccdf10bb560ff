import { createInterface } from 'node:readline';
import { initialState, type Lent } from '../state.ts';
import type { Edited, WizardInput, WizardResult, WizardTerminal } from '../types.ts';
import { isWorthKeeping } from '../walk/record.ts';
import { type Conversation, hear, hearEdited, opening, type Turn } from './hear.ts';

function ignore(): void {}

/**
 * Asks everything line by line, without moving the cursor: for screen readers, terminals that cannot, and
 * pipes. The same state and the same reducer as the screen. Ends with the input, too: then it is cancelled.
 */
export function runPlain(
  input: Omit<WizardInput, keyof WizardTerminal>,
  stdin: NodeJS.ReadableStream,
  write: (text: string) => void,
): Promise<WizardResult> {
  const say = (said: readonly string[]) => write(`\n${said.join('\n')}\n`);
  // The terminal itself echoes, and edits the line.
  const lines = createInterface({ input: stdin, terminal: false });
  const first = opening(input, initialState(input, input));
  let now: Conversation = first;
  let isClosed = false;
  return new Promise((resolve) => {
    const end = (result: WizardResult) => {
      process.off('SIGINT', leave);
      lines.close();
      resolve(result);
    };
    const leave = () => {
      write('\n');
      end({ kind: 'cancelled', draft: now.state.answers.draft });
    };
    process.on('SIGINT', leave);
    const take = (turn: Turn) => {
      now = turn;
      const { answers, place, result, lent } = turn.state;
      if (turn.said.length > 0) say(turn.said);
      if (isWorthKeeping(first.state.answers, { answers, place })) input.onProgress({ answers, place });
      if (result !== null) end(result);
      else if (lent !== null) void edit(lent);
      else write('> ');
    };
    /** Ctrl-C in the editor is the editor's, and so is what is typed there. */
    const edit = async (lent: Lent) => {
      process.off('SIGINT', leave);
      process.on('SIGINT', ignore);
      lines.pause();
      const edited: Edited = (await input.edit?.(lent.name, lent.text)) ?? {
        kind: 'failed',
        why: 'An editor needs a terminal.',
      };
      process.off('SIGINT', ignore);
      process.on('SIGINT', leave);
      lines.resume();
      take(hearEdited(input, now, lent, edited));
      for (const line of early.splice(0)) hearLine(line);
      if (isClosed && now.state.lent === null && now.state.result === null) leave();
    };
    /** Read together with the line that opened the editor. */
    const early: string[] = [];
    const hearLine = (line: string) => {
      // What comes in the same read after the end is nobody's answer.
      if (now.state.result !== null) return;
      if (now.state.lent !== null) early.push(line);
      else take(hear(input, now, line));
    };
    lines.on('line', hearLine);
    lines.on('close', () => {
      if (now.state.lent === null && now.state.result === null) leave();
      else isClosed = true;
    });
    // Only now: who sees the prompt may leave at once.
    say(first.said);
    write('> ');
  });
}
