import { imageHas, notAmong, systemNeedOf } from '../catalog/system-packages.ts';
import { torchRelease } from '../catalog/torch.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import { pinWithoutWheel } from '../rules/packages/pw423-pin-without-wheel.ts';
import { libraryMissing } from '../rules/packages/pw426-library-missing.ts';
import { movingSource } from '../rules/packages/pw427-moving-source.ts';
import { noPackage } from './check-lists.ts';
import { breaksPin, checkOpenTorch, holds, newestFor, releasesFor } from './check-open-torch.ts';
import { protocolGone } from './check-removed.ts';
import { type FileFinding, found } from './finding.ts';
import {
  atCommit,
  type Installation,
  type Located,
  nameOf,
  type PackageIndex,
  torchTagOf,
} from './located.ts';
import { extraIndexIgnored, localWithoutIndex, noSuchIndex } from './pages/packages.ts';
import { pythonOf, type Surroundings } from './situation.ts';

/** What an installation itself shows, beside what the rules know of its packages. */
export function checkPackages(
  installation: Installation,
  surroundings: Surroundings,
): readonly FileFinding[] {
  return [
    ...systemPackages(installation, surroundings),
    ...localVersions(installation),
    ...indexes(installation, surroundings),
    ...movingSources(installation),
    ...ofFfmpeg(installation),
    ...checkOpenTorch(installation, surroundings),
  ];
}

function systemPackages(
  { requirements: named, addresses, apt, conda = [], lists, steps }: Installation,
  { catalog, image }: Surroundings,
): readonly FileFinding[] {
  const requirements = [...named, ...addresses.flatMap(knownSource)];
  const installed = apt.map(({ text }) => text);
  const seen = new Set<string>();
  return requirements.flatMap(({ text, place }) => {
    const { name = '', specifier } = parseRequirement(text) ?? {};
    const need = systemNeedOf(name, specifier);
    // A list alone says nothing of apt: there only what fails at the import is worth a word.
    // And a list with torch in it goes into images that have much more than a bare one.
    const bare =
      !steps &&
      !lists &&
      image === null &&
      (!need?.apt.includes('libglib2.0-0') ||
        requirements.some(ofTorch) ||
        conda.length > 0 ||
        /runpod/i.test(place.file));
    // Ubuntu 16.04 has other names, and a desktop has them all.
    const other = /ubuntu:?1[46]|xenial|trusty|desktop/.test(image ?? '');
    if (need === undefined || bare || other || seen.has(name)) return [];
    if (/^(?:librosa|audioread)$/.test(name) && readsMp3(requirements)) return [];
    seen.add(name);
    const notInstalled = notAmong(need.apt, installed);
    // A compiler is in most images of pods: it is missed only where the image is known to have none.
    const missing = notInstalled.filter((one) =>
      image === null
        ? one !== 'build-essential'
        : imageHas(catalog, image, one) === 'no' ||
          (one !== 'build-essential' && imageHas(catalog, image, one) === 'unknown'),
    );
    if (missing.length === 0) return [];
    const sure = image !== null && missing.some((one) => imageHas(catalog, image, one) === 'no');
    // Some of what it needs was thought of: then the rest was forgotten, whatever the image.
    const forgotten = notInstalled.length < need.apt.length && notInstalled.length > 0;
    // What an image has that is not known, nobody here can say; that of a stranger brings what nobody has seen.
    if (!sure && (image !== null || (!forgotten && steps))) return [];
    const severity = sure && need.always ? 'error' : sure || forgotten ? 'warning' : 'info';
    const many = missing.join(' and ');
    const where =
      image === null
        ? `unless the image has ${missing.length > 1 ? 'them' : 'it'}`
        : sure
          ? `and ${image} lacks ${missing.length > 1 ? 'them' : 'it'}`
          : `and ${image} is not known to have ${missing.length > 1 ? 'them' : 'it'}`;
    return [
      found(libraryMissing, {
        place,
        severity,
        message: `${name} needs ${many} from apt; nothing here installs ${missing.length > 1 ? 'them' : 'it'}, ${where}.`,
        // The text names the first of them; where only another is missing, it would mislead.
        error: missing.includes(need.apt[0] ?? '') ? need.error : null,
        why: `Because ${need.because} (${need.source.join('; ')}).`,
        fixes: [
          lists
            ? `add ${missing.map((one) => `"${one}"`).join(', ')} to system_dependencies`
            : `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`,
          ...(name === 'opencv-python'
            ? [`use opencv-python-headless, which needs no ${need.apt.includes('libgl1') ? 'libGL' : 'X11'}`]
            : []),
        ],
      }),
    ];
  });
}

