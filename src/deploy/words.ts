import { duration } from '../basics/duration.ts';
import { dollars } from '../catalog/prices.ts';
import type { PodRecord } from './record.ts';

/** How it stands with a pod. */
export function stateText(record: PodRecord): string {
  const { state } = record;
  switch (state.is) {
    case 'asked':
      return `asked for at ${record.askedAt}; not known yet whether there is one`;
    case 'made':
      return `${state.status.toLowerCase()}: ${madeText(record)}`;
    case 'none':
      return `nothing came of it: ${state.why}`;
    case 'several':
      return `more than one pod has its name: ${state.ids.join(', ')}`;
    case 'ended':
      return `gone since ${state.endedAt}: ${madeText(record)}`;
  }
}

/** `pod 7h9k2m4n6p: NVIDIA GeForce RTX 4090 in US-KS-2, secure cloud, $0.69 an hour` */
export function madeText({ state }: PodRecord): string {
  if (state.is !== 'made' && state.is !== 'ended') return '';
  const { id, gpu, region, cloud, usdPerHour } = state;
  return [
    `pod ${id}: ${gpu === '' ? 'a pod' : gpu}${region === '' ? '' : ` in ${region}`}`,
    ...(cloud === '' ? [] : [`${cloud.toLowerCase()} cloud`]),
    ...(usdPerHour === null ? [] : [`${dollars(usdPerHour)} an hour`]),
  ].join(', ');
}

/** That its app answers, and where. */
export function readyLine({ state }: PodRecord, url: string): string {
  const seconds = state.is === 'made' ? state.secondsToReady : null;
  const after = seconds === null ? '' : `; first seen so ${duration(seconds)} after it was rented`;
  return `ready: ${url} answers with its own page${after}`;
}

/** `2 h 5 min, at most about $1.44 and its disks`: its hours at its price, as if it had run all the time. */
export function spentText({ state }: PodRecord, now: Date): string {
  if (state.is !== 'made' && state.is !== 'ended') return '';
  const seconds = secondsSince(state.startedAt, now);
  const { usdPerHour } = state;
  const cost =
    usdPerHour === null ? '' : `, at most about ${dollars((seconds / 3600) * usdPerHour)} and its disks`;
  return `${duration(seconds)}${cost}`;
}

/** 0 where the moment is none, or is still to come. */
export function secondsSince(moment: string, now: Date): number {
  const since = Date.parse(moment);
  return Number.isNaN(since) ? 0 : Math.max(0, (now.getTime() - since) / 1000);
}
