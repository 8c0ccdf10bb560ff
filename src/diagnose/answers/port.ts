import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';

/** The port, in all the forms in which programs name it. */
export const portAnswer: Answerer = (event) => {
  const refused = bindRefused(event);
  if (refused !== null) return refused;
  if (
    /[Bb]ind for|already allocated|driver failed programming|failed to bind host port|userland proxy|cannot expose port/.test(
      event.text,
    )
  )
    return dockerPort(event);
  const forms =
    /\('[^']{0,40}', (\d{2,5})[,)]|[Bb]ind for [\d.:[\]]{2,40}:(\d{2,5})|(?:address|bind on|listen on|:::|0\.0\.0\.0:|127\.0\.0\.1:|localhost:|\*:)\D{0,20}(\d{2,5})\b(?!\.\d)|[Pp]ort:? ?(\d{2,5})\b|range: (\d{2,5})/;
  const near = [event.text, ...event.below.slice(0, 3), ...event.above.slice(-6).reverse()];
  const port =
    near
      .map((line) =>
        forms
          .exec(line.slice(0, 600))
          ?.slice(1)
          .find((group) => group !== undefined),
      )
      .find((found) => found !== undefined) ?? null;
  return betweenProcesses.test([...near, ...event.above.slice(-40)].join('\n')) || port === '29500'
    ? meetingPort(port)
    : port === null
      ? null
      : servedPort(port);
};

