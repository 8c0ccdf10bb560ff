import { setTimeout as pause } from 'node:timers/promises';
import { formatEntry, journalHeader } from '../../src/journal/format.ts';
import { nextNumbers, parseJournal } from '../../src/journal/parse.ts';
import { filesOnDisk } from '../../src/system/files.ts';
import { underLock } from '../../src/system/lock.ts';
import { entry } from '../journal/sample.ts';

/** A process of its own, for tests of many at once: `append JOURNAL` or `hold LOCK`. */
const [task = '', file = ''] = process.argv.slice(2);

if (task === 'append') {
  await filesOnDisk(() => {}).commit(file, async (existing) => {
    const numbers = nextNumbers(parseJournal(existing), entry.plan.app);
    const text = formatEntry({ ...entry, ...numbers, title: `by process ${process.pid}` });
    return { files: [], entry: existing === '' ? `${journalHeader}\n${text}` : `\n${text}` };
  });
} else {
  await underLock(
    file,
    () => {},
    async () => {
      process.stdout.write('held\n');
      // Until killed.
      await pause(600_000);
    },
  );
}
