// What the rules predict about two exact pins, beside what the resolver does with them: every pair of
// known releases of two packages that one of the bounds connects. A refusal that was predicted and does
// not come is a false alarm; what breaks only when it runs, the rules must find in the resolver's answer.
import { resolve } from './uv.mjs';

const python = '3.11';

/** What the resolver's answer must hold where one of these rules speaks. */
const floats = {
  PW406: ['pydantic', '>=2.11'],
  PW407: ['starlette', '>=1.0'],
  PW408: ['huggingface-hub', '>=1.0'],
  PW410: ['numpy', '>=2.0'],
};

export async function verifyPairs({ folder, core, world, report }) {
  await Promise.all(
    pairsOf(core).map(async (pair) => {
      const row = `${pair.join(' with ')} on Python ${python}`;
      const { findings } = core.lintFile('requirements.txt', `${pair.join('\n')}\n`, {
        catalog: world.catalog,
        image: null,
        python,
      });
      const errors = findings.filter(({ severity }) => severity === 'error');
      const refusal = errors.find(({ error }) => /conflicting dependencies|No matching/.test(error ?? ''));
      const { ok, pins, text } = await resolve(folder, python, pair);
      if (ok && refusal !== undefined)
        return report.wrong(row, `it resolves, and ${refusal.code} says: ${refusal.message}`);
      if (!ok && errors.length === 0) return report.unverified(row, `no rule knows: ${reasonIn(text)}`);
      const astray = ok ? errors.find(({ code }) => !isThere(code, pins, core)) : undefined;
      if (astray !== undefined)
        return report.wrong(row, `${astray.code} says: ${astray.message} The resolver takes another version`);
      report.ok(row, errors.map(({ code }) => code).join(', ') || 'nothing to say, and it resolves');
    }),
  );
}

function isThere(code, pins, core) {
  const [name, range] = floats[code] ?? [];
  return name === undefined || core.satisfies(pins.get(name) ?? '', range);
}

function reasonIn(text) {
  const line = text.replace(/\s+/g, ' ');
  return /Because (.*?)(?: and you require|,)/.exec(line)?.[1] ?? line.slice(0, 120);
}

function pairsOf({ bounds, knownReleases }) {
  const connected = new Set(bounds.map(({ name, needs }) => `${name} ${needs}`));
  return [...connected].flatMap((names) => {
    const [name, needs] = names.split(' ');
    return knownReleases(name).flatMap((release) =>
      knownReleases(needs).map((other) => [`${name}==${release}`, `${needs}==${other}`]),
    );
  });
}
