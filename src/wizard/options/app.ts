import type { Preset, SavedPlan } from '../../presets/schema.ts';
import type { Option } from './option.ts';

/** The presets, then the plans that the person saved. */
export function appOptions(presets: readonly Preset[], saved: readonly SavedPlan[]): readonly Option[] {
  return [...presets.map(presetOption), ...saved.map((plan) => savedOption(plan, presets))];
}

function presetOption(preset: Preset): Option {
  const { id, version, title, summary, homepage, vram, python, storage } = preset;
  return {
    id,
    label: id,
    cut: 'end',
    facts: [version, `${vram.minimumGb} GB VRAM`],
    about: [
      `${title} ${version}`,
      summary,
      `Needs ${vram.minimumGb} GB of VRAM and a volume of ${storage.volumeGb.minimum} GB${python === null ? '' : `; Python ${python.tested.join(', ')} tested`}.`,
      `${homepage === null ? 'Reviewed' : `${homepage} (reviewed`} ${preset.reviewed}${homepage === null ? '.' : ')'}`,
    ],
    choice: { kind: 'app', app: id, wishes: preset.plan },
  };
}

function savedOption(saved: SavedPlan, presets: readonly Preset[]): Option {
  const base = presets.find(({ id }) => id === saved.extends);
  const answers = Object.keys(saved.plan).length;
  return {
    id: `saved ${saved.id}`,
    label: saved.id,
    cut: 'end',
    facts: ['yours', `for ${saved.extends}`],
    about: [
      saved.title,
      `Your own answers (${answers}) for ${base?.title ?? saved.extends}. What you already answered here stays; the rest is taken from it.`,
    ],
    choice: { kind: 'app', app: saved.extends, wishes: { ...base?.plan, ...saved.plan } },
  };
}
