import { torchRelease } from '../catalog/torch.ts';
import type { Catalog } from '../catalog/types.ts';
import { applyPatch, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field, TorchTrio } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { type Resolved, resolve, seesImagePackages } from '../resolve/resolve.ts';
import { rules } from '../rules/registry.ts';
import type { Finding, Verdict } from '../rules/rule.ts';
import { findingsOf, standingErrors } from './check.ts';

export interface OptionVerdict {
  readonly verdict: Verdict;
  /** Those that hang on this choice; gravest not necessarily first. */
  readonly findings: readonly Finding[];
}

/**
 * What an option is worth under the choices made so far. Only what was stated counts, and only
 * findings in which this choice plays a part. For an option of `app`, `preset` is the option's own.
 */
export function optionVerdict(
  draft: PlanDraft,
  field: Field,
  patch: PlanPatch,
  preset: Preset | null,
  catalog: Catalog,
): OptionVerdict {
  const resolved = resolve(applyPatch(draft, patch), preset, catalog);
  const concerned = rules.filter((rule) => rule.reads.includes(field));
  const findings = findingsOf(resolved, concerned).filter(({ involves }) => involves.includes(field));
  return {
    verdict: verdictOf(findings, isUnknown(field, resolved), isRecommended(field, resolved)),
    findings,
  };
}

/** The verdict on a whole draft, that of its worst choice. `resolved` is best that of the completed plan. */
export function overallVerdict(findings: readonly Finding[], resolved: Resolved): Verdict {
  const fields = ['gpu', 'image', 'python', 'install', 'app', 'torch', 'pins'] as const;
  return verdictOf(
    findings,
    fields.some((field) => isUnknown(field, resolved)),
    fields.every((field) => isRecommended(field, resolved)),
  );
}

function verdictOf(findings: readonly Finding[], unknown: boolean, recommended: boolean): Verdict {
  if (standingErrors(findings).length > 0) return 'incompatible';
  if (unknown) return 'unverified';
  const warned = findings.some(({ severity, accepted }) => severity === 'warning' && accepted === null);
  return recommended && !warned ? 'recommended' : 'compatible';
}

/** True where a fact is missing without which this choice cannot be judged. */
function isUnknown(field: Field, resolved: Resolved): boolean {
  const { draft, gpu, image, preset, torch, catalog } = resolved;
  const imageUnknown = image !== null && (image.status === 'unknown' || image.status === 'phantom');
  switch (field) {
    case 'gpu':
      if (draft.gpu === undefined) return false;
      if (gpu === null || (preset !== null && gpu.vramGb === null)) return true;
      return gpu.vendor === 'NVIDIA' && gpu.computeCapability === null;
    case 'image':
      return imageUnknown;
    case 'python':
      return imageUnknown && draft.python?.provider === 'image';
    case 'install':
      return imageUnknown && draft.install !== undefined && seesImagePackages(draft.install);
    case 'torch':
      return torch !== null && torch.from !== 'image' && torchRelease(catalog, torch.torch) === null;
    default:
      return false;
  }
}

/** True where the Catalog's shortlist or the preset speaks for this choice. */
function isRecommended(field: Field, { draft, gpu, image, preset, tier }: Resolved): boolean {
  switch (field) {
    case 'gpu':
      return gpu?.shortlisted === true && (preset === null || tier !== null);
    case 'image':
      return image !== null && image.shortlisted !== null;
    case 'python':
      if (preset?.python === null) return true;
      return draft.python !== undefined && preset?.python.tested.includes(draft.python.version) === true;
    case 'install':
      return draft.install !== undefined && draft.install === (preset?.install.default ?? 'venv');
    case 'app':
      return tier !== null;
    case 'torch':
      return !draft.torch || preset?.torch?.builds.some(isSameBuild(draft.torch)) === true;
    case 'pins':
      return (draft.pins ?? []).length === 0;
    default:
      return false;
  }
}

function isSameBuild({ torch, cudaTag }: TorchTrio) {
  return (build: NonNullable<Preset['torch']>['builds'][number]) =>
    build.torch === torch && build.cudaTag === cudaTag;
}
