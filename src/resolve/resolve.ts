import { remember } from '../basics/remember.ts';
import { gpuById, machineCode } from '../catalog/gpus.ts';
import { imageByRef } from '../catalog/images.ts';
import { torchRelease } from '../catalog/torch.ts';
import type { Catalog, Gpu, Image, ImagePython } from '../catalog/types.ts';
import { parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { isRelease, satisfies } from '../packaging/versions.ts';
import { answersOf, type PlanDraft } from '../plan/draft.ts';
import type { Plan } from '../plan/plan.ts';
import { type PythonChoice, seesImagePackages, type TorchTrio } from '../plan/values.ts';
import { needsPython, passSpecs } from '../presets/needs.ts';
import type { Preset } from '../presets/schema.ts';

/** The interpreter that will run the app. */
export interface ResolvedPython {
  readonly choice: PythonChoice;
  /** The image's own interpreter of that version; null where uv brings it or the image lacks it. */
  readonly interpreter: ImagePython | null;
}

/** The torch that `import torch` gives in the app's environment. */
export interface EffectiveTorch extends Omit<TorchTrio, 'cudaTag'> {
  /** Null where an image's build could not be established. */
  readonly cudaTag: string | null;
  readonly from: 'plan' | 'preset' | 'image';
  readonly because: string;
}

/** A requirement with the constraint that holds for it, and where both stand. */
export interface EffectiveRequirement extends Requirement {
  /** Specifier of requirement and constraint together. */
  readonly specifier: string;
  readonly from: 'pass' | 'constraint' | 'plan';
}

export type VramTier = Preset['vram']['tiers'][number];

/** A draft with everything that follows from it, worked out once for rules and artifacts alike. */
export interface Resolved {
  readonly draft: PlanDraft;
  readonly catalog: Catalog;
  readonly preset: Preset | null;
  readonly gpu: Gpu | null;
  readonly image: Image | null;
  readonly python: ResolvedPython | null;
  readonly torch: EffectiveTorch | null;
  /** By normalised name: what is installed or constrained. Empty without a preset. */
  readonly requirements: ReadonlyMap<string, EffectiveRequirement>;
  /** The preset's settings for this much VRAM; null where the GPU is unknown or too small. */
  readonly tier: VramTier | null;
}

/** A complete plan, resolved: what artifacts are made from. Its torch is null only where the app needs none. */
export interface ResolvedPlan extends Resolved {
  readonly plan: Plan;
  readonly preset: Preset;
  readonly image: Image;
  readonly python: ResolvedPython;
}

/** Works out what follows from a draft. Pure; what is not stated or not known is null. */
export function resolve(draft: PlanDraft, preset: Preset | null, catalog: Catalog): Resolved {
  const gpu = draft.gpu === undefined ? null : gpuById(catalog, draft.gpu);
  const image = draft.image === undefined ? null : imageByRef(catalog, draft.image);
  const python = resolvePython(draft, image);
  return {
    draft,
    catalog,
    preset,
    gpu,
    image,
    python,
    torch: resolveTorch(draft, preset, catalog, gpu, image, python),
    requirements: resolveRequirements(draft, preset),
    tier: resolveTier(preset, gpu),
  };
}

/** Resolves a complete plan. The preset must be the plan's own. */
export function resolvePlan(plan: Plan, preset: Preset, catalog: Catalog): ResolvedPlan {
  const resolved = resolve(answersOf(plan), preset, catalog);
  const { image, python, torch } = resolved;
  if (image === null || python === null || (torch === null && preset.torch !== null)) {
    throw new Error(`preset ${preset.id} has no torch build for ${plan.gpu}`);
  }
  return { ...resolved, plan, preset, image, python };
}

function resolvePython(draft: PlanDraft, image: Image | null): ResolvedPython | null {
  const choice = draft.python;
  if (choice === undefined) return null;
  const interpreter =
    choice.provider === 'image'
      ? (image?.pythons.find((python) => python.version === choice.version) ?? null)
      : null;
  return { choice, interpreter };
}

// One object for one torch: what rules say of it is kept by it.
const theSame = remember<object, EffectiveTorch>();

function resolveTorch(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  gpu: Gpu | null,
  image: Image | null,
  python: ResolvedPython | null,
): EffectiveTorch | null {
  if (!needsPython(preset)) return null;
  const asked = draft.torch;
  if (asked) return theSame(asked, '', () => ({ ...asked, from: 'plan', because: 'the plan asks for it' }));
  if (preset === null || preset.torch === null) return null;

  const own = image?.torch ?? null;
  if (
    own !== null &&
    draft.install !== undefined &&
    seesImagePackages(draft.install) &&
    python?.interpreter?.hasTorch === true &&
    isRelease(own.version) &&
    satisfies(own.version, preset.torch.accepts)
  ) {
    return torchOfImage(own, catalog, 'the image has it, and it satisfies the preset');
  }

  return presetBuild(preset, gpu);
}

/** The torch that comes with an image, with the partners that were released with it. */
export function torchOfImage(
  own: NonNullable<Image['torch']>,
  catalog: Catalog,
  because: string,
): EffectiveTorch {
  return theSame(catalog, `${own.version} ${own.cudaTag} ${because}`, () => {
    const release = torchRelease(catalog, own.version);
    return {
      torch: own.version,
      torchvision: release?.torchvision ?? null,
      torchaudio: release?.torchaudio ?? null,
      cudaTag: own.cudaTag,
      from: 'image',
      because,
    };
  });
}

/** The torch build the preset chooses for a GPU, whatever the image has; null where it has none for it. */
export function presetBuild(preset: Preset, gpu: Gpu | null): EffectiveTorch | null {
  const code = gpu === null ? null : machineCode(gpu);
  const build = preset.torch?.builds.find(
    (candidate) => candidate.for === 'any' || (code !== null && candidate.for.includes(code)),
  );
  if (build === undefined) return null;
  return theSame(build, '', () => {
    const { torch, torchvision, torchaudio, cudaTag, because } = build;
    return { torch, torchvision, torchaudio, cudaTag, from: 'preset', because };
  });
}

// A preset's requirements are the same for every draft; judging a list of options asks for them each time.
const ofPreset = new WeakMap<Preset, ReadonlyMap<string, EffectiveRequirement>>();

function resolveRequirements(
  draft: PlanDraft,
  preset: Preset | null,
): ReadonlyMap<string, EffectiveRequirement> {
  const stated = preset === null ? new Map() : (ofPreset.get(preset) ?? presetRequirements(preset));
  if (preset !== null) ofPreset.set(preset, stated);
  if (draft.pins === undefined || draft.pins.length === 0) return stated;
  // A pin of the plan replaces what the preset says about that package.
  const effective = new Map<string, EffectiveRequirement>(stated);
  for (const pin of draft.pins) {
    const requirement = parseRequirement(pin);
    if (requirement !== null) effective.set(requirement.name, { ...requirement, from: 'plan' });
  }
  return effective;
}

function presetRequirements(preset: Preset): ReadonlyMap<string, EffectiveRequirement> {
  const effective = new Map<string, EffectiveRequirement>();
  const add = (text: string, from: EffectiveRequirement['from']) => {
    const requirement = parseRequirement(text);
    if (requirement === null) return;
    const earlier = effective.get(requirement.name);
    const specifier = [earlier?.specifier, requirement.specifier].filter(Boolean).join(',');
    effective.set(requirement.name, {
      ...requirement,
      url: requirement.url ?? earlier?.url ?? null,
      specifier,
      from,
    });
  };
  for (const spec of preset.install.passes.flatMap(passSpecs)) add(spec, 'pass');
  for (const { spec } of preset.constraints) add(spec, 'constraint');
  return effective;
}

function resolveTier(preset: Preset | null, gpu: Gpu | null): VramTier | null {
  const vram = gpu?.vramGb ?? null;
  if (preset === null || vram === null) return null;
  return preset.vram.tiers.reduce<VramTier | null>(
    (best, tier) => (tier.fromGb <= vram && (best === null || tier.fromGb > best.fromGb) ? tier : best),
    null,
  );
}
