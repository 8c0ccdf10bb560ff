import { printable } from '../basics/printable.ts';
import { notAmong } from '../catalog/system-packages.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { formatDraft } from '../presets/saved-plan.ts';
import {
  namedPython,
  packageLists,
  projectRequirements,
  pythonBounds,
  pythonsFor,
  torchOf,
} from './packages.ts';
import { isTelling, linesOf, type Repository } from './sources.ts';
import { startOf } from './start.ts';

export { isTelling };

/** A first preset of an app, and what is to be looked at in it. */
export interface Draft {
  readonly id: string;
  /** YAML. */
  readonly text: string;
  /** What was read, and where: one line each. */
  readonly read: readonly string[];
  /** What nothing says, and stands there as a guess. */
  readonly open: readonly string[];
}

/**
 * A first preset of what a repository says of itself. All of it is hostile: it is read as text, and lands in the
 * preset as values alone. `reviewed`: the day, as 2026-11-29.
 */
export function draftPreset(repository: Repository, catalog: Catalog, reviewed: string): Draft {
  const { url, commit } = repository;
  const lists = packageLists(repository);
  const requirements =
    lists.length > 0 ? lists.flatMap(({ lines }) => lines) : projectRequirements(repository);
  const torch = torchOf(repository, requirements, catalog);
  const bounds = pythonBounds(repository);
  const named = namedPython(repository);
  const allowed = pythonsFor(bounds?.value ?? null, torch?.release ?? null);
  const tested =
    [named?.value, '3.12', allowed.at(-1)].find((one) => one !== undefined && allowed.includes(one)) ??
    '3.12';
  const start = startOf(repository);
  const has = (...wanted: readonly string[]) =>
    requirements.some((line) => wanted.includes(parseRequirement(line)?.name ?? ''));
  const project = ['pyproject.toml', 'setup.py'].find((file) => repository.files.has(file));
  const hub = has('transformers', 'diffusers', 'huggingface-hub');
  const licence = licenceOf(repository);
  const title = lastPart(url);
  const asks = [
    ...(start.login === null
      ? []
      : [
          {
            name: passwordName,
            kind: 'password',
            because: `Without ${start.login.password} its page is open`,
          },
        ]),
    ...(mentions(repository, 'HF_TOKEN')
      ? [{ name: 'HF_TOKEN', kind: 'secret', required: false, because: 'Named by upstream' }]
      : []),
  ];

  const text = formatDraft(
    {
      format: 2,
      id: idOf(title),
      title: title.slice(0, 60),
      homepage: url,
      reviewed,
      repositories: [{ url, commit, source: `newest commit when reviewed (${reviewed})` }],
      python: { tested: [tested], ...(bounds === null ? {} : { allowed, source: said(bounds) }) },
      ...(torch === null ? {} : { torch: { builds: [build(torch)] } }),
      ...(lists.length > 0 || project !== undefined
        ? {
            install: {
              passes: [
                lists.length > 0
                  ? { title: 'its requirements', from: lists.map(listed) }
                  : { title: 'itself and its requirements', editable: ['.'] },
              ],
            },
          }
        : {}),
      apt: aptOf(repository, has('opencv-python', 'opencv-contrib-python')),
      ...(hub
        ? {
            env: [
              {
                name: 'HF_HOME',
                value: '{workspace}/.cache/huggingface',
                because: 'On the volume, what is fetched survives a restart',
              },
            ],
          }
        : {}),
      ...(asks.length === 0 ? {} : { asks }),
      app: {
        command: [...(start.command?.value ?? ['python', 'app.py']), ...loginWords(start)],
        port: start.port?.value ?? 7860,
        ...(start.login === null ? {} : { auth: 'app' }),
        ...(start.byVariables
          ? {
              listens: '127.0.0.1',
              hostVariable: 'GRADIO_SERVER_NAME',
              portVariable: 'GRADIO_SERVER_PORT',
            }
          : {}),
      },
      health: {
        ...(start.title === null ? {} : { contains: start.title }),
        ready: start.kind?.ready ?? 'Running on',
      },
      ...(licence === null
        ? {}
        : { licences: [{ name: licence.name, covers: 'the code', source: licence.file }] }),
    },
    heading,
  );
  return {
    id: idOf(title),
    text,
    read: [
      ...lists.map(({ file, lines }) => `${file}: ${lines.length} requirements`),
      ...(lists.length === 0 && project !== undefined
        ? [`${project}: the project itself, with what it needs`]
        : []),
      ...(bounds === null ? [] : [`Python ${bounds.value} (${bounds.file})`]),
      ...(named === null ? [] : [`Python ${named.value} (${named.file})`]),
      ...(torch === null ? [] : [`torch ${torch.release.version}+${torch.cudaTag} (${torch.because})`]),
      ...(start.command === null
        ? []
        : [`starts with ${start.command.value.join(' ')} (${start.command.file})`]),
      ...(start.port === null ? [] : [`port ${start.port.value} (${start.port.file})`]),
    ].map(oneLine),
    open: [
      ...(lists.length === 0 && project === undefined ? ['install: there is no list of requirements'] : []),
      ...lists.flatMap(({ file, includes }) =>
        includes
          .filter((other) => !lists.some((list) => list.file === other))
          .map((other) => `install: ${file} draws in ${other}, which was not read`),
      ),
      ...lists
        .filter(({ loose }) => loose > 0)
        .map(
          ({ file, loose }) =>
            `install: ${file} has ${loose} git address${loose === 1 ? '' : 'es'} without a commit: each install takes the newest`,
        ),
      ...(named === null ? [`python.tested: nothing names one; ${tested} is a guess`] : []),
      ...(start.command === null ? ['app.command: no script that starts it was recognised'] : []),
      ...(start.port === null ? ['app.port: nothing says which'] : []),
      ...(start.byVariables || start.listens || start.kind?.name === 'streamlit'
        ? []
        : ['app: whether it listens on 0.0.0.0, which the proxy needs, was not seen']),
      ...(start.kind === null ? ['health: by which page or line it is known; "Running on" is a guess'] : []),
      ...(start.others.length === 0 ? [] : [`app.command: or ${start.others.join(', ')}`]),
      ...(start.shares
        ? [
            "app.command: its launch says share=True, a way in through another's server: say it anew (docs/presets.md)",
          ]
        : []),
      ...(start.login === null
        ? ['app.auth: whether it asks for a password ("app"); "none" is assumed']
        : [`app.auth: "app", since it takes ${start.login.password}`]),
      'vram, storage, weights: what it needs of the card and the volume',
    ].map(oneLine),
  };
}

