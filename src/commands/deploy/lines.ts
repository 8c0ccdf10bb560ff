import { printable } from '../../basics/printable.ts';
import { quote as quoted } from '../../basics/shell.ts';
import { wrapWords } from '../../basics/wrap.ts';
import { confirmation } from '../../deploy/quote.ts';
import type { Teller } from '../../deploy/teller.ts';
import { spentText } from '../../deploy/words.ts';
import type { System } from '../../system/system.ts';
import { agreed } from './ask.ts';
import { madeLines } from './made.ts';

/** Tells in plain lines, and asks on the terminal. Standard output has what is left of it: the pod, the address, the diagnosis. */
export function lineTeller(
  { yes, json, follows }: { readonly yes: boolean; readonly json: boolean; readonly follows: boolean },
  system: System,
): Teller {
  const tell = (line: string) => system.stderr.write(`pod-wizard: ${printable(line)}\n`);
  const out = json ? system.stderr : system.stdout;
  return {
    tell,
    agree: async (quote) => {
      if (yes) return quote.ends;
      const width = Math.min(system.stdout.columns, 100) - 9;
      for (const [label, text] of confirmation(quote, '--stop-after HOURS, --hold MINUTES'))
        for (const [at, line] of wrapWords(printable(text), width).entries())
          system.stdout.write(`${(at === 0 ? label : '').padEnd(9)}${line}\n`);
      return (await agreed('Rent it?', '', system)) ? quote.ends : null;
    },
    made: ({ record }) => {
      if (!json)
        for (const line of madeLines(record, system.calledAs)) system.stdout.write(`${printable(line)}\n`);
      if (follows && record.port !== null) tell('Ctrl-C leaves; the pod goes on, and is billed');
    },
    round: ({ record, told }) => {
      for (const line of told) tell(`${line} (${spentText(record, system.now())})`);
    },
    ended: ({ record, end, why, report, change }) => {
      if (end?.is === 'ready') return;
      tell(`not ready: ${why}`);
      // As diagnose wrote it: it is harmless, and may have its colours.
      for (const line of report) out.write(`${line}\n`);
      const { journal } = record;
      if (change !== null && journal !== null)
        tell(
          `as a changed plan: ${system.calledAs} deploy logs | ${system.calledAs} diagnose - --plan ${quoted(journal.path)} --apply`,
        );
      if (end === null || end.is === 'failed')
        tell(
          `it goes on, and is billed (${spentText(record, system.now())}): ${system.calledAs} deploy logs -f, or ${system.calledAs} deploy stop`,
        );
    },
    left: new AbortController().signal,
  };
}