/** PW423: av before 12, of which no wheel is left (asked of the index for Python 3.8 to 3.11 on 2026-11-30). */
function ofFfmpeg({ requirements, apt, steps, brought = [], lists }: Installation): readonly FileFinding[] {
  // The headers of FFmpeg, or conda's own build.
  if (!(steps || lists) || apt.some(({ text }) => /^libav\w+-dev/.test(text))) return [];
  if (brought.some((name) => /^(?:av|ffmpeg)$/.test(name))) return [];
  const pinned = requirements.flatMap(({ text, place }) => {
    const { name = '', specifier = '', marker = null } = parseRequirement(text) ?? {};
    const version = exactVersion(specifier);
    const limit = name === 'av' ? '<12' : name === 'faster-whisper' ? '<1.0.2' : null;
    return limit === null || version === null || marker !== null || !satisfies(version, limit)
      ? []
      : [{ name, version, place }];
  });
  return pinned.slice(0, 1).map(({ name, version, place }) =>
    found(pinWithoutWheel, {
      place,
      message: `${name} ${version} ${name === 'av' ? 'has no wheel' : `wants av ${satisfies(version, '<1.0') ? 10 : 11}, of which there is no wheel`}: pip compiles it, and stops without the headers of FFmpeg.`,
      error: 'pkg-config could not find libraries [avformat, avcodec, avdevice, avutil, …]',
      why: 'Because the package index has wheels of av from 12 on only, and nothing here installs libav…-dev.',
      fixes: [name === 'av' ? 'take av 12 or newer' : 'take faster-whisper 1.0.2 or newer'],
    }),
  );
}

/** soundfile, which librosa asks first and requires itself: its wheels hold a libsndfile that reads MP3 since 0.11. */
function readsMp3(requirements: readonly Located[]): boolean {
  const read = requirements.map(({ text }) => parseRequirement(text));
  const soundfile = read.find((one) => one?.name === 'soundfile');
  return soundfile == null
    ? read.some((one) => one?.name === 'librosa')
    : satisfies(exactVersion(soundfile.specifier) ?? '99', '>=0.11');
}

/** A package that is installed from its repository, under its name. */
function knownSource({ text, place }: Located): readonly Located[] {
  return /github\.com\/openai\/whisper\b/i.test(text) ? [{ text: 'openai-whisper', place }] : [];
}

/** True for packages that come on top of torch. */
function ofTorch(located: Located): boolean {
  return /^(?:torch\w*|tensorflow\S*|keras|jax|mediapipe|onnxruntime\S*|rembg|xformers|transformers|diffusers|accelerate|peft|vllm|bitsandbytes|timm|ultralytics|basicsr|pytorch-lightning|lightning)$/.test(
    nameOf(located) ?? '',
  );
}

function localVersions({ requirements, indexes, noted = [] }: Installation): readonly FileFinding[] {
  const added = new Set<string>();
  return requirements.flatMap(({ text, place }) => {
    const requirement = parseRequirement(text);
    const version = exactVersion(requirement?.specifier ?? '') ?? '';
    const tag = /\+(cu\d{3}|cpu)$/.exec(version)?.[1];
    if (tag === undefined || requirement === null || indexes.some(({ url }) => mayHold(url, tag))) return [];
    if (noted.some((url) => url.includes(`/${tag}`))) return [];
    // Once in a list; a list in YAML or TOML has no line for it.
    const line = `--extra-index-url https://download.pytorch.org/whl/${tag}`;
    const isFirst = /\.(?:txt|in)$/i.test(place.file) && !added.has(`${place.file} ${tag}`);
    added.add(`${place.file} ${tag}`);
    return [
      found(localWithoutIndex, {
        place,
        message: `${text} lies on the ${tag} index only, and no such index is named: pip does not find it.`,
        error: `ERROR: No matching distribution found for ${text}`,
        why: `Because +${tag} is a local version, and the default index takes none.`,
        fixes: [`add ${line}`, `write ${requirement.name}==${version.replace(/\+.*/, '')}`],
        edits: isFirst ? [{ place, old: text, new: `${line}\n${text}` }] : [],
      }),
    ];
  });
}

