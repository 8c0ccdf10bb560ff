import { quote } from '../../basics/shell.ts';
import { optionVerdict } from '../../judge/verdict.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import { questionFor, questions, type World } from '../../plan/questions.ts';
import type { Field } from '../../plan/schema.ts';
import { UsageError } from '../errors.ts';
import { presetOf } from '../load-world.ts';

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
  for (const { field } of questions.filter((question) => missing.includes(question.field))) {
    const { flag, placeholder, help } = questionFor(field);
    const values = fitting(field, ready, world);
    lines.push(`--${flag} ${placeholder}: ${help}`, `  such as ${values.map(quote).join(', ')}`);
    const [first] = values;
    if (first === undefined) continue;
    const read = questionFor(field).read(first, ready, world);
    if (read.ok) ready = { ...ready, ...read.patch };
  }
  const flags = questions.flatMap(({ field, flag }) => {
    const text = shown(ready, field);
    return text === null ? [] : [`--${flag} ${quote(text)}`];
  });
  const names = missing.map((field) => `--${questionFor(field).flag}`).join(', ');
  return new UsageError(
    `${names} ${missing.length === 1 ? 'is' : 'are'} missing${yes ? '' : ', and there is no terminal to ask on'}`,
    [...lines, 'ready to run:', `  pod-wizard ${flags.join(' ')} --yes`].join('\n'),
  );
}

/** At most six values that fit the draft, best first. */
function fitting(field: Field, draft: PlanDraft, world: World): readonly string[] {
  const { offers, read } = questionFor(field);
  const found: string[] = [];
  for (const text of offers(draft, world)) {
    const answer = read(text, draft, world);
    if (!answer.ok) continue;
    const preset = presetOf(world, answer.patch.app ?? draft.app);
    const { verdict } = optionVerdict(draft, field, answer.patch, preset, world.catalog);
    if (verdict !== 'incompatible') found.push(text);
    if (found.length === 6) break;
  }
  return found;
}

function shown(draft: PlanDraft, field: Field): string | null {
  if (field === 'app' || field === 'gpu' || field === 'image' || field === 'install')
    return draft[field] ?? null;
  if (field === 'python') {
    if (draft.python === undefined) return null;
    return draft.python.provider === 'uv' ? `uv:${draft.python.version}` : draft.python.version;
  }
  return null;
}
