/** The file that records deployments, in the folder of what was written. */
export const journalName = 'JOURNAL.md';
