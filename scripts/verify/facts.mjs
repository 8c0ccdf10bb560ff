// The tables of the package rules, each row asked of the package index.
import { resolve } from './uv.mjs';

/** Releases that a row speaks of by name, and the known ones in its range. */
function releasesIn({ name, versions }, core) {
  const named = [...versions.matchAll(/={2}(\d[^,*]*)(?!\.\*)(?:,|$)/g)].map(([, version]) => version);
  const known = core.knownReleases[name] ?? [];
  return [...new Set([...named, ...known])].filter((version) => core.satisfies(version, versions));
}

export async function verifyBounds({ folder, core, report }) {
  await Promise.all(
    core.bounds.map(async (bound) => {
      const [version] = releasesIn(bound, core);
      const row = `${bound.name} ${bound.versions} requires ${bound.needs}${bound.specifier}`;
      if (version === undefined) return report.unverified(row, 'no release of that range is named');
      const outside = (core.knownReleases[bound.needs] ?? []).find((one) => !core.satisfies(one, bound.specifier));
      const own = `${bound.name}==${version}`;
      const inside = await resolve(folder, '3.12', [own, `${bound.needs}${bound.specifier}`]);
      if (!inside.ok) return report.wrong(row, `${own} does not resolve with it: ${inside.text}`);
      if (outside === undefined) return report.unverified(row, 'no release outside it is known to try');
      const other = await resolve(folder, '3.12', [own, `${bound.needs}==${outside}`]);
      const refuses = new RegExp(`depends on ${bound.needs}|${bound.needs}.*(?:incompatible|conflict|unsatisfiable)`, 's');
      if (other.ok) return report.wrong(row, `${own} resolves with ${bound.needs}==${outside} too`);
      if (!refuses.test(other.text)) return report.unverified(row, 'refused for another reason');
      report.ok(`${own} refuses ${bound.needs}==${outside}`, row);
    }),
  );
}

export async function verifyWheelRanges({ folder, core, report }) {
  const next = (python, by) => `3.${Number(python.split('.')[1]) + by}`;
  const installs = async (requirement, python) =>
    (await resolve(folder, python, [requirement], ['--no-deps'])).ok;
  await Promise.all(
    core.wheelRanges.flatMap((range) => {
      const [version] = releasesIn(range, core).concat(range.versions.startsWith('>=1.24') ? ['1.25.2'] : []);
      if (version === undefined) return [report.unverified(`${range.name} ${range.versions}`, 'no release is named')];
      const requirement = `${range.name}==${version}`;
      const sides = [
        ...(range.to === null ? [] : [[range.to, true], [next(range.to, 1), false]]),
        ...(range.from === null ? [] : [[range.from, true], [next(range.from, -1), false]]),
      ];
      return sides.map(async ([python, expected]) => {
        const row = `${requirement} ${expected ? 'has' : 'has no'} wheel for Python ${python}`;
        if ((await installs(requirement, python)) === expected) report.ok(row, 'asked of the index');
        else report.wrong(row, `the index says ${expected ? 'no' : 'yes'}`);
      });
    }),
  );
}

/** An exact companion that requires an exact torch. */
export async function verifyTorchDemands({ folder, world, report }) {
  const cases = [
    ...world.catalog.xformers
      .filter(({ version }) => ['0.0.30', '0.0.32.post2', '0.0.34'].includes(version))
      .flatMap(({ version, torch }) => [
        [`xformers==${version}`, torch, true],
        [`xformers==${version}`, torch === '2.8.0' ? '2.7.1' : '2.8.0', false],
      ]),
    ['bitsandbytes==0.46.1', '2.2.2', true],
    ['bitsandbytes==0.46.1', '2.1.1', false],
    ['torchvision==0.23.0', '2.8.0', true],
    ['torchvision==0.23.0', '2.7.1', false],
    ['torchvision==0.16.0', '2.1.0', true],
  ];
  await Promise.all(
    cases.map(async ([requirement, torch, expected]) => {
      const row = `${requirement} ${expected ? 'takes' : 'refuses'} torch ${torch}`;
      const { ok } = await resolve(folder, '3.11', [requirement, `torch==${torch}`]);
      if (ok === expected) report.ok(row, 'asked of the resolver');
      else report.wrong(row, `the resolver says ${ok ? 'yes' : 'no'}`);
    }),
  );
}
