import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { matchGpu } from '../../catalog/gpus.ts';
import { searchImages } from '../../catalog/images.ts';
import type { Catalog, Gpu, Image } from '../../catalog/types.ts';
import { type Axes, matrix as cellsOf, explainedMatrix } from '../../judge/matrix.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import type { Preset } from '../../presets/schema.ts';
import type { System } from '../../system/system.ts';
import { version } from '../../version.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import type { LoadedWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { readStated } from '../stated.ts';
import { pageOf, pageStart } from './html.ts';
import { gridText, markdownTable } from './text.ts';

/** A page that loads at once everywhere. */
const mostBytes = 1_500_000;

const usage =
  'pod-wizard matrix --preset fluxgym [--gpu 4090,5090] [--image torch280] [--python 3.10] [--all]';

/** The three that are the axes; every other answer holds for all cells. */
const axisFlags = ['gpu', 'image', 'python'];

const flags = {
  all: { type: 'boolean', help: 'every GPU and image, not the short list' },
  markdown: { type: 'boolean', help: 'as a Markdown table' },
  html: {
    type: 'string',
    placeholder: 'FILE',
    isPath: true,
    help: 'as a page of one file, to filter; without --preset of all apps',
  },
  force: shared.force,
  json: shared.json,
} as const satisfies Flags;

export const matrix = command({
  name: 'matrix',
  position: 80,
  line: 'GPU × image × Python, each with its verdict',
  choices: 'all',
  flags,
  examples: [
    'matrix --preset fluxgym',
    'matrix --preset fluxgym --gpu 4090,5090 --image torch280 --python 3.10',
  ],
  more: '--gpu, --image and --python take several, separated by commas; an image is any part of its name.',
  run: matrixCommand,
});

async function matrixCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const answers = new Map([...args.answers].filter(([flag]) => !axisFlags.includes(flag)));
  const { draft, preset, world } = await readStated({ answers }, system);
  if (args.html !== null) return writePage(args, args.html, draft, preset, world, system);
  if (preset === null) throw new UsageError('matrix needs a preset', usage);
  const axes = axesOf(args, preset, world.catalog);
  const cells = cellsOf(draft, preset, world.catalog, axes);
  if (args.json) {
    system.stdout.write(`${JSON.stringify({ preset: preset.id, cells }, null, 1)}\n`);
  } else if (args.markdown) {
    system.stdout.write(markdownTable(preset, axes, cells));
  } else {
    const paint = painter(system, args.noColor);
    system.stdout.write(gridText(preset, axes, cells, system.stdout.columns ?? 80, paint));
  }
  return exitCode.done;
}

async function writePage(
  args: Arguments<typeof flags>,
  file: string,
  draft: PlanDraft,
  preset: Preset | null,
  world: LoadedWorld,
  system: System,
): Promise<number> {
  const apps = (preset === null ? world.presets : [preset]).map((one) => {
    const axes = axesOf(args, one, world.catalog);
    return { preset: one, axes, cells: explainedMatrix(draft, one, world.catalog, axes) };
  });
  const page = pageOf(apps, { version, date: system.now().toISOString().slice(0, 10) });
  const bytes = Buffer.byteLength(page);
  if (bytes > mostBytes)
    throw new Refusal(
      `the page would have ${(bytes / 1e6).toFixed(1)} MB`,
      'name one app with --preset, or fewer with --gpu, --image and --python',
    );
  const place = path.resolve(system.cwd, file);
  const there = await system.files.read(place);
  if (there !== null && !args.force && !there.startsWith(pageStart))
    throw new Refusal(`${file} is there, and is no page of this kind`, 'add --force to replace it');
  await system.files.replace(place, page, 0o644);
  system.stdout.write(
    `${printable(`wrote  ${file}  ${(bytes / 1000).toFixed(0)} kB, ${apps.length} ${apps.length === 1 ? 'app' : 'apps'}`)}\n`,
  );
  return exitCode.done;
}

function axesOf(args: Arguments<typeof flags>, preset: Preset, catalog: Catalog): Axes {
  const words = (flag: string) =>
    (args.answers.get(flag)?.at(-1) ?? '')
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean);
  const gpus = words('gpu');
  const images = words('image');
  const pythons = words('python');
  const unknown = pythons.find((version) => !/^3\.\d{1,2}$/.test(version));
  if (unknown !== undefined)
    throw new UsageError(
      `--python: "${unknown}" is no version`,
      `try ${(preset.python?.allowed ?? ['3.12']).join(', ')}`,
    );
  return {
    gpus: gpus.length > 0 ? gpus.flatMap((text) => gpusFor(text, catalog)) : someGpus(catalog, args.all),
    images:
      images.length > 0 ? images.flatMap((text) => imagesFor(text, catalog)) : someImages(catalog, args.all),
    pythons: pythons.length > 0 ? pythons : (preset.python?.allowed ?? ['3.12']),
  };
}

function someGpus({ gpus }: Catalog, all: boolean): readonly Gpu[] {
  return all ? gpus : gpus.filter(({ shortlisted }) => shortlisted);
}

function someImages({ images }: Catalog, all: boolean): readonly Image[] {
  return images.filter(({ shortlisted, status }) => shortlisted !== null || (all && status === 'known'));
}

function gpusFor(text: string, catalog: Catalog): readonly Gpu[] {
  const match = matchGpu(catalog, text);
  if (match.kind === 'found') return [match.gpu];
  if (match.kind === 'ambiguous') return match.gpus;
  throw new UsageError(
    `--gpu: there is no GPU type "${text}"`,
    `try ${match.nearest.map(({ name }) => name).join(', ')}`,
  );
}

function imagesFor(text: string, catalog: Catalog): readonly Image[] {
  const found = searchImages(catalog, text).filter(({ status }) => status === 'known');
  if (found.length === 0) throw new UsageError(`--image: no image of the Catalog has "${text}" in it`, usage);
  return found;
}
