import { printable } from '../basics/printable.ts';
import { nearest } from '../basics/spelling.ts';
import { gpuById } from '../catalog/gpus.ts';
import { defaultPlan } from '../judge/advise.ts';
import { check } from '../judge/check.ts';
import { type Change, recommend as nearestPlan } from '../judge/recommend.ts';
import { flagsOf, repeatCommand } from '../plan/command.ts';
import { complete } from '../plan/complete.ts';
import { brieflyOf } from '../plan/describe.ts';
import { applyPatch, type PlanDraft } from '../plan/draft.ts';
import { type Field, fieldRecord, fields } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { System } from '../system/system.ts';
import { adviceFlags, adviseCards, overBudget, priceText, readBudget } from './advice.ts';
import { type Arguments, command, type Flags, plainly } from './command.ts';
import { exitCode, UsageError } from './errors.ts';
import { shared } from './flags.ts';
import { type Paint, painter } from './paint.ts';
import { countFindings } from './report.ts';
import { readStated, type Stated } from './stated.ts';

const usage = 'pod-wizard recommend --preset fluxgym --gpu 5090 --image IMAGE --keep gpu';

const flags = {
  keep: {
    type: 'string',
    multiple: true,
    placeholder: 'CHOICE',
    offers: () => plainly(fields.map(({ flag }) => flag)),
    help: 'leave this choice alone (gpu, image, …); can be repeated',
  },
  ...adviceFlags,
  json: shared.json,
} as const satisfies Flags;

export const recommend = command({
  name: 'recommend',
  position: 30,
  line: 'what to rent, and why',
  choices: 'all',
  flags,
  examples: [
    'recommend --preset fluxgym --gpu 5090 --image IMAGE --keep gpu',
    'recommend --preset fluxgym --budget 0.60',
  ],
  run: recommendCommand,
});

/** Exit 1 where the choices cannot go together. */
async function recommendCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const stated = await readStated(args, system);
  const { draft, preset, world } = stated;
  if (Object.keys(draft).length === 0) throw new UsageError('there is nothing to start from', usage);
  const keep = args.keep.map(fieldOf);
  const budget = readBudget(args.budget);
  if (draft.gpu === undefined && keep.includes('gpu')) {
    throw new UsageError(
      '--keep gpu: there is no GPU to keep',
      'state it with --gpu, or leave --keep gpu out',
    );
  }
  // What is left open is the question; where nothing is, it is whether all of it can stay.
  if (preset !== null && (draft.gpu === undefined || (draft.image ?? preset.plan.image) === undefined)) {
    const answered = adviseCards(
      args,
      { ...stated, draft: besideImage(stated, preset), preset, budget },
      system,
    );
    if (answered !== null) return answered;
  }
  const found = nearestPlan(draft, preset, world.catalog, keep);
  const paint = painter(system, args.noColor);

  if (!found.ok) {
    if (args.json) print({ ok: false, conflict: found.conflict, because: found.because });
    else {
      system.stdout.write(`${paint('red', 'no plan')}  ${conflictText(found.conflict)}\n`);
      if (found.because !== '') system.stdout.write(`  ${printable(found.because)}\n`);
    }
    return exitCode.findings;
  }

  const nearest = applyPatch(draft, found.patch);
  // Where card or image has to change, to the one that an expert would take; what is open is settled the same way.
  const { gpu, image, ...others } = nearest;
  const open: PlanDraft = {
    ...others,
    ...(gpu === undefined || found.patch.gpu !== undefined ? {} : { gpu }),
    ...(image === undefined || found.patch.image !== undefined ? {} : { image }),
  };
  const offer =
    preset === null
      ? null
      : (defaultPlan(open, preset, world.catalog, budget ?? undefined) ??
        defaultPlan(open, preset, world.catalog));
  const next: PlanDraft =
    offer === null ? nearest : { ...nearest, gpu: offer.plan.gpu, image: offer.plan.image };
  const changes = found.changes.map((change) =>
    change.field === 'gpu' || change.field === 'image' ? { ...change, to: next[change.field] } : change,
  );
  const completed = complete(next, preset, world.catalog);
  const findings = check(next, preset, world.catalog);
  const whole = completed.ok && preset !== null ? { plan: completed.plan, preset } : null;
  const command = whole === null ? null : repeatCommand(whole.plan, whole.preset);
  const here = whole === null ? null : repeatCommand(whole.plan, whole.preset, system.calledAs);
  if (args.json) {
    print({
      ok: true,
      isNearest: found.isNearest,
      changes: changes.map((change) => ({ ...change, flag: fieldRecord(change.field).flag })),
      plan: completed.ok ? completed.plan : next,
      command,
      findings,
    });
  } else {
    const lines = changes.flatMap((change) => changeLines(change, stated, next, paint));
    const card = found.patch.gpu === undefined ? null : gpuById(world.catalog, next.gpu ?? '');
    const cost = [
      ...(card === null ? [] : [`price     ${priceText(card, system.now())}`]),
      ...overBudget(next, budget, world.catalog),
    ];
    const heading =
      changes.length === 0
        ? `nothing to change${preset === null ? ': no app was stated (--preset), so only the rest was judged' : ''}`
        : `changed   ${changes.length} of the choices${found.isNearest ? '' : ' (fewer may do: too many plans are possible to look at all)'}`;
    system.stdout.write(
      `${[paint('bold', heading), ...lines, `then      ${countFindings(findings)}`, ...cost, ...(here === null ? [] : [`  ${printable(here)}`])].join('\n')}\n`,
    );
  }
  return exitCode.done;

  function print(document: unknown): void {
    system.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }
}

