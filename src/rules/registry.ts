import { vram } from './pw101-vram.ts';
import { noCode } from './pw102-no-code.ts';
import { gpuDropped } from './pw103-gpu-dropped.ts';
import { imageTorch } from './pw104-image-torch.ts';
import { hostCuda } from './pw105-host-cuda.ts';
import { driverMajor } from './pw106-driver-major.ts';
import { gpuVendor } from './pw107-gpu-vendor.ts';
import { hostBeforeGpu } from './pw108-host-before-gpu.ts';
import { compiledAtRunTime } from './pw109-compiled-at-run-time.ts';
import { fewCuda13Hosts } from './pw110-few-cuda13-hosts.ts';
import { unknownImage } from './pw201-unknown-image.ts';
import { phantomImage } from './pw202-phantom-image.ts';
import { externallyManaged } from './pw203-externally-managed.ts';
import { prereleaseImage } from './pw204-prerelease-image.ts';
import { twoPythons } from './pw205-two-pythons.ts';
import { bareImage } from './pw206-bare-image.ts';
import { jupyterDead } from './pw207-jupyter-dead.ts';
import { aptGone } from './pw208-apt-gone.ts';
import { knownBad } from './pw301-known-bad.ts';
import { pythonNotAllowed } from './pw302-python-not-allowed.ts';
import { pythonUntested } from './pw303-python-untested.ts';
import { flagTooNew } from './pw304-flag-too-new.ts';
import { pythonMissing } from './pw305-python-missing.ts';
import { uvApart } from './pw306-uv-apart.ts';
import { strategyNotAllowed } from './pw307-strategy-not-allowed.ts';
import { systemPackagesStick } from './pw308-system-packages-stick.ts';
import { packageRules } from './registry-packages.ts';
import type { Rule } from './rule.ts';

/** Rules about the machine, the image and its Python (PW1xx to PW3xx). */
const machineRules: readonly Rule[] = [
  vram,
  noCode,
  gpuDropped,
  imageTorch,
  hostCuda,
  driverMajor,
  gpuVendor,
  hostBeforeGpu,
  compiledAtRunTime,
  fewCuda13Hosts,
  unknownImage,
  phantomImage,
  externallyManaged,
  prereleaseImage,
  twoPythons,
  bareImage,
  jupyterDead,
  aptGone,
  knownBad,
  pythonNotAllowed,
  pythonUntested,
  flagTooNew,
  pythonMissing,
  uvApart,
  strategyNotAllowed,
  systemPackagesStick,
];

/** Every rule, in the order of their codes. A new rule is added here (or in registry-packages.ts) and nowhere else. */
export const rules: readonly Rule[] = [...machineRules, ...packageRules];

/** The rule with this code (any case), or null. */
export function ruleByCode(code: string): Rule | null {
  const wanted = code.trim().toUpperCase();
  return rules.find((rule) => rule.code === wanted) ?? null;
}
