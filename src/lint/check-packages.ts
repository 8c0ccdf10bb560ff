import { imageHas, notAmong, systemNeeds } from '../catalog/system-packages.ts';
import { parseRequirement } from '../plan/requirement.ts';
import { exactVersion, satisfies } from '../plan/versions.ts';
import { libraryMissing } from '../rules/pw426-library-missing.ts';
import { movingSource } from '../rules/pw427-moving-source.ts';
import { type FileFinding, found } from './finding.ts';
import type { Installation, Located } from './located.ts';
import { hubCliExtra, localWithoutIndex } from './pages/packages.ts';
import type { Surroundings } from './situation.ts';

/** What an installation itself shows, beside what the rules know of its packages. */
export function checkPackages(
  installation: Installation,
  surroundings: Surroundings,
): readonly FileFinding[] {
  return [
    ...systemPackages(installation, surroundings),
    ...localVersions(installation),
    ...movingSources(installation),
    ...cliExtra(installation),
  ];
}

function systemPackages(
  { requirements, apt }: Installation,
  { catalog, image }: Surroundings,
): readonly FileFinding[] {
  const installed = apt.map(({ text }) => text);
  return requirements.flatMap(({ text, place }) => {
    const name = parseRequirement(text)?.name ?? '';
    const need = systemNeeds.get(name);
    if (need === undefined) return [];
    const notInstalled = notAmong(need.apt, installed);
    const missing = notInstalled.filter((one) => image === null || imageHas(catalog, image, one) !== 'yes');
    if (missing.length === 0) return [];
    const sure = image !== null && missing.some((one) => imageHas(catalog, image, one) === 'no');
    // Some of what it needs was thought of: then the rest was forgotten, whatever the image.
    const forgotten = notInstalled.length < need.apt.length && notInstalled.length > 0;
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
        why: `Because ${need.because} (${need.source}).`,
        fixes: [
          `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`,
          ...(name === 'opencv-python' ? ['use opencv-python-headless, which needs no libGL'] : []),
        ],
      }),
    ];
  });
}

function localVersions({ requirements, indexes }: Installation): readonly FileFinding[] {
  return requirements.flatMap(({ text, place }) => {
    const requirement = parseRequirement(text);
    const version = exactVersion(requirement?.specifier ?? '') ?? '';
    const tag = /\+(cu\d{3}|cpu)$/.exec(version)?.[1];
    if (tag === undefined || requirement === null || indexes.some((index) => mayHold(index, tag))) return [];
    return [
      found(localWithoutIndex, {
        place,
        message: `${text} lies on the ${tag} index only, and no such index is named: pip does not find it.`,
        error: `ERROR: No matching distribution found for ${text}`,
        why: `Because +${tag} is a local version, and the default index takes none.`,
        fixes: [
          `add --extra-index-url https://download.pytorch.org/whl/${tag}`,
          `write ${requirement.name}==${version.replace(/\+.*/, '')}`,
        ],
      }),
    ];
  });
}

/** An index of another tag is no help; one that says nothing of tags may be. */
function mayHold(index: string, tag: string): boolean {
  const other = /\/whl\/(?:nightly\/|test\/)?(cu\d{3}|cpu|rocm[\d.]+)/.exec(index)?.[1];
  return other === undefined || other === tag;
}

/** A named requirement from git is PW427's own business; here are those that only have an address. */
function movingSources({ addresses, requirements }: Installation): readonly FileFinding[] {
  const direct = requirements.flatMap(({ text, place }): Located[] => {
    const url = parseRequirement(text)?.url ?? null;
    return url === null ? [] : [{ text: url, place }];
  });
  const branches = addresses.filter(({ text }) => text.startsWith('git+') && !isFixed(text));
  const files = [...addresses, ...direct].filter(({ text }) => /\/resolve\/(?:main|master)\//.test(text));
  return [
    ...branches.map(({ text, place }) =>
      found(movingSource, {
        place,
        message: `${text} names no commit: each install takes what is newest at that moment.`,
        why: 'Because a branch moves, and with it what the package requires.',
        fixes: [`write ${text.replace(/#.*$/, '').replace(/(\.git|[^@/]+)@[\w./-]+$/, '$1')}@COMMIT`],
      }),
    ),
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
  return /^[0-9a-f]{7,40}$/.test(ref) || /^v?\d+\.\d/.test(ref);
}

function cliExtra({ requirements }: Installation): readonly FileFinding[] {
  return requirements.flatMap(({ text, place }) => {
    const requirement = parseRequirement(text);
    if (requirement?.name !== 'huggingface-hub' || !requirement.extras.includes('cli')) return [];
    if (!satisfies('1.0.0', requirement.specifier) && !satisfies('2.4.0', requirement.specifier)) return [];
    return [
      found(hubCliExtra, {
        place,
        severity: 'info',
        message: `${text} takes huggingface-hub 1.0 or newer, which has no extra "cli" and no command huggingface-cli.`,
        error: "WARNING: huggingface-hub 1.0.0 does not provide the extra 'cli'",
        why: 'Because nothing holds it below 1.0, where the command became hf.',
        fixes: ['write "huggingface_hub>=0.34,<1"', 'call hf download instead of huggingface-cli download'],
      }),
    ];
  });
}
