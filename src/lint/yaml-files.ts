import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { limits } from './limits.ts';
import { type Installation, type Located, nothing, type PackageIndex } from './located.ts';
import { type Piece, type Place, partOf } from './place.ts';
import { readRequirements } from './requirements-file.ts';

/** Longer texts are neither an environment nor a compose file; aliases are not followed at all. */
const longest = 500_000;

function contents(piece: Piece): unknown {
  if (piece.text.length > longest) return null;
  try {
    return parseDocument(piece.text, { prettyErrors: false, logLevel: 'silent' }).contents;
  } catch {
    return null;
  }
}

/** What a conda environment installs with pip, and its Python. conda's own packages have other names and builds. */
export function readConda(piece: Piece): Installation {
  const root = contents(piece);
  const list = isMap(root) ? root.get('dependencies', true) : null;
  const requirements: Located[] = [];
  const addresses: Located[] = [];
  const conda: Located[] = [];
  const misplaced: Located[] = [];
  const indexes: PackageIndex[] = [];
  const unseen: string[] = [];
  let python: string | null = null;
  for (const item of isSeq(list) ? list.items.slice(0, limits.requirements) : []) {
    if (isScalar(item)) python = /^python\s*=+\s*(3\.\d{1,2})/.exec(String(item.value))?.[1] ?? python;
    if (isScalar(item)) conda.push({ text: String(item.value).trim(), place: piece.place(startOf(item)) });
    const pip = isMap(item) ? item.get('pip', true) : null;
    for (const line of isSeq(pip) ? pip.items.slice(0, limits.requirements) : []) {
      if (!isScalar(line)) continue;
      // conda writes them into a requirements file.
      const place = piece.place(startOf(line));
      const read = readRequirements({ text: String(line.value), place: () => place });
      requirements.push(...read.lines);
      addresses.push(...read.addresses);
      misplaced.push(...read.misplaced);
      indexes.push(...read.indexes);
      unseen.push(...read.includes.map(({ path }) => path));
    }
  }
  return {
    ...nothing,
    requirements,
    addresses,
    indexes,
    unseen,
    python,
    conda,
    misplaced,
    brought: broughtBy(list),
    place: piece.place(0),
  };
}

/** What conda installs is there before pip looks, in versions that its own solver chose; most of it brings numpy. */
function broughtBy(list: unknown): readonly string[] {
  const items = isSeq(list) ? list.items.slice(0, limits.requirements) : [];
  const names = items.flatMap((item) =>
    isScalar(item)
      ? (/^(?:[\w-]+::)?([\w.-]+)/.exec(String(item.value))?.[1] ?? '').toLowerCase().replaceAll('_', '-')
      : [],
  );
  const withNumpy = /^(?:pytorch|torchvision|scipy|pandas|scikit-.+|opencv|matplotlib|tensorflow)$/;
  return names.some((name) => withNumpy.test(name)) ? [...names, 'numpy'] : names;
}

/** A task of SkyPilot. */
export interface SkyTask {
  /** `setup`, then `run`: what bash runs on the machine. */
  readonly scripts: readonly Piece[];
  /** `docker:IMAGE`; null: a machine of the cloud's own. */
  readonly image: string | null;
  /** As written, `L4`; null: none, or a choice of several. */
  readonly gpu: string | null;
  readonly env: ReadonlyMap<string, string>;
}

export function readSky(piece: Piece): SkyTask {
  const root = contents(piece);
  if (!isMap(root)) return { scripts: [], image: null, gpu: null, env: new Map() };
  const resources = root.get('resources', true);
  const [id, cards] = isMap(resources)
    ? [resources.get('image_id'), resources.get('accelerators', true)]
    : [null, null];
  const [only] = isMap(cards) && cards.items.length === 1 ? cards.items : [];
  const named = isScalar(cards) ? String(cards.value) : String(only?.key ?? '');
  return {
    scripts: ['setup', 'run'].flatMap((name) => {
      const node = root.get(name, true);
      return isScalar(node) && typeof node.value === 'string' ? [literal(piece, node, node.value)] : [];
    }),
    image: typeof id === 'string' ? (/^docker:(.+)/.exec(id)?.[1] ?? null) : null,
    gpu: named.replace(/:.*/s, '') || null,
    env: environment(root.get('envs', true)),
  };
}

