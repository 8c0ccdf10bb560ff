import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const podNotStopped: Rule = fileRule({
  code: 'PW914',
  title: 'The end of the pod goes wrong',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches: 'A stop sent to api.runpod.ai/v2; runpodctl remove pod behind a training, with no upload.',
    happens: 'The pod is billed on, or its results are gone.',
    why: 'Pods are at rest.runpod.io. Removing one deletes all that is on no network volume.',
    fix: 'Write what the finding names; upload first.',
    override: 'Sound with a network volume.',
    evidence: [read('The address of stop', 'docs.runpod.io, api-reference/pods/POST/pods/podId/stop')],
  },
});

export const oneMachine: Rule = fileRule({
  code: 'PW915',
  title: 'True on one machine only',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      '--nnodes=2 with a rank and --master_addr=127.0.0.1 written in; cd into /Users/… or C:\\… in a script for GPUs; a proxy or a base image at an address of one network.',
    happens: 'torchrun waits for the other node; cd fails.',
    why: '127.0.0.1 is each machine to itself.',
    fix: 'Take them from variables.',
    override: 'Never sound on a pod.',
    evidence: [read('The rendezvous is at the address of node 0', 'docs.pytorch.org, torchrun')],
  },
});
