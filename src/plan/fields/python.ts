import { imageByRef } from '../../catalog/images.ts';
import type { Catalog, Image, ImagePython } from '../../catalog/types.ts';
import { compareVersions } from '../../packaging/versions.ts';
import {
  type AppToPlan,
  answerTo,
  type FieldRecord,
  type Given,
  isImageUnknown,
  type Row,
  refused,
  taken,
} from '../field.ts';
import { type PythonChoice, pythonSchema, pythonVersionSchema } from '../values.ts';
import { image } from './image.ts';

/** Which interpreter runs the app, and who brings it. */
export const python: FieldRecord<PythonChoice> = {
  name: 'python',
  position: 40,
  flag: 'python',
  placeholder: 'X.Y',
  label: 'Python version',
  short: 'Python',
  help: "Python version: 3.10 (the image's own where it has it, else one that uv downloads), or uv:3.10",
  repeatable: false,
  restated: true,
  step: 3,
  schema: pythonSchema,
  editor: { kind: 'list', bestFirst: true, search: null, rows },
  wish: ({ answers, app, catalog }) => {
    const ref = answerTo(image, answers);
    return app === null || ref === undefined ? undefined : defaultPython(ref, app, catalog);
  },
  read: (text, { answers, catalog }) => {
    const isUv = text.startsWith('uv:');
    const parsed = pythonVersionSchema.safeParse(isUv ? text.slice(3) : text);
    if (!parsed.success) return refused(`"${text}" is not a Python version`, [...common, 'uv:3.10']);
    const ref = answerTo(image, answers);
    const inImage =
      ref !== undefined && imageByRef(catalog, ref).pythons.some(({ version }) => version === parsed.data);
    return taken({ version: parsed.data, provider: inImage && !isUv ? 'image' : 'uv' });
  },
  write: ({ version, provider }) => [provider === 'uv' ? `uv:${version}` : version],
  describe: ({ version, provider }) =>
    provider === 'uv' ? `${version}, brought by uv` : `${version}, the image's own`,
  brief: ({ version, provider }) => `${version}${provider === 'uv' ? ' by uv' : ''}`,
  others: ({ answers, app }) => {
    const own = answerTo(python, answers);
    const versions = app?.python?.allowed ?? (own === undefined ? [] : [own.version]);
    return versions.flatMap((version): PythonChoice[] => [
      { version, provider: 'image' },
      { version, provider: 'uv' },
    ]);
  },
  offers: ({ app }) => {
    const versions = app?.python?.allowed ?? common;
    return [...versions, ...versions.map((version) => `uv:${version}`)];
  },
  isUnknown: (known) => isImageUnknown(known) && answerTo(python, known.draft)?.provider === 'image',
  isRecommended: ({ draft, preset }) => {
    if (preset?.python === null) return true;
    const own = answerTo(python, draft);
    return own !== undefined && preset?.python.tested.includes(own.version) === true;
  },
};

/**
 * The app's Python where the image has it, else what the image's `python` starts: the person chose the
 * image, so its own interpreter is the nearest wish. An image without any gets uv's.
 */
function defaultPython(ref: string, app: AppToPlan, catalog: Catalog): PythonChoice {
  const { pythons, commands } = imageByRef(catalog, ref);
  const wanted = app.python?.default ?? anyPython;
  if (pythons.some(({ version }) => version === wanted)) return { version: wanted, provider: 'image' };
  const own = commands.python ?? commands.python3 ?? pythons.at(0)?.version;
  return own === undefined ? { version: wanted, provider: 'uv' } : { version: own, provider: 'image' };
}

/** What a plan says for an app that needs no Python, on an image without one; nothing comes of it. */
const anyPython = '3.12';

/** Offered where neither the image nor an app says what there could be. */
const common = ['3.10', '3.11', '3.12', '3.13'];

/**
 * The image's interpreters as they really are, the one that is taken by default first, then those that uv would
 * bring: what the app allows (without one, the common ones) and the image lacks.
 */
