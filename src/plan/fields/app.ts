import { nearest } from '../../basics/spelling.ts';
import { type AppToPlan, type FieldRecord, type Row, refused, type SavedAnswers, taken } from '../field.ts';
import { presetIdSchema } from '../values.ts';

/** Preset id, e.g. `fluxgym`. */
export const app: FieldRecord<string> = {
  name: 'app',
  position: 10,
  flag: 'preset',
  placeholder: 'APP',
  label: 'App preset',
  short: 'App',
  help: 'app to deploy: a built-in preset, one you saved, or a path to a .yaml file',
  repeatable: false,
  restated: true,
  step: 4,
  schema: presetIdSchema,
  editor: {
    kind: 'list',
    bestFirst: false,
    search: null,
    // The presets, then the plans that the person saved.
    rows: ({ apps, saved }) => [...apps.map(presetRow), ...saved.map((plan) => savedRow(plan, apps))],
  },
  read: (text, { apps }) => {
    const ids = apps.map(({ id }) => id);
    return ids.includes(text) ? taken(text) : refused(`there is no preset "${text}"`, nearest(text, ids, 3));
  },
  write: (value) => [value],
  describe: (value) => value,
  offers: ({ apps, saved }) => [...apps.map(({ id }) => id), ...saved.map(({ id }) => id)],
  isRecommended: ({ tier }) => tier !== null,
};

function presetRow(preset: AppToPlan): Row<string> {
  const { id, version, title, summary, homepage, vram, python, storage } = preset;
  return {
    id,
    label: id,
    cut: 'end',
    facts: [version, vram.minimumGb === 0 ? 'VRAM by model' : `${vram.minimumGb} GB VRAM`],
    about: [
      `${title} ${version}`,
      summary,
      `Needs ${vram.minimumGb === 0 ? 'VRAM for the model that it runs,' : `${vram.minimumGb} GB of VRAM`} and a volume of ${storage.volumeGb.minimum} GB${python === null ? '' : `; Python ${python.tested.join(', ')} tested`}.`,
      homepage === null ? `Reviewed ${preset.reviewed}.` : `${homepage} (reviewed ${preset.reviewed})`,
    ],
    choice: { kind: 'answer', value: id, wishes: preset.plan },
  };
}

function savedRow(saved: SavedAnswers, apps: readonly AppToPlan[]): Row<string> {
  const base = apps.find(({ id }) => id === saved.extends);
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
    choice: { kind: 'answer', value: saved.extends, wishes: { ...base?.plan, ...saved.plan } },
  };
}
