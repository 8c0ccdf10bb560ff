import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { packageBuilt } from './build.ts';
import { own, quoted, who } from './module-words.ts';

export function standard(facts: Facts, root: string): boolean {
  const { stdlib, removed } = facts.imports.python;
  return (
    root === 'pkg_resources' ||
    root === 'distutils' ||
    Object.hasOwn(removed, root) ||
    stdlib.split(' ').includes(root)
  );
}

export function ofTheBuild(event: Event, facts: Facts, root: string): Answer {
  const dist = (own(facts.imports.names, root)?.split('|')[0] ?? root).replaceAll('_', '-');
  const what = packageBuilt(event);
  const near = [...event.above.slice(-25), event.text, ...event.below].join('\n');
  // pip before 20 says so; it reads neither the wheels of today nor what a build asks for.
  const old = /output from command python setup\.py/.test(near);
  const backend = /^(?:hatchling|flit_core|poetry|pdm|setuptools|scikit_build_core|mesonpy|maturin)$/.test(
    root,
  );
  const tools = `${event.pip} install ${quoted(dist)} wheel "setuptools<81"`;
  if (old || backend)
    return {
      class: 'build-module-missing',
      subject: root,
      title: old
        ? `This pip is too old: it builds ${what ?? 'the package'} from source, and lacks ${dist} for that`
        : `${what ?? 'A package'} is built without an environment of its own, and ${dist} is not installed here`,
      cause: old
        ? `The words are those of a pip before 20: it does not see the ready wheels of today, takes the source, and does not fetch what its setup needs (${root}).`
        : `${dist} is what the package is built with (build-system in its pyproject.toml); without isolation (--no-build-isolation) it must be installed beforehand.`,
      fix: old
        ? [
            `${event.pip} install -U pip ${tools.slice(tools.indexOf(' install ') + 9)} && ${event.pip} install --no-build-isolation ${what ?? '-r requirements.txt'}   # a ready wheel, where there is one for this Python; else with what its setup needs`,
          ]
        : [
            `${tools}   # then the same again`,
            '# or without --no-build-isolation (no-build-isolation in pyproject.toml): then it is fetched for the build',
          ],
      confidence: 'high',
      weight: 'root',
    };
  return {
    class: 'build-module-missing',
    subject: root,
    title: `A package is built that needs ${dist}, and does not say so`,
    cause: `${what ?? 'The package'} is built from source, and its setup imports ${root}; pip builds in an environment of its own, which lacks it.`,
    fix: [
      `${event.pip} install ${quoted(dist)} wheel "setuptools<81"`,
      `${event.pip} install --no-build-isolation ${what ?? '-r requirements.txt'}   # builds with what is installed`,
      '# or a Python for which there is a ready wheel: uv venv --seed --python 3.10 /workspace/venv',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/**
 * functional_tensor was renamed to _functional_tensor in torchvision 0.15 and the old name went in 0.17; what
 * either of them is asked for is in torchvision.transforms.functional of every release.
 */
export function functionalTensor(event: Event, name: string): Answer {
  const frame = event.frames.at(-1);
  const file = frame?.file ?? '';
  const late = name.startsWith('_');
  const change = `sed -i 's/transforms\\.${name}/transforms.functional/'`;
  const asker = frame?.root ?? (/basicsr/.test(file) || file === '' ? 'basicsr' : 'the code');
  // A folder of the project is no package that pip could bring anew; of the packages, basicsr alone has a fork.
  const forked = asker === 'basicsr' && (file === '' || frame?.root !== null);
  // The line that imports it may stand in another file of the package than the last one that the log shows.
  const folder = /^.{1,200}[\\/](?:site|dist)-packages[\\/]\w{1,60}/.exec(file)?.[0];
  const shown = frame?.code.includes(name) || folder === undefined;
  const sed = harmlessWord(file)
    ? [
        shown
          ? `${change} ${file}`
          : `grep -rl --include="*.py" transforms.${name} ${folder} | xargs ${change}`,
      ]
    : asker !== 'basicsr'
      ? []
      : [
          `${change} "$(${event.pip.replace(/ -m pip$/, '')} -c 'import importlib.util as u; print(u.find_spec("basicsr").submodule_search_locations[0])')/data/degradations.py"`,
        ];
  return {
    class: late ? 'torchvision-version-mismatch' : 'torchvision-functional-tensor-removed',
    title: late
      ? 'torchvision before 0.15 has no _functional_tensor: the name is newer than what is here'
      : 'torchvision 0.17 removed functional_tensor, which this package still imports',
    cause: late
      ? `${asker} imports torchvision.transforms._functional_tensor, as it is called since torchvision 0.15; the older one here calls it functional_tensor. What it needs is in torchvision.transforms.functional of both.`
      : `${asker} imports torchvision.transforms.functional_tensor, which torchvision 0.17 and newer no longer have; what it needs is in torchvision.transforms.functional. No package of that name exists to install.`,
    fix: [
      ...sed,
      ...(late
        ? [
            '# or the torchvision that the code was written for: 0.15 or newer, with the torch and torchaudio of its release, from one index',
          ]
        : forked
          ? [
              '# or, instead of the line above:',
              `${event.pip} uninstall -y basicsr && ${event.pip} install basicsr-fixed`,
            ]
          : [
              '# or the torchvision that the code was written for: before 0.17, with the torch and torchaudio of its release, from one index',
            ]),
    ],
    confidence: 'high',
    weight: 'root',
  };
}

export function standardAnswer(event: Event, facts: Facts, module: string): Answer | null {
  const { python } = facts.imports;
  const root = module.split('.')[0] ?? module;
  const minor = Number(event.python?.split('.')[1] ?? Number.NaN);
  const removed = own(python.removed, root);
  if (removed !== undefined && (root !== 'distutils' || !(minor < 12))) {
    const use = removed.use;
    // What stands in for it is made for the Pythons that lost it; an older one was installed without a part of itself.
    const early = minor < Number(removed.gone.split('.')[1]);
    const pack = !early && use !== null && /^[\w.-]+$/.test(use) && use !== 'none' ? use : null;
    return {
      class: root === 'distutils' ? 'distutils-missing' : 'python-version-unsupported',
      subject: root,
      title: early
        ? `This Python ${event.python} lacks ${root}, a part of its own standard library`
        : `${root} left the standard library in Python ${removed.gone}`,
      cause: `${who(event)} imports ${root}, which Python ${removed.gone} and newer no longer have${event.python === null ? '' : ` (here: ${event.python})`}; pip cannot bring that very module back.`,
      fix: [
        ...(root === 'distutils'
          ? [
              `${event.pip} install -U "setuptools<81" wheel   # brings a stand-in for distutils`,
              '# or a Python that still has it:',
            ]
          : pack === null
            ? []
            : [`${event.pip} install ${pack}`, '# or a Python that still has it:']),
        `uv venv --seed --python ${removed.last} /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  const added = own(python.added, root);
  if (added !== undefined) {
    return {
      class: 'python-version-unsupported',
      subject: root,
      title: `${root} came to the standard library in Python ${added}`,
      cause: `${who(event)} needs Python ${added} or newer for ${root}${event.python === null ? '' : ` (here: ${event.python})`}.`,
      fix: [
        ...(root === 'tomllib'
          ? [`${event.pip} install tomli   # where the code falls back to it`, '# or:']
          : []),
        `uv venv --seed --python ${added} /workspace/venv && . /workspace/venv/bin/activate`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  const dev = own(python.built_without, root);
  const apt = own(python.apt, root);
  if (apt !== undefined && !['setuptools', 'pip', 'venv', 'ensurepip', 'distutils', 'apt'].includes(root)) {
    const versioned =
      event.python !== null && /^python3-/.test(apt) ? apt.replace('python3', `python${event.python}`) : null;
    return {
      subject: root,
      title: `Python's own module ${root} is a system package that is not installed`,
      cause: `${root} belongs to Python itself, so pip cannot bring it; Debian and Ubuntu ship it in a package of its own.`,
      fix: [
        `apt-get update && apt-get install -y ${apt}`,
        ...(versioned === null
          ? []
          : [
              `# or, where python${event.python} is not the system's own:`,
              `apt-get install -y ${versioned}`,
            ]),
        ...(dev === undefined
          ? []
          : [`# or, for a Python that was compiled: apt-get install -y ${dev}, then build it again`]),
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  if (dev !== undefined) {
    return {
      subject: root,
      title: `This Python was compiled without ${root}`,
      cause: `${root} belongs to Python itself; it is missing because ${dev} was not there when this interpreter was built (pyenv, from source). pip cannot bring it.`,
      fix: [
        `apt-get update && apt-get install -y ${dev}   # then build this Python again, e.g. pyenv install --force ${event.python ?? '3.11'}`,
        '# or a ready one:',
        `uv venv --seed --python ${event.python ?? '3.11'} /workspace/venv`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  return null;
}

/** pkg_resources of a setuptools that knows no Python 3.12: of the environment, or of a build that asks for an old one. */
export function oldSetuptools(event: Event): Answer {
  const building = [event.text, ...event.above.slice(-60), ...event.below].some((line) =>
    /pip-build-env|requirements to build|subprocess-exited|setup\.py egg_info/.test(line),
  );
  const older = `uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # ${building ? '' : 'or '}a Python of its time; then install the requirements again`;
  return {
    title: 'Python 3.12 took pkgutil.ImpImporter away, and an old setuptools (pkg_resources) asks for it',
    cause: building
      ? 'A package without a wheel for this Python is built, with the setuptools of its time.'
      : 'The setuptools that is found here is older than its Python: 66.1 and newer go with 3.12.',
    fix: building
      ? [older]
      : [`${event.pip} install -U pip wheel "setuptools<81"   # 82 has no pkg_resources any more`, older],
    confidence: 'high',
    weight: 'root',
  };
}
