import { firstIn, linesOf, type Read, type Repository } from './sources.ts';

/** How an app is started, and by what it is known: read of its entry script, as text. */

export interface Start {
  readonly command: Read<readonly string[]> | null;
  readonly port: Read<number> | null;
  readonly kind: Kind | null;
  /** Variables that set host and port, where no flag does. */
  readonly byVariables: boolean;
  readonly title: string | null;
  /** It says itself that every address of the machine reaches it. */
  readonly listens: boolean;
  /** Other scripts that start a page, where none has a usual name. */
  readonly others: readonly string[];
  /** Its launch asks for an address through somebody else's server. */
  readonly shares: boolean;
  /** Flags that take a name and a password, or a password alone. */
  readonly login: { readonly name: string | null; readonly password: string } | null;
}

interface Kind {
  readonly name: string;
  readonly imports: RegExp;
  readonly port: number;
  readonly ready: string;
}

const kinds: readonly Kind[] = [
  {
    name: 'gradio',
    imports: /^[ \t]{0,16}(?:import|from) gradio\b/m,
    port: 7860,
    ready: 'Running on local URL',
  },
  {
    name: 'streamlit',
    imports: /^[ \t]{0,16}(?:import|from) streamlit\b/m,
    port: 8501,
    ready: 'You can now view your Streamlit app',
  },
  {
    name: 'uvicorn',
    imports: /^[ \t]{0,16}(?:import|from) (?:uvicorn|fastapi)\b/m,
    port: 8000,
    ready: 'Application startup complete',
  },
  { name: 'flask', imports: /^[ \t]{0,16}(?:import|from) flask\b/m, port: 5000, ready: 'Running on http' },
];

/** Names that entry scripts have, likeliest first. */
const usual = [
  'app.py',
  'gradio_app.py',
  'webui.py',
  'launch.py',
  'server.py',
  'main.py',
  'demo.py',
  'run.py',
];

export function startOf(repository: Repository): Start {
  const entry = entryOf(repository);
  const text = entry === null ? '' : (repository.files.get(entry.value) ?? '');
  const installed = entry === null ? installedCommand(repository) : null;
  const kind =
    kinds.find(({ name, imports }) => imports.test(text) || installed?.value[0]?.includes(name)) ?? null;
  const flags = new Map(
    [...text.matchAll(/add_argument\(\s*["'](--[a-z][a-z_-]{0,30})["']([^\n]{0,300})/g)].map(
      ([, name = '', rest = '']) => [name, rest] as const,
    ),
  );
  const flagOf = (names: readonly string[]) => names.find((name) => flags.has(name)) ?? null;
  const host = flagOf(['--listen', '--host', '--server_name', '--server-name', '--ip']);
  const port = flagOf(['--port', '--server_port', '--server-port']);
  const isSwitch = /store_true/.test(flags.get(host ?? '') ?? '');
  const password = flagOf(['--password', '--gradio-password', '--gradio_password']);
  const login =
    password === null
      ? null
      : { name: flagOf(['--username', '--user', '--gradio-username', '--gradio_username']), password };
  const words = [
    ...(kind?.name === 'streamlit' ? ['streamlit', 'run'] : ['python']),
    entry?.value ?? '',
    ...(host === null ? [] : isSwitch ? [host] : [host, '0.0.0.0']),
    ...(port === null ? [] : [port, '{port}']),
  ];
  return {
    command: entry === null ? installed : { value: words, file: entry.file },
    port: portOf(repository, entry?.value ?? null, flags.get(port ?? '') ?? '', kind),
    kind,
    byVariables: kind?.name === 'gradio' && host === null && !/server_name\s*=/.test(text),
    listens: host !== null || /\b(?:server_name|host)\s*=\s*["']0\.0\.0\.0["']/.test(text),
    others: entry?.others ?? [],
    shares: /\bshare\s*=\s*True\b/.test(text),
    login,
    title: /\btitle\s*=\s*["']([\w .:+-]{3,60})["']/.exec(text)?.[1] ?? null,
  };
}

const helper = /^(?:setup|download|install|test|example)/;
const startsPage = /\.launch\(|\buvicorn\.run\(|^[ \t]{0,16}import streamlit\b/m;

/** The script that upstream's Dockerfile or README starts, else one by its usual name, else one that starts a page. */
function entryOf(repository: Repository): (Read<string> & Pick<Start, 'others'>) | null {
  const { files } = repository;
  for (const wanted of [/ockerfile/, /^README/i])
    for (const [file, text] of files) {
      if (!wanted.test(file)) continue;
      for (const line of linesOf(text)) {
        const script = /\bpython3?["', ]{1,4}(?:-u["', ]{1,4})?([\w-]{1,60}\.py)\b/.exec(line)?.[1];
        if (script !== undefined && files.has(script) && !helper.test(script))
          return { value: script, file, others: [] };
      }
    }
  const name = usual.find((one) => files.has(one));
  if (name !== undefined) return { value: name, file: name, others: [] };
  const [first, ...others] = [...files]
    .filter(([file, text]) => /^[\w-]+\.py$/.test(file) && !helper.test(file) && startsPage.test(text))
    .map(([file]) => file)
    .toSorted((a, b) => Number(b.endsWith('_app.py')) - Number(a.endsWith('_app.py')));
  return first === undefined ? null : { value: first, file: first, others };
}

/** A command that the project itself installs: the one whose name says that it serves, else the first. */
function installedCommand({ files }: Repository): Read<readonly string[]> | null {
  const file = 'pyproject.toml';
  const lines = linesOf(files.get(file) ?? '').map((line) => line.trim());
  const from = lines.indexOf('[project.scripts]');
  if (from === -1) return null;
  const names: string[] = [];
  for (const line of lines.slice(from + 1)) {
    const name = /^"?([A-Za-z][\w.-]{0,60})"?\s*=\s*"/.exec(line)?.[1];
    if (name !== undefined) names.push(name);
    else if (line.startsWith('[')) break;
  }
  const name = names.find((one) => /gradio|webui|web|server?|ui$/i.test(one)) ?? names[0];
  return name === undefined ? null : { value: [name], file };
}

function portOf(
  repository: Repository,
  entry: string | null,
  flag: string,
  kind: Kind | null,
): Read<number> | null {
  const own = /default\s*=\s*["']?(\d{4,5})\b/.exec(flag)?.[1];
  if (own !== undefined && entry !== null) return { value: Number(own), file: entry };
  const found =
    (entry === null ? null : firstIn(repository, exactly(entry), /\b(?:server_)?port\s*=\s*(\d{4,5})\b/)) ??
    firstIn(repository, /ockerfile/, /^\s*EXPOSE\s+(\d{2,5})\b/i) ??
    firstIn(repository, /compose/, /^\s*-\s*["']?(?:[\d.]{7,15}:)?\d{2,5}:(\d{2,5})\b/);
  if (found !== null) return { value: Number(found.value), file: found.file };
  return kind === null ? null : { value: kind.port, file: `the default of ${kind.name}` };
}

function exactly(file: string): RegExp {
  return new RegExp(`^${file.replaceAll('.', '\\.')}$`);
}
