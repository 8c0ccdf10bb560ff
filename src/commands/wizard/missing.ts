import { quote } from '../../basics/shell.ts';
import { optionVerdict } from '../../judge/verdict.ts';
import { answering, type PlanDraft } from '../../plan/draft.ts';
import { type AnyField, type Field, fieldRecord, fields } from '../../plan/plan.ts';
import { givenBy, presetOf, type World } from '../../presets/world.ts';
import { UsageError } from '../errors.ts';

/**
 * The error for answers nobody gave: what is missing, with allowed values, and a command that is
 * ready to run, its gaps filled with values that fit what was stated.
 */
export function missingAnswers(
  draft: PlanDraft,
  missing: readonly Field[],
  world: World,
  yes: boolean,
): UsageError {
  let ready = draft;
  const lines: string[] = [];
  for (const name of missing) {
    const field = fieldRecord(name);
    const values = fittingOffers(field, ready, world);
    lines.push(
      `--${field.flag} ${field.placeholder}: ${field.help}`,
      `  such as ${values.map(({ text }) => quote(text)).join(', ')}`,
    );
    const [first] = values;
    if (first !== undefined) ready = { ...ready, ...first.patch };
  }
  const own = presetOf(world, ready.app)?.own?.named ?? null;
  const named = own === null ? ready : { ...ready, app: own };
  const flags = fields.flatMap(({ name, flag, write }) => {
    const value = named[name];
    return value === undefined ? [] : write(value).map((text) => `--${flag} ${quote(text)}`);
  });
  const names = missing.map((field) => `--${fieldRecord(field).flag}`).join(', ');
  return new UsageError(
    `${names} ${missing.length === 1 ? 'is' : 'are'} missing${yes ? '' : ', and there is no terminal to ask on'}`,
    [...lines, 'ready to run:', `  pod-wizard ${flags.join(' ')} --yes`].join('\n'),
  );
}

interface Offer {
  readonly text: string;
  readonly patch: PlanDraft;
}

/** At most six values that the question offers and that fit the draft, best first. */
function fittingOffers(field: AnyField, draft: PlanDraft, world: World): readonly Offer[] {
  const given = givenBy(world, draft);
  const found: Offer[] = [];
  for (const text of field.offers(given)) {
    const read = field.read(text, given);
    if (!read.ok) continue;
    const patch = answering(field.name, read.value);
    const preset = presetOf(world, patch.app ?? draft.app);
    const { verdict } = optionVerdict(draft, field.name, patch, preset, world.catalog);
    if (verdict !== 'incompatible') found.push({ text, patch });
    if (found.length === 6) break;
  }
  return found;
}
