// One line a command; a new one is added here and nowhere else. They are loaded together: apart, they would break
// what they share with the wizard into dozens of small chunks, and opening each costs more than what is in it.
export { check } from './check/check.ts';
export { compare } from './compare.ts';
export { completion } from './completion/completion.ts';
export { deploy } from './deploy/deploy.ts';
export {
  deployList,
  deployLogs,
  deploySsh,
  deployStart,
  deployStatus,
  deployStop,
  deployTerminate,
  deployVerify,
} from './deploy/pods.ts';
export { deps } from './deps.ts';
export { diagnose } from './diagnose/diagnose.ts';
export { explain } from './explain.ts';
export { help } from './help.ts';
export { journalDiff } from './journal/diff.ts';
export { journalExport } from './journal/export.ts';
export { journalList } from './journal/list.ts';
export { journalNote } from './journal/note.ts';
export { journalReplay } from './journal/replay.ts';
export { journalResult } from './journal/result.ts';
export { journalShow } from './journal/show.ts';
export { matrix } from './matrix/matrix.ts';
export { presetCheck } from './preset/check.ts';
export { presetList } from './preset/list.ts';
export { presetLock } from './preset/lock.ts';
export { presetNew } from './preset/new.ts';
export { presetSave } from './preset/save.ts';
export { presetShow } from './preset/show.ts';
export { recommend } from './recommend.ts';
export { wizard } from './wizard/wizard.ts';
