import type { Catalog } from '../catalog/types.ts';
import { fallback, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';

/** Choices that nobody can make for the user: where they live, and which app they want. */
export const beyondChange: readonly Field[] = ['app', 'territory'];

/**
 * Other answers to a question that a recommendation may give, best first: shortlisted ones, the
 * preset's wishes, and what applies where nothing is said. Never depends on the other answers.
 */
export function otherAnswers(
  field: Field,
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
): readonly PlanPatch[] {
  switch (field) {
    case 'gpu':
      return catalog.gpus
        .filter(({ shortlisted, vramGb }) => shortlisted && vramGb !== null)
        .toSorted((a, b) => (a.vramGb ?? 0) - (b.vramGb ?? 0))
        .map(({ id }) => ({ gpu: id }));
    case 'image':
      return catalog.images
        .filter(({ shortlisted }) => shortlisted !== null)
        .map(({ ref }) => ({ image: ref }));
    case 'python': {
      const versions = preset?.python?.allowed ?? (draft.python === undefined ? [] : [draft.python.version]);
      return versions.flatMap((version) => [
        { python: { version, provider: 'image' as const } },
        { python: { version, provider: 'uv' as const } },
      ]);
    }
    case 'install':
      return (preset?.install.allowed ?? ['venv' as const]).map((install) => ({ install }));
    case 'hostCuda':
      return [{ hostCuda: null }, { hostCuda: '12.8' }, { hostCuda: '13.0' }];
    case 'volumeGb':
      return preset === null ? [] : [{ volumeGb: preset.storage.volumeGb.recommended }];
    case 'keepServices':
      return [{ keepServices: true }, { keepServices: false }];
    case 'torch':
    case 'codeServer':
    case 'volumePath':
    case 'workspace':
      return [{ [field]: fallback[field] }];
    case 'pins':
      return [{ pins: [] }];
    default:
      return [];
  }
}
