import { imageByRef } from '../catalog/images.ts';
import { byRule } from './by-rule.ts';
import type { ScriptKind } from './check-script.ts';
import { type FileFinding, found } from './finding.ts';
import { openService, publicTunnel, secretInside, secretTraced } from './pages/security.ts';
import type { Piece, Place } from './place.ts';
import type { ShellCommand, ShellScript } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';
import type { Surroundings } from './situation.ts';

/** Services that a script starts: who may reach them, and whether the image's own still run. */
export function checkServices(
  script: ShellScript,
  kind: ScriptKind,
  surroundings: Surroundings,
  all: readonly ShellCommand[] = script.commands,
): readonly FileFinding[] {
  return [
    ...script.commands.flatMap((command) => [
      ...codeServer(command, surroundings),
      ...withoutPassword(command, script),
      ...shared(command),
      ...openWebui(command),
      ...tokenInClone(command, script),
      ...writtenPassword(command, all),
    ]),
    ...(kind.whole ? traced(script) : []),
    ...(kind.atEveryStart ? imageServices(script, surroundings) : []),
  ];
}

const secretWord =
  /\$\{?(?:\w{0,40}_)?(?:TOKEN|AUTH_?KEY|API_?KEY|SECRET|SECRET_ACCESS_KEY|PASSWORD|PASSWD)(?:\}|:-|(?![\w:]))/;

/** PW816: the first command that shows one. */
function traced({ commands }: ShellScript): readonly FileFinding[] {
  let on = false;
  for (const { name, words, place, inFunction } of commands) {
    if (name === 'set') {
      if (words.some((word, at) => /^-[a-z]*x/.test(word) || (word === 'xtrace' && words[at - 1] === '-o')))
        on = true;
      if (words.some((word, at) => /^\+[a-z]*x/.test(word) || (word === 'xtrace' && words[at - 1] === '+o')))
        on = false;
    }
    const secret =
      on && inFunction === null ? words.slice(1).find((word) => secretWord.test(word)) : undefined;
    if (secret === undefined) continue;
    return [
      found(secretTraced, {
        place,
        message: `set -x prints this line with ${secretWord
          .exec(secret)?.[0]
          .replace(/[:}].*/s, '')
          .replace('{', '')} filled in: it stands in the log.`,
        why: 'Because set -x shows each command after its variables were filled in.',
        fixes: ['write set +x before it, and set -x after it'],
      }),
    ];
  }
  return [];
}

