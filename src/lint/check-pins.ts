import { metadataSource, type Need, sureNeedsOf } from '../catalog/metadata.ts';
import { wheelRanges } from '../catalog/packages.ts';
import {
  missingRelease,
  nearestToNone,
  needsRead,
  pythonsOf,
  releasesDate,
  releasesSource,
} from '../catalog/releases-read.ts';
import { excludeEachOther } from '../packaging/ranges.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { pinWithoutWheel } from '../rules/packages/pw423-pin-without-wheel.ts';
import { metadataConflict } from '../rules/packages/pw425-metadata-conflict.ts';
import { type FileFinding, found } from './finding.ts';
import { type Located, type PackageIndex, torchTagOf } from './located.ts';
import { pinMissing } from './pages/lists.ts';
import type { PipStep } from './pip-steps.ts';

/** What rules of their own watch. */
const watched = /^(?:torch|torchvision|torchaudio|triton|xformers)$/;

/** What is installed from its source without a compiler too, only slower. */
const optionalCode =
  /^(?:markupsafe|sqlalchemy|wrapt|websockets|frozenlist|multidict|yarl|propcache|tornado|pyyaml|charset-normalizer|coverage|black|mypy|simplejson|zope-interface|protobuf|pydantic)$/;

interface Asked {
  readonly specifier: string;
  /** Of an exact pin, without its local part. */
  readonly version: string | null;
  readonly located: Located;
}

/** Where pip looks, and for whom. */
export interface PinSituation {
  /** `3.12`; null where nothing says. */
  readonly python: string | null;
  readonly indexes: readonly PackageIndex[];
  /** pip is of 24.1 or newer, or may be. */
  readonly newPip?: boolean;
}

/** By all that was read of the packages: pins that are nowhere, that this Python refuses, or that refuse each other. */
export function checkPins(
  requirements: readonly Located[],
  { python, indexes, newPip = false }: PinSituation,
): readonly FileFinding[] {
  const asked = new Map<string, Asked>();
  for (const located of requirements) {
    const requirement = parseRequirement(located.text);
    if (requirement === null || requirement.marker !== null || requirement.url !== null) continue;
    const { name, specifier } = requirement;
    const version = exactVersion(specifier);
    // Named twice, pip wants both.
    if (asked.has(name)) continue;
    asked.set(name, { specifier, version: version?.replace(/\+.*/s, '') ?? null, located });
  }
  const old = asked.get('xformers');
  const nightly = [...asked].find(([name, { version }]) => lostNightly(name, version));
  const elsewhere = indexes.some(({ url }) => torchTagOf(url) === null);
  const found = [...asked].flatMap(([name, one]) => {
    if (watched.test(name)) return [];
    if (one.version === null) return elsewhere ? [] : noneOfRange(name, one);
    const pin = { name, version: one.version, place: one.located.place };
    const local = /\+/.test(one.specifier);
    const gone = elsewhere || local ? [] : notThere(pin);
    // What is not there has no Pythons.
    return [
      ...(gone.length > 0
        ? gone
        : [...(local ? [] : onPython(pin, python)), ...goneNeeds(pin, asked, elsewhere)]),
      ...refused(pin, asked),
    ];
  });
  return [
    ...(old !== undefined && !elsewhere ? deletedBuild(old) : []),
    ...(elsewhere ? [] : ofNvidia(asked.get('tensorrt-libs'))),
    ...(nightly !== undefined && !elsewhere ? noNightly(nightly[0], nightly[1]) : []),
    ...found,
    ...(newPip && !asked.has('pip') && Number(/^3\.(\d+)/.exec(python ?? '')?.[1] ?? 9) > 7
      ? refusedByPip(asked)
      : []),
    ...(/^3\.[0-6]$/.test(python ?? '') ? [] : oldSource(asked.get('gym'))),
    ...quarrels(asked),
  ];
}

