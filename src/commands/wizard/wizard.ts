import { fields } from '../../plan/plan.ts';
import { isInteractive } from '../../system/terminal.ts';
import { command } from '../command.ts';
import { nameForgotten } from '../deploy/forgotten.ts';
import { assertPresetId } from '../save-preset.ts';
import { readStated } from '../stated.ts';
import { wizardFlags } from './flags.ts';
import { createHeadless } from './headless.ts';

/** What the wizard would ask, and what makes a plan better or worse. */
const asked = fields.filter(({ step, isRecommended }) => step !== null && isRecommended !== undefined);

export const wizard = command({
  name: 'wizard',
  position: 10,
  line: 'asks, warns before you rent, and writes startup.sh, the start command and the journal',
  choices: 'all',
  flags: wizardFlags,
  examples: [
    '',
    '--preset fluxgym --gpu 4090 --yes --dry-run',
    '--preset fluxgym --gpu 4090 --image runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404 --out pod --yes',
  ],
  more: 'With --yes, --json, --dry-run or --fix, with every choice stated, or without a terminal, nothing is asked. --plain asks in numbered questions, line by line, also where no terminal is; so does TERM=dumb, and ACCESSIBLE=1 or INK_SCREEN_READER=1.',
  run: async (args, system, loadCommands) => {
    const stated = await readStated(args, system);
    if (args.savePreset !== null) assertPresetId(args.savePreset, stated.world);
    const everythingStated = asked.every(({ name }) => stated.origins[name] === 'flag');
    const said = args.yes || args.json || args.dryRun || args.fix || args.items !== null;
    // What is last takes longest to know.
    const headless = said || everythingStated || !(args.plain || isInteractive(system));
    if (headless) return createHeadless(args, stated, system);
    // Without a screen nobody needs what draws one.
    const [{ openWizard }] = await Promise.all([import('./screen.ts'), nameForgotten(system)]);
    return openWizard(args, stated, system, loadCommands);
  },
});
