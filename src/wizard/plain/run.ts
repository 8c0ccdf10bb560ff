import { createInterface } from 'node:readline';
import { initialState } from '../state.ts';
import type { WizardInput, WizardResult, WizardTerminal } from '../types.ts';
import { isWorthKeeping } from '../walk/record.ts';
import { type Conversation, hear, opening } from './hear.ts';

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
    lines.on('line', (line) => {
      // What comes in the same read after the end is nobody's answer.
      if (now.state.result !== null) return;
      const turn = hear(input, now, line);
      now = turn;
      const { answers, place, result } = turn.state;
      if (turn.said.length > 0) say(turn.said);
      if (isWorthKeeping(first.state.answers, { answers, place })) input.onProgress({ answers, place });
      if (result !== null) end(result);
      else write('> ');
    });
    lines.on('close', () => {
      if (now.state.result === null) leave();
    });
    // Only now: who sees the prompt may leave at once.
    say(first.said);
    write('> ');
  });
}
