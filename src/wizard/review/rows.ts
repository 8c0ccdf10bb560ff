import { cloudForm, type FormRow } from '../../artifacts/form.ts';
import { remember } from '../../basics/remember.ts';
import { standingErrors } from '../../judge/check.ts';
import { repeatCommand } from '../../plan/command.ts';
import { describeAnswer } from '../../plan/describe.ts';
import type { Origin } from '../../plan/origin.ts';
import { type Field, fieldRecord, fields, type Plan } from '../../plan/plan.ts';
import { presetOf } from '../../presets/world.ts';
import { resolvePlan } from '../../resolve/resolve.ts';
import type { Finding, Verdict } from '../../rules/rule.ts';
import { type Answers, planOf } from '../answers.ts';
import { allFindings, judgeAnswer } from '../judge.ts';
import { wordsOf } from '../search.ts';
import { choiceSteps, optionFields, stepForField, stepNumber } from '../steps.ts';
import type { WizardContext } from '../types.ts';
import { originWord } from '../view/mark.ts';
import { type FileView, filesOf } from './files.ts';

/** A row of the review; the highlight rests on any of them and the panel says more. */
export type ReviewRow =
  /** Writes; or says what stands in the way. */
  | {
      readonly kind: 'write';
      readonly files: number;
      readonly errors: readonly Finding[];
      readonly warnings: number;
      /** Why there is nothing to write; null: there is. */
      readonly because: string | null;
      /** The folder, as a person reads it. */
      readonly into: string;
    }
  /** Why it is made, which nobody has to say; null: they did not. */
  | { readonly kind: 'why'; readonly why: string | null }
  | {
      readonly kind: 'answer';
      readonly field: Field;
      /** Of the step that changes it; null: no step does. */
      readonly step: number | null;
      /** As short as a table wants it. */
      readonly name: string;
      /** The question's own. */
      readonly label: string;
      readonly value: string;
      readonly verdict: Verdict | null;
      readonly findings: readonly Finding[];
      readonly origin: Origin;
    }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'file'; readonly file: FileView }
  /** What the cloud's form asks. */
  | { readonly kind: 'form'; readonly row: FormRow }
  /** The settings that nobody stated, in one. */
  | { readonly kind: 'defaults'; readonly fields: readonly Field[]; readonly told: readonly string[] }
  | { readonly kind: 'command'; readonly command: string };

const rememberRows = remember<Answers, readonly ReviewRow[]>();

/** Answers that the wizard never asks are listed only where somebody gave them. */
const unasked = fields
  .filter(({ step, told }) => step === null && told === undefined)
  .map(({ name }) => name);

/** Every row of the review, in order. Kept while the answers stay. */
export function reviewRows(context: WizardContext, answers: Answers): readonly ReviewRow[] {
  return rememberRows(answers, 'review', () => {
    const plan = planOf(context, answers);
    const preset = presetOf(context.world, answers.draft.app);
    if (plan === null || preset === null) return [];
    const isGiven = (field: Field) => answers.origins[field] !== undefined;
    const asked: readonly Field[] = [...choiceSteps, ...optionFields];
    const judged = asked.filter(isJudged);
    const given = [
      ...judged,
      ...[...unasked, ...optionFields].filter((field) => !isJudged(field) && isGiven(field)),
    ];
    const made = filesOf(context, answers);
    const answer = (field: Field) => answerRow(context, answers, plan, field);
    const findings = allFindings(context, answers);
    return [
      {
        kind: 'write',
        files: made.ok ? made.files.length : 0,
        errors: standingErrors(findings),
        warnings: findings.filter(({ severity, accepted }) => severity === 'warning' && accepted === null)
          .length,
        because: made.ok ? null : made.because,
        into: context.outDirectory === '.' ? 'this folder' : context.outDirectory,
      },
      { kind: 'why', why: answers.why ?? null },
      ...given.map(answer),
      ...findings.map((finding): ReviewRow => ({ kind: 'finding', finding })),
      ...(made.ok ? made.files.map((file): ReviewRow => ({ kind: 'file', file })) : []),
      ...(made.ok
        ? cloudForm(resolvePlan(plan, preset, context.world.catalog)).map(
            (row): ReviewRow => ({ kind: 'form', row }),
          )
        : []),
      { kind: 'command', command: repeatCommand(plan, preset, context.calledAs) },
      ...defaultsRow(
        plan,
        asked.filter((field) => !given.includes(field)),
      ),
    ];
  });
}

/**
 * The rows in which each word of a search stands. The one that writes is never found: who looks for something
 * wants to read it.
 */
export function searchReview(rows: readonly ReviewRow[], query: string): readonly ReviewRow[] {
  const words = wordsOf(query);
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return row.kind !== 'write' && words.every((word) => text.includes(word));
  });
}

function textOf(row: ReviewRow): string {
  switch (row.kind) {
    case 'write':
      return '';
    case 'why':
      return `why ${row.why ?? ''}`;
    case 'answer':
      return [row.name, row.label, row.value, row.verdict ?? '', originWord[row.origin]].join(' ');
    case 'finding': {
      const { severity, code, title, accepted } = row.finding;
      return [severity === 'info' ? 'note' : severity, code, title, accepted === null ? '' : 'accepted'].join(
        ' ',
      );
    }
    case 'file':
      return `file ${row.file.path} ${row.file.state}`;
    case 'form':
      return `form: ${row.row.field} ${row.row.value} ${row.row.note ?? ''}`;
    case 'defaults':
      return `settings defaults ${row.told.join(' ')}`;
    case 'command':
      return `again: ${row.command}`;
  }
}

/** Folded: they are the least likely to be looked for, and stand one by one on the options. */
function defaultsRow(plan: Plan, left: readonly Field[]): readonly ReviewRow[] {
  const told = left.map((field) => `${fieldRecord(field).short} ${describeAnswer(plan, field)}`);
  return told.length === 0 ? [] : [{ kind: 'defaults', fields: left, told }];
}

function answerRow(context: WizardContext, answers: Answers, plan: Plan, field: Field): ReviewRow {
  const judged = judgeAnswer(context, answers, field);
  const step = stepForField(field);
  const { short, label } = fieldRecord(field);
  return {
    kind: 'answer',
    field,
    step: step === 'review' ? null : stepNumber(step),
    name: short,
    label,
    value: describeAnswer(plan, field),
    // Only what has alternatives to be compared with has a verdict worth a word.
    verdict: isJudged(field) || judged.verdict === 'incompatible' ? judged.verdict : null,
    findings: judged.findings,
    origin: answers.origins[field] ?? 'default',
  };
}

/** Asked, and better or worse under what else is chosen. */
function isJudged(field: Field): boolean {
  return stepForField(field) !== 'review' && fieldRecord(field).isRecommended !== undefined;
}

/** An error that stands, else the row that writes. */
export function firstRowToRead(rows: readonly ReviewRow[]): number {
  const index = rows.findIndex(
    (row) => row.kind === 'finding' && row.finding.accepted === null && row.finding.severity === 'error',
  );
  return Math.max(0, index);
}