function codeServer(
  { name, words, place }: ShellCommand,
  surroundings: Surroundings,
): readonly FileFinding[] {
  if (name !== 'code-server' || optionOf(words, '--auth') !== 'none') return [];
  const address = optionOf(words, '--bind-addr') ?? '';
  if (/^(127\.|localhost|\[?::1)/.test(address)) return [];
  const port = Number(/:(\d+)$/.exec(address)?.[1] ?? optionOf(words, '--port') ?? 8080);
  return byRule('PW503', { codeServer: { port, auth: 'none' } }, place, surroundings.catalog);
}

function imageServices(
  { commands, isStartCommand }: ShellScript,
  surroundings: Surroundings,
): readonly FileFinding[] {
  const { image, catalog } = surroundings;
  if (image === null || imageByRef(catalog, image).services !== 'start.sh') return [];
  const stays = commands.findLast(
    ({ name, words }) => name === 'tail' || words.includes('infinity') || name === 'wait',
  );
  const first = commands[0];
  if (first === undefined || !(isStartCommand || stays !== undefined)) return [];
  // A script that was not seen may start them.
  if (commands.some(({ name, words }) => name.endsWith('.sh') || words.some((word) => scriptFile.test(word))))
    return [];
  return byRule('PW601', { keepServices: false, image }, first.place, catalog);
}

const scriptFile = /^[\w./$-]{1,200}\.sh$/;

/** How each program says that it asks for nothing. */
const open: readonly {
  readonly program: RegExp;
  readonly how: (words: readonly string[]) => boolean;
  readonly fix: string;
}[] = [
  {
    program: /^(jupyter|jupyter-lab|jupyter-notebook)$/,
    how: jupyterOpen,
    fix: 'give it --ServerApp.token="$JUPYTER_PASSWORD"',
  },
  { program: /^filebrowser$/, how: (words) => words.includes('--noauth'), fix: 'drop --noauth' },
  {
    program: /^(openvscode-server|code)$/,
    how: (words) => words.includes('--without-connection-token'),
    fix: 'give it --connection-token-file',
  },
  {
    program: /^ttyd$/,
    how: (words) => !words.some((word) => /^(-c|--credential|-H|--auth-header)/.test(word)),
    fix: 'give it --credential user:"$PASSWORD"',
  },
];

/** An empty token, and no password in its place. A password alone that is empty leaves the token. */
function jupyterOpen(words: readonly string[]): boolean {
  const bare = words.map((word) => word.replace(/['"]/g, ''));
  const set = (what: string) =>
    bare.flatMap((word) => {
      const [, key, value] = /^--(?:\w+\.)?(token|password|hashed_password)=(.*)$/.exec(word) ?? [];
      return key === what ? [value ?? ''] : [];
    });
  const token = set('token');
  const password = [...set('password'), ...set('hashed_password')];
  return token.length > 0 && token.every((one) => one === '') && password.every((one) => one === '');
}

/** `--ServerApp.token="${PASSWORD:-}"`: the variable that is the only lock, and may be empty by its own words. */
const tokenOf = /--(?:\w+\.)?token=["']?\$\{([A-Za-z_]\w{0,99}):?-(?:''|"")?\}["']?(?:\s|$)/;

/** The variable that a token hangs on, where the script neither sets it nor asks whether it is set. */
function unaskedToken({ text, guards, inFunction }: ShellCommand, script: ShellScript): string | null {
  const name = tokenOf.exec(text)?.[1];
  if (name === undefined || script.values.assigned(name) !== null || /password=/.test(text)) return null;
  const asks = new RegExp(`\\$\\{?#?${name}\\b`);
  const called = script.commands.filter((other) => inFunction !== null && other.name === inFunction);
  const asked = [...guards, ...called.flatMap((call) => call.guards)].some((guard) => asks.test(guard.text));
  const elsewhere = script.commands.some(
    (other) =>
      other.assignments.has(name) ||
      ((/^(?:\[\[?|test|:)$/.test(other.name) || other.checked) && asks.test(other.text)) ||
      (other.name === 'export' && other.words.some((word) => word.startsWith(`${name}=`))),
  );
  return asked || elsewhere ? null : name;
}

function withoutPassword(command: ShellCommand, script: ShellScript): readonly FileFinding[] {
  const { place } = command;
  const module = moduleRun(command.name, command.words);
  const words = module ?? command.words;
  const name =
    module === null
      ? command.name
      : (words[0] ?? '').replace(/^jupyterlab$/, 'jupyter-lab').replace(/^notebook$/, 'jupyter-notebook');
  if (words.some((word) => /127\.0\.0\.1|localhost/.test(word))) return [];
  if (/^jupyter/.test(name) && tokenOf.test(command.text)) {
    const variable = unaskedToken(command, script);
    return variable === null
      ? []
      : [
          found(openService, {
            place,
            severity: 'warning',
            message: `Where ${variable} is not set, jupyter asks for no token: who finds its address has the pod.`,
            why: 'Because an empty token switches the question off, and nothing here asks whether there is one.',
            fixes: [`start jupyter only if [ -n "$${variable}" ], or end with : "\${${variable}:?}"`],
          }),
        ];
  }
  const service = open.find(({ program, how }) => program.test(name) && how(words));
  if (service === undefined) return [];
  return [
    found(openService, {
      place,
      message: `${name} runs without a password: who finds its address has the pod.`,
      why: 'Because an exposed port is public, and the command switches off the only question asked.',
      // Notebook before 7 knows no ServerApp.
      fixes: [
        command.text.includes('NotebookApp') ? service.fix.replace('ServerApp', 'NotebookApp') : service.fix,
      ],
    }),
  ];
}

function shared({ words, places, place, name, assignments }: ShellCommand): readonly FileFinding[] {
  // gui.sh is kohya's, webui.sh the webui's; both hand it on.
  const at = /^(?:python[\d.]*|gui\.sh|webui\.sh)$/.test(name)
    ? words.findIndex((word) => word === '--share' || word === '--share=True')
    : -1;
  const set = [...assignments].some(([key, value]) => key === 'GRADIO_SHARE' && /^(true|1)$/i.test(value));
  const exported = name === 'export' && words.some((word) => /^GRADIO_SHARE=(true|1)$/i.test(word));
  if (at < 0 && !set && !exported) return [];
  return [tunnel(places[at] ?? place)];
}

/** The webui with extensions open to whoever finds it: they are code. */
function openWebui({ name, words, place, assignments, text }: ShellCommand): readonly FileFinding[] {
  const set =
    name === 'export' || name === ''
      ? ([...assignments, ...words.map((word) => word.split(/=(.*)/s))].find(
          ([key]) => key === 'COMMANDLINE_ARGS',
        )?.[1] ?? '')
      : /^(?:python[\d.]*|webui\.sh|launch\.py)$/.test(name)
        ? words.join(' ')
        : '';
  const args = set.split(/\s+/);
  const reachable = args.includes('--listen') || args.includes('--share');
  const locked =
    args.some((word) => /^--gradio-auth(?:-path)?(?:=|$)/.test(word)) || text.includes('--gradio-auth');
  const opened = args.find((word) => /^--(?:enable-insecure-extension-access|allow-code)$/.test(word));
  if (!reachable || opened === undefined || locked) return [];
  return [
    found(openService, {
      place,
      message:
        'Whoever finds the address of this webui can run code on the pod, as a script or an extension.',
      why: `Because it listens for everybody, ${opened} is given, and there is no --gradio-auth.`,
      fixes: ['add --gradio-auth "user:$PASSWORD"', `drop ${opened}`],
    }),
  ];
}

/** `git clone https://$TOKEN@github.com/…`: the token stays in the clone. */
function tokenInClone(
  { name, words, places, place }: ShellCommand,
  { commands }: ShellScript,
): readonly FileFinding[] {
  const holds = (word: string) => {
    const variable = /^\$\{?([A-Za-z_]\w{0,60})\}?$/.exec(word)?.[1];
    return (
      variable !== undefined && commands.some((one) => inAddress.test(one.assignments.get(variable) ?? ''))
    );
  };
  const at =
    name === 'git' && words.includes('clone')
      ? words.findIndex((word) => inAddress.test(word) || holds(word))
      : -1;
  // A clone into a folder of mktemp is copied from and goes.
  const into = /^\$\{?([A-Za-z_]\w{0,60})\}?$/.exec(words.at(-1) ?? '')?.[1] ?? '';
  const passes = commands.some(({ assignments }) => /\$\(mktemp\b/.test(assignments.get(into) ?? ''));
  if (at < 0 || passes) return [];
  return [
    found(secretInside, {
      place: places[at] ?? place,
      severity: 'warning',
      message:
        'The token in this address stays in plain text in .git/config of the clone, on a machine that others own.',
      why: 'Because git keeps the address as it was given.',
      fixes: [
        `git -c credential.helper='!f() { echo username=x; echo "password=$GITHUB_TOKEN"; }; f' clone https://…`,
        'git remote set-url origin https://… right after it',
      ],
    }),
  ];
}

/** `echo 'root:secret' | chpasswd`, where sshd takes passwords. */
function writtenPassword(
  { name, words, place, pipedInto, text }: ShellCommand,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const user = /^([a-z_][\w-]{0,30}):[^\s:$]+$/.exec(words.at(-1) ?? '')?.[1];
  if (!/^(?:echo|printf)$/.test(name) || user === undefined || !pipedInto.includes('chpasswd')) return [];
  const opens = commands.some((one) =>
    /(?<!#[ \t]?)(?:PasswordAuthentication|PermitRootLogin)[ \t=]{1,5}yes/.test(one.text),
  );
  if (!opens || /<|YOUR|CHANGE/i.test(text)) return [];
  return [
    found(openService, {
      place,
      message: `Whoever reads this file knows the password of ${user}, and sshd is told to take it.`,
      why: 'Because it is written out, and the same for every container.',
      fixes: ['drop it and take keys: the PUBLIC_KEY of the pod into ~/.ssh/authorized_keys'],
    }),
  ];
}

const inAddress =
  /^https:\/\/(?:[\w.-]{1,40}:)?\$\{?\w{0,60}(?:TOKEN|PAT|KEY|SECRET)\w{0,60}\}?(?::[\w-]{0,40})?@/i;

function tunnel(place: Place): FileFinding {
  return found(publicTunnel, {
    place,
    message: 'The app opens a public gradio.live address that asks for no password.',
    why: 'Because share asks for a tunnel; on a pod the proxy address is enough.',
    fixes: ['drop it, and let the app listen on 0.0.0.0'],
  });
}

/** `c.ServerApp.token = ''` in a configuration file of Jupyter, wherever it is written from. */
export function checkJupyterConfig(piece: Piece): readonly FileFinding[] {
  const open = /\bc\.(?:ServerApp|NotebookApp|IdentityProvider|LabApp)\.token[ \t]*=[ \t]*(?:''|"")/.exec(
    piece.text,
  );
  const password = /\bc\.\w+\.(?:hashed_)?password[ \t]*=[ \t]*u?["'][^"'\s]/.test(piece.text);
  const local = /\bc\.\w+\.ip[ \t]*=[ \t]*["'](?:127|localhost)/.test(piece.text);
  if (open === null || password || local) return [];
  return [
    found(openService, {
      place: piece.place(open.index),
      message: 'Jupyter is told to ask for no token: who finds its address has the pod.',
      why: 'Because an exposed port is public, and this setting switches off the only question asked.',
      fixes: ['set the token from a variable of the pod'],
    }),
  ];
}

/** share=True in Python code. */
export function checkPython(piece: Piece): readonly FileFinding[] {
  return [...piece.text.matchAll(/\bshare\s*=\s*True\b/g)].flatMap(({ index }) => {
    const line = piece.text.slice(piece.text.lastIndexOf('\n', index) + 1, index);
    return line.includes('#') ? [] : [tunnel(piece.place(index))];
  });
}

const secrets: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{30,60}\b/g],
  ['a RunPod key', /\brpa_[A-Za-z0-9]{30,60}\b/g],
  [
    'a RunPod key',
    /(?<=(?:runpod\.api_key|RUNPOD_API_KEY)["']?\s{0,3}[:=]\s{0,3}["']?)[A-Z0-9]{38,44}(?![A-Za-z0-9])/g,
  ],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,60}\b/g],
  ['an OpenAI key', /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,200}\b/g],
  ['an AWS key', /\bAKIA[0-9A-Z]{16}\b/g],
  [
    'a key',
    /(?<=(?<![A-Za-z])(?:api_key|API_KEY|apikey|secret_key|SECRET_KEY|access_token)["']?\s{0,3}[:=]\s{0,3}["'])(?=[a-zA-Z_-]{0,60}\d)(?=[a-z\d_-]{0,60}[A-Z])(?=[A-Z\d_-]{0,60}[a-z])[A-Za-z\d]{24,80}(?=["'])/g,
  ],
  [
    'a key',
    /(?<=(?<![A-Za-z])(?:api_key|API_KEY|apikey|secret_key|SECRET_KEY)["']?\s{0,3}[:=]\s{0,3}["'])[\da-f]{32,64}(?=["'])/g,
  ],
  [
    'a key',
    /\b(?:AIza[\w-]{35}|r8_\w{37}|gsk_\w{52}|github_pat_\w{60,90}|glpat-[\w-]{20}|nvapi-[\w-]{64})(?![\w-])/g,
  ],
  [
    'a key of Weights & Biases',
    /(?<=\bWANDB_(?:API_)?KEY["']?\s{0,3}[:=]\s{0,3}["']?)[0-9a-f]{40}(?![0-9a-z])/g,
  ],
  ['a token of civitai', /(?<=civitai\.com\/[^\s"']{1,200}[?&]token=)[0-9a-f]{32}\b/g],
];

/** Keys written out, in any kind of file. The key itself is never repeated. */
export function checkSecrets(piece: Piece): readonly FileFinding[] {
  const seen = new Set<number>();
  return secrets.flatMap(([what, pattern]) =>
    [...piece.text.matchAll(pattern)]
      // A row of one letter, or of all, is somebody's example.
      .filter(
        ([text]) => new Set(text.slice(4)).size > 8 && !/23456789|abcdefgh|example|your|dummy/i.test(text),
      )
      // One of these may be another's, too.
      .filter(({ index }) => !seen.has(index) && seen.add(index) !== undefined)
      .map(({ index }) =>
        found(secretInside, {
          place: piece.place(index),
          message: `This looks like ${what}, written out.`,
          why: 'Because files, templates and images are shown and kept, the key is no longer a secret.',
          fixes: ["take it from the pod's secrets or environment, and withdraw this one"],
        }),
      ),
  );
}

function optionOf(words: readonly string[], name: string): string | null {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[at];
  if (word === undefined) return null;
  return word === name ? (words[at + 1] ?? null) : word.slice(name.length + 1);
}