/** Indexes of tags that torch was never built for, and extra ones that pip does not prefer. */
function indexes(installation: Installation, surroundings: Surroundings): readonly FileFinding[] {
  const { requirements, constraints, indexes: named } = installation;
  const { catalog } = surroundings;
  const partners = ['torchvision', 'torchaudio'].filter((name) =>
    requirements.some((located) => nameOf(located) === name),
  );
  const torch = requirements.find((located) => nameOf(located) === 'torch');
  const spec = torch === undefined ? null : (parseRequirement(torch.text)?.specifier ?? '');
  return named.flatMap(({ url, extra, place, first }) => {
    const tag = torchTagOf(url);
    if (tag === null || url.includes('/nightly/')) return [];
    if (neverBuilt(catalog, tag)) {
      // With torch pinned, PW401 says so.
      if (spec !== null && exactVersion(spec) !== null) return [];
      const near = nearestTag(catalog, tag);
      return [
        found(noSuchIndex, {
          place: place.file === '' && torch !== undefined ? torch.place : place,
          severity: extra ? 'warning' : 'error',
          message: `torch was never built for ${tag}: ${extra ? 'pip finds nothing there and takes the torch of the default index' : 'pip finds no torch there'}.`,
          error: extra
            ? null
            : 'ERROR: Could not find a version that satisfies the requirement torch (from versions: none)',
          why: 'Because each torch is built for a few CUDA versions, and only those have an index.',
          fixes: near === null ? [] : [`write ${near}, which runs on the same drivers`],
        }),
      ];
    }
    if (!extra || first || torch === undefined || spec === null) return [];
    const exact = exactVersion(spec);
    if (exact !== null) {
      const release = torchRelease(catalog, exact);
      const absent = release !== null && ![...release.cudaTags, ...release.indexOnlyTags].includes(tag);
      return !absent || release.defaultTag === null || exact.includes('+') || named.some(ofNoTag)
        ? []
        : [
            found(extraIndexIgnored, {
              place: torch.place,
              message: `pip takes torch ${exact} of the default index, built for ${release.defaultTag}: the ${tag} index has no such torch.`,
              why: `Because torch ${exact} was built for ${release.cudaTags.join(', ')}, and an extra index is only asked beside the default one.`,
              fixes: [
                `name the index of ${release.cudaTags.filter((one) => one.slice(0, 4) === tag.slice(0, 4)).at(-1) ?? release.defaultTag}, or leave it out`,
              ],
            }),
          ];
    }
    if (holds(requirements, constraints)) return [];
    const newest = (has: (one: Catalog['torch'][number]) => boolean) =>
      releasesFor(catalog, pythonOf(installation, surroundings), requirements)
        .filter((one) => has(one) && (spec === '' || satisfies(one.version, spec)))
        .map(({ version }) => version)
        .reduce<string | null>((a, b) => (a === null || (compareVersions(b, a) ?? 0) > 0 ? b : a), null);
    const there = newest(({ cudaTags, indexOnlyTags }) => [...cudaTags, ...indexOnlyTags].includes(tag));
    const mend = newest(
      ({ version, cudaTags, indexOnlyTags }) =>
        [...cudaTags, ...indexOnlyTags].includes(tag) && !breaksPin(requirements, version),
    );
    const all = newest(() => true);
    const older =
      newestFor(catalog, pythonOf(installation, surroundings), spec, requirements)?.onOlder ?? null;
    const before = there === null && spec === '' && tag < 'cu117';
    if (all === null || (there === null ? !before : (compareVersions(all, there) ?? 0) <= 0)) return [];
    if (there === null)
      return [
        found(extraIndexIgnored, {
          place: torch.place,
          message: `pip takes torch ${all} of the default index, not a ${tag} build: the extra index ends before torch 2.`,
          why: 'Because pip looks at all indexes alike and takes the highest version.',
          fixes: ['name the index of a CUDA that torch is still built for, with --index-url'],
        }),
      ];
    return [
      found(extraIndexIgnored, {
        place: torch.place,
        message: `pip takes torch ${all}${older === null ? '' : ` (${older.version} on Python ${older.python})`} of the default index, not the ${tag} build: the extra index ends at ${there}.`,
        why: 'Because pip looks at all indexes alike and takes the highest version.',
        fixes: [
          `write torch==${mend ?? there}${partners.length === 0 ? '' : ` (and the ${partners.join(' and ')} of it)`}`,
          'name the index with --index-url in a step of its own',
        ],
      }),
    ];
  });
}

