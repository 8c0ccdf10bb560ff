import type { Rule } from '../../rules/rule.ts';
import { flashParameter, flashSource, flashTorch } from './flash.ts';
import { aptStops, breaksSystemPackages, hubCliExtra, localWithoutIndex, pointersOnly } from './packages.ts';
import {
  cutShort,
  exitAndBill,
  installUnchecked,
  pipedToShell,
  pullChain,
  readyTooEarly,
  unguardedClone,
  unreadableShell,
} from './script.ts';
import { openService, publicTunnel, secretInside } from './security.ts';

/** Every rule about what only a file shows, in the order of their codes. A new one is added here. */
export const fileRules: readonly Rule[] = [
  unguardedClone,
  pipedToShell,
  exitAndBill,
  readyTooEarly,
  pullChain,
  installUnchecked,
  unreadableShell,
  cutShort,
  openService,
  publicTunnel,
  secretInside,
  localWithoutIndex,
  breaksSystemPackages,
  hubCliExtra,
  pointersOnly,
  aptStops,
  flashTorch,
  flashParameter,
  flashSource,
];
