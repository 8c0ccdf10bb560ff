import { torchNeeds } from '../../catalog/packages.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { EffectiveTorch, Resolved } from '../../resolve/resolve.ts';

/** A requirement that the torch of the environment does not meet. */
export interface Demand {
  /** Package whose requirement it is: torch itself, a partner, or one that depends on torch. */
  readonly name: string;
  /** As written: `torch==2.6.0`, `bitsandbytes==0.46.1`. */
  readonly text: string;
  /** What it wants and what there is: `torch>=2.2,<3`, `torch 2.1.1`. */
  readonly wants: string;
  readonly has: string;
}

/** Requirements that ask for another torch, torchvision or torchaudio than the one that will be there. */
export function unmetDemands(situation: Resolved, torch: EffectiveTorch): readonly Demand[] {
  return [...direct(situation, torch), ...throughOthers(situation, torch)];
}

function direct({ requirements }: Resolved, torch: EffectiveTorch): readonly Demand[] {
  return (['torch', 'torchvision', 'torchaudio'] as const).flatMap((name) => {
    const requirement = requirements.get(name);
    const version = torch[name];
    if (requirement === undefined || requirement.url !== null || version === null) return [];
    const tag = localTag(requirement.specifier);
    const otherTag = tag !== null && torch.cudaTag !== null && tag !== torch.cudaTag;
    const publicPart = requirement.specifier.replace(/\+[^,]*/g, '');
    if (satisfies(version, publicPart) && !otherTag) return [];
    const text = `${name}${requirement.specifier}`;
    const has = `${name} ${version}${torch.cudaTag === null ? '' : `+${torch.cudaTag}`}`;
    return [{ name, text, wants: text, has }];
  });
}

/** The CUDA tag of an exact pin with a local part: `==2.8.0+cu128` gives `cu128`. */
function localTag(specifier: string): string | null {
  return /\+(cu\d{3})$/.exec(exactVersion(specifier) ?? '')?.[1] ?? null;
}

function throughOthers({ requirements }: Resolved, torch: EffectiveTorch): readonly Demand[] {
  return torchNeeds.flatMap(({ name, versions, torch: needed }) => {
    const specifier = requirements.get(name)?.specifier ?? '';
    const version = exactVersion(specifier);
    if (version === null || !satisfies(version, versions) || satisfies(torch.torch, needed)) return [];
    return [{ name, text: `${name}${specifier}`, wants: `torch${needed}`, has: `torch ${torch.torch}` }];
  });
}
