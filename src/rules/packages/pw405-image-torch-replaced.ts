import { parseRequirement } from '../../packaging/requirement.ts';
import { isRelease } from '../../packaging/versions.ts';
import { seesImagePackages } from '../../plan/values.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Evidence, type Fix, type Hit } from '../rule.ts';
import { bitsandbytesEvidence, fact } from './package-facts.ts';
import { fixesThatHelp, withoutPin } from './package-lookup.ts';
import { type Demand, unmetDemands } from './torch-demands.ts';

export const imageTorchReplaced = defineRule({
  code: 'PW405',
  title: "The image's torch is replaced",
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['install', 'image', 'python', 'torch', 'pins', 'app', 'gpu'],
  page: {
    catches:
      "A strategy that shares the image's packages, with an app that cannot use the torch among them: another version, or a nightly.",
    happens:
      'pip installs a second torch of several GB over the one in the image; where the old torchvision stays: RuntimeError: operator torchvision::nms does not exist',
    why: "System site packages are shared to save the download of torch. Any requirement that the image's torch does not meet makes pip install another one on top, so the saving is lost and two sets of packages mix.",
    fix: 'Use a plain virtual environment, or an image whose torch the app accepts.',
    override:
      'Sound when you want other packages of the image and accept a second torch: --accept PW405=REASON.',
    evidence: [
      bitsandbytesEvidence,
      fact(
        'The first FluxGym deployment combined system site packages, an image with torch 2.1.1 and bitsandbytes 0.46.1',
        'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md',
      ),
      fact(
        'Packages of the system stay visible, and any that a requirement does not accept is installed on top',
        'PEP 405; pip user guide',
      ),
    ],
  },
  check,
});

/** The choices that end it; another GPU is not to blame for what the image has. */
const involves = ['install', 'image', 'python', 'torch', 'pins', 'app'] as const;

function check(situation: Resolved): readonly Hit[] {
  const { draft, image, python, torch } = situation;
  const own = image?.torch ?? null;
  if (draft.install === undefined || !seesImagePackages(draft.install)) return [];
  if (own === null || torch === null || python?.interpreter?.hasTorch !== true) return [];
  if (torch.from === 'image') return demanded(situation);

  const otherTag = own.cudaTag !== null && torch.cudaTag !== null && own.cudaTag !== torch.cudaTag;
  if (own.version === torch.torch && !otherTag) return [];
  const wanted =
    torch.from === 'plan' ? 'the plan asks for' : `${situation.preset?.title ?? 'the preset'} needs`;
  return [
    {
      field: 'install',
      involves,
      message: `${draft.install} shares the image's torch ${own.version}, but ${wanted} torch ${torch.torch}, so a second torch of several GB is installed over it.`,
      error: null,
      why:
        torch.from === 'plan'
          ? `Because the plan names torch ${torch.torch} and the image has ${own.version}, sharing the image's packages saves nothing.`
          : `Because the preset accepts torch ${situation.preset?.torch?.accepts ?? ''} and the image has ${own.version}${isRelease(own.version) ? '' : ' (a nightly, which pip takes for none of these)'}, sharing the image's packages saves nothing.`,
      fixes: fixes(situation),
      evidence: acceptance(situation),
    },
  ];
}

/** The image's torch is taken and held by the constraints, but a requirement asks for another. */
function demanded(situation: Resolved): readonly Hit[] {
  const { torch } = situation;
  if (torch === null) return [];
  return unmetDemands(situation, torch).map((demand) => ({
    severity: 'error',
    title: "A requirement does not accept the image's torch",
    field: 'install',
    involves,
    message: `${demand.text} needs ${demand.wants}, but ${situation.draft.install} takes the image's ${demand.has}: pip stops, or replaces it where nothing holds it.`,
    error: `ERROR: Cannot install ${demand.text} because these package versions have conflicting dependencies.`,
    why: `Because the image's ${demand.has} is held for every pip pass, ${demand.wants} cannot be met; without that it would be replaced while the image's torchvision stays (operator torchvision::nms does not exist).`,
    fixes: [...dropped(situation, demand), ...fixes(situation)],
  }));
}

/** The way out that keeps the strategy, where the demand is a pin of the plan. */
function dropped({ draft }: Resolved, { name }: Demand): readonly Fix[] {
  const own = (draft.pins ?? []).find((pin) => parseRequirement(pin)?.name === name);
  return own === undefined ? [] : [{ label: `drop the pin ${own}`, patch: withoutPin(draft, name) }];
}

function fixes(situation: Resolved): readonly Fix[] {
  const { draft, preset } = situation;
  const candidates: Fix[] = [];
  if (preset?.install.allowed.includes('venv') === true) {
    candidates.push({ label: 'use a plain virtual environment (venv)', patch: { install: 'venv' } });
  }
  if (draft.torch) candidates.push({ label: 'leave torch to the image', patch: { torch: null } });
  return fixesThatHelp(situation, check, candidates);
}

function acceptance({ preset }: Resolved): readonly Evidence[] {
  if (preset === null || preset.torch === null) return [];
  const { accepts, source } = preset.torch;
  return [{ text: `${preset.title} accepts torch ${accepts}`, source, reviewed: preset.reviewed }];
}
