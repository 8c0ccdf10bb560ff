// How long check takes over every GPU × image × Python × preset × strategy, and how much of it nobody can
// judge: npm run bench:check. Targets: under 1 s with the shortlisted images, under 10 s with all of them.
import { loadCore, loadWorld } from './core.mjs';

const core = await loadCore(`
  export { check } from './src/judge/check.ts';
  export { resolve } from './src/resolve/resolve.ts';
  export { overallVerdict } from './src/judge/verdict.ts';
`);
const { catalog, presets } = await loadWorld();
const shortlisted = catalog.images.filter((image) => image.shortlisted !== null);

// Once to warm up: what is measured is the judging, not the compiling of it.
for (const image of shortlisted) for (const _ of plans(image)) break;
measure('shortlisted images', shortlisted, 1000);
measure('all images', catalog.images, 10_000);

function measure(title, images, target) {
  const start = performance.now();
  let count = 0;
  let findings = 0;
  for (const image of images) {
    for (const { draft, preset } of plans(image)) {
      findings += core.check(draft, preset, catalog).length;
      count += 1;
    }
  }
  const ms = performance.now() - start;
  const unverified = images.reduce((sum, image) => sum + unverifiedOf(image), 0);
  console.log(
    `${title}: ${count} plans, ${findings} findings in ${Math.round(ms)} ms (target ${target} ms), ` +
      `${((1000 * ms) / count).toFixed(1)} µs each; unverified ${((100 * unverified) / count).toFixed(1)} %`,
  );
}

function unverifiedOf(image) {
  let unverified = 0;
  for (const { draft, preset } of plans(image)) {
    const verdict = core.overallVerdict([], core.resolve(draft, preset, catalog));
    if (verdict === 'unverified') unverified += 1;
  }
  return unverified;
}

function* plans(image) {
  for (const preset of presets) {
    for (const { id } of catalog.gpus) {
      for (const version of preset.python?.allowed ?? []) {
        const own = image.pythons.some((python) => python.version === version);
        for (const install of preset.install.allowed) {
          const python = { version, provider: own ? 'image' : 'uv' };
          yield { preset, draft: { app: preset.id, gpu: id, image: image.ref, python, install } };
        }
      }
    }
  }
}