/** The text of a scalar, with the places of its lines: a block has lost the blanks before each. */
function literal(piece: Piece, node: Node, text: string): Piece {
  const start = startOf(node);
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL') return partOf(piece, start, text);
  const body = piece.text.indexOf('\n', start) + 1;
  const indent = /^\s*\n( *)|^( *)/.exec(piece.text.slice(body, body + 2000));
  const lost = (indent?.[1] ?? indent?.[2] ?? '').length;
  return {
    text,
    place: (offset) => {
      const lines = text.slice(0, offset).split('\n');
      const start = lines.slice(1).reduce((at) => piece.text.indexOf('\n', at) + 1, body);
      return piece.place(start + lost + (lines.at(-1) ?? '').length);
    },
  };
}

/** One service of a compose file. */
export interface ComposeService {
  readonly image: Located | null;
  /** What it starts, as shell text. */
  readonly start: readonly Piece[];
  /** It sets an entrypoint of its own. */
  readonly ownEntry: boolean;
  /** As written: `8080:80`. */
  readonly ports: readonly Located[];
  /** As written in the short form: `./data:/data`. */
  readonly mounts: readonly Located[];
  readonly env: ReadonlyMap<string, string>;
  /** Variables without a default in what it starts, which compose fills in from outside. */
  readonly filledIn: readonly Located[];
  /** How many GPUs it is given; null: nothing says; Infinity: all, or it cannot be told. */
  readonly gpus: number | null;
  /** It reserves a device of NVIDIA's without capabilities. */
  readonly bareDevice: boolean;
  /** The Dockerfile that it names; empty: none. */
  readonly dockerfile: string;
  /** The program that its healthcheck calls. */
  readonly health: Located | null;
  readonly name: string;
  readonly place: Place;
}

/** The services of a compose file. */
export function readCompose(piece: Piece): readonly ComposeService[] {
  const root = contents(piece);
  const services = isMap(root) ? root.get('services', true) : null;
  if (!isMap(services)) return [];
  return services.items.slice(0, limits.parts).flatMap(({ key, value }) => {
    if (!isMap(value)) return [];
    const build = value.get('build', true);
    const dockerfile = isMap(build) ? build.get('dockerfile') : null;
    const image = value.get('image', true);
    const start = ['entrypoint', 'command'].flatMap((key): Piece[] => {
      const node = value.get(key, true);
      if (isScalar(node) && typeof node.value === 'string')
        return [partOf(piece, startOf(node), node.value.replaceAll('$$', '$'))];
      if (!isSeq(node)) return [];
      const words = node.items.flatMap((word) => (isScalar(word) ? [String(word.value)] : []));
      const text = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      return [partOf(piece, startOf(node), text.replaceAll('$$', '$'))];
    });
    return [
      {
        image:
          isScalar(image) && typeof image.value === 'string'
            ? { text: image.value, place: piece.place(startOf(image)) }
            : null,
        start,
        ownEntry: value.has('entrypoint'),
        ports: scalars(value.get('ports', true), piece),
        mounts: scalars(value.get('volumes', true), piece),
        env: environment(value.get('environment', true)),
        filledIn: ['entrypoint', 'command'].flatMap((name) => outside(value.get(name, true), piece)),
        gpus: gpusOf(value),
        bareDevice: hasBareDevice(value),
        dockerfile: typeof dockerfile === 'string' ? dockerfile : '',
        health: healthOf(value.getIn(['healthcheck', 'test'], true), piece),
        name: String(key),
        place: piece.place(isScalar(key) ? startOf(key) : 0),
      },
    ];
  });
}

function healthOf(test: unknown, piece: Piece): Located | null {
  const words = isSeq(test) ? test.items.filter(isScalar) : isScalar(test) ? [test] : [];
  const called = words.find(({ value }) => !/^CMD(?:-SHELL)?$/.test(String(value)));
  const text =
    String(called?.value ?? '')
      .trim()
      .split(/\s/)[0] ?? '';
  return called === undefined ? null : { text, place: piece.place(startOf(called)) };
}

/** The second of two keys of one name: a merge may be there twice. */
export function keyTwice(piece: Piece): Located | null {
  const again = parseDocument(piece.text, { prettyErrors: false, logLevel: 'silent' }).errors.find(
    ({ code }) => code === 'DUPLICATE_KEY',
  );
  const at = again?.pos[0] ?? 0;
  const text = /^[\w.-]{1,60}/.exec(piece.text.slice(at, at + 60))?.[0];
  return again === undefined || text === undefined ? null : { text, place: piece.place(at) };
}

