import { unionOf } from '../../catalog/territories.ts';
import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const territoryExcluded = defineRule({
  code: 'PW701',
  title: 'A licence that excludes your territory',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['territory', 'app'],
  page: {
    catches:
      'An app or its weights under a licence that does not apply where they are used (error), or such a licence while no territory is stated (warning).',
    happens:
      'Nothing fails: there is no licence to use it. "THIS LICENSE AGREEMENT DOES NOT APPLY IN THE EUROPEAN UNION, UNITED KINGDOM AND SOUTH KOREA"',
    why: 'The Tencent Hunyuan Community License grants its rights outside the European Union, the United Kingdom and South Korea only. What that means for you is for you, or your lawyer, to read: this is no legal advice.',
    fix: 'State where it is used (--territory US). Where it is excluded, choose another app.',
    override: 'Sound when you hold another licence: --accept PW701=REASON.',
    evidence: [
      fact('Lines 3 and 17: territories excluded', 'Tencent-Hunyuan/HunyuanVideo-Foley@df7b005, LICENSE'),
      fact('The 27 member states of the European Union', 'European Union, EU countries (as of 2020-02-01)'),
    ],
  },
  check: ({ draft, preset }) => {
    const territory = draft.territory ?? null;
    return (preset?.licences ?? []).flatMap(({ name, covers, excludes, source }) => {
      if (excludes.length === 0 || preset === null) return [];
      const evidence = [
        { text: `${name} (${covers}) excludes ${excludes.join(', ')}`, source, reviewed: preset.reviewed },
      ];
      if (territory === null) {
        return [
          {
            severity: 'warning' as const,
            title: 'A licence that excludes territories',
            field: 'territory' as const,
            message: `${name} (${covers}) does not apply in ${excludes.join(', ')}, and no territory is stated. Say where you use it (Settings: Where you use it; --territory US).`,
            error: null,
            why: 'Because the licence depends on where the app is used, and only you know that.',
            fixes: [],
            evidence,
          },
        ];
      }
      if (!codesOf(territory).some((code) => excludes.includes(code))) return [];
      return [
        {
          field: 'territory' as const,
          message: `${name} (${covers}) does not apply in ${territory}. No answer of yours ends this; accept it only if you hold another licence.`,
          error: null,
          why: `Because the licence excludes ${excludes.join(', ')}${excludes.includes(territory) ? '' : `, and ${territory} is one of them`}.`,
          fixes: [],
          evidence,
        },
      ];
    });
  },
});

/** A territory under all the codes it goes by: itself, its other spelling, and the Union it belongs to. */
function codesOf(territory: string): readonly string[] {
  const codes = [territory];
  if (territory === 'UK') codes.push('GB');
  if (territory === 'GB') codes.push('UK');
  const union = unionOf(territory);
  return union === null ? codes : [...codes, union];
}
