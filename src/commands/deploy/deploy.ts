import { command } from '../command.ts';
import { entryOffers, inOutFolder } from '../journal/entries.ts';
import { deployFlags } from './flags.ts';

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
  ],
  more: [
    'With choices, they are decided, checked and written as without deploy; with N, or nothing at all, the plan of that entry of the journal, or of its last, is rented. Nothing is rented before you agreed to the price an hour.',
    'A record is kept of each request, under a name that no other pod has, before it is sent: when anything goes wrong, or you leave, pod-wizard deploy status says what is there.',
    'The key is RUNPOD_API_KEY, or the file pod-wizard/runpod-key of your configuration folder (mode 600), or the one that runpodctl keeps. POD_WIZARD_API_URL, for tests, is another address of the API: https, or this machine; apps are then looked for below it.',
    'Exit codes: 0 rented, 1 nothing is rented, 2 usage, 3 not known yet: something may be billed.',
  ].join('\n'),
  run: async (args, system) => (await import('./run.ts')).rentCommand(args, system),
});
