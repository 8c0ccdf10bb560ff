import { newestTorch, torchRelease } from '../catalog/torch.ts';
import type { Catalog, TorchRelease } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { isSpecifier, satisfies } from '../packaging/versions.ts';
import { firstIn, linesOf, type Read, type Repository } from './sources.ts';

/** What the lists of an app say: its requirements, its Pythons, its torch. */

export interface PackageList {
  readonly file: string;
  /** Requirements that can be judged. */
  readonly lines: readonly string[];
  /** How lines begin that are not for a list of an app: options, and what cannot be read. */
  readonly options: readonly string[];
  /** Other lists that it draws in. */
  readonly includes: readonly string[];
  /** How many git addresses name no commit. */
  readonly loose: number;
}

const mostLines = 300;

/** The requirements file of the app, with those it draws in first; empty where there is none. */
export function packageLists({ files }: Repository): readonly PackageList[] {
  const candidates = [...files.keys()].filter((file) => /requirements?[\w.-]*\.txt$/.test(file));
  const main =
    ['requirements.txt', 'requirements/requirements.txt', 'requirements_versions.txt'].find((file) =>
      files.has(file),
    ) ?? candidates.find((file) => !/dev|test|doc|mac|windows|rocm|amd|cpu|npu/i.test(file));
  const read = new Map<string, PackageList>();
  const add = (file: string) => {
    const text = files.get(file);
    if (text === undefined || read.has(file) || read.size >= 5) return;
    const list = readList(file, text);
    read.set(file, list);
    for (const other of list.includes) add(other);
  };
  if (main !== undefined) add(main);
  return [...read.values()].reverse();
}

function readList(file: string, text: string): PackageList {
  const lines: string[] = [];
  const options = new Set<string>();
  const includes: string[] = [];
  let loose = 0;
  for (const line of linesOf(text)) {
    const written = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (written === '') continue;
    if (/\bgit\+https?:/.test(written) && !/@[0-9a-f]{7,40}\b/.test(written)) loose += 1;
    const option = /^--?[A-Za-z][a-z-]*/.exec(written)?.[0];
    if (option !== undefined) {
      options.add(option);
      const other = /^(?:-r|--requirement)[ =]+([\w./-]+)$/.exec(written)?.[1];
      if (other !== undefined && includes.length < 20) includes.push(beside(file, other));
    } else if (lines.length < mostLines && written.length <= 400 && isRequirement(written))
      lines.push(written);
  }
  return { file, lines, options: [...options], includes, loose };
}

function beside(file: string, other: string): string {
  const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/` : '';
  return `${folder}${other.replace(/^\.\//, '')}`;
}

function isRequirement(text: string): boolean {
  const requirement = parseRequirement(text);
  return requirement !== null && (requirement.specifier === '' || isSpecifier(requirement.specifier));
}

/** What the project itself requires, as its pyproject.toml lists it. */
export function projectRequirements({ files }: Repository): readonly string[] {
  const lines = linesOf(files.get('pyproject.toml') ?? '');
  const from = lines.findIndex((line) => /^dependencies\s*=\s*\[/.test(line));
  if (from === -1) return [];
  const found: string[] = [];
  for (const line of lines.slice(from, from + mostLines)) {
    for (const [, quoted = ''] of line.matchAll(/["']([^"']{1,200})["']/g))
      if (isRequirement(quoted)) found.push(quoted);
    // An extra in brackets is within quotes.
    if (/^[^"']*\]|["'],?\s*\]/.test(line)) break;
  }
  return found;
}

/** The Pythons that the project says it runs on. */
export function pythonBounds(repository: Repository): Read<string> | null {
  return firstIn(
    repository,
    /^(?:pyproject\.toml|setup\.(?:py|cfg))$/,
    /^[ \t]{0,16}(?:requires-python|python_requires) ?= ?["']?([<>=!~][<>=!~0-9., *]{1,60})/,
  );
}

/** The Python that upstream names where it says how to install it. */
export function namedPython(repository: Repository): Read<string> | null {
  return (
    firstIn(repository, /^\.python-version$/, /^(3\.\d{1,2})/) ??
    firstIn(repository, /ockerfile/, /(?:FROM python:|python)(3\.\d{1,2})\b/) ??
    firstIn(repository, /^README/i, /\bpython[= ]{0,3}v?(3\.\d{1,2})\b/i)
  );
}

const known = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];

/** Those that fit the bounds and for which torch has wheels. */
export function pythonsFor(bounds: string | null, torch: TorchRelease | null): readonly string[] {
  const specifier = bounds?.replaceAll(' ', '') ?? '';
  const fits = (version: string) =>
    !isSpecifier(specifier) ||
    specifier === '' ||
    satisfies(`${version}.9`, specifier) ||
    satisfies(version, specifier);
  return known.filter((version) => fits(version) && (torch?.pythons.includes(version) ?? true));
}

export interface TorchFound {
  readonly release: TorchRelease;
  readonly cudaTag: string;
  readonly because: string;
}

/** The torch that upstream names, else the newest that the lists admit; null where nothing needs one. */
export function torchOf(
  repository: Repository,
  requirements: readonly string[],
  catalog: Catalog,
): TorchFound | null {
  const all = requirements.map(parseRequirement);
  const asked = all.find((requirement) => requirement?.name === 'torch') ?? null;
  const places = /requirements|ockerfile|^README|^pyproject\.toml$/i;
  const named = firstIn(repository, places, /\btorch==(\d{1,3}\.\d{1,3}\.\d{1,3})/);
  const tag =
    firstIn(repository, places, /\btorch==[\d.]{3,12}\+(cu\d{3})/) ??
    firstIn(repository, places, /\/whl\/(cu\d{3})\b/);
  const brings = all.some((requirement) =>
    /^(?:torchvision|torchaudio|diffusers|accelerate|xformers|pytorch-lightning|timm)$/.test(
      requirement?.name ?? '',
    ),
  );
  if (asked === null && named === null && !brings) return null;
  const exact = named === null ? null : torchRelease(catalog, named.value);
  const range = asked?.specifier.replace(/\+[^,]*/g, '') ?? '';
  const release =
    exact ??
    catalog.torch.findLast(({ version }) => range === '' || satisfies(version, range)) ??
    newestTorch(catalog);
  if (release === null) return null;
  const fits = tag !== null && release.cudaTags.includes(tag.value);
  const cudaTag = fits
    ? tag.value
    : (release.cudaTags.find((one) => one === 'cu128') ?? release.cudaTags.at(-1) ?? '');
  if (cudaTag === '') return null;
  const from = exact !== null ? `Named in ${named?.file}` : 'The newest that its list admits, not tried';
  return { release, cudaTag, because: fits ? `${from}; the CUDA build in ${tag.file}` : from };
}
