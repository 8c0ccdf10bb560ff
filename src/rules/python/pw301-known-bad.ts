import type { PlanDraft } from '../../plan/draft.ts';
import type { Field } from '../../plan/plan.ts';
import type { KnownBad, Preset } from '../../presets/schema.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherImages, pythonFix, testedPythons } from '../fixes.ts';
import { defineRule, type Fix } from '../rule.ts';

export const knownBad = defineRule({
  code: 'PW301',
  title: 'Known trouble with this app',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['app', 'python', 'install', 'image'],
  page: {
    catches:
      "A choice that the preset itself names as trouble: a Python, an install strategy or an image with which the app was reported to fail. The best known: Python 3.11 with FluxGym's pins.",
    happens:
      "TypeError: argument of type 'bool' is not iterable, followed by: ValueError: When localhost is not accessible, a shareable link must be created",
    why: "A preset keeps what people ran into, who reported it, and what the evidence says, also where the two differ. For FluxGym the report blames Python 3.11. The same failure was reproduced on 3.8 to 3.13, and goes away on all of them with another pydantic: since 2.11 pydantic writes `additionalProperties: true` into schemas, and gradio 4's client cannot read that. So the pin of pydantic is what counts; 3.10 remains the version that upstream tests.",
    fix: 'Take the value the finding names. For FluxGym: Python 3.10, and pydantic below 2.11 (the presets pin it).',
    override: 'Sound once you have seen it work: --accept PW301="works here since DATE".',
    evidence: [
      {
        text: 'The report: Python 3.11.10 fails with the same package versions.',
        source: 'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md',
      },
      {
        text: 'The cause: pydantic 2.11 changed the schema; a maintainer of gradio names pydantic 2.10.6 as the way around it.',
        source:
          'https://github.com/gradio-app/gradio/issues/10662 and pull/10798; pydantic/pydantic pull 11392',
      },
      {
        text: 'sd-scripts recommends Python 3.10; 3.11 and 3.12 "will work but not tested".',
        source: 'kohya-ss/sd-scripts@3265f2e README.md L129-134',
      },
    ],
  },
  check: (situation) => {
    const { preset, draft } = situation;
    if (preset === null) return [];
    return preset.knownBad
      .filter((statement) => holds(statement, draft))
      .map((statement) => ({
        severity: statement.severity,
        title: statement.title,
        field: fieldsOf(statement)[0] ?? 'app',
        involves: [...fieldsOf(statement), 'app'],
        message: `${statement.reported} ${statement.fix}`,
        error: statement.error,
        why: statement.because,
        fixes: fixesFor(statement, preset, situation),
        evidence: statement.evidence.map((source) => ({
          text: `Told by the preset ${preset.id}.`,
          source,
          reviewed: preset.reviewed,
        })),
      }));
  },
});

function fieldsOf({ when }: KnownBad): readonly Field[] {
  const fields = ['python', 'install', 'image'] as const;
  return fields.filter((field) => when[field] !== undefined);
}

/** All conditions that are given hold; a statement without any is about the app at large. */
function holds({ when }: KnownBad, draft: PlanDraft): boolean {
  const meets = (wanted: readonly string[] | undefined, stated: string | undefined) =>
    wanted === undefined || (stated !== undefined && wanted.includes(stated));
  return (
    meets(when.python, draft.python?.version) &&
    meets(when.install, draft.install) &&
    meets(when.image, draft.image)
  );
}

/** Leaving any one condition ends it. */
function fixesFor({ when }: KnownBad, preset: Preset, situation: Resolved): readonly Fix[] {
  const fixes: Fix[] = [];
  if (when.python !== undefined) {
    const version = testedPythons(preset).find((tested) => when.python?.includes(tested) === false);
    if (version !== undefined) fixes.push(pythonFix(situation, version));
  }
  if (when.install !== undefined) {
    const { default: usual, allowed } = preset.install;
    const install = [usual, ...allowed].find((strategy) => when.install?.includes(strategy) === false);
    if (install !== undefined)
      fixes.push({ label: `use the install strategy ${install}`, patch: { install } });
  }
  if (when.image !== undefined) {
    fixes.push(...otherImages(situation, ({ ref }) => when.image?.includes(ref) === false));
  }
  return fixes;
}
