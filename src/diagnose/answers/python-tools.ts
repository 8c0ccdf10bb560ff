import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { usesUv } from '../of-its-place.ts';

/** pip before 25.3 takes the first of both for builds too; from 26.2 on only the second. */
export const forBuilds = 'PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt';

/** What was being built, as pip or uv names it: a name, a pin or an address. */
function builtNearby(event: Event): string | null {
  const near = [event.text, ...event.below, ...event.above.slice(-25).reverse()];
  const found = near
    .map(
      (line) =>
        /(?:Failed to build|Failed building wheel for|bdist_wheel for|Failed to download and build|Building wheels? for|Could not build wheels for|Building) ['"`]?(?<name>(?:git\+)?https:[\w./@+-]{8,160}|[A-Za-z][\w.-]{1,60}(?: @ git\+https:[\w./@+-]{8,160})?(?:==[\w.]{1,20})?)['"`]?(?= |$|,|:|\()/.exec(
          line.slice(0, 400),
        )?.groups?.['name'],
    )
    .find(
      (one) =>
        one !== undefined &&
        !/^(?:https?|wheel|wheels|editable|extension|dependency|for|with|the)$/.test(one),
    );
  const name =
    found?.split(' @ ').at(-1) ??
    // What pip says before it asks the package how it is built.
    near
      .map(
        (line) =>
          /^Collecting (?<name>[A-Za-z][\w.-]{1,60}(?:==[\w.]{1,20})?)/.exec(line.trim())?.groups?.['name'],
      )
      .find((one) => one !== undefined);
  return name !== undefined && harmlessWord(name) ? name : null;
}

/** Where pkg_resources is missing: in a build's own environment, or where the program runs. */
export const setuptoolsAnswer: Answerer = (event) => {
  const part = /No module named '?pkg_resources\.(?<part>\w{1,40})/.exec(event.text)?.groups?.['part'];
  if (part === 'py2_warn') return frozenWithoutIt(event);
  if (part !== undefined) return notWhole(event, part);
  const near = [event.text, ...event.above.slice(-25), ...event.below];
  const build = near.some((line) =>
    /pip-build-env|builds-v0|build_meta|to build wheel|metadata-generation|build backend|egg_info|setup\.py/i.test(
      line,
    ),
  );
  if (!/pkg_resources/.test(event.text)) return null;
  if (!build)
    return event.frames.some(({ root }) => root !== null)
      ? { fix: [`${event.pip} install "setuptools<81"   # the last that has it; then start it again`] }
      : null;
  // setup.py of a clone, run in the environment itself.
  if (event.frames.some(({ file }) => /^\/(?!tmp\/).*\/setup\.py$/.test(file)))
    return {
      title: 'The setup.py asks for pkg_resources, which setuptools 82 lost',
      fix: [
        `${event.pip} install "setuptools<81"   # the last that has it; then the same again (pip: with --no-build-isolation)`,
      ],
    };
  const built = builtNearby(event);
  // In the version that the log names.
  const pin =
    built === null || built.includes('=')
      ? undefined
      : near
          .map((line) => new RegExp(`\\b${built.replace(/[^\w]/g, '.')}==[\\w.]{1,20}`).exec(line)?.[0])
          .find((one) => one !== undefined);
  const name = pin ?? built;
  const uv = near.some((line) => usesUv.test(line));
  const own =
    name === null
      ? []
      : [
          '# or that package alone, with the setuptools of the environment:',
          `${event.pip} install -U "setuptools<81" wheel && ${event.pip} install --no-build-isolation ${name}`,
        ];
  const shared = `echo "setuptools<81" > /tmp/build.txt && ${forBuilds} ${event.pip} install -r requirements.txt   # reaches the environments of builds, with old and new pip`;
  return {
    title: `${name ?? 'A package'} is built with a setuptools that has no pkg_resources`,
    cause: `Building ${name ?? 'the package'} imports pkg_resources, and the environment that is made for a build gets the newest setuptools, which lost it in 82. To install setuptools beside it does not reach that environment.`,
    fix: uv
      ? [
          'echo "setuptools<81" > /tmp/build.txt && UV_BUILD_CONSTRAINT=/tmp/build.txt uv pip install -r requirements.txt',
          '# uv sync: in pyproject.toml, below [tool.uv]: build-constraint-dependencies = ["setuptools<81"]',
          ...own,
        ]
      : name === null
        ? [shared]
        : [...own.slice(1), '# or for all at once:', shared],
    confidence: 'high',
  };
};

