import { check } from './check/check.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { completion } from './completion/completion.ts';
import { deps } from './deps.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { journalList } from './journal/list.ts';
import { journalReplay } from './journal/replay.ts';
import { journalResult } from './journal/result.ts';
import { journalShow } from './journal/show.ts';
import { matrix } from './matrix/matrix.ts';
import { presetCheck } from './preset/check.ts';
import { presetList } from './preset/list.ts';
import { presetSave } from './preset/save.ts';
import { presetShow } from './preset/show.ts';
import { recommend } from './recommend.ts';
import { wizard } from './wizard/wizard.ts';

/**
 * Every command, in the order of the overview. They are loaded together: apart, they would break what they
 * share with the wizard into dozens of small chunks, and opening each costs more than what is in it.
 */
export const commands: readonly Command[] = [
  wizard,
  check,
  recommend,
  diagnose,
  compare,
  deps,
  explain,
  matrix,
  presetList,
  presetShow,
  presetCheck,
  presetSave,
  journalList,
  journalShow,
  journalResult,
  journalReplay,
  completion,
  help,
];