/** Whose metadata pip 24.1 and newer refuse, or that of what they require (each asked of pip 26.3 on 2026-11-30), and what they take. */
const invalidMetadata: Readonly<Record<string, readonly [versions: string, instead: string]>> = {
  omegaconf: ['>=2.0.1,<2.1.1', '2.1.1'],
  'hydra-core': ['>=1.0.6,<1.1', '1.1.0'],
  fairseq: ['>=0.12,<0.13', ''],
  'pytorch-lightning': ['>=1.5.4,<1.8.4', '1.8.4'],
  textract: ['==1.6.5', ''],
};

function refusedByPip(asked: ReadonlyMap<string, Asked>): readonly FileFinding[] {
  const [first] = [...asked].filter(([name, { version }]) =>
    satisfies(version ?? 'none', invalidMetadata[name]?.[0] ?? '<0'),
  );
  if (first === undefined) return [];
  const [name, { version, located }] = first;
  const instead = invalidMetadata[name]?.[1] ?? '';
  return [
    found(pinMissing, {
      place: located.place,
      severity: 'warning',
      message: `pip 24.1 and newer stop here: they refuse the metadata of ${/^(?:fairseq|hydra)/.test(name) ? `the omegaconf that ${name} wants` : `${name} ${version}`}.`,
      error: `WARNING: Ignoring version ${/^(?:fairseq|hydra)/.test(name) ? '2.0.6 of omegaconf' : `${version} of ${name}`} since it has invalid metadata`,
      why: 'Because it asks for a version such as >=5.1.*, which is no version.',
      fixes: [
        'pip install "pip<24.1" before it',
        ...(instead === '' ? [] : [`take ${name}==${instead} or newer`]),
      ],
    }),
  ];
}

/** gym 0.18 to 0.21 ask for "opencv-python>=3.", which setuptools refuses from 67 on (pip download, 2026-12-01: 0.17.3 and 0.22 are built). */
function oldSource(gym: Asked | undefined): readonly FileFinding[] {
  if (gym === undefined || !satisfies(gym.version ?? 'none', '>=0.18,<0.22')) return [];
  return [
    found(pinWithoutWheel, {
      place: gym.located.place,
      severity: 'warning',
      message: `gym ${gym.version} is there as source only, and setuptools of today refuses it: pip stops.`,
      error: "error in gym setup command: 'extras_require' must be a dictionary",
      why: 'Because pip builds it with the newest setuptools, and its setup.py asks for opencv-python>=3., which is no version.',
      fixes: [
        `before it: pip install "setuptools<66" "wheel<0.40"; then pip install --no-build-isolation gym==${gym.version}`,
      ],
    }),
  ];
}

/** Those of TensorFlow are kept for months; of TensorBoard's before October 2022 the first of a month was kept, at most. */
function lostNightly(name: string, version: string | null): boolean {
  const day = /(20\d{6})$/.exec(version ?? '')?.[1];
  return (
    day !== undefined &&
    ((name === 'tf-nightly' && day < '20260101') ||
      (name === 'tb-nightly' && day < '20221001' && !day.endsWith('01')))
  );
}

function noNightly(name: string, { version, located }: Asked): readonly FileFinding[] {
  return [
    found(pinMissing, {
      place: located.place,
      message: `${name} ${version} is not on the package index any more: pip stops.`,
      error: `ERROR: No matching distribution found for ${name}==${version}`,
      why: 'Because builds of a day are deleted as newer ones come (pip index versions --pre, 2026-11-30).',
      fixes: [`write ${name === 'tb-nightly' ? 'tensorboard' : 'tensorflow'}, in the release of that time`],
    }),
  ];
}

/** Builds of a day are deleted when newer ones come: of those before 0.0.34 none was left. */
function deletedBuild({ version, located }: Asked): readonly FileFinding[] {
  if (version === null || !/^0\.0\.(?:[12]?\d|3[0-3])\.dev\d+$/.test(version)) return [];
  return [
    found(pinMissing, {
      place: located.place,
      message: `xformers ${version} is not on the package index any more: pip stops.`,
      error: `ERROR: No matching distribution found for xformers==${version}`,
      why: 'Because builds of a day (.dev) are deleted as newer ones come (pip index versions xformers --pre, 2026-11-30).',
      fixes: ['take a release, the one for your torch'],
    }),
  ];
}

