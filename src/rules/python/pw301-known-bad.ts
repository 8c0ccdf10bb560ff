import { machineCode } from '../../catalog/gpus.ts';
import type { Gpu } from '../../catalog/types.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Field } from '../../plan/plan.ts';
import type { KnownBad, Preset } from '../../presets/schema.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherGpus, otherImages, pythonFix, testedPythons } from '../fixes.ts';
import { withoutPin } from '../packages/package-lookup.ts';
import { defineRule, type Fix } from '../rule.ts';

export const knownBad = defineRule({
  code: 'PW301',
  title: 'Known trouble with this app',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['app', 'python', 'install', 'image', 'gpu', 'torch', 'pins'],
  page: {
    catches:
      "A choice that the preset itself names as trouble: a Python, an install strategy, an image, a GPU, a torch or a pin with which the app was reported to fail. The best known: Python 3.11 with FluxGym's pins.",
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
    const { preset } = situation;
    if (preset === null) return [];
    return preset.knownBad
      .filter((statement) => holds(statement, situation))
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
  const fields = ['python', 'install', 'image', 'gpu', 'torch', 'pins'] as const;
  return fields.filter((field) => when[field] !== undefined);
}

/** All conditions that are given hold; a statement without any is about the app at large. */
function holds({ when }: KnownBad, { draft, gpu, torch, requirements }: Resolved): boolean {
  const meets = (wanted: readonly string[] | undefined, stated: string | undefined) =>
    wanted === undefined || (stated !== undefined && wanted.includes(stated));
  const code = gpu === null ? null : machineCode(gpu);
  return (
    meets(when.python, draft.python?.version) &&
    meets(when.install, draft.install) &&
    meets(when.image, draft.image) &&
    (meets(when.gpu, draft.gpu) || (code !== null && when.gpu?.includes(code) === true)) &&
    (when.torch === undefined || (torch !== null && satisfies(torch.torch, when.torch))) &&
    (when.pins === undefined || when.pins.some((pin) => isHeldTo(pin, requirements)))
  );
}

/** True where exactly one version of the package is asked for, and it is in this range. What is open may turn out well. */
function isHeldTo(pin: string, requirements: Resolved['requirements']): boolean {
  const bad = parseRequirement(pin);
  const version = bad === null ? null : exactVersion(requirements.get(bad.name)?.specifier ?? '');
  return bad !== null && version !== null && satisfies(version, bad.specifier);
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
  if (when.gpu !== undefined) {
    const bad = (gpu: Gpu) =>
      [gpu.id, machineCode(gpu)].some((name) => name !== null && when.gpu?.includes(name));
    fixes.push(
      ...otherGpus(
        situation,
        (gpu) => !bad(gpu) && gpu.vendor === 'NVIDIA' && (gpu.vramGb ?? 0) >= preset.vram.minimumGb,
      ),
    );
  }
  if (when.torch !== undefined && situation.draft.torch) {
    fixes.push({ label: 'leave torch to the preset', patch: { torch: null } });
  }
  for (const pin of when.pins ?? []) {
    const name = parseRequirement(pin)?.name ?? '';
    const own = situation.draft.pins?.find((one) => parseRequirement(one)?.name === name);
    if (own !== undefined)
      fixes.push({ label: `drop the pin ${own}`, patch: withoutPin(situation.draft, name) });
  }
  return fixes;
}
