import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { lastPythonOf } from '../facts/last-wheels.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';

/** Builds an extension that a repository brings, from within it: the setup.py that says `word` is of its folder. */
export function builtAgain(pip: string, word: string): string {
  return `S="$(grep -rl --include=setup.py ${word} "$(git rev-parse --show-toplevel 2>/dev/null || pwd)" | head -1)"; cd "$(dirname "\${S:?no setup.py here makes ${word}}")" && { mv build build.old 2>/dev/null; ${pip} install --no-build-isolation --force-reinstall --no-deps .; }   # in the folder of the repository: compiled anew; needs nvcc of the CUDA of torch`;
}

/** What to build or take for a module that is compiled. Null: it is none of those. `again`: it is there, and does not fit. */
export function builtModule(event: Event, module: string, again = false): Answer | null {
  const install = `${event.pip} install ${again ? '--force-reinstall --no-cache-dir --no-deps ' : ''}${module.replaceAll('_', '-')} -f`;
  const row = rowOf(answers.compiledModules.rows, module);
  if (row === undefined) return null;
  const { of: what, commands } = row;
  const here = versionNearby(event, 'torch');
  const python = event.pip.replace(/ -m pip$/, '').replace(/^pip$/, 'python3');
  const fix = commands.flatMap((command) => {
    if (command === 'APEX')
      return [
        `${event.pip} uninstall -y apex; git clone --depth 1 https://github.com/NVIDIA/apex && cd apex && APEX_CPP_EXT=1 APEX_CUDA_EXT=1 ${event.pip} install -v --no-cache-dir --no-build-isolation .   # needs nvcc of torch's CUDA; the apex of the index is another package`,
      ];
    if (command === 'AGAIN') return [builtAgain(event.pip, module)];
    if (command === 'PYG' || command === 'KAOLIN') {
      const tag = tagNearby(event);
      const [folder, between] =
        command === 'PYG' ? ['data.pyg.org/whl', '+'] : ['nvidia-kaolin.s3.us-east-2.amazonaws.com', '_'];
      return here !== null && tag !== null
        ? [
            `${install} https://${folder}/torch-${here}${between}${tag}.html   # the ready wheel for this torch`,
          ]
        : [
            `${install} "https://${folder}/torch-$(${python} -c 'import torch as t; c = t.version.cuda; print(t.__version__.split("+")[0] + "${between}" + ("cu" + c.replace(".", "") if c else "cpu"))').html"   # the ready wheel for the torch that is here${command === 'PYG' ? ' (2.5.1 is 2.5.0 there)' : ''}`,
          ];
    }
    // The version that is there is not built anew unless it is forced.
    const anew = again
      ? command.replace(/^PIP install (?!--force)/, '$&--force-reinstall --no-deps --no-cache-dir ')
      : command;
    return [anew.replaceAll('PIP', event.pip).replaceAll(/\bPYTHON\b/g, python)];
  });
  return {
    subject: module,
    title: `${module} is compiled, and was not: it belongs to ${what}`,
    cause: `${module} is no package of the index (one of that name would be a stranger's): it comes from ${what}, compiled for the torch, CUDA and Python that are here.`,
    fix: [
      ...fix,
      '# an nvcc of the CUDA of torch must be there: nvcc --version; python3 -c "import torch; print(torch.version.cuda)"',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** A package that has ready wheels elsewhere than on the index was to be compiled. */
export const builtWheelAnswer: Answerer = (event) => {
  const name = (event.captures['package'] ?? '').toLowerCase().replaceAll('-', '_');
  const row = /^(?:torch|pyg)_/.test(name) ? builtModule(event, name) : null;
  if (row !== null) return { fix: row.fix ?? [], confidence: 'medium' };
  // Packages that have wheels for each Python of their time: their source is old for a newer one.
  const old = event.above
    .map((line) =>
      /(?:cached|Downloading) (?<name>numpy|scipy|pandas|scikit[_-]learn|scikit[_-]image|matplotlib|numba|llvmlite|h5py|pyarrow|lxml|PyYAML)-(?<version>[\d.]{1,12}\d)\.(?:tar\.gz|zip)/i.exec(
        line.slice(0, 300),
      ),
    )
    .findLast((found) => found !== null)?.groups;
  if (old === undefined) return null;
  const { name: dist = '', version = '' } = old;
  const last = lastPythonOf(dist.toLowerCase().replaceAll('_', '-'), version);
  return {
    title: `${dist} ${version} is older than this Python${event.python === null ? '' : ` (${event.python})`}: it has no ready wheel for it`,
    cause: `So pip compiles ${dist} from its source, which does not know this Python.`,
    fix: [
      `uv venv --seed --python 3.${last ?? 10} /workspace/venv && . /workspace/venv/bin/activate   # ${last === null ? 'a Python of its time (before 2021: 3.8)' : 'the last that has a wheel of it'}; then the same install again`,
      `# or where what asks for it allows a newer one: ${event.pip} install -U ${dist}`,
    ],
    confidence: 'medium',
  };
};