/** An index that says nothing of tags may be a mirror of anything. */
const ofNoTag = ({ url }: PackageIndex) => torchTagOf(url) === null;

/** A tag between those that exist: neither older than the facts reach nor newer. */
function neverBuilt(catalog: Catalog, tag: string): boolean {
  const known = catalog.torch.flatMap(({ cudaTags, indexOnlyTags }) => [...cudaTags, ...indexOnlyTags]);
  return !known.includes(tag) && tag > 'cu118' && known.some((other) => other > tag);
}

function nearestTag(catalog: Catalog, tag: string): string | null {
  const known = catalog.torch
    .flatMap(({ cudaTags }) => cudaTags)
    .filter((other) => other.slice(0, 4) === tag.slice(0, 4));
  return (
    known
      .filter((other) => other < tag)
      .sort()
      .at(-1) ??
    known.sort()[0] ??
    null
  );
}

/** An index of another tag is no help; one that says nothing of tags may be. */
function mayHold(index: string, tag: string): boolean {
  const other = /\/whl\/(?:nightly\/|test\/)?(cu\d{3}|cpu|rocm[\d.]+)/.exec(index)?.[1];
  return other === undefined || other === tag;
}

/** A named requirement from git is PW427's own business; here are those that only have an address. */
function movingSources({ addresses, requirements, indexes: named }: Installation): readonly FileFinding[] {
  const nightly = named.some(({ url }) => /\/whl\/nightly\b/.test(url))
    ? requirements.filter((located) => {
        const exact = exactVersion(parseRequirement(located.text)?.specifier ?? '');
        return /^(?:torch|torchvision|torchaudio)$/.test(nameOf(located) ?? '') && exact === null;
      })
    : [];
  const direct = requirements.flatMap(({ text, place }): Located[] => {
    const url = parseRequirement(text)?.url ?? null;
    return url === null ? [] : [{ text: url, place }];
  });
  // A Space is an app, whose files change; what lies beside weights hardly ever does.
  const files = [...addresses, ...direct].filter(({ text }) =>
    /\/spaces\/.*\/resolve\/(?:main|master)\//.test(text),
  );
  const branches = addresses.filter(
    // A commit helps nothing where there is no package; what a variable ends with may name one.
    ({ text }) =>
      /^git\+(?!git:)/.test(text) &&
      !isFixed(text) &&
      !noPackage.test(text) &&
      !/(?:\$\w+|\{\w+\})$/.test(text),
  );
  return [
    ...nightly.slice(0, 1).map(({ text, place }) =>
      found(movingSource, {
        place,
        message: `${text} comes from the nightly index: each install takes another torch, and old ones are removed there.`,
        why: 'Because a nightly without a version is the one of that day.',
        fixes: [
          'take a release: since torch 2.7 the cu128 builds have code for Blackwell',
          'pin the whole nightly: torch==2.X.0.devYYYYMMDD+cu128',
        ],
      }),
    ),
    ...branches.map(({ text, place }) =>
      found(movingSource, {
        place,
        message: `${text} names no commit: each install takes what is newest at that moment.`,
        why: 'Because a branch moves, and with it what the package requires.',
        fixes: [atCommit(text)],
      }),
    ),
    ...addresses
      .filter(({ text }) => text.startsWith('git+git://github.com/'))
      .map(({ text, place }) => protocolGone(text, place)),
    ...files.map(({ text, place }) =>
      found(movingSource, {
        place,
        severity: 'info',
        message: `${text} is a file on a branch: it can change under the same address.`,
        why: 'Because resolve/main follows the branch.',
        fixes: ['put the commit in the place of main in the address'],
      }),
    ),
  ];
}

/** A commit, or a tag that reads like a version. */
function isFixed(address: string): boolean {
  const ref = /[^/]@([^@#/]+)(?:#.*)?$/.exec(address)?.[1] ?? '';
  return /^[0-9a-f]{7,40}$/.test(ref) || /^v?\d+\.\d|^v?\d{8}$/.test(ref);
}
