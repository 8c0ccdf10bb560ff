import type { Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { exitAndBill } from './pages/script.ts';
import { installedAtStart, listensInside } from './pages/start.ts';
import { pipStep } from './pip-steps.ts';
import { readShell, type ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

/** What starts the container of the last stage: where it listens, and what it installs first. */
export function checkStart({
  start,
  env,
  image,
  instructions,
  runs,
  runFolders,
  written: copied,
}: Stage): readonly FileFinding[] {
  const commands = start.flatMap((piece) => readShell(piece, env).commands);
  const ports = instructions
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ text }) => [...text.matchAll(/\d{2,5}/g)].map(([port]) => Number(port)));
  const written = [...copied, ...runs.flatMap((run, at) => readShell(run, env, 0, runFolders[at]).written)];
  const files = written
    .filter(({ path }) => start.some(({ text }) => text.includes(path)))
    .flatMap(({ piece }) => readShell(piece, env).commands);
  const all = [...commands, ...files];
  return [...listening(all, ports, env, image), ...installing(all), ...endsAtOnce(files)];
}

/** PW803 of a script that the build writes to start with, and that ends in a shell for nobody. */
function endsAtOnce(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const last = commands.at(-1);
  if (last === undefined || !/^(?:ba|z)?sh$/.test(last.name) || last.words.length > 1) return [];
  // What it is given runs in the place of the shell.
  if (commands.some(({ background, text }) => background || /\$[@*]/.test(text))) return [];
  return [
    found(exitAndBill, {
      place: last.place,
      message: `Without a terminal ${last.name} ends at once, and the container with it; the cloud starts it again, and bills.`,
      why: 'Because its input is empty.',
      fixes: ['write sleep infinity in its place', 'start the app here'],
    }),
  ];
}

interface Server {
  /** The command is this server. */
  readonly is: (command: ShellCommand, module: string) => boolean;
  readonly port: number;
  /** How it is told an address. */
  readonly option: string;
  readonly variable: string | null;
}

/** Servers that listen for their own machine alone, unless they are told otherwise. */
const servers: readonly Server[] = [
  {
    is: ({ name, words }) => name === 'ollama' && words[1] === 'serve',
    port: 11434,
    option: 'OLLAMA_HOST',
    variable: 'OLLAMA_HOST',
  },
  {
    is: ({ name, words }, module) =>
      module === 'sglang.launch_server' || (name === 'sglang' && words[1] === 'serve'),
    port: 30000,
    option: '--host',
    variable: null,
  },
  {
    is: ({ name }, module) => name === 'uvicorn' || module === 'uvicorn',
    port: 8000,
    option: '--host',
    variable: 'UVICORN_HOST',
  },
  {
    is: ({ name, words }) => name === 'flask' && words[1] === 'run',
    port: 5000,
    option: '--host',
    variable: 'FLASK_RUN_HOST',
  },
  { is: ({ name }) => name === 'llama-server', port: 8080, option: '--host', variable: 'LLAMA_ARG_HOST' },
];

/** Something that hands the port on, or asks it from inside. */
const handsOn = /^(?:nginx|caddy|socat|traefik|haproxy|cloudflared|ngrok|tailscaled?)$/;

/** PW815: a server of its own machine behind a port that is published. */
function listening(
  commands: readonly ShellCommand[],
  ports: readonly number[],
  env: ReadonlyMap<string, string>,
  image: string | null,
): readonly FileFinding[] {
  // The words of a CMD behind an ENTRYPOINT may give the address.
  if (
    ports.length === 0 ||
    commands.some(({ name, text }) => handsOn.test(name) || /handler|rp_|^'?-\S+\s+'?0\.0\.0\.0/.test(text))
  )
    return [];
  return commands.flatMap((command) => {
    const module = moduleRun(command.name, command.words)?.[0] ?? '';
    const server = servers.find(({ is }) => is(command, module));
    if (server === undefined || /\$@|\$\*|\$\{?\w*(?:ARGS|OPTS|FLAGS|HOST)/i.test(command.text)) return [];
    // Its image says where it listens.
    if (image !== null && /(?:^|\/)ollama\/ollama|llama\.cpp/.test(image)) return [];
    const at = command.words.findIndex((word) => /^--host(?:=|$)/.test(word));
    const host = at < 0 ? null : (command.words[at]?.split('=')[1] ?? command.words[at + 1] ?? '');
    const variable = server.variable;
    const told =
      variable !== null &&
      (env.has(variable) ||
        command.assignments.has(variable) ||
        commands.some(({ text }) => text.includes(`${variable}=`)));
    if (told || (host !== null && !/^(?:127\.|localhost$)/.test(host))) return [];
    const own = command.words.findIndex((word) => /^--port(?:=|$)|^-p$/.test(word));
    const given = own < 0 ? null : (command.words[own]?.split('=')[1] ?? command.words[own + 1] ?? '');
    const port = given === null ? server.port : Number(given);
    if (!ports.includes(port)) return [];
    return [
      found(listensInside, {
        place: command.place,
        message: `It listens on 127.0.0.1 of the container, so nothing outside reaches port ${port}, which is exposed.`,
        error: 'curl: (56) Recv failure: Connection reset by peer',
        why:
          host === null
            ? 'Because without an address it takes that of its own machine.'
            : `Because it is told ${host}.`,
        fixes: [
          server.option === '--host'
            ? 'add --host 0.0.0.0, and a key or password with it'
            : `ENV ${server.option}=0.0.0.0`,
        ],
      }),
    ];
  });
}

/** PW890: gigabytes that each new container fetches before it serves. */
function installing(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const step = commands
    .filter(({ guards, conditional }) => !conditional && guards.length === 0)
    .flatMap((command) => pipStep(command) ?? [])
    .find(
      ({ requirements, files, within }) =>
        within === null &&
        (files.some(({ constraints }) => !constraints) ||
          requirements.some(({ text }) =>
            /^(?:torch|tensorflow|vllm|transformers|diffusers|jax)\b/i.test(text),
          )),
    );
  if (step === undefined) return [];
  return [
    found(installedAtStart, {
      place: step.place,
      message:
        'Each new container installs this before it serves: paid minutes, and other versions each time.',
      why: 'Because it stands in what starts the container, not in RUN.',
      fixes: ['move it into RUN, so that the image holds it'],
    }),
  ];
}