const passwordName = 'APP_PASSWORD';

/** Its own words for who may come in. */
function loginWords({ login }: ReturnType<typeof startOf>): readonly string[] {
  if (login === null) return [];
  return [...(login.name === null ? [] : [login.name, 'app']), login.password, `{${passwordName}}`];
}

const heading = [
  'A first draft by pod-wizard, from what the repository says. Nothing of it was run.',
  'Look it through, then: pod-wizard preset check FILE, and pod-wizard --preset ./FILE',
];

function oneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ').slice(0, 160);
}

function said({ value, file }: { readonly value: string; readonly file: string }): string {
  return `${file}: ${value}`.slice(0, 300);
}

function build({ release, cudaTag, because }: NonNullable<ReturnType<typeof torchOf>>) {
  const { version, torchvision, torchaudio } = release;
  return { torch: version, torchvision, torchaudio, cudaTag, because };
}

function listed({ file, lines, options }: ReturnType<typeof packageLists>[number]) {
  return {
    file,
    ...(options.length === 0
      ? {}
      : {
          leaveOut: options.map((line) => ({ line, because: 'An option, no package: look what it is for' })),
        }),
    lines,
  };
}

/** Debian packages that its Dockerfile installs, without Python and what every image has. */
function aptOf({ files }: Repository, opencv: boolean): readonly string[] {
  const [dockerfile] = [...files].filter(([file]) => /ockerfile/.test(file)).map(([, text]) => text);
  const joined = linesOf((dockerfile ?? '').replace(/\\\r?\n/g, ' '));
  const named = joined
    .flatMap((line) => line.split(/&&|;/))
    .filter((command) => /\bapt(?:-get)?\b[^|]{0,80}\binstall\b/.test(command))
    .flatMap((command) => command.slice(command.indexOf('install') + 7).split(/\s+/))
    .filter(
      (word) =>
        /^[a-z0-9][a-z0-9.+-]{1,60}$/.test(word) &&
        !/^(?:python|pip|curl$|wget$|sudo$|open[rs]s|ca-cert|man$|less$|vim|nano$|tmux$|screen$|h?top$|tzdata$|locales$)/.test(
          word,
        ),
    );
  const own = ['git', 'python3-venv', ...(opencv ? ['libgl1', 'libglib2.0-0'] : [])];
  return [...own, ...notAmong([...new Set(named)].slice(0, 40), own)];
}

function mentions({ files }: Repository, word: string): boolean {
  return [...files.values()].some((text) => text.includes(word));
}

const licences = [
  ['MIT', /^ {0,40}(?:The )?MIT License/im],
  ['Apache License 2.0', /Apache License\s+Version 2\.0/i],
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['GPL-3.0', /GNU GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['BSD-3-Clause', /Neither the name of/i],
] as const;

function licenceOf({ files }: Repository): { readonly name: string; readonly file: string } | null {
  for (const [file, text] of files) {
    if (!/^LICEN[CS]E/.test(file)) continue;
    const [name] = licences.find(([, sign]) => sign.test(text.slice(0, 3000))) ?? ['a licence of its own'];
    return { name, file };
  }
  return null;
}

function lastPart(url: string): string {
  return (
    url
      .replace(/\/$/, '')
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ?? 'app'
  );
}

function idOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return plain === '' ? 'my-app' : plain;
}
