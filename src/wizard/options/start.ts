import { dollars, securePrice } from '../../catalog/prices.ts';
import { parseJournal } from '../../journal/parse.ts';
import { defaultPlan } from '../../judge/advise.ts';
import { brieflyOf } from '../../plan/describe.ts';
import { answersOf, definedOnly, type PlanDraft } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import type { Preset } from '../../presets/schema.ts';
import { presetOf } from '../../presets/world.ts';
import { choiceSteps, stepNumber, stepOf, steps, titleOf } from '../steps.ts';
import type { WizardContext } from '../types.ts';
import type { Option } from './option.ts';

/**
 * The ways in: each app, and each plan that the person saved, with what is offered first under what flags
 * stated; then the walk through every choice.
 */
export function startOptions(context: WizardContext, stated: PlanDraft): readonly Option[] {
  const { presets } = context.world;
  return [
    ...continueOption(context),
    ...repeatOption(context),
    ...presets.map((preset) =>
      expressOption(context, stated, preset, { id: preset.id, label: preset.title, wishes: preset.plan }),
    ),
    ...context.savedPlans.flatMap((saved) =>
      presets
        .filter(({ id }) => id === saved.extends)
        .map((preset) =>
          expressOption(context, stated, preset, {
            id: `saved ${saved.id}`,
            label: `${saved.id} (yours)`,
            wishes: { ...preset.plan, ...saved.plan },
          }),
        ),
    ),
    {
      id: 'step by step',
      label: 'Step by step',
      cut: 'end',
      facts: [],
      about: [
        'Step by step',
        'GPU type, base image, Python version, app, options: each choice is judged as the highlight moves.',
      ],
      choice: { kind: 'go-on' },
    },
  ];
}

/** The walk that was left before it ended: where, when, and what of it no longer stands. */
function continueOption({ interrupted, world }: WizardContext): readonly Option[] {
  if (interrupted === null) return [];
  const { walk, ago } = interrupted;
  const { draft } = walk.answers;
  const app = presetOf(world, draft.app)?.title ?? null;
  const step = stepOf(walk.place);
  const far = `${stepNumber(step)} of ${steps.length}`;
  const answered = choiceSteps.flatMap((field) =>
    draft[field] === undefined
      ? []
      : [`${fieldRecord(field).short} ${brieflyOf(draft, field, world.catalog)}`],
  );
  return [
    {
      id: 'continue',
      label: `Continue${app === null ? '' : `: ${app}`}`,
      cut: 'end',
      facts: [far, draft.gpu === undefined ? '' : brieflyOf(draft, 'gpu', world.catalog), ago],
      about: [
        `Continue where you stopped: ${far}, ${titleOf(walk.place)}, ${ago}`,
        `${answered.join(', ')}.`,
        ...walk.lost,
        'Every answer is judged by what is known today. c walks the choices from the first.',
      ],
      choice: { kind: 'continue', walk },
    },
  ];
}

/** The last deployment into this folder, where its journal can be read and its app is still there. */
function repeatOption({ existing, world }: WizardContext): readonly Option[] {
  const last = parseJournal(existing(journalName) ?? '').entries.at(-1);
  const preset = presetOf(world, last?.plan.app);
  if (last === undefined || preset === null) return [];
  const { number, version, stamp, plan } = last;
  const answers = answersOf(plan);
  return [
    {
      id: 'repeat',
      label: `Again: ${preset.title}`,
      cut: 'end',
      facts: ['', brieflyOf(answers, 'gpu', world.catalog), `entry ${number}`, stamp.date],
      about: [
        `Entry ${number} of the journal in this folder (${version}, ${stamp.date})`,
        `${preset.title} on ${plan.gpu}, image ${plan.image}.`,
        'Every answer as it was then, judged by what is known today. It goes to the review; c walks the choices.',
      ],
      choice: { kind: 'repeat', plan },
    },
  ];
}

/** `wishes`: what the preset, and the person's own plan for it, answer. */
interface Way {
  readonly id: string;
  readonly label: string;
  readonly wishes: Parameters<typeof definedOnly>[0];
}

function expressOption({ world }: WizardContext, stated: PlanDraft, preset: Preset, way: Way): Option {
  const { catalog } = world;
  const { id: app, title, version, summary } = preset;
  const { id, label } = way;
  const wishes = definedOnly(way.wishes);
  const offer = defaultPlan({ ...wishes, ...stated }, preset, catalog);
  if (offer === null) {
    return {
      id,
      label,
      cut: 'end',
      facts: ['asks for your choices'],
      about: [`${title} ${version}`, summary, 'No card with a known price runs it as it stands.'],
      choice: { kind: 'express', app, wishes, defaults: null },
    };
  }
  const { gpu, plan, fit, why } = offer;
  const price = securePrice(gpu);
  const answers = answersOf(plan);
  const image = brieflyOf(answers, 'image', catalog);
  const python = brieflyOf(answers, 'python', catalog);
  return {
    id,
    label,
    cut: 'end',
    facts: [price === null ? '' : `${dollars(price.usdPerHour)}/h`, gpu.name, `Python ${python}`, image],
    about: [
      `${title} ${version} on ${gpu.name}: works ${fit}`,
      summary,
      ...(why.gpu === undefined ? [] : [`GPU ${gpu.name}: ${why.gpu}.`]),
      `Image ${image}: ${why.image ?? 'it was named'}.`,
      ...(why.python === undefined ? [] : [`Python ${python}: ${why.python}.`]),
      'It goes to the review, and nothing is written before; c walks the choices.',
    ],
    choice: { kind: 'express', app, wishes, defaults: { gpu: plan.gpu, image: plan.image } },
  };
}
