// The tables of the package rules, each row asked of the package index.
import { resolve } from './uv.mjs';

/** Releases that a row speaks of by name, and the known ones in its range. */
function releasesIn({ name, versions }, core) {
  const named = [...versions.matchAll(/={2}(\d[^,*]*)(?!\.\*)(?:,|$)/g)].map(([, version]) => version);
  const known = core.knownReleases(name);
  return [...new Set([...named, ...known])].filter((version) => core.satisfies(version, versions));
}

/** Every release that the rules know by name exists, on some Python. */
export async function verifyReleases({ folder, core, report }) {
  const named = new Set([
    ...core.releases.flatMap(({ name, versions }) => versions.map((version) => `${name}==${version}`)),
    ...[...core.wheelSizes].map(([name, { version }]) => `${name}==${version}`),
  ]);
  await Promise.all(
    [...named].map(async (asked) => {
      const seen = await firstWith(folder, asked, ['3.12', '3.10', '3.13']);
      if (seen === null)
        report.wrong(`${asked} exists`, 'the index has no such release, or none with a wheel');
      else report.ok(`${asked} exists`, `on Python ${seen}`);
    }),
  );
}

async function firstWith(folder, requirement, pythons) {
  for (const python of pythons)
    if ((await resolve(folder, python, [requirement], ['--no-deps'])).ok) return python;
  return null;
}

export async function verifyBounds({ folder, core, report }) {
  await Promise.all(
    core.bounds.map(async (bound) => {
      const [version] = releasesIn(bound, core);
      const row = `${bound.name} ${bound.versions} requires ${bound.needs}${bound.specifier}`;
      const outside = core.knownReleases(bound.needs).find((one) => !core.satisfies(one, bound.specifier));
      if (version === undefined) return report.unverified(row, 'no release of that range is named');
      if (outside === undefined) return report.unverified(row, 'no release outside it is known to try');
      const own = `${bound.name}==${version}`;
      const { ok, text } = await resolve(folder, '3.12', [own, `${bound.needs}==${outside}`]);
      if (ok) return report.wrong(row, `${own} resolves with ${bound.needs}==${outside} too`);
      // The resolver quotes the package: "transformers==4.49.0 depends on tokenizers>=0.21,<0.22".
      // Of the newest release it says >=.
      const quoted = text
        .replace(/\s+/g, ' ')
        // A marker stands between the name and its versions: starlette{sys_platform != 'emscripten'}>=0.40.
        .replace(/\{[^}]*\}/g, '')
        .replaceAll(`${bound.name}>=${version} `, `${own} `)
        .split(`${own} depends on ${bound.needs}`)[1];
      const stated = /^([<>=!~][^ ]*)/.exec(quoted ?? '')?.[1] ?? null;
      if (stated === null) return report.unverified(row, 'refused, in words that do not quote it');
      if (states(stated, bound.specifier)) report.ok(row, `${own} depends on ${bound.needs}${stated}`);
      else report.wrong(row, `${own} depends on ${bound.needs}${stated}`);
    }),
  );
}

/** Whether the package states all of our bounds, in whatever order and with whatever zeros. It may state more. */
function states(stated, ours) {
  const parts = (text) => text.split(',').map((part) => part.replace(/\.dev0$/, '').replace(/(?:\.0)+$/, ''));
  return parts(ours).every((part) => parts(stated).includes(part));
}

export async function verifyWheelRanges({ folder, core, report }) {
  const next = (python, by) => `3.${Number(python.split('.')[1]) + by}`;
  const questions = core.wheelRanges.flatMap((range) => {
    const [version = range.versions.startsWith('>=1.24') ? '1.25.2' : undefined] = releasesIn(range, core);
    if (version === undefined) {
      report.unverified(`${range.name} ${range.versions}`, 'no release is named');
      return [];
    }
    const of = (python, expected) => ({ requirement: `${range.name}==${version}`, python, expected });
    return [
      ...(range.to === null ? [] : [of(range.to, true), of(next(range.to, 1), false)]),
      ...(range.from === null ? [] : [of(range.from, true), of(next(range.from, -1), false)]),
    ];
  });
  await Promise.all(
    questions.map(async ({ requirement, python, expected }) => {
      const row = `${requirement} ${expected ? 'has a' : 'has no'} wheel for Python ${python}`;
      const { ok } = await resolve(folder, python, [requirement], ['--no-deps']);
      if (ok === expected) report.ok(row, 'asked of the index');
      else report.wrong(row, `the index says ${expected ? 'no' : 'yes'}`);
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
    ['torchaudio==2.10.0', '2.9.1', false],
    ['torchaudio==2.11.0', '2.10.0', true],
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

/** Which Pythons each torch has a wheel for, and that its partners go with it: as far as the default index tells. */
export async function verifyTorch({ folder, world, report }) {
  const pythons = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];
  await Promise.all(
    world.catalog.torch.flatMap((release) => [
      ...pythons.map(async (python) => {
        const expected = release.pythons.includes(python);
        const row = `torch ${release.version} has ${expected ? 'a' : 'no'} wheel for Python ${python}`;
        const { ok } = await resolve(folder, python, [`torch==${release.version}`], ['--no-deps']);
        if (ok === expected) report.ok(row, 'asked of the index');
        else report.wrong(row, `the index says ${ok ? 'yes' : 'no'}`);
      }),
      ...[pythons.find(isOf(release)), pythons.findLast(isOf(release))].map((python) =>
        verifyTrio(folder, release, python, report),
      ),
    ]),
  );
}

const isOf = (release) => (python) => release.pythons.includes(python);

async function verifyTrio(folder, { version, torchvision, torchaudio }, python, report) {
  const trio = [`torch==${version}`];
  if (torchvision !== null) trio.push(`torchvision==${torchvision}`);
  if (torchaudio !== null) trio.push(`torchaudio==${torchaudio}`);
  const row = `${trio.join(', ')} go together on Python ${python}`;
  const { ok, text } = await resolve(folder, python, trio);
  if (ok) report.ok(row, 'asked of the resolver');
  else if (/no usable wheels|no wheels with a matching/.test(text))
    report.unverified(row, 'the default index lacks a wheel; the CUDA indexes are elsewhere');
  else report.wrong(row, text);
}
