import { randomBytes } from 'node:crypto';
import { uniqueName } from '../../deploy/record.ts';
import { candidatesOf } from '../../deploy/request.ts';
import type { System } from '../../system/system.ts';
import { isInteractive } from '../../system/terminal.ts';
import { type Command, command } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { entryOffers, inOutFolder } from '../journal/entries.ts';
import { maxPriceOf } from './ask.ts';
import { type DeployArguments, deployFlags } from './flags.ts';
import { showRequests, whatIsWanted } from './wanted.ts';

export const deploy = command({
  name: 'deploy',
  position: 171,
  line: 'rents the pod that a plan describes',
  choices: 'all',
  flags: deployFlags,
  positionals: {
    usage: '[N]',
    least: 0,
    most: 1,
    what: 'an entry of the journal at most',
    offers: entryOffers(inOutFolder),
  },
  examples: [
    'deploy --preset fluxgym --gpu 4090 --dry-run',
    'deploy 3 --region EU-RO-1 --or-gpu 5090',
    'deploy --preset fluxgym --gpu 4090 --max-price 0.80 --stop-after 8 --yes',
    'deploy 3 --template',
  ],
  more: [
    'With choices, they are decided, checked and written as without deploy; with N, or nothing at all, the plan of that entry of the journal, or of its last, is rented. Nothing is rented before you agreed to the price an hour.',
    'A record is kept of each request, under a name that no other pod has, before it is sent: when anything goes wrong, or you leave, pod-wizard deploy status says what is there.',
    'The key is RUNPOD_API_KEY, or the file pod-wizard/runpod-key of your configuration folder (mode 600), or the one that runpodctl keeps. POD_WIZARD_API_URL, for tests, is another address of the API: https, or this machine; apps are then looked for below it.',
    'Exit codes: 0 rented, 1 nothing is rented, 2 usage, 3 not known yet: something may be billed.',
  ].join('\n'),
  run: deployCommand,
});

async function deployCommand(
  args: DeployArguments,
  system: System,
  loadCommands: () => Promise<readonly Command[]>,
): Promise<number> {
  const maxPrice = maxPriceOf(args);
  const rents = !args.dryRun && !args.template;
  if (rents && args.yes && maxPrice === null)
    throw new UsageError('--yes needs --max-price', 'say what an hour may cost at most: --max-price 0.80');
  if (rents && !args.yes && !isInteractive(system))
    throw new UsageError(
      'there is no terminal to ask on, and --yes was not given',
      'see it with --dry-run, or say what an hour may cost at most: --yes --max-price 0.80',
    );
  const wanted = await whatIsWanted(args, system);
  if (wanted === null) return exitCode.findings;
  if (args.template && args.dryRun) {
    const [{ about, template }] = wanted.options;
    return showRequests('templates', [{ label: about.title, body: template() }], args, system);
  }
  if (args.dryRun) {
    const name = uniqueName(wanted.slug, system.now(), randomBytes(4).toString('hex'));
    return showRequests('pods', candidatesOf(wanted.options, name, wanted.wishes), args, system);
  }
  const run = await import('./run.ts');
  if (args.template) return run.saveTemplate(wanted, args, system);
  const { yes, json, force } = args;
  const follow = yes && !args.follow ? 0 : 60;
  const teller = run.lineTeller({ yes, json, follows: follow > 0 }, system);
  return run.rentWanted(wanted, { maxPrice, force, json, follow }, { system, loadCommands, teller });
}
