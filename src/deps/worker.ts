import { pythonList, pythonText } from '../basics/python.ts';
import { comment } from '../basics/shell.ts';
import facts from '../catalog/flash-worker.json' with { type: 'json' };
import { gpuNameFor, type NamingTool, toolVersion } from '../catalog/target-gpus.ts';
import { type Installation, isAddress } from '../lint/located.ts';
import type { Surroundings } from '../lint/situation.ts';
import { parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { satisfies } from '../packaging/versions.ts';
import { type DepsReport, examine } from './deps.ts';

const { sdkImages: images } = facts;

/** What a list of requirements can be written as, with the file that the text is for. */
export const workerFiles = {
  worker: 'worker.py',
  flash: 'worker.py',
  image: 'worker.Dockerfile',
} as const;

export type WorkerForm = keyof typeof workerFiles;

export type WorkerText =
  | { readonly ok: true; readonly text: string; readonly report: DepsReport }
  | { readonly ok: false; readonly why: string };

interface Parts {
  readonly python: string;
  /** What the form takes, each once. */
  readonly requirements: readonly string[];
  readonly apt: readonly string[];
  /** Names whose versions the worker tells. */
  readonly names: readonly string[];
  readonly gpu: string | null;
  readonly cuda: string;
  readonly indexes: Installation['indexes'];
  /** What is not in it, and what to know; a line each. */
  readonly said: readonly string[];
}

/** The requirements as a serverless worker, or as the image of one. Pure. Nothing is left out without a word. */
export function workerText(
  form: WorkerForm,
  installation: Installation,
  surroundings: Surroundings,
): WorkerText {
  const python = surroundings.python ?? installation.python ?? facts.python;
  const pythons = form === 'flash' ? images.flashPythons : images.pythons;
  if (!pythons.includes(python)) {
    return {
      ok: false,
      why: `there is no such worker with Python ${python}, only with ${pythons.join(', ')}`,
    };
  }
  const tool: NamingTool = form === 'flash' ? 'flash' : 'sdk';
  const gpu = surroundings.gpu ?? null;
  if (gpu !== null && gpuNameFor(tool, gpu) === null) {
    return { ok: false, why: `${toolVersion(tool)} has no name for the ${gpu} that is known here` };
  }
  const sorted = sort(form, installation);
  const kept = new Set(sorted.kept);
  const own: Installation = {
    ...installation,
    requirements: installation.requirements.filter(({ text }) => kept.has(text)),
    addresses: installation.addresses.filter(({ text }) => kept.has(text)),
  };
  const report = examine(own, { ...surroundings, python });
  const apt = [
    ...installation.apt.map(({ text }) => text),
    ...report.dependencies.flatMap(({ system }) => system.map((one) => one.apt)),
    ...(sorted.kept.some((text) => text.includes('git+')) ? ['git'] : []),
  ];
  const parts: Parts = {
    python,
    requirements: [...kept],
    apt: unique(apt.filter(isPackage)),
    names: [
      ...new Set(
        own.requirements.flatMap(({ text }) => {
          const requirement = parseRequirement(text);
          return requirement === null || requirement.marker !== null ? [] : [requirement.name];
        }),
      ),
    ],
    gpu,
    indexes: installation.indexes,
    cuda: surroundings.hostCuda ?? images.cuda,
    said: unique([
      ...sorted.said,
      ...(form === 'image' ? [] : twice(own)),
      ...apt.filter((one) => !isPackage(one)).map((one) => `Left out, since it is no name of apt's: ${one}.`),
      ...known(report),
      ...coldStart(form, report),
    ]),
  };
  return { ok: true, text: `${forms[form](parts).join('\n')}\n`, report };
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

const isPackage = (text: string) => /^[a-z0-9][a-z0-9+.-]+$/.test(text);

/** Which of the lines the form takes, and what becomes of the others. */
function sort(form: WorkerForm, installation: Installation) {
  const kept: string[] = [];
  const said: string[] = [];
  const provided = new Set(facts.provides);
  for (const { text } of [...installation.requirements, ...installation.addresses]) {
    const requirement = parseRequirement(text);
    if (requirement === null && (!isAddress(text) || !/^(?:git\+)?https:\/\/[!-~]+$/.test(text))) {
      said.push(`Left out, since pip cannot take it there: ${text}.`);
    } else if (form !== 'image' && requirement !== null && provided.has(requirement.name)) {
      said.push(inImage(text, requirement));
    } else if (form !== 'image' && /(?:^|@\s*)(?:git\+|https?:\/\/(?!\S+\.whl\b))/.test(text)) {
      said.push(
        `Left out, since it has to be built, and only wheels are taken: ${text}. An image can: --target image.`,
      );
    } else {
      kept.push(text);
    }
  }
  if (form !== 'image') {
    said.push(
      ...installation.indexes.map(
        ({ url }) => `Left out, since a worker names no index: ${url}. What is there alone is not found.`,
      ),
    );
  }
  if (installation.constraints.length > 0)
    said.push('Constraints cannot be given: what is to hold belongs among the requirements.');
  if (installation.unseen.length > 0) said.push(`Not read: ${installation.unseen.join(', ')}.`);
  return { kept, said };
}

/** The SDK's build takes one line for each name (runpod/apps/build.py collect_requirements). */
function twice({ requirements }: Installation): readonly string[] {
  const names = requirements.flatMap(({ text }) => parseRequirement(text)?.name ?? []);
  const again = unique(names.filter((name, at) => names.indexOf(name) !== at));
  return again.length === 0
    ? []
    : [`Named more than once, of which the build takes the first alone: ${again.join(', ')}.`];
}

/** The build leaves these out by itself. */
function inImage(text: string, { name, specifier }: Requirement): string {
  const other =
    name === 'torch' && specifier !== '' && !satisfies(images.torch, specifier)
      ? ` It is ${images.torch} there (the SDK's image), and not this one: where it must be this one, make an image (--target image).`
      : '';
  return `Left out, since the image of a GPU worker has ${name}: ${text}.${other}`;
}

/** What the rules say of the list, and what in it floats. */
function known({ findings, dependencies }: DepsReport): readonly string[] {
  const floats = dependencies.flatMap(({ admits, name }) =>
    admits?.suitable === 'no' && name ? [name] : [],
  );
  return [
    ...findings
      .filter(({ severity, code }) => severity !== 'info' && code !== 'PW426')
      .map(
        ({ severity, code, message, fixes }) =>
          `${severity} ${code}: ${message}${fixes[0] === undefined ? '' : ` Fix: ${fixes[0]}.`}`,
      ),
    ...(floats.length === 0
      ? []
      : [
          `Not pinned: ${unique(floats).join(', ')}. Another deployment may bring other versions; NAME==VERSION holds them.`,
        ]),
  ];
}

function coldStart(form: WorkerForm, { estimate }: DepsReport): readonly string[] {
  const { counted, download, unknown, seconds } = estimate;
  const tooLarge =
    form !== 'image' && download > images.artifactMb
      ? [`More than the ${images.artifactMb} MB that an artifact may have: make an image (--target image).`]
      : [];
  if (counted.length === 0) return ['Cold start: unknown; no measured size for any of these.'];
  const times = seconds.map(({ rate, seconds: needed }) => `${needed} s at ${rate} MB/s`).join(', ');
  return [
    `Cold start: at least ${download} MB to fetch, ${times}, computed from measured sizes and not measured itself; loading a model comes on top.`,
    ...(unknown.length === 0 ? [] : [`No sourced size, and not in it: ${unique(unknown).join(', ')}.`]),
    ...tooLarge,
  ];
}

const work = (names: readonly string[]) => [
  '    # Your work. Import in here what only the worker has.',
  '    from importlib.metadata import version',
  '',
  `    return {name: version(name) for name in ${pythonList(names)}}`,
];

const settings = ({ requirements, apt, cuda }: Parts) => [
  '    workers=(0, 1),',
  '    dependencies=[',
  ...requirements.map((one) => `        ${pythonText(one)},`),
  '    ],',
  ...(apt.length === 0 ? [] : [`    system_dependencies=${pythonList(apt)},`]),
  `    min_cuda_version=${pythonText(cuda)},`,
];

const indexWords = ({ indexes }: Parts) =>
  indexes.map(({ url, extra }) => `--${extra ? 'extra-' : ''}index-url=${url}`);

const forms: Readonly<Record<WorkerForm, (parts: Parts) => readonly string[]>> = {
  worker: (parts) => [
    comment(
      `A serverless worker for the Runpod SDK (${images.package}), to be deployed from a folder of its own:`,
    ),
    comment(`uvx --python ${parts.python} --from ${images.package} rp flash deploy ${workerFiles.worker}`),
    ...parts.said.map(comment),
    'from runpod import App',
    '',
    'app = App("worker")',
    '',
    '',
    '@app.queue(',
    '    name="work",',
    `    gpu=${pythonText(parts.gpu ?? 'any')},`,
    ...settings(parts),
    ')',
    'def work(payload: dict) -> dict:',
    ...work(parts.names),
  ],
  flash: (parts) => [
    comment(
      `A serverless worker for Flash 1.x (${images.flashPackage}), to be deployed from a folder of its own:`,
    ),
    comment(
      `uvx --python ${parts.python} --from ${images.flashPackage} flash deploy --python-version ${parts.python}`,
    ),
    comment('Flash 1.x gets no fixes after 2026-10-29; --target worker writes the same for what follows it.'),
    ...parts.said.map(comment),
    'from runpod_flash import Endpoint, GpuType',
    '',
    '',
    '@Endpoint(',
    '    name="work",',
    `    gpu=GpuType(${pythonText(parts.gpu ?? 'any')}),`,
    ...settings(parts),
    ')',
    'async def work(payload: dict) -> dict:',
    ...work(parts.names),
  ],
  // In the form of JSON: no shell reads the requirements.
  image: (parts) => [
    comment(
      `An image with all of it, for a worker that starts without installing anything. REGISTRY is yours:`,
    ),
    comment(`docker build -t REGISTRY/worker:1 -f ${workerFiles.image} . && docker push REGISTRY/worker:1`),
    comment(
      `Then in ${workerFiles.worker}: image="REGISTRY/worker:1" in place of dependencies and system_dependencies.`,
    ),
    comment(
      "It stands on RunPod's own, because the SDK starts another only with its package runpod-sdk-runtime, which no index had on 2026-11-29.",
    ),
    ...parts.said.map(comment),
    `FROM runpod/queue-gpu:py${parts.python}-latest`,
    ...(parts.apt.length === 0
      ? []
      : [
          '# hadolint ignore=DL3008',
          'RUN apt-get update \\',
          ' && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \\',
          `    ${parts.apt.join(' ')} \\`,
          ' && rm -rf /var/lib/apt/lists/*',
        ]),
    `RUN ${JSON.stringify(['python3', '-m', 'pip', 'install', '--no-cache-dir', ...indexWords(parts), ...parts.requirements])}`,
  ],
};