/** The libraries of TensorRT 8 lie on NVIDIA's index alone; of 9 a few previews are on the other. */
function ofNvidia(one: Asked | undefined): readonly FileFinding[] {
  if (one === undefined || !/^8\./.test(one.version ?? '')) return [];
  return [
    found(pinMissing, {
      place: one.located.place,
      message: `tensorrt-libs ${one.version} is not on the package index: pip stops.`,
      error: `ERROR: No matching distribution found for tensorrt-libs==${one.version}`,
      why: 'Because NVIDIA keeps it on an index of its own (pip download, 2026-11-30).',
      fixes: [
        'leave out the lines of tensorrt, if nothing imports it',
        "name NVIDIA's index with --extra-index-url",
      ],
    }),
  ];
}

interface Pin {
  readonly name: string;
  readonly version: string;
  readonly place: Located['place'];
}

function notThere({ name, version, place }: Pin): readonly FileFinding[] {
  const missing = missingRelease(name, version);
  if (missing === null) return [];
  const { nearest, sure } = missing;
  return [
    found(pinMissing, {
      place,
      severity: sure ? 'error' : 'warning',
      message: `${name} ${version} ${sure ? 'is not' : `was not (${releasesDate})`} on the package index: pip stops. There is ${nearest.join(' and ')}.`,
      error: `ERROR: No matching distribution found for ${name}==${version}`,
      why: `Because no file of that version is there (${releasesSource}).`,
      fixes: nearest.map((one) => `write ${name}==${one}`).toReversed(),
    }),
  ];
}

function noneOfRange(name: string, { specifier, located: { place } }: Asked): readonly FileFinding[] {
  const nearest = nearestToNone(name, specifier);
  if (nearest === null) return [];
  return [
    found(pinMissing, {
      place,
      message: `No release of ${name} is ${specifier}: pip stops. There is ${nearest.join(' and ')}.`,
      error: `ERROR: No matching distribution found for ${name}${specifier}`,
      why: `Because no file of such a version is there (${releasesSource}).`,
      fixes: [
        name === 'nvidia-ml-py3'
          ? 'write nvidia-ml-py, which takes its place'
          : `write ${name}==${nearest.at(-1)}`,
      ],
    }),
  ];
}

/** An exact version that a pin requires and that is gone; where the file asks for that package itself, its pin is judged. */
function goneNeeds(
  { name, version, place }: Pin,
  asked: ReadonlyMap<string, Asked>,
  elsewhere: boolean,
): readonly FileFinding[] {
  return needsRead(name, version).flatMap(({ needs, specifier }) => {
    const exact = exactVersion(specifier);
    if (exact === null || elsewhere || asked.has(needs) || missingRelease(needs, exact)?.sure !== true)
      return [];
    return [
      found(pinMissing, {
        place,
        message: `${name} ${version} requires ${needs}==${exact}, which is not on the package index: pip stops.`,
        error: `ERROR: No matching distribution found for ${needs}==${exact}`,
        why: `Because ${name} ${version} takes no other, and that one was taken away (${releasesSource}).`,
        fixes: [`take a later ${name}`],
      }),
    ];
  });
}

function onPython({ name, version, place }: Pin, python: string | null): readonly FileFinding[] {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1] ?? Number.NaN);
  const takes = Number.isNaN(minor) ? null : pythonsOf(name, version);
  // The rule of that code has judged it.
  const judged = wheelRanges.some((row) => row.name === name && satisfies(version, row.versions));
  if (takes === null || judged) return [];
  const { from, to, above } = takes;
  const tooOld = minor < from;
  if (!tooOld && (to === null || minor <= to)) return [];
  const compiles = !tooOld && above === 'source';
  if (compiles && optionalCode.test(name)) return [];
  return [
    found(pinWithoutWheel, {
      place,
      severity: compiles ? 'warning' : 'error',
      message: compiles
        ? `${name} ${version} has no wheel for Python 3.${minor}: pip compiles it from source, if it can.`
        : tooOld || above === 'refused'
          ? `${name} ${version} refuses Python 3.${minor}: pip stops.`
          : `${name} ${version} has no file for Python 3.${minor}: pip stops.`,
      error: compiles
        ? 'error: metadata-generation-failed'
        : `ERROR: No matching distribution found for ${name}==${version}`,
      why: `Because ${compiles || above === 'nothing' ? 'its wheels are' : 'it is'} for Python ${tooOld ? `3.${from} and newer` : `up to 3.${to}`} (${releasesSource}).`,
      fixes: [
        `take Python ${tooOld ? `3.${from}` : `3.${to}`}`,
        `take ${tooOld ? 'an older' : 'a newer'} ${name}`,
      ],
    }),
  ];
}

