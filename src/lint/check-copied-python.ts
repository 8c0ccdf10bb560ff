import { twoPythons } from '../rules/image/pw205-two-pythons.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';

const copied = /--from=([\w.-]{1,80})[ \t]+(?:--\S{1,80}[ \t]+)*(\/\S{1,200})/;
/** Brings another Python along, or makes the environment anew. */
const brings = /\/usr\/local(?:\/|\/bin\S{0,80})?[ \t]|uv\b|conda|pyenv|make\b|venv\b|virtualenv|bin\/python/;
const bare = /^(?:nvidia\/cuda|ubuntu|debian):/;

/** PW205: an environment out of a stage whose Python the last stage lacks. `names`: those of the stages. */
export function checkCopiedPython(
  { stages }: Dockerfile,
  names: readonly (string | undefined)[],
): readonly FileFinding[] {
  const last = stages.at(-1);
  if (last === undefined || names.length !== stages.length) return [];
  const there = pythonOf(last);
  const steps = last.instructions.filter(({ keyword }) => /^(?:RUN|COPY)$/.test(keyword));
  return steps
    .flatMap(({ text, place }): readonly FileFinding[] => {
      const [, name = '', path = ''] = copied.exec(text) ?? [];
      const source = stages[names.indexOf(name.toLowerCase())];
      const made = source === undefined ? undefined : pythonOf(source);
      if (source === undefined || made === undefined || made === there || !isEnvironment(source, path))
        return [];
      if (there === undefined && !bare.test(last.image ?? '')) return [];
      const others = steps.filter((one) => one.place !== place).map((one) => `${one.text} `);
      if (others.some((one) => brings.test(one) || one.includes(`python${made}`))) return [];
      return [
        {
          ...found(twoPythons, {
            place,
            severity: 'error',
            message: `${path} is for the Python ${made} of ${source.image}, and ${last.image} has ${there ?? 'no /usr/local/bin/python3'}: nothing in it is found.`,
            error: null,
            why: 'Because an environment links to its Python, and holds packages for that version alone.',
            fixes: ['make it in the last stage', `take a base with Python ${made} for both`],
          }),
          title: 'An environment without its Python',
        },
      ];
    })
    .slice(0, 1);
}

/** The Python of an image of python. */
function pythonOf({ image }: Stage): string | undefined {
  return /(?:^|\/)(?:python:|uv:python)(3\.\d{1,2})(?!\d)/.exec(image ?? '')?.[1];
}

/** True for a folder that this stage makes an environment of, with the Python of its base. */
function isEnvironment({ runs, env }: Stage, path: string): boolean {
  const text = runs
    .map((run) => run.text)
    .join('\n')
    .replace(/\$\{?(\w{1,60})\}?/g, (whole, name: string) => env.get(name) ?? whole);
  if (/--copies|--relocatable|conda|pyenv|deadsnakes|--python\b|-p python|uv python/.test(text)) return false;
  if (/\/python3\.\d+\/site-packages\/?$/.test(path)) return /\binstall\b/.test(text);
  if (/\/\.venv\/?$/.test(path)) return /\buv (?:sync|venv)|poetry install|venv \S*\.venv/.test(text);
  const made = /(?:venv|virtualenv)[ \t]([^\n&;|]{1,200})/g;
  return [...text.matchAll(made)].some(([, words = '']) =>
    words.split(/\s/).includes(path.replace(/\/$/, '')),
  );
}
