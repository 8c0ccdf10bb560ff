import { imageByRef, nearestImages } from '../../catalog/images.ts';
import type { Catalog, Image } from '../../catalog/types.ts';
import { answerTo, type FieldRecord, isImageUnknown, type Row, readBy } from '../field.ts';
import { imageRefSchema } from '../values.ts';

/** Container image with its tag. */
export const image: FieldRecord<string> = {
  name: 'image',
  position: 30,
  flag: 'image',
  placeholder: 'IMAGE',
  label: 'Base image',
  short: 'Image',
  help: 'container image with its tag',
  repeatable: false,
  restated: true,
  step: 2,
  schema: imageRefSchema,
  cut: 'reference',
  editor: {
    kind: 'list',
    bestFirst: true,
    search: {
      extent: ({ images }) => `shortlist of ${images.length}`,
      nearest: (catalog, query) => {
        const [first] = nearestImages(catalog, query, 1);
        return first?.ref ?? null;
      },
      besides: 'A whole reference can be typed, too.',
    },
    rows: ({ answers, catalog }, query) =>
      query.trim() === ''
        ? [...shortlist(catalog, answerTo(image, answers)).map(imageRow), anotherTag]
        : all(catalog, query.trim()).map(imageRow),
  },
  read: (text) =>
    readBy(imageRefSchema, text, `"${text}" is not an image reference`, [
      'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
    ]),
  write: (value) => [value],
  describe: (value) => value,
  brief: (value) => value.split('/').at(-1) ?? value,
  others: ({ catalog }) => shortlist(catalog, undefined).map(({ ref }) => ref),
  // The shortlist, then every image that is known in whole.
  offers: ({ catalog }) => {
    const short = shortlist(catalog, undefined);
    const others = catalog.images.filter((one) => one.status === 'known' && !short.includes(one));
    return [...short, ...others].map(({ ref }) => ref);
  },
  isUnknown: (known) => isImageUnknown(known) || known.image?.status === 'unseen',
  isRecommended: ({ image: known }) => known !== null && known.shortlisted !== null,
};

/** Opens the search, where any tag can be typed. */
const anotherTag: Row<string> = {
  id: 'another tag',
  label: 'another tag',
  cut: 'end',
  facts: [],
  about: [
    'Search all images of the Catalog, or type any other reference: it is judged by what its tag says.',
  ],
  choice: { kind: 'search' },
};

/** The shortlist, with the chosen image where that is another. */
function shortlist(catalog: Catalog, chosen: string | undefined): readonly Image[] {
  const listed = catalog.images.filter(({ shortlisted }) => shortlisted !== null);
  const isThere = chosen === undefined || listed.some(({ ref }) => ref === chosen);
  return [...listed, ...(isThere ? [] : [imageByRef(catalog, chosen)])];
}

/** Every image, and what was typed itself where it could be one. */
function all(catalog: Catalog, typed: string): readonly Image[] {
  const { images } = catalog;
  const isNew =
    /[:/]/.test(typed) && imageRefSchema.safeParse(typed).success && !images.some(({ ref }) => ref === typed);
  return [...images, ...(isNew ? [imageByRef(catalog, typed)] : [])];
}

const statusText: Readonly<Record<Image['status'], string>> = {
  known: '',
  derived: 'Not a row of the Catalog: these facts are read off its tag.',
  unseen: 'A tag that nobody was seen to use: these facts are read off its name.',
  phantom: 'Documents name this tag, or it looks like one, but no build ever made it.',
  unknown: 'Nothing is known about this image.',
};

function imageRow(one: Image): Row<string> {
  const { ref, torch, distro, cuda, commands, status, shortlisted } = one;
  const pythons = one.pythons.filter(({ needsApt }) => !needsApt).map(({ version }) => version);
  const mainPython = torch?.python ?? commands.python ?? commands.python3 ?? pythons.at(-1) ?? null;
  const facts = [
    distro === null ? '' : distroName(distro),
    cuda === null ? '' : `CUDA ${cuda}`,
    torch === null
      ? status === 'unknown'
        ? ''
        : 'no torch'
      : `torch ${torch.version}${torch.cudaTag === null ? '' : `+${torch.cudaTag}`}`,
    pythons.length === 0 ? '' : `Python ${pythons.join(', ')}`,
  ].filter((part) => part !== '');
  return {
    id: ref,
    label: ref,
    cut: 'reference',
    facts: [
      mainPython === null ? 'no py' : `py ${mainPython}`,
      torch === null ? 'no torch' : `torch ${torch.version}`,
    ],
    words: [`${distro} cuda ${cuda} torch ${torch?.version} python ${pythons.join(' ')}`, ...one.notes],
    about: [
      ref,
      ...(facts.length === 0 ? [] : [facts.join(', ')]),
      ...(statusText[status] === '' ? [] : [statusText[status]]),
      ...(shortlisted === null ? [] : [`Why: ${shortlisted.why}.`]),
      ...(shortlisted?.caveat == null ? [] : [`Mind: ${shortlisted.caveat}.`]),
      ...one.notes,
    ],
    choice: { kind: 'answer', value: ref },
  };
}

/** `ubuntu22.04` as people write it: `Ubuntu 22.04`. */
function distroName(id: string): string {
  return id.replace(/^([a-z])([a-z]*)/, (_, first: string, rest: string) => `${first.toUpperCase()}${rest} `);
}