/** What is known of a release's needs, and where from. */
function needsOfPin(name: string, version: string): readonly (Need & { readonly source: string })[] {
  const own = needsRead(name, version).map((need) => ({ ...need, source: releasesSource }));
  return own.length > 0
    ? own
    : sureNeedsOf(name, version).map((need) => ({ ...need, source: metadataSource }));
}

function refused({ name, version }: Pin, asked: ReadonlyMap<string, Asked>): readonly FileFinding[] {
  return needsOfPin(name, version).flatMap(({ needs, specifier, source }) => {
    const other = asked.get(needs);
    if (other === undefined || specifier === '' || watched.test(needs)) return [];
    const fits =
      other.version === null
        ? !excludeEachOther(other.specifier, specifier)
        : satisfies(other.version, specifier);
    if (fits) return [];
    const text = other.version === null ? `${needs}${other.specifier}` : `${needs} ${other.version}`;
    return [
      found(metadataConflict, {
        place: other.located.place,
        message: `${name} ${version} refuses ${text}: it wants ${needs}${specifier}, so pip stops.`,
        error: `ERROR: Cannot install ${name}==${version} and ${needs}${other.specifier} because these package versions have conflicting dependencies.`,
        why: `Because ${name} ${version} says so in its metadata (${source}).`,
        fixes: [`write ${needs}${specifier}`, `take another ${name}`],
      }),
    ];
  });
}

/** Two pins that leave no version of a third. */
function quarrels(asked: ReadonlyMap<string, Asked>): readonly FileFinding[] {
  const wants = [...asked].flatMap(([name, { version, located }]) =>
    version === null || watched.test(name)
      ? []
      : needsOfPin(name, version)
          .filter(({ needs, specifier }) => specifier !== '' && !asked.has(needs) && !watched.test(needs))
          .map((need) => ({ ...need, located })),
  );
  return wants.flatMap((one, at) =>
    wants.slice(at + 1).flatMap((other) => {
      if (one.needs !== other.needs || !excludeEachOther(one.specifier, other.specifier)) return [];
      const { needs, specifier } = one;
      return [
        found(metadataConflict, {
          place: other.located.place,
          message: `${one.name} ${one.version} wants ${needs}${specifier}, ${other.name} ${other.version} wants ${needs}${other.specifier}: pip stops.`,
          error: `ERROR: Cannot install ${one.name}==${one.version} and ${other.name}==${other.version} because these package versions have conflicting dependencies.`,
          why: `Because both say so in their metadata (${one.source}), and no ${needs} is both.`,
          fixes: [`take another ${other.name}`, `take another ${one.name}`],
        }),
      ];
    }),
  );
}

/** The same of each step, which pip looks at alone. */
export function checkStepPins(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
  situation: PinSituation,
): readonly FileFinding[] {
  return steps.flatMap(({ command, indexes, python, tool }, at) =>
    command.words.includes('--no-deps') || command.caught
      ? []
      : checkPins(asked[at] ?? [], {
          python: python ?? situation.python,
          indexes: [...situation.indexes, ...indexes],
          newPip:
            tool === 'pip' &&
            steps
              .slice(0, at)
              .some((one) => one.upgrades && one.requirements.some(({ text }) => text === 'pip')),
        }),
  );
}
