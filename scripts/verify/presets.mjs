// Each preset's requirements against the real resolver, for each Python it allows, beside what the rules predict.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolve } from './uv.mjs';

/** Lines of a preset as pip would get them, without those that another place serves. */
function linesOf(preset, build, core) {
  const constrained = new Map();
  for (const { spec } of preset.constraints) {
    const requirement = core.parseRequirement(spec);
    if (requirement !== null) constrained.set(requirement.name, requirement.specifier);
  }
  const elsewhere = [];
  const lines = [];
  for (const { requirements } of preset.install.passes) {
    for (const { spec } of requirements) {
      if (core.parseRequirement(spec)?.url === null) lines.push(spec);
      else elsewhere.push(spec.split(' @ ')[0]);
    }
  }
  // The release of that number on the index says the same about itself as the +cuXXX build.
  for (const name of ['torch', 'torchvision', 'torchaudio']) {
    if (build[name] !== null) lines.push(`${name}==${build[name]}`);
  }
  elsewhere.push(`torch ${build.torch}+${build.cudaTag}`);
  return {
    lines,
    constraints: [...constrained].map(([name, specifier]) => `${name}${specifier}`),
    elsewhere,
  };
}

export async function verifyPresets({ folder, core, world, report }) {
  const jobs = world.presets.flatMap((preset) =>
    // An app may need no Python, or no torch: then there is nothing that the index could say.
    (preset.python?.allowed ?? []).flatMap((python) =>
      (preset.torch?.builds ?? []).map((build) => ({ preset, python, build })),
    ),
  );
  // The first one alone: what it asked the index, the others then find in uv's cache.
  const [first, ...others] = jobs;
  await verify(first);
  await Promise.all(others.map(verify));

  async function verify({ preset, python, build }) {
    const name = `preset ${preset.id}, Python ${python}, torch ${build.torch}`;
    const { lines, constraints, elsewhere } = linesOf(preset, build, core);
    const { result, dropped } = await resolveWheels(folder, python, [...lines, ...constraints]);
    const predicted = packageErrors(preset, python, build, world, core);
    const expected = predicted.length === 0;
    if (result.ok !== expected) {
      const said = expected ? 'the rules find no fault' : `the rules say ${predicted.join(', ')}`;
      return report.wrong(
        name,
        `${said}, the resolver ${result.ok ? 'finds an answer' : `says: ${result.text}`}`,
      );
    }
    report.ok(name, `${result.pins.size} packages resolve, none of them built`);
    const pinned = lines.concat(constraints).flatMap((line) => {
      const requirement = core.parseRequirement(line);
      const version = core.exactVersion(requirement?.specifier ?? '');
      return version === null || dropped.includes(requirement.name) ? [] : [[requirement.name, version]];
    });
    for (const [pinName, version] of new Map(pinned)) {
      const found = result.pins.get(pinName);
      // A constraint on something that nothing installs is not resolved.
      if (found === undefined) continue;
      if (core.compareVersions(found, version) === 0) report.pin(`${pinName}==${version}`, python);
      else report.wrong(`${name}: ${pinName}`, `pinned to ${version}, resolved to ${found}`);
    }
    for (const what of elsewhere)
      report.unverified(`${preset.id}: ${what}`, 'lies on another index or address');
    for (const what of dropped)
      report.unverified(`${preset.id}: ${what}`, 'has no wheel, and nothing is built here');
  }
}

// A release without a wheel has none for any Python: found once, it is left out from the start.
const sources = new Set();

/** Resolves; leaves out what exists as source only, and says what that was. */
async function resolveWheels(folder, python, lines) {
  const nameOf = (line) =>
    line
      .toLowerCase()
      .replace(/[-_.]+/g, '-')
      .match(/^[a-z0-9-]+/)?.[0];
  const file = path.join(folder, `overrides-${Math.random().toString(36).slice(2)}.txt`);
  for (;;) {
    const without = new Set(sources);
    const named = lines.map(nameOf).filter((name) => without.has(name));
    const left = lines.filter((line) => !without.has(nameOf(line)));
    // What another package asks for can only be left out by an override that never applies.
    await writeFile(file, [...without].map((name) => `${name} ; python_version < "3"\n`).join(''));
    const result = await resolve(folder, python, left, ['--override', file]);
    const source = result.ok ? null : sourceOnly(result.text);
    if (source === null || without.has(source)) return { result, dropped: [...new Set(named)] };
    sources.add(source);
  }
}

function sourceOnly(text) {
  const one = text.replace(/\s+/g, ' ');
  return /Wheels are required for `([^`]+)` because building from source/.exec(one)?.[1] ?? null;
}

/** Standing errors of the package rules for a plain plan of this preset. */
function packageErrors(preset, python, build, { catalog }, core) {
  const gpu = catalog.gpus.find(({ computeCapability }) =>
    build.for === 'any'
      ? computeCapability === '8.9'
      : build.for.includes(`sm_${(computeCapability ?? '').replace('.', '')}`),
  );
  const draft = {
    app: preset.id,
    gpu: gpu.id,
    image: 'runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404',
    python: { version: python, provider: 'image' },
    install: 'venv',
  };
  return core
    .standingErrors(core.check(draft, preset, catalog))
    .filter(({ code }) => code.startsWith('PW4'))
    .map(({ code, message }) => `${code} ${message}`);
}
