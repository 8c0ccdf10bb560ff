import { describeAnswer } from '../../plan/describe.ts';
import { fieldRecord, type Plan } from '../../plan/plan.ts';
import { optionFields } from '../steps.ts';
import type { Choice, Option } from './option.ts';

/** The options step: going on, then every setting with its value. */
export function settingOptions(plan: Plan): readonly Option[] {
  return [
    {
      id: 'go on',
      label: 'Go on to the review',
      cut: 'end',
      facts: [],
      about: ['Everything below has an answer already. Open what you want to change.'],
      choice: { kind: 'go-on' },
    },
    ...optionFields.map((field): Option => {
      const { label, help, editor } = fieldRecord(field);
      const choice: Choice =
        editor.kind === 'text' ? { kind: 'edit', text: editor.start(plan[field]) } : { kind: 'open' };
      return {
        id: field,
        label,
        cut: 'end',
        facts: [describeAnswer(plan, field)],
        about: [label, editor.kind === 'menu' ? editor.about : `${capitalised(help)}.`],
        choice,
      };
    }),
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
