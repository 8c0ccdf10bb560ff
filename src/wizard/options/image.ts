import { imageByRef, searchImages } from '../../catalog/images.ts';
import type { Catalog, Image } from '../../catalog/types.ts';
import { imageRefSchema } from '../../plan/schema.ts';
import type { Option } from './option.ts';

/** Opens the search, where any tag can be typed. */
export const anotherTag: Option = {
  id: 'another tag',
  label: 'another tag',
  cut: 'end',
  facts: [],
  about: [
    'Search all images of the Catalog, or type any other reference: it is judged by what its tag says.',
  ],
  choice: { kind: 'search' },
};

/**
 * Without a query the shortlist, with the chosen image where that is another; with one, every image
 * that fits it, and what was typed itself where that could be an image.
 */
export function imageOptions(catalog: Catalog, chosen: string | undefined, query: string): readonly Option[] {
  if (query.trim() === '') {
    const shortlist = catalog.images.filter((image) => image.shortlisted !== null);
    const listed = chosen === undefined || shortlist.some(({ ref }) => ref === chosen);
    return [...shortlist, ...(listed ? [] : [imageByRef(catalog, chosen)])].map(imageOption);
  }
  const found = searchImages(catalog, query);
  const typed = query.trim();
  const isNew =
    /[:/]/.test(typed) && imageRefSchema.safeParse(typed).success && !found.some(({ ref }) => ref === typed);
  return [...found, ...(isNew ? [imageByRef(catalog, typed)] : [])].map(imageOption);
}

const statusText: Readonly<Record<Image['status'], string>> = {
  known: '',
  derived: 'Not a row of the Catalog: these facts are read off its tag.',
  phantom: 'Documents name this tag, but no build ever made it.',
  unknown: 'Nothing is known about this image.',
};

function imageOption(image: Image): Option {
  const { torch } = image;
  const pythons = image.pythons.filter(({ needsApt }) => !needsApt).map(({ version }) => version);
  const mainPython =
    torch?.python ?? image.commands.python ?? image.commands.python3 ?? pythons.at(-1) ?? null;
  const facts = [
    image.distro === null ? '' : distroName(image.distro),
    image.cuda === null ? '' : `CUDA ${image.cuda}`,
    torch === null
      ? image.status === 'unknown'
        ? ''
        : 'no torch'
      : `torch ${torch.version}${torch.cudaTag === null ? '' : `+${torch.cudaTag}`}`,
    pythons.length === 0 ? '' : `Python ${pythons.join(', ')}`,
  ].filter((part) => part !== '');
  return {
    id: image.ref,
    label: image.ref,
    cut: 'reference',
    facts: [
      mainPython === null ? 'no py' : `py ${mainPython}`,
      torch === null ? 'no torch' : `torch ${torch.version}`,
    ],
    about: [
      image.ref,
      ...(facts.length === 0 ? [] : [facts.join(', ')]),
      ...(statusText[image.status] === '' ? [] : [statusText[image.status]]),
      ...(image.shortlisted === null ? [] : [`Why: ${image.shortlisted.why}.`]),
      ...(image.shortlisted?.caveat == null ? [] : [`Mind: ${image.shortlisted.caveat}.`]),
      ...image.notes,
    ],
    choice: { kind: 'state', patch: { image: image.ref } },
  };
}

function distroName(id: string): string {
  return id.replace(/^([a-z])([a-z]*)/, (_, first: string, rest: string) => `${first.toUpperCase()}${rest} `);
}
