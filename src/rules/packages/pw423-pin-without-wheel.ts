import { type WheelRange, wheelRanges } from '../../catalog/packages.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import { pythonFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';

export const pinWithoutWheel = defineRule({
  code: 'PW423',
  title: 'A pinned version that this Python cannot install',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['python', 'pins', 'app', 'image', 'install'],
  page: {
    catches:
      'An exact pin without a wheel for the chosen Python (numpy 1.25 on 3.12, pandas 2.1.3 on 3.13), or whose package refuses that Python.',
    happens:
      "AttributeError: module 'pkgutil' has no attribute 'ImpImporter'\nERROR: Ignored the following versions that require a different python version\nerror: metadata-generation-failed",
    why: 'Compiled packages publish a wheel for each Python that was out at the time. For a later one pip takes the source and compiles it, which needs a compiler and much time, and for old sources fails: Python 3.12 dropped distutils. Where the package names the Pythons it takes, pip refuses the others.',
    fix: 'Take a Python that the pin has a wheel for, or a newer release of the package.',
    override: 'Sound when you have seen it compile in your image: --accept PW423="built on DATE".',
    evidence: [
      fact(
        'Which of these releases have a wheel for which Python',
        'asked of the package index with uv 0.13.9 (Linux x86-64, no builds) on 2026-11-22; see npm run verify:knowledge',
      ),
      fact(
        'numpy before 1.26 on Python 3.12',
        'https://github.com/numpy/numpy/issues/29345; https://github.com/pypa/pip/issues/12179',
      ),
    ],
  },
  check: (situation) => {
    const { python, requirements, draft, preset } = situation;
    const version = python?.choice.version;
    if (version === undefined) return [];
    return wheelRanges.flatMap((range) => {
      const requirement = requirements.get(range.name);
      if (requirement === undefined || fits(range, version)) return [];
      const exact = exactVersion(requirement.specifier);
      if (exact === null || !satisfies(exact, range.versions)) return [];
      const refused = range.from !== null && minor(version) < minor(range.from);
      const others = (preset?.python?.allowed ?? []).filter((other) => fits(range, other));
      return [
        {
          severity: refused || range.fails ? ('error' as const) : ('warning' as const),
          field: 'python' as const,
          involves:
            requirement.from === 'plan' ? (['python', 'pins'] as const) : (['python', 'app'] as const),
          message: refused
            ? `${range.name} ${exact} refuses Python ${version}: it needs ${range.from} or newer, so pip stops.`
            : `${range.name} ${exact} has no wheel for Python ${version}: pip ${range.fails ? 'tries to compile it and fails' : 'compiles it from source, if it can'}.`,
          error: refused
            ? `ERROR: No matching distribution found for ${range.name}==${exact}`
            : 'error: metadata-generation-failed',
          why: `Because its wheels are for Python ${range.from === null ? `up to ${range.to}` : `${range.from} and newer`}.`,
          fixes: [
            ...others.slice(-1).map((other) => pythonFix(situation, other)),
            ...(requirement.from === 'plan'
              ? [{ label: `drop the pin of ${range.name}`, patch: withoutPin(draft, range.name) }]
              : []),
          ],
        },
      ];
    });
  },
});

function fits({ from, to }: WheelRange, version: string): boolean {
  return (from === null || minor(version) >= minor(from)) && (to === null || minor(version) <= minor(to));
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