/** `$NAME` and `${NAME}`, but not `$$NAME`, which the shell of the container reads. */
function outside(node: unknown, piece: Piece): readonly Located[] {
  const one = isScalar(node) && typeof node.value === 'string' ? [node] : [];
  return [...one, ...(isSeq(node) ? node.items.filter(isScalar) : [])].flatMap((word) =>
    [...String(word.value).matchAll(/(?<!\$)(?:\$\$){0,9}\$(?:\{(\w{1,100})\}|([A-Za-z_]\w{0,99}))/g)].map(
      ([, braced, bare]) => ({ text: braced ?? bare ?? '', place: piece.place(startOf(word)) }),
    ),
  );
}

/** Services that are waited for, and volumes by their name that the file does not define, where no other file is meant to. */
export function undefinedInCompose(piece: Piece): readonly (Located & { readonly kind: string })[] {
  const root = contents(piece);
  const services = isMap(root) ? root.get('services', true) : null;
  if (!isMap(root) || !isMap(services) || root.has('include')) return [];
  const whole = services.items.every(
    ({ value }) =>
      isMap(value) && (value.has('image') || value.has('build')) && !value.has('extends') && !value.has('<<'),
  );
  if (!whole || services.items.length > limits.parts) return [];
  const volumes = root.get('volumes', true);
  return services.items.flatMap(({ value }) => {
    if (!isMap(value)) return [];
    const waited = value.get('depends_on', true);
    const keys = isMap(waited)
      ? waited.items.flatMap(({ key, value: how }) =>
          isScalar(key) && !(isMap(how) && how.get('required') === false)
            ? [{ text: String(key.value), place: piece.place(startOf(key)) }]
            : [],
        )
      : scalars(waited, piece);
    const mounts = scalars(value.get('volumes', true), piece).flatMap(({ text, place }) => {
      const name = /^([a-zA-Z0-9][\w.-]*):\//.exec(text)?.[1];
      return name === undefined ? [] : [{ text: name, place }];
    });
    return [
      ...keys.filter(({ text }) => !services.has(text)).map((one) => ({ ...one, kind: 'service' })),
      ...mounts
        .filter(({ text }) => !(isMap(volumes) && volumes.has(text)))
        .map((one) => ({ ...one, kind: 'volume' })),
    ];
  });
}

const reserved = (service: YAMLMap) =>
  service.getIn(['deploy', 'resources', 'reservations', 'devices'], true);

function hasBareDevice(service: YAMLMap): boolean {
  const devices = reserved(service);
  return (
    isSeq(devices) &&
    devices.items.some(
      (one) => isMap(one) && one.get('driver') === 'nvidia' && !one.has('capabilities') && !one.has('<<'),
    )
  );
}

function gpusOf(service: YAMLMap): number | null {
  const devices = reserved(service);
  const [first] = isSeq(devices) ? devices.items : [];
  if (isMap(first)) {
    const ids = first.get('device_ids', true);
    const count = first.get('count');
    return isSeq(ids) ? ids.items.length : typeof count === 'number' ? count : Number.POSITIVE_INFINITY;
  }
  return ['gpus', 'runtime', 'devices', 'extends', 'device_requests'].some((name) => service.has(name)) ||
    isSeq(devices)
    ? Number.POSITIVE_INFINITY
    : null;
}

function scalars(node: unknown, piece: Piece): readonly Located[] {
  return isSeq(node)
    ? node.items.flatMap((one) =>
        isScalar(one) ? [{ text: String(one.value), place: piece.place(startOf(one)) }] : [],
      )
    : [];
}

/** `NAME: value` or `- NAME=value`. */
function environment(node: unknown): ReadonlyMap<string, string> {
  const said = isMap(node)
    ? node.items.map(({ key, value }) => [String(key), isScalar(value) ? String(value.value ?? '') : ''])
    : isSeq(node)
      ? node.items.map((one) => (isScalar(one) ? String(one.value).split(/=(.*)/s) : []))
      : [];
  return new Map(said.map(([name = '', value = '']) => [name, value]));
}

/** Offset of a value; after the quote or the `|` it begins with. */
function startOf(node: Node): number {
  return (node.range?.[0] ?? 0) + (isScalar(node) && /^QUOTE/.test(node.type ?? '') ? 1 : 0);
}