/** setuptools 45 to 46 import a part by its name alone, which what freezes programs does not see. */
function frozenWithoutIt({ pip }: Event): Answer {
  return {
    title: 'setuptools 45 came with pkg_resources.py2_warn, which the frozen program lacks',
    cause:
      'A program that PyInstaller or cx_Freeze made holds what is imported by name; pkg_resources of setuptools 45 and 46 imports py2_warn in a way that they do not see.',
    fix: [
      `${pip} install "setuptools<45"   # then freeze the program again`,
      `# or, with the setuptools that is here: ${pip} install -U pyinstaller cx_Freeze (newer hooks), or pyinstaller --hidden-import=pkg_resources.py2_warn`,
    ],
    confidence: 'high',
  };
}

/** pkg_resources is there, and a part of it is not: two setuptools lie over each other. */
function notWhole({ pip }: Event, part: string): Answer {
  return {
    title: `pkg_resources is there without its part ${part}: this setuptools is not whole`,
    cause: `pkg_resources.${part} belongs to setuptools, and the files that are here are of two releases, or those of the system were updated halfway.`,
    fix: [
      `${pip} install --force-reinstall -U "setuptools<81" wheel   # one whole release, which still has pkg_resources`,
      '# a program that was frozen (PyInstaller): freeze it again after that',
    ],
    confidence: 'medium',
  };
}

/** setup.py asks for the command of a package that is not there. */
export const wheelCommandAnswer: Answerer = (event) => {
  if (event.text.includes('wininst'))
    return {
      title: 'setup.py asks for a command that setuptools 60 and newer no longer have',
      cause: 'The package was written for a setuptools of before 2022.',
      fix: [`${event.pip} install "setuptools<60"   # then the same again, with --no-build-isolation`],
    };
  const name = builtNearby(event);
  return {
    fix: [
      `${event.pip} install -U "setuptools<81" wheel   # where python3 is the system's: apt-get install -y python3-wheel`,
      `${event.pip} install ${name ?? '-r requirements.txt'}   # then the same again; with --no-build-isolation: both must be in that very environment`,
    ],
  };
};

