import { type FileFinding, found } from './finding.ts';
import { portTwice } from './pages/shell.ts';
import type { ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

interface Door {
  readonly command: ShellCommand;
  readonly port: string;
  readonly host: string | null;
}

/** Programs that listen on the port that they are given. */
const servers =
  /^(?:jupyter(?:-lab|-notebook|lab)?|uvicorn|hypercorn|gunicorn|streamlit|tensorboard|code-server|http\.server|vllm(?:\.entrypoints\.[\w.]+)?|sglang\.launch_server|mlflow|filebrowser|ttyd)$/;
const everybody = /^(?:0\.0\.0\.0|::|\[::\]|\*|)$/;
const ended = /^(?:kill|pkill|killall|fuser|wait|docker|screen|tmux|exit|return)$/;

/** PW916: a server is given the port that another one, in the background, holds. */
export function checkPortTwice(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const doors = commands.flatMap((command) => doorOf(command) ?? []);
  return doors.flatMap(({ command, port, host }, at) => {
    const first = doors
      .slice(0, at)
      .find(
        (one) =>
          one.port === port &&
          one.command.background &&
          (one.host === host || everybody.test(one.host ?? '') || everybody.test(host ?? '')),
      );
    if (first === undefined) return [];
    const between = commands.slice(commands.indexOf(first.command), commands.indexOf(command));
    if (between.some(({ name }) => ended.test(name))) return [];
    return [
      found(portTwice, {
        place: command.place,
        message: `Port ${port} is given to ${command.name} here, and ${first.command.name} of line ${first.command.place.line} holds it: one of the two is not reached.`,
        error: 'OSError: [Errno 98] Address already in use',
        why: 'Because one port has one server, and both run at once.',
        fixes: ['give one of them another port, and name it among the ports of the pod'],
      }),
    ];
  });
}

/** Only what certainly runs, and certainly listens: `--port` of a script may be that of a server it asks. */
function doorOf(command: ShellCommand): Door | null {
  const { name, words, guards, inLoop, inFunction, inSubshell, caught } = command;
  if (guards.length > 0 || inLoop || inFunction !== null || inSubshell || caught) return null;
  const own = moduleRun(name, words) ?? words;
  const bind = given(own, /^(?:--bind|--bind-addr|-b)$/);
  const host = given(own, /^(?:--host|--ip|--listen|--server[._-](?:address|name)|--ServerApp\.ip)$/);
  const listens = servers.test(own[0] ?? '') || (own === words && /^python[\d.]*$/.test(name) && opens(host));
  const port =
    given(own, /^(?:--port|--server[._-]port|--ServerApp\.port)$/) ??
    /:(\d+)$/.exec(bind ?? '')?.[1] ??
    (own[0] === 'http.server' ? own.slice(1).find((word) => /^\d+$/.test(word)) : undefined);
  if (!listens || port === undefined || !/^\d{2,5}$/.test(port)) return null;
  return { command, port, host: host ?? bind?.split(/:\d/)[0] ?? null };
}

const opens = (host: string | undefined): boolean => host !== undefined && /^(?:0\.0\.0\.0|::)$/.test(host);

function given(words: readonly string[], option: RegExp): string | undefined {
  const at = words.findIndex((word) => option.test(word.replace(/=.*/s, '')));
  const word = words[at];
  return word === undefined ? undefined : word.includes('=') ? word.replace(/^[^=]*=/, '') : words[at + 1];
}
