import { clipboard } from '../../basics/clipboard.ts';
import type { PodRecord } from '../../deploy/record.ts';
import type { Ends } from '../../deploy/request.ts';
import type { Made, Teller } from '../../deploy/teller.ts';
import { FileError, type System } from '../../system/system.ts';
import { runPod } from '../../wizard/pod/run.ts';
import { type Order, openedPod, type PodResult } from '../../wizard/pod/state.ts';
import { type PodStore, podStore } from '../../wizard/pod/store.ts';
import type { WizardTerminal } from '../../wizard/types.ts';
import { asCalled } from '../called.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { commandWords } from '../names.ts';
import type { LoadCommands } from './follow.ts';
import { rentWanted } from './rent.ts';
import type { Wanted } from './wanted.ts';

/** What came of renting on a screen. */
export interface OnScreen {
  readonly code: number;
  readonly result: PodResult;
  /** The pod that is there, or was; null: none. */
  readonly record: PodRecord | null;
  /** What was told last, for who looks at the terminal afterwards. */
  readonly last: string;
}

/** A day: who wants to see more of it opens it again. */
const minutes = 24 * 60;

/** Rents what is wanted, and follows it, on a screen of its own, until the person leaves that. */
export async function rentOnScreen(
  wanted: Wanted,
  terminal: WizardTerminal,
  system: System,
  loadCommands: LoadCommands,
): Promise<OnScreen> {
  const [first] = wanted.options;
  const store = podStore(openedPod(first.about.title, system.now().getTime()));
  const leaving = new AbortController();
  const answers: { agree: (ends: Ends | null) => void; stop: Made['stop'] | null } = {
    agree: () => {},
    stop: null,
  };
  const teller: Teller = {
    tell: (line) => store.hear({ is: 'told', line }),
    agree: (quote) =>
      new Promise((resolve) => {
        answers.agree = resolve;
        store.hear({ is: 'quote', quote });
        if (leaving.signal.aborted) resolve(null);
      }),
    made: ({ record, address, stop }) => {
      answers.stop = stop;
      store.hear({ is: 'made', record, address });
    },
    round: (round) => store.hear({ is: 'round', ...round }),
    ended: (ended) => store.hear({ is: 'ended', ...ended }),
    left: leaving.signal,
  };
  const doing: Promise<void>[] = [];
  const onOrder = (order: Order): void => {
    doing.push(carryOut(order, store, terminal, system, answers));
  };
  const args = { maxPrice: null, force: false, json: false, follow: minutes };
  const hands = { system: beneath(system, terminal, teller), loadCommands, teller };
  const work = renting(() => rentWanted(wanted, args, hands), store, system, loadCommands);
  // Told when the screen is left, and not before: it has the terminal.
  work.catch(() => {});
  const result = await runPod(store, terminal, onOrder, () => system.now().getTime());
  if (store.get().isStopping) system.stderr.write('pod-wizard: waiting for the cloud to say that it stops\n');
  await Promise.all(doing);
  leaving.abort();
  answers.agree(null);
  const code = await work;
  const { record, told } = store.get();
  return { code, result, record, last: told.at(-1)?.text ?? '' };
}

/** Does it, and shows where it cannot be done. */
async function renting(
  rent: () => Promise<number>,
  store: PodStore,
  system: System,
  loadCommands: LoadCommands,
): Promise<number> {
  try {
    const code = await rent();
    store.hear({ is: 'over', isSettled: code !== exitCode.unsettled });
    return code;
  } catch (error) {
    const isTold = error instanceof Refusal || error instanceof UsageError;
    if (!isTold && !(error instanceof FileError)) {
      store.hear({ is: 'refused', message: 'this is a bug in pod-wizard: leave, and it is told', next: '' });
      throw error;
    }
    const words = commandWords(await loadCommands());
    const next = isTold ? asCalled(error.next, system.calledAs, words) : '';
    store.hear({ is: 'refused', message: error.message, next });
    return exitCode.findings;
  }
}

async function carryOut(
  order: Order,
  store: PodStore,
  { stdout }: WizardTerminal,
  system: System,
  { agree, stop }: { readonly agree: (ends: Ends) => void; readonly stop: Made['stop'] | null },
): Promise<void> {
  const { record } = store.get();
  const note = (tone: 'good' | 'warn', text: string) => store.hear({ is: 'noted', notice: { tone, text } });
  switch (order.do) {
    case 'rent':
      return agree(order.ends);
    case 'stop':
      if (stop !== null && record !== null) store.hear({ is: 'stopped', ...(await stop(record)) });
      return;
    case 'copy':
      stdout.write(clipboard(order.text));
      return note('good', `Copied, if your terminal allows it: ${order.text}`);
    case 'open': {
      const why = await system.browse(order.address);
      return why === null
        ? note('good', `Asked your browser for ${order.address}`)
        : note('warn', `No browser was opened, since ${why}: ${order.address} (y copies it)`);
    }
  }
}

/** The system as work below a screen may use it: nothing but the screen writes, and all of it ends when it is left. */
function beneath(system: System, { stdout }: WizardTerminal, { tell, left }: Teller): System {
  const { FORCE_COLOR: _, ...env } = system.env;
  const size = { isTty: false, columns: Math.max(40, stdout.columns - 3), rows: stdout.rows };
  return {
    ...system,
    env: { ...env, NO_COLOR: '1' },
    stdout: { ...size, write: () => {} },
    stderr: {
      ...size,
      write: (text) => {
        for (const line of text.trim().split('\n')) tell(line.replace(/^pod-wizard: /, ''));
      },
    },
    http: (ask, onText) => system.http({ ...ask, signal: left }, onText),
    wait: (seconds) => system.wait(seconds, left),
  };
}