/** uv looks for one set of versions for every Python that pyproject.toml admits. */
export function projectPython(event: Event): Answer | null {
  const around = [event.text, ...event.below.slice(0, 6)].join(' ');
  const groups =
    /requested Python version \(?(?<asked>[<>=!~.,\d ]{1,30}?)\)? (?:does not|doesn't) satisfy Python ?(?<needed>[<>=!~.,\d ]{1,40}\d)/.exec(
      around,
    )?.groups;
  const [asked, needed] = [groups?.['asked'], groups?.['needed']?.trim()];
  if (asked === undefined || needed === undefined) return null;
  const who =
    /(?:and|because) (?:all versions of )?(?<who>[A-Za-z][\w.-]{1,60}(?:\[[\w,-]{1,40}\])?(?:==[\w.]{1,20})?) depends? on/.exec(
      around,
    )?.groups?.['who'];
  const lower = />=? ?3\.(?<minor>\d{1,2})/.exec(needed)?.groups?.['minor'];
  return {
    title: `requires-python of the project (${asked}) admits Pythons that a dependency does not`,
    cause: `uv resolves for every Python that pyproject.toml admits (${asked}), not only for the one that runs, and ${who === undefined ? 'a dependency' : `something that ${who} asks for`} needs ${needed}. Another interpreter alone changes nothing.`,
    fix: [
      `sed -i -E 's/^requires-python *=.*/requires-python = "${needed}"/' pyproject.toml && uv sync   # in the folder of the project`,
      ...(lower === undefined
        ? []
        : [
            `# or, where older Pythons must stay: that dependency only for newer ones: "NAME ; python_version >= '3.${lower}'"`,
          ]),
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** A build of torch that only its own index has, asked for by uv. */
export function torchOfUv(event: Event): Answer | null {
  const around = [event.text, ...event.above.slice(-3), ...event.below.slice(0, 4)].join(' ');
  const spec =
    /(?<name>torch(?:vision|audio)?)==(?<version>[\d.]{3,12})\+(?<tag>cu\d{3}|cpu|rocm[\d.]{1,5})/.exec(
      around,
    )?.groups;
  if (
    spec === undefined ||
    !usesUv.test(around) ||
    /ABI tag|Python version tag|platform tag|following versions of torch/.test(around)
  )
    return null;
  const { name = '', version = '', tag = '' } = spec;
  const index = `https://download.pytorch.org/whl/${tag}`;
  const project = /your project|uv (?:sync|add|lock)|workspace/.test(around);
  const added = [event.text, ...event.above]
    .map((line) => /\buv add (?:[A-Za-z][\w.-]{1,40}(?:==[\w.+]{1,30})?(?: |$)){1,8}/.exec(line)?.[0].trim())
    .find((one) => one !== undefined);
  const sync = [
    '# either: in pyproject.toml (an index below [tool.uv.pip] is only for uv pip):',
    `${torchAlone(index)} && ${added ?? 'uv sync'}`,
    `# or for this once: ${added ?? 'uv sync'} --index ${index} --index-strategy unsafe-best-match`,
  ];
  const pip = [
    `uv pip install "${name}==${version}+${tag}" --index ${index} --index-strategy unsafe-best-match`,
  ];
  return {
    title: `uv does not look where ${name} ${version}+${tag} is`,
    cause: `Builds with +${tag} are on the index of PyTorch only, and uv asked others.`,
    fix: project ? sync : [...pip, ...sync.slice(2)],
    confidence: 'high',
  };
}

/** numpy.distutils is built on distutils, which Python 3.12 took away: no numpy brings it there. */
export function distutilsOfNumpy({ captures, text, python }: Event): Answer | null {
  if (!/^numpy\.distutils/.test(captures['module'] ?? '') && !/'numpy\.distutils/.test(text)) return null;
  return python !== null && Number(python.split('.')[1]) < 12
    ? null
    : {
        class: 'python-version-unsupported',
        title: 'numpy has no numpy.distutils under Python 3.12 and newer',
        cause: 'It left with distutils of Python; the package is older than that.',
        fix: [
          'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # then install again, with "numpy<2" "setuptools<81"',
        ],
      };
}

/** setuptools names the package whose setup.py it refuses. */
export const oldSetuptools: Answerer = ({ text, pip }) => {
  const name = /error in (?<name>[\w.-]{2,60}) setup command/.exec(text)?.groups?.['name'];
  return name === undefined || !harmlessWord(name)
    ? null
    : {
        subject: name,
        title: `${name} cannot be built with this setuptools: ${/use_2to3/.test(text) ? 'it asks for use_2to3' : 'it is of before'}`,
        fix: [
          `echo "setuptools<58" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt ${pip} install --no-cache-dir ${name}   # with the setuptools of its time (Python 3.11 or older); then the rest as before`,
          `# or a release of ${name} of after 2021, or its repository (git+…), where it was mended`,
        ],
      };
};

/** Writes the index of torch into pyproject.toml, for torch and its two companions alone. */
export function torchAlone(index: string): string {
  return `printf '\\n[[tool.uv.index]]\\nname = "pytorch"\\nurl = "${index}"\\nexplicit = true\\n\\n[tool.uv.sources]\\ntorch = { index = "pytorch" }\\ntorchvision = { index = "pytorch" }\\ntorchaudio = { index = "pytorch" }\\n' >> pyproject.toml`;
}

/** uv took a package from the index of torch, which has only some files of the others (and of itself). */
export function fromTorchIndex(event: Event): Answer | null {
  const near = [event.text, ...event.above.slice(-3)].join(' ').slice(0, 3000);
  const { name, index } =
    /Distribution `(?<name>[\w.-]{1,60})==\S{1,40} @ registry\+(?<index>https:\/\/download\.pytorch\.org\/whl\/\w{2,8})`/.exec(
      near,
    )?.groups ?? {};
  if (name === undefined || index === undefined) return null;
  if (/^torch/.test(name))
    return /only has wheels for the following platform/.test([event.text, ...event.below].join(' '))
      ? {
          class: 'wheel-not-supported-on-platform',
          title: `uv.lock names the ${name} of another platform`,
          cause: `That index has ${name} for ARM under its bare number, for others as +cu…: uv took the first.`,
          fix: [
            `uv self update; uv lock --upgrade-package ${name} && uv sync   # still so: write the whole number in pyproject.toml, as ${name}==…+${index.split('/').at(-1)}`,
          ],
          confidence: 'medium',
        }
      : null;
  return {
    class: 'package-not-found',
    title: `uv takes ${name} from the index of torch`,
    cause:
      'An index that is given by --index comes first for all packages, and this one has only some files of them.',
    fix: [
      `${torchAlone(index)} && uv add torch   # the index is asked for torch alone; where pyproject.toml names it already: explicit = true below it, and [tool.uv.sources]`,
      '# or: --index-strategy unsafe-best-match behind the same command',
    ],
    confidence: 'high',
  };
}