/** As stated, read beside the image that is offered first: `--python 3.12` is that one's own where it has it. */
function besideImage({ draft, world, readBeside }: Stated, { plan }: Preset): PlanDraft {
  const first = world.catalog.images.find(({ shortlisted }) => shortlisted !== null)?.ref;
  const image = plan.image ?? first;
  return draft.image !== undefined || image === undefined ? draft : readBeside({ image });
}

function conflictText(conflict: readonly Field[] | null): string {
  if (conflict === null) return 'was found, and too many are possible to look at all: state fewer choices';
  const names = conflict.map((field) => `--${fieldRecord(field).flag}`);
  return `${names.join(' and ')} cannot ${names.length === 1 ? 'be had' : 'go together'}, whatever the rest is`;
}

/** The chain: what was chosen, why it cannot stay, and what it becomes. */
function changeLines(change: Change, stated: Stated, next: PlanDraft, paint: Paint): readonly string[] {
  const { field, from, code, because, why } = change;
  const completed = complete(next, stated.preset, stated.world.catalog);
  const flags = completed.ok ? flagsOf(completed.plan, { [field]: change.to }) : '';
  const before = from === undefined ? 'not stated' : described(stated, stated.draft, field);
  return [
    `${paint('green', fieldRecord(field).label.toLowerCase())}: ${before} → ${described(stated, next, field)}${flags === '' ? '' : `  (${printable(flags)})`}`,
    `  ${code}  ${printable(because)}`,
    `  ${printable(why.replace(/\.$/, ''))}; so it becomes ${described(stated, next, field)}.`,
  ];
}

/** As a person writes it, whether or not the rest is settled. */
function described({ preset, world }: Stated, draft: PlanDraft, field: Field): string {
  const completed = complete(draft, preset, world.catalog);
  return printable(brieflyOf(completed.ok ? completed.plan : draft, field, world.catalog)) || 'not stated';
}

/** `--keep` takes the names that the flags have. */
function fieldOf(text: string): Field {
  const record = fields.find(({ flag, name }) => flag === text || name === text);
  if (record !== undefined) return record.name;
  const names = fields.map(({ flag }) => flag);
  throw new UsageError(`--keep: there is no choice "${text}"`, `try ${nearest(text, names, 3).join(', ')}`);
}
