import type { System } from '../system/system.ts';
import type { Arguments, CommandName } from './arguments.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { depsCommand } from './deps.ts';
import { diagnoseCommand } from './diagnose.ts';
import { explainCommand } from './explain.ts';
import { journalCommand } from './journal.ts';
import { matrixCommand } from './matrix.ts';
import { presetsCommand } from './presets.ts';
import { recommendCommand } from './recommend.ts';
import { replayCommand } from './replay.ts';

type Command = (args: Arguments, system: System) => number | Promise<number>;

/**
 * Every command that judges, explains or repeats. They are loaded together: apart, they would break what they
 * share with the wizard into dozens of small chunks, and opening each costs more than what is in it.
 */
export const commands: Readonly<Record<Exclude<CommandName, 'wizard' | 'help'>, Command>> = {
  check: checkCommand,
  compare: compareCommand,
  deps: depsCommand,
  diagnose: diagnoseCommand,
  explain: explainCommand,
  journal: journalCommand,
  matrix: matrixCommand,
  presets: presetsCommand,
  recommend: recommendCommand,
  replay: replayCommand,
};
