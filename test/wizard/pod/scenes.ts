import type { Quote } from '../../../src/deploy/quote.ts';
import type { PodRecord } from '../../../src/deploy/record.ts';
import { podFrame } from '../../../src/wizard/pod/frame.ts';
import { pressPod } from '../../../src/wizard/pod/keymap.ts';
import { hearNews, type News, openedPod, type PodState } from '../../../src/wizard/pod/state.ts';
import type { Screen } from '../../../src/wizard/view/frame.ts';
import { record as asked, now } from '../../deploy/support.ts';
import { plan } from '../../support/plans.ts';

export const start = now.getTime();
const stopped = 'its volume disk of 100 GB: about $20.00 a month';

export const record: PodRecord = {
  ...asked,
  stopped,
  state: {
    is: 'made',
    id: '7h9k2m4n6p',
    status: 'RUNNING',
    gpu: 'NVIDIA GeForce RTX 4090',
    region: 'US-KS-2',
    cloud: 'SECURE',
    usdPerHour: 0.69,
    startedAt: now.toISOString(),
    listed: true,
    secondsToReady: null,
  },
};
export const stoppedRecord = (): PodRecord => ({
  ...record,
  state: record.state.is === 'made' ? { ...record.state, status: 'EXITED' } : record.state,
});

export const quote: Quote = {
  title: record.title,
  rows: [
    {
      label: 'RTX 4090, secure cloud',
      price: '$0.69 an hour',
      about: 'now, free: high, most in EU-RO-1; hosts of CUDA 12.8',
    },
  ],
  stopped,
  lost: ['48 GB of system memory cannot be asked for: look at what the pod got.'],
  ends: { hold: 120, stopAfter: null },
};

const address = 'https://7h9k2m4n6p-7860.proxy.runpod.net';
const made: readonly News[] = [
  { is: 'told', line: 'asking for RTX 4090, secure cloud' },
  { is: 'made', record, address },
  { is: 'round', record, told: ['created; waiting for a host'], lines: [] },
];
const steps: readonly News[] = [
  { is: 'tick', now: start + 65_000 },
  {
    is: 'round',
    record,
    told: ['host found; the image is pulled', 'container up'],
    lines: ['Starting Nginx service...', 'Start script(s) finished, pod is ready to use.'],
  },
  { is: 'tick', now: start + 200_000 },
  {
    is: 'round',
    record,
    told: ['PLAN: FluxGym on RTX 4090', 'Step 1 of 7: apt packages', 'Step 2 of 7: sources'],
    lines: [
      '[pod-wizard 2026-11-29 10:03:20Z] Step 2 of 7: sources',
      "Cloning into '/workspace/fluxgym'... \u001b[31mremote: Counting objects\u001b[0m",
    ],
  },
];
const ready: News = {
  is: 'ended',
  record: {
    ...record,
    state: record.state.is === 'made' ? { ...record.state, secondsToReady: 380 } : record.state,
  },
  end: { is: 'ready' },
  why: '',
  report: [],
  change: null,
};
export const failed: News & { readonly is: 'ended' } = {
  is: 'ended',
  record,
  end: { is: 'failed', why: 'FAILED: step weights (exit code 1)' },
  why: 'FAILED: step weights (exit code 1)',
  report: [
    'The disk is full',
    '',
    '  # take 100 GB:  pod-wizard --volume-gb 100',
    '  df -h / /workspace /tmp',
    '',
    "  line 32: OSError: [Errno 28] No space left on device: '/workspace/models'",
    '  20 GB is too little: FluxGym needs 60 GB, so the disk fills up.',
  ],
  change: plan,
};

/** What the screen hears, and what is pressed, in turn. */
type Happening = News | string;

export const podScenes: Readonly<Record<string, readonly Happening[]>> = {
  asking: [],
  question: [{ is: 'quote', quote }],
  'question-changed': [{ is: 'quote', quote }, 'down', 'down', 'enter', 'down', 'enter', 'up', 'up'],
  'no-key': [
    {
      is: 'refused',
      message: "there is no key for RunPod's API",
      next: 'make one in its console (Settings, API keys), then one of:\n  read -rs RUNPOD_API_KEY && export RUNPOD_API_KEY',
    },
  ],
  'none-free': [
    { is: 'told', line: 'asking for RTX 4090, secure cloud' },
    { is: 'told', line: 'nothing was rented' },
    { is: 'told', line: 'none of them is free now: try again later' },
    { is: 'over', isSettled: true },
  ],
  following: [...made, ...steps],
  log: [...made, ...steps, 'l'],
  ready: [...made, ...steps, { is: 'tick', now: start + 380_000 }, ready],
  failed: [...made, ...steps, failed],
  stopping: [...made, ...steps, failed, 't'],
  stopped: [
    ...made,
    ...steps,
    failed,
    't',
    'enter',
    { is: 'stopped', record: stoppedRecord(), failed: null },
  ],
  keys: [...made, '?'],
};

/** The state after all of it. */
export function happened(
  happenings: readonly Happening[],
  screen: Screen,
  from = openedPod(record.title, start),
): PodState {
  return happenings.reduce<PodState>(
    (state, one) =>
      typeof one === 'string'
        ? pressPod(state, one, podFrame(state, screen).room, false)
        : hearNews(state, one),
    from,
  );
}