/** What the system says of an address that a server asks for: nobody else has it, it is not to be had. */
export function bindRefused({ text, above }: Event): Answer | null {
  const groups =
    /\('(?<host>[^']{0,40})', (?<port>\d{1,5})[,)]|(?:(?<plain>\[?[\w.:]{0,40}\]?):(?<number>\d{1,5}):? bind: )/.exec(
      text,
    )?.groups;
  const port =
    groups?.['port'] ?? groups?.['number'] ?? /\bport:? ?(?<p>\d{1,5})\b/i.exec(text)?.groups?.['p'];
  const host = (groups?.['host'] ?? groups?.['plain'] ?? '').replace(/^\[|\]$/g, '');
  if (/annot assign requested address|Errno 99\]|EADDRNOTAVAIL|not valid in its context/.test(text)) {
    const six = host.includes(':');
    return {
      class: 'address-not-local',
      title: six
        ? `localhost means ${host} to the server, an IPv6 address that is not here`
        : `The server is to listen on ${host === '' ? 'an address' : host} that this machine does not have`,
      cause: `${six ? `${host} is localhost of IPv6, and this container has no IPv6` : `${host === '' ? 'The address or name' : host} that the server is told to listen on belongs to no interface of this machine or container (it is that of the host, of the outside, or of another network)`}: the port is free, another one would not help.`,
      fix: [
        '# tell the server to listen on 0.0.0.0 in place of localhost or that address: --host 0.0.0.0 (Jupyter: --ip=0.0.0.0; Gradio: the variable below; ComfyUI: --listen 0.0.0.0); for this machine alone: 127.0.0.1',
        'export GRADIO_SERVER_NAME=0.0.0.0 HOST=0.0.0.0   # then start it again; put a password before what the pod exposes',
      ],
      confidence: 'high',
    };
  }
  if (/Errno 13\]|[Pp]ermission denied|EACCES/.test(text) && (port === undefined || Number(port) < 1024)) {
    const bound =
      port !== undefined ||
      above.slice(-3).some((line) => /\.bind\([^/]*$|bind_sockets|\.listen\(/.test(line));
    if (!bound) return null;
    const free = port === undefined ? 8080 : 8000 + Number(port);
    return {
      class: 'port-privileged',
      title: `${port === undefined ? 'A port below 1024' : `Port ${port}`} may be opened by root only`,
      cause: `Ports below 1024 belong to root, and the server runs as another user. Nobody holds the port.`,
      fix: [
        `# a port above 1023: --port ${free} (behind docker: -p ${port ?? 80}:${free}, which gives it to the outside under the old number)`,
        '# or start it as root (sudo; docker run --user 0); or, for good, on the machine: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=80',
      ],
      confidence: 'high',
    };
  }
  return null;
}

/** Of torch.distributed, whose processes meet on a port; torch says so, or says nothing but the bare message. */
const betweenProcesses =
  /c10d|TCPStore|torch[./]distributed|torchrun|torch_distributed|master_port|MASTER_PORT|main_process_port|deepspeed|server socket has failed to listen|^RuntimeError: Address already in use(?! \()/m;

/** What may hold a port is never ended unseen: it may be a training that runs well. */
function holder(port: string): readonly string[] {
  return [
    `ss -ltnp | grep ":${port} "   # who holds it: another job, an earlier run, or a service of the image (Jupyter 8888, nginx)`,
    '# only where that is an earlier run of your own that hangs: kill its PID, as ss shows it',
  ];
}

function meetingPort(port: string | null): Answer {
  const next = Number(port ?? '29500') + 1;
  return {
    title: `The processes of a job meet on a port that is taken${port === null ? '' : `: ${port}`}`,
    cause:
      'torch.distributed lets the processes of a job meet on a port (29500 unless another is given), and another job on this machine, or an earlier run of this one, has it.',
    fix: [
      `# give this job another port: torchrun --master_port=${next}, deepspeed --master_port ${next}, accelerate launch --main_process_port ${next}; python -m torch.distributed.launch --master_port=${next}`,
      `export MASTER_PORT=${next}   # where the script itself reads it`,
      ...holder(port ?? '29500'),
      '# the bare message of another program (a web server): its own --port',
    ],
  };
}

function servedPort(port: string): Answer {
  const next = Number(port) + 1;
  if (port === '11434')
    return {
      title: 'ollama runs already: it holds its port 11434',
      cause: 'The installer and the app start the server themselves, so ollama serve is a second one.',
      fix: [
        'ollama list   # it answers? then all is there: go on with ollama run, and leave ollama serve out',
        '# to start it by hand all the same (other settings): sudo systemctl stop ollama first (macOS, Windows: quit the app in the bar)',
        '# or a second one beside it: OLLAMA_HOST=127.0.0.1:11435 ollama serve',
      ],
    };
  return {
    title: `Another process holds port ${port}`,
    fix: [
      `# let the app take another port: --port ${next}, or GRADIO_SERVER_PORT=${next}; the pod must expose it too`,
      ...holder(port),
    ],
  };
}

/** A port of the host that docker was to hand on. */
function dockerPort({ text }: Event): Answer | null {
  const port =
    /(?:[Bb]ind for|host port(?: for)?|listen \w{3,5}|expose port|bind)\D{0,20}(?:[\d.]{7,15}|\[?::\]?|\*)?:(?<port>\d{2,5})\b/.exec(
      text,
    )?.groups?.['port'];
  if (port === undefined) return null;
  const service = /on endpoint (?<name>[\w.-]{1,80})/.exec(text)?.groups?.['name'];
  const next = Number(port) + 1;
  return {
    title: `Port ${port} of this machine is taken by another container or program`,
    cause: `${service === undefined ? 'The container' : `The container ${service}`} was to be reached on port ${port} of the machine, and something holds it: another container, often another service of the same compose file (a CPU and a GPU variant on one port), an earlier run, or a program of the host.`,
    fix: [
      `# another port of the machine, left of the colon: -p ${next}:${port}, in the compose file "${next}:${port}"`,
      `docker ps --filter publish=${port}   # or: which container has it (none: sudo ss -ltnp | grep ":${port} ")? stop that one (docker stop NAME), or start only the service that you want: docker compose up ${service ?? 'SERVICE'}`,
    ],
    confidence: 'high',
  };
}

/** How programs say that they listen to this machine alone, and what opens them. */
const openedBy: readonly (readonly [says: RegExp, command: string])[] = [
  [
    /To see the GUI go to: http:\/\/127\.0\.0\.1:(?<port>\d{2,5})/,
    'python3 main.py --listen 0.0.0.0 --port PORT',
  ],
  [
    /Running on local URL: {1,3}http:\/\/127\.0\.0\.1:(?<port>\d{2,5})/,
    'export GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=PORT',
  ],
  [
    /Uvicorn running on http:\/\/127\.0\.0\.1:(?<port>\d{2,5})/,
    'export UVICORN_HOST=0.0.0.0 UVICORN_PORT=PORT',
  ],
  [
    /development server at http:\/\/127\.0\.0\.1:(?<port>\d{2,5})/,
    'python3 manage.py runserver 0.0.0.0:PORT',
  ],
];

/** A program that runs, and that nobody reaches from outside. */
export function listensAnswer({ text, above, below }: Event): Answer | null {
  for (const line of [...above, text, ...below])
    for (const [says, command] of openedBy) {
      const port = says.exec(line.slice(0, 400))?.groups?.['port'];
      if (port !== undefined)
        return {
          title: `The app listens on 127.0.0.1:${port} only`,
          cause: 'Then only this machine (or container) itself reaches it, and the proxy finds nobody there.',
          fix: [
            `${command.replace('PORT', port)}   # with its other options; then start it again`,
            `# and port ${port} among the exposed HTTP ports of the pod (docker: -p ${port}:${port})`,
          ],
          confidence: 'medium',
        };
    }
  return null;
}