function rows({ answers, app, catalog }: Given): readonly Row<PythonChoice>[] {
  const ref = answerTo(image, answers);
  const chosen = answerTo(python, answers);
  const chosenImage = ref === undefined ? null : imageByRef(catalog, ref);
  const own = chosenImage?.pythons ?? [];
  const unknown =
    chosenImage === null || chosenImage.status === 'unknown' || chosenImage.status === 'phantom';
  const guessed = unknown && own.length === 0 ? common.map(ifThere) : [];
  const first = ref === undefined || app === null ? null : defaultPython(ref, app, catalog).version;
  const place = (one: ImagePython) => (one.version === first ? -1 : weight(one));
  const fromUv = chosen?.provider === 'uv' ? [chosen.version] : [];
  const lacking = [...new Set([...(app?.python?.allowed ?? common), ...fromUv])]
    .filter((version) => !own.some((one) => one.version === version))
    .sort((a, b) => compareVersions(a, b) ?? 0);
  return [
    ...own.toSorted((a, b) => place(a) - place(b)).map((one) => ownRow(one, chosenImage)),
    ...guessed,
    ...missingOwn(chosen, own, guessed),
    ...lacking.map((version) => broughtByUv(version, chosenImage)),
  ];
}

/** The chosen Python stays in the list when another image lacks it, so that it can be seen and marked. */
function missingOwn(
  chosen: PythonChoice | undefined,
  own: readonly ImagePython[],
  guessed: readonly Row<PythonChoice>[],
): readonly Row<PythonChoice>[] {
  if (chosen === undefined || chosen.provider === 'uv' || guessed.length > 0) return [];
  if (own.some(({ version }) => version === chosen.version)) return [];
  return [row(chosen, ['not in this image'], [`This image has no Python ${chosen.version}.`])];
}

/** The one that holds the image's torch first, then those that `python` and `python3` start. */
function weight({ hasTorch, commands, needsApt }: ImagePython): number {
  const plain = commands.includes('python') || commands.includes('python3');
  return (hasTorch ? 0 : 2) + (plain ? 0 : 1) + (needsApt ? 4 : 0);
}

function ownRow(own: ImagePython, chosenImage: Image | null): Row<PythonChoice> {
  const { version, commands, hasTorch, externallyManaged, needsApt } = own;
  const plain = commands.filter((command) => command !== `python${version}`);
  const named = (plain.length > 0 ? plain : commands).join(', ');
  const torch =
    chosenImage?.torch == null
      ? null
      : `torch ${chosenImage.torch.version}${chosenImage.torch.cudaTag === null ? '' : `+${chosenImage.torch.cudaTag}`}`;
  return row(
    { version, provider: 'image' },
    [
      needsApt ? 'after apt install' : named,
      torch === null ? '' : hasTorch ? `torch ${chosenImage?.torch?.version}` : 'no torch',
    ],
    [
      needsApt
        ? 'Not in the image yet: the script installs it with apt first.'
        : `Of this image, started by ${commands.join(', ')}.`,
      ...(torch === null
        ? []
        : [
            hasTorch ? `The image's ${torch} was installed for it.` : `It does not see the image's ${torch}.`,
          ]),
      ...(externallyManaged === true
        ? ['Externally managed (PEP 668): pip refuses to install into it, so use a virtual environment.']
        : []),
    ],
  );
}

function ifThere(version: string): Row<PythonChoice> {
  return row(
    { version, provider: 'image' },
    ['if the image has it'],
    ['What Python this image has is not known; the script stops early and says so if it is another.'],
  );
}

function broughtByUv(version: string, chosenImage: Image | null): Row<PythonChoice> {
  const lost =
    chosenImage?.torch == null
      ? []
      : [
          `It cannot see the image's packages, so torch ${chosenImage.torch.version} there goes unused and the app's own is downloaded.`,
        ];
  return row(
    { version, provider: 'uv' },
    ['brought by uv'],
    ['Not in this image: uv downloads it at the first start and keeps it on the volume.', ...lost],
  );
}

function row(value: PythonChoice, facts: readonly string[], about: readonly string[]): Row<PythonChoice> {
  return {
    id: `${value.provider} ${value.version}`,
    label: `Python ${value.version}`,
    cut: 'end',
    facts,
    about: [`Python ${value.version}`, ...about],
    choice: { kind: 'answer', value },
  };
}
