import { closest } from '../basics/spelling.ts';
import { imageOfTag, unknownImage } from './image-rows.ts';
import { readTag, type TagFacts } from './tag-grammar.ts';
import type { Catalog, Image, ImageRelease } from './types.ts';

// Judging every combination asks for the same few hundred references millions of times.
const memo = new WeakMap<Catalog, Map<string, Image>>();

/**
 * What is known about an image reference: the Catalog's row, else what the tag says by its maker's
 * grammar, else an `unknown` one that says nothing. Never fails, whatever was typed.
 */
export function imageByRef(catalog: Catalog, ref: string): Image {
  const images = memo.get(catalog) ?? new Map(catalog.images.map((image) => [image.ref, image]));
  memo.set(catalog, images);
  const remembered = images.get(ref);
  if (remembered !== undefined) return remembered;
  const image = describe(catalog, images, ref);
  images.set(ref, image);
  return image;
}

function describe(catalog: Catalog, images: ReadonlyMap<string, Image>, ref: string): Image {
  const tag = readTag(ref);
  if (tag === null) return unknownImage(ref, catalog.reviewed);
  const known = images.get(tag.canonical);
  if (known !== undefined) return { ...known, ref };
  const family = catalog.imageFamilies.find(
    ({ id }) => id === tag.make || id === `${tag.make}/${tag.distro}`,
  );
  return {
    ...imageOfTag(ref, tag, family ?? null, wheelTag(catalog, tag), catalog.reviewed),
    ...existence(catalog, tag),
  };
}

/** Whether such a tag was ever built, as far as that can be told from what is known of its release. */
function existence(catalog: Catalog, tag: TagFacts): Pick<Image, 'status' | 'insteadUse'> {
  const status = statusOf(catalog, tag);
  if (status !== 'phantom') return { status, insteadUse: null };
  const [nearest] = closest(
    catalog.images.filter(
      (image) => image.status === 'known' && (image.torch !== null) === (tag.torch !== null),
    ),
    tag.canonical.slice(0, 300),
    1,
    (image) => [image.ref],
  );
  return { status, insteadUse: nearest?.ref ?? null };
}

function statusOf(catalog: Catalog, tag: TagFacts): 'derived' | 'unseen' | 'phantom' {
  const { repository, release, suffix, make } = tag;
  // Builds that come and go are judged as such (PW204); AMD's are not listed.
  if (tag.prerelease || tag.vendor === 'AMD') return 'derived';
  if (make === 'nvidia-cuda') {
    return catalog.images.some(({ cuda, ref }) => cuda === tag.cuda && ref.startsWith('nvidia/cuda:'))
      ? 'derived'
      : 'unseen';
  }
  if (release === null) return 'unseen';
  const row = catalog.imageReleases.find((one) => one.repository === repository && one.release === release);
  if (row !== undefined && builds(row, tag)) return 'derived';
  const listed = catalog.images.some(({ ref }) => ref.startsWith(`${repository}:${release}-`));
  if (row?.complete === true || (row === undefined && listed)) return suffix === null ? 'phantom' : 'derived';
  if (row === undefined) return 'unseen';
  // Not all of it was read: what a release that was read whole has, it most likely has too.
  return catalog.imageReleases.some((one) => one.complete && builds(one, tag)) ? 'derived' : 'unseen';
}

function builds(release: ImageRelease, { cuda, distro, torch }: TagFacts): boolean {
  return release.builds.some(
    (build) =>
      build.cuda === cuda &&
      distro !== null &&
      build.distros.includes(distro) &&
      torch !== null &&
      torch in build.torch,
  );
}

/** The CUDA of the tag is the base image's, not torch's; which wheel went in is told by a known sibling. */
function wheelTag(catalog: Catalog, tag: TagFacts): string | null {
  if (tag.make === null || tag.make === 'runpod-pytorch-old') return null;
  const { torch } = tag;
  if (tag.make === 'pytorch') return `cu${(tag.cuda ?? '').replace('.', '')}`;
  const builds = catalog.imageReleases.flatMap((release) => release.builds);
  const wheel =
    torch === null
      ? undefined
      : builds.find(({ cuda, torch: wheels }) => cuda === tag.cuda && torch in wheels)?.torch[torch];
  if (wheel !== undefined) return wheel;
  const sibling = catalog.images.find(
    (image) =>
      image.torch?.version === tag.torch && image.cuda === tag.cuda && readTag(image.ref)?.make === tag.make,
  );
  return sibling?.torch?.cudaTag ?? null;
}

/**
 * Images in which every space-separated word of the query occurs (in reference, distribution,
 * versions or notes; any case), in the Catalog's order. An empty query finds all.
 */
export function searchImages(catalog: Catalog, query: string): readonly Image[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return catalog.images.filter((image) => {
    const { ref, distro, cuda, torch, notes } = image;
    const text = `${ref} ${distro} cuda ${cuda} torch ${torch?.version} ${notes.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The existing images whose references are most like this one, best first; a phantom's substitute leads. */
export function nearestImages(catalog: Catalog, ref: string, count: number): readonly Image[] {
  const substitute = imageByRef(catalog, ref).insteadUse;
  const others = catalog.images.filter((image) => image.status === 'known' && image.ref !== substitute);
  const first = catalog.images.filter((image) => image.ref === substitute);
  return [...first, ...closest(others, ref.slice(0, 300), count, (image) => [image.ref])].slice(0, count);
}
