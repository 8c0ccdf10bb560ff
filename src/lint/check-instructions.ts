import { entrypointOf } from '../catalog/known-systems.ts';
import { noSource } from './check-script.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { jsonWords, pairs } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { buildStops } from './pages/dockerfile.ts';
import {
  argHidden,
  argumentsOfProgram,
  copyIsNoShell,
  debugSwitch,
  execFormBroken,
} from './pages/instructions.ts';
import { secretInImage } from './pages/security.ts';
import { noWorker } from './pages/sources.ts';
import type { Piece, Place } from './place.ts';
import { programOf } from './shell-inner.ts';

/** What single instructions of a Dockerfile mean to the builder, whatever their author meant. */
export function checkInstructions({ stages }: Dockerfile): readonly FileFinding[] {
  const last = stages.at(-1);
  const all = new Set(stages.flatMap(({ instructions }) => instructions));
  return [
    ...[...all].flatMap((one) => [
      ...shellWords(one),
      ...brokenExec(one),
      ...unfilledExec(one),
      ...looseValue(one),
      ...aboveContext(one),
    ]),
    ...(last === undefined
      ? []
      : [...handedOver(last), ...testServer(last), ...switches(last), ...secrets(last)]),
    ...stages
      .slice(0, 20)
      .flatMap((stage) => [...sourced(stage), ...afterUser(stage), ...copiedLater(stage)]),
  ];
}

/** Systems whose sh is bash, or knows source. */
const otherShell = /alpine|busybox|centos|rocky|alma|fedora|redhat|\bubi|amazonlinux|opensuse|archlinux/;

/** Bases that are known to leave the shell of RUN as it is: SHELL of a base holds for what stands on it. */
const plainBase =
  /^(?:docker\.io\/)?(?:library\/)?(?:(?:ubuntu|debian|python|node)(?::|$)|(?:nvidia|pytorch|runpod|continuumio|condaforge)\/|nvcr\.io\/(?!.*rapids)|vllm\/vllm-openai:)/;

/** PW807: `RUN source …` without SHELL, of the stage's own steps. */
function sourced({ image, from, instructions }: Stage): readonly FileFinding[] {
  if (image === null || from === null || otherShell.test(image) || !plainBase.test(image)) return [];
  if (instructions.some(({ keyword, text }) => keyword === 'SHELL' || /\/bin\/sh\b/.test(text))) return [];
  return instructions
    .flatMap(({ keyword, text, place }) => {
      const file = /(?:^|&&|;|\|\||\()\s*source\s+([^\s;&|]+)/.exec(
        // What a heredoc writes is no command of this shell.
        text.split('<<')[0] ?? '',
      )?.[1];
      return keyword === 'RUN' && file !== undefined && !/\bbash\b|^\s*(?:\[|<<)/.test(text)
        ? [noSource(place, file)]
        : [];
    })
    .slice(0, 1)
    .map((one) => ({ ...one, edits: [] }));
}

/** PW852: what only root may do, below a USER of another name. */
function afterUser({ from, instructions }: Stage): readonly FileFinding[] {
  if (from === null) return [];
  let user = 'root';
  const copied = new Map<string, boolean>();
  for (const { keyword, text, place } of instructions) {
    if (keyword === 'USER') user = text.trim().replace(/:.*/s, '');
    if (keyword === 'COPY' || keyword === 'ADD') {
      const words = text.split(/\s+/).filter((word) => !word.startsWith('--'));
      const to = words.at(-1) ?? '';
      const path = to.endsWith('/') ? `${to}${words[0]?.replace(/^.*\//, '')}` : to;
      if (words.length === 2) copied.set(path, /--chown=/.test(text));
    }
    if (keyword !== 'RUN') continue;
    const root = /^(?:root|0)$/.test(user) || user.includes('$') || /\b(?:sudo|su|gosu)\b/.test(text);
    if (root && /\bch(?:own|mod)\b/.test(text)) copied.clear();
    if (root) continue;
    const [, path = ''] = /^\s*chmod\s+[\w+,=-]{1,20}\s+(\/[\w./-]{1,100})\s*$/.exec(text) ?? [];
    const owned = copied.get(path);
    const apt = /(?:^|&&|;)\s*apt(?:-get)?\s+(?:-\S+\s+)*(?:update|install)\b/.test(text);
    if (owned !== false && !apt) continue;
    return [
      found(buildStops, {
        place,
        message: apt
          ? `apt wants root, and USER ${user} stands above: the build stops here.`
          : `${path} belongs to root, and USER ${user} stands above: the build stops here.`,
        error: apt
          ? 'E: List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied)'
          : `chmod: changing permissions of '${path}': Operation not permitted`,
        why: apt
          ? 'Because RUN is run by the user that was named last.'
          : 'Because COPY gives what it copies to root, whoever the user is, unless --chown says otherwise.',
        fixes: apt ? ['move the step above USER'] : [`write COPY --chmod=755, and drop this step`],
      }),
    ];
  }
  return [];
}

/** PW857: the server for tests in the place of the worker. Who opens its port means it for a pod. */
function testServer({ instructions }: Stage): readonly FileFinding[] {
  const start = instructions.findLast(({ keyword }) => keyword === 'CMD') ?? null;
  if (start === null || !/(?:^|[\s"'])--rp_serve_api(?=[\s"']|$)/.test(start.text)) return [];
  if (instructions.some(({ keyword }) => keyword === 'EXPOSE')) return [];
  return [
    found(noWorker, {
      place: start.place,
      severity: 'warning',
      message:
        'On Runpod Serverless this takes no job: --rp_serve_api starts the server for tests in the place of the worker.',
      why: 'Because runpod.serverless.start returns after it, and asks for no jobs.',
      fixes: ['leave out --rp_serve_api'],
    }),
  ];
}

/** PW852: `pip install -r LIST` above the `COPY . .` that brings the list. */
function copiedLater({ from, image, instructions }: Stage): readonly FileFinding[] {
  if (from === null || image === null || /onbuild/.test(image)) return [];
  const isCopy = ({ keyword }: Instruction) => keyword === 'COPY' || keyword === 'ADD';
  const at = instructions.findIndex(
    ({ keyword, text }) => keyword === 'RUN' && /\bpip3? install\b/.test(text),
  );
  const step = instructions[at];
  if (step === undefined || /--mount|\|\||<<|\bcd\s|>|\.py\b/.test(step.text)) return [];
  const list = /\bpip3? install (?:-\S+ )*(?:-r|--requirement) (?:\.\/)?([\w.-]{1,80}\.txt)(?=\s|$)/.exec(
    step.text,
  )?.[1];
  const above = instructions.slice(0, at);
  // Each file by its name: none of them is a folder, or the list under another name.
  const copies = above.filter(isCopy);
  const plain = copies.every(({ text }) =>
    /^(?:[\w./-]*\w\.(?:txt|toml|lock|md|py|ya?ml|sh|json)\s+)+\.?[\w./-]*$/.test(text),
  );
  const brings = instructions.slice(at + 1).find((one) => isCopy(one) && /^\.\/?\s+\S+$/.test(one.text));
  const fetched = above.some(
    ({ keyword, text }) => keyword === 'RUN' && /:\/\/|git@|>|\.py\b|\b(?:unzip|tar|cp|mv)\b/.test(text),
  );
  // A bare system holds no list; what others hold is not known.
  const bare =
    copies.length > 0 ||
    /^(?:(?:library\/)?(?:python|ubuntu|debian)|nvidia\/cuda|pytorch\/pytorch):/.test(image);
  if (list === undefined || !bare || !plain || fetched || brings === undefined) return [];
  if (above.some(({ text }) => text.includes(list))) return [];
  return [
    found(buildStops, {
      place: step.place,
      message: `${list} is not in the image yet, and comes with line ${brings.place.line}: the build stops here.`,
      error: `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${list}'`,
      why: 'Because a step sees what was copied above it.',
      fixes: [`write COPY ${list} . above this step`],
    }),
  ];
}

const shellSign = /^(?:\|\|?|&&|;|\d?>{1,2}\S*|&>\S*|2>&1)$/;

/** PW858: `COPY a b 2>/dev/null || true`. */
function shellWords({ keyword, text, place }: Instruction): readonly FileFinding[] {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || text.includes('<<') || jsonWords(text) !== null) return [];
  const words = text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  const at = words.findIndex((word, index) => index > 0 && (shellSign.test(word) || word.startsWith('#')));
  const sign = words[at];
  if (sign === undefined) return [];
  const remark = sign.startsWith('#');
  const folder = words.at(-1)?.endsWith('/') === true;
  return [
    found(copyIsNoShell, {
      place,
      message: `${keyword} takes ${words.slice(at).join(' ').slice(0, 60)} for names of files: the build stops here.`,
      error: folder
        ? `ERROR: failed to compute cache key: "/${sign}": not found`
        : `When using ${keyword} with more than one source file, the destination must be a directory and end with a /`,
      why: remark
        ? 'Because # begins a comment only at the start of a line.'
        : `Because ${keyword} is no shell, and every word but the last is a source.`,
      fixes: remark
        ? ['write the remark on a line of its own, above']
        : [
            `drop what follows "${words.slice(0, at).join(' ')}"`,
            'where the files may be missing, copy the folder around them, or a pattern that one file always meets',
          ],
    }),
  ];
}

/** PW852: `ENV ARGS=--a --b`, where what follows the blank is no NAME=VALUE. */
function looseValue({ keyword, text, place }: Instruction): readonly FileFinding[] {
  if (keyword !== 'ENV' || !/^\w{1,100}=/.test(text) || /\\$|[\n`]/.test(text)) return [];
  const rest = text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\\./g, 'q');
  const words = rest.split(/\s+/);
  const loose = /["']/.test(rest) ? undefined : words.find((word) => word !== '' && !word.includes('='));
  if (loose === undefined) return [];
  const name = text.slice(0, text.indexOf('='));
  const single = words.filter((word) => /^\w+=/.test(word)).length === 1 && !/["'\\]/.test(text);
  return [
    found(buildStops, {
      place,
      message: `The value of ${name} ends at the first blank, and "${loose}" is no NAME=VALUE: the build stops here.`,
      error: `Syntax error - can't find = in "${loose}". Must be of the form: name=value`,
      why: 'Because ENV with = takes several of them, with blanks between.',
      fixes: [
        single
          ? `write ENV ${name}="${text.slice(name.length + 1).trim()}"`
          : 'put the value in double quotes',
      ],
    }),
  ];
}

/** PW852: `COPY ../ml /app`: nothing above the context is there to be copied. */
function aboveContext({ keyword, text, place }: Instruction): readonly FileFinding[] {
  if (!/^(?:COPY|ADD)$/.test(keyword) || /--from=/.test(text)) return [];
  const words = jsonWords(text) ?? text.split(/\s+/);
  const above = words.slice(0, -1).find((word) => /^(?:\.\.\/)+/.test(word));
  if (above === undefined) return [];
  const inside = above.replace(/^(?:\.\.\/)+/, '');
  return [
    found(buildStops, {
      place,
      severity: 'warning',
      message: `${above} is outside of the context: the builder looks for ${inside === '' ? 'it' : `/${inside}`} within it, and stops where that is not.`,
      error: `ERROR: failed to compute cache key: "/${inside}": not found`,
      why: 'Because only what lies in the folder that docker build is given is sent to the builder.',
      fixes: [
        `build from the folder above (docker build -f DIR/Dockerfile ..), and write COPY ${inside || '.'}`,
      ],
    }),
  ];
}

/** PW860: `CMD ['python', 'app.py']`, or JSON with a remark behind it, is run by a shell as it stands. */
function brokenExec({ keyword, text, place }: Instruction): readonly FileFinding[] {
  if (!/^(?:CMD|ENTRYPOINT)$/.test(keyword) || jsonWords(text) !== null) return [];
  const [, quote, first] = /^\s*\[\s*(['"])([^'"$]{1,100})\1\s*(?:,|\](?!\s*(?:&&|\|\|)))/.exec(text) ?? [];
  if (first === undefined) return [];
  return [
    found(execFormBroken, {
      place,
      message: `This list is no JSON, so a shell runs it as it stands, and looks for a program named "[${first}".`,
      error: `/bin/sh: 1: [${first},: not found`,
      why:
        quote === "'"
          ? 'Because JSON has double quotes only.'
          : 'Because of what follows the list, a comma or quote that is missing in it, or a backslash that JSON does not know, such as \\$.',
      fixes: [`write ${keyword} ["${first}", …] with double quotes, and nothing behind it`],
    }),
  ];
}

/** PW860: a list is run by no shell, so nothing fills in `$MODEL`. */
function unfilledExec({ keyword, text, place }: Instruction): readonly FileFinding[] {
  const words = /^(?:CMD|ENTRYPOINT)$/.test(keyword) ? jsonWords(text) : null;
  // A shell among them, or a program that fills in by itself.
  if (
    words === null ||
    words.some((word) => /^-\w*c$|(?:^|\/)(?:(?:ba|da|z)?sh|env|envsubst)$|\.sh$/.test(word))
  )
    return [];
  const word = words
    .slice(1)
    .find((one) => /^(?:--?[\w-]{1,60}=)?\$(?:\{\w{1,60}\}|[A-Z][A-Z_]{1,60})$/.test(one));
  if (word === undefined) return [];
  return [
    found(execFormBroken, {
      place,
      message: `${words[0]} gets the text ${word} itself: nothing fills it in.`,
      error: null,
      why: 'Because a list is run by no shell, and Docker fills in no variables there.',
      fixes: [`write ${keyword} ["sh", "-c", "exec …"], or leave the brackets out`],
    }),
  ];
}

/** Words that begin a command of one's own; what else stands first is an argument: a model, `serve`. */
const ownProgram =
  /^(?:sh|bash|dash|python[\d.]*|vllm|ollama|uvicorn|gunicorn|node|exec|tini|llama-server|text-generation-launcher)$|\.(?:sh|py)$/;

/** PW859: CMD under an image whose ENTRYPOINT is a program. */
function handedOver({ image, instructions }: Stage): readonly FileFinding[] {
  const cmd = instructions.findLast(({ keyword }) => keyword === 'CMD');
  if (cmd === undefined || instructions.some(({ keyword }) => keyword === 'ENTRYPOINT')) return [];
  return handedTo(image ?? '', jsonWords(cmd.text) ?? ['sh', '-c', '…'], cmd.place, 'CMD');
}

/** PW859: what an image takes for arguments of its own program. */
export function handedTo(
  image: string,
  words: readonly string[],
  place: Place,
  keyword: string,
): readonly FileFinding[] {
  const known = entrypointOf(image);
  if (known === null || !ownProgram.test(programOf(words[0] ?? ''))) return [];
  const instead = keyword === 'CMD' ? 'ENTRYPOINT' : 'entrypoint';
  return [
    found(argumentsOfProgram, {
      place,
      message: `${image} runs ${known.runs}, and takes these words for its arguments: ${words.join(' ').slice(0, 60)}.`,
      error: known.runs.startsWith('vllm') ? 'error: unrecognized arguments' : null,
      why: `Because its ENTRYPOINT is ${known.runs} (${known.source[0]}), and ${keyword} only follows it.`,
      fixes: [
        words[0] === 'sh'
          ? `write ${instead}${keyword === 'CMD' ? '' : ':'} ["/bin/sh", "-c", "…"]`
          : `write ${instead} in the place of ${keyword}`,
        `give ${keyword} nothing but arguments of ${known.runs}`,
      ],
    }),
  ];
}

/** Switches that are for finding a fault, and what each costs. */
const debugging: ReadonlyMap<string, string> = new Map([
  ['CUDA_LAUNCH_BLOCKING', 'each kernel waits for the one before it'],
  ['PYTORCH_NO_CUDA_MEMORY_CACHING', 'each tensor is allocated and freed by the driver'],
  ['CUDA_CACHE_DISABLE', 'kernels are compiled anew at each start'],
]);

/** PW880: `ENV CUDA_LAUNCH_BLOCKING=1` for all that the image ever runs. */
function switches({ instructions }: Stage): readonly FileFinding[] {
  const on = instructions.flatMap(({ keyword, text, place }) =>
    keyword === 'ENV'
      ? pairs(text).flatMap(([name, value]) =>
          debugging.has(name) && /^(?:1|true)$/i.test(value) ? [{ name, place }] : [],
        )
      : [],
  );
  const [first] = on;
  if (first === undefined) return [];
  return [
    found(debugSwitch, {
      place: first.place,
      message: `${on.map(({ name }) => name).join(' and ')} ${on.length > 1 ? 'are' : 'is'} on for all that this image runs: ${on.map(({ name }) => debugging.get(name)).join('; ')}.`,
      why: 'Because ENV holds in the container, not for one search for a fault.',
      fixes: [
        `drop ${on.map(({ name }) => name).join(' and ')}, and set ${on.length > 1 ? 'them' : 'it'} by hand while looking for a fault`,
      ],
    }),
  ];
}

const secretName =
  /(?:^|_)(?:TOKEN|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|SECRET(?:_?(?:ACCESS_?)?KEY)?|ACCESS_KEY|PRIVATE_KEY)$/i;
/** What stands in the place of a secret, or switches one off. */
const noSecret = [
  /^$|^[\d.]{1,5}$|^\/|^https?:|[<>*…{}$]|\.\.\.|x{3}|^[a-z]+\/[a-z]+$/i,
  /^(?:your|my|change_?(?:me|it)?|please|don'?t|some\w*|super\w*|replace|insert|enter|put|add|todo|xxx|placeholder|example|dummy|sample|none|null|true|false|empty|default|test|fake|unset|no)(?![a-z])/i,
  /[-_ ](?:here|token|key|password|secret)(?![a-z])/i,
];

const dotEnv = /(?:^|\/)\.env(?!\S*(?:example|sample|template|dist|default|public))(?:[.\w-]*)$/i;

/** PW814: a token or password that the image carries for whoever pulls it. */
function secrets({ instructions }: Stage): readonly FileFinding[] {
  const given = new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap(({ text }) => pairs(text).map(([name]) => name)),
  );
  const seen = new Set<string>();
  return instructions.flatMap(({ keyword, text, place }) => {
    const file =
      /^(?:COPY|ADD)$/.test(keyword) && !/--from=/.test(text)
        ? text
            .split(/\s+/)
            .slice(0, -1)
            .find((word) => dotEnv.test(word))
        : undefined;
    if (file !== undefined)
      return [
        found(secretInImage, {
          place,
          message: `What ${file} holds stays in the image: whoever can pull it can read it.`,
          why: 'Because each file that is copied is part of a layer for good, even where a later step removes it.',
          fixes: [
            'leave it out, and set its variables when the container starts',
            'name it in .dockerignore',
          ],
        }),
      ];
    if (keyword !== 'ENV' && keyword !== 'ARG') return [];
    return pairs(text).flatMap(([name, value]) => {
      if (!secretName.test(name) || seen.has(name)) return [];
      const from = /^\$\{?(\w{1,100})/.exec(value)?.[1];
      const passed = keyword === 'ENV' && from !== undefined && given.has(from);
      // A row of one letter is somebody's example.
      const written = new Set(value).size > 5 && !noSecret.some((one) => one.test(value));
      if (!passed && !written) return [];
      seen.add(name);
      return [
        found(secretInImage, {
          place,
          message: passed
            ? `The value of ${name} that is given to the build stays in the image: whoever can pull it can read it.`
            : `${name} is written into the image: whoever can pull it, or sees this file, can read it.`,
          why: passed
            ? 'Because ENV is kept in the configuration of the image, and build arguments in its history.'
            : 'Because ENV and the defaults of ARG are kept in the configuration and history of the image.',
          fixes: [
            `leave ${name} out, and set it when the container starts, from the secrets of the cloud`,
            ...(passed ? ['where only the build needs it: RUN --mount=type=secret,id=…'] : []),
          ],
        }),
      ];
    });
  });
}

/** PW919: `ARG A=x` above a FROM that takes A, and `ARG A=y` in its stage. */
export function checkArgs({ text, place }: Piece): readonly FileFinding[] {
  const defaults = new Map<string, string>();
  let from: string | null = null;
  return [...text.matchAll(/^[ \t]*(ARG|FROM)[ \t]+([^\n]*)/gim)].flatMap(
    ({ 0: line, 1: keyword = '', 2: rest = '', index }) => {
      if (keyword.toUpperCase() === 'FROM') {
        from = rest;
        return [];
      }
      const [, name = '', value = ''] = /^(\w+)=["']?([^\s"']+)/.exec(rest) ?? [];
      if (from === null) defaults.set(name, value);
      const other = defaults.get(name) ?? value;
      const used = from !== null && new RegExp(`\\$\\{?${name}\\b`).test(from);
      if (name === '' || !used || other === value || value.includes('$')) return [];
      return [
        found(argHidden, {
          place: place(index + line.length - rest.length),
          message: `FROM takes ${name}=${other}, and from here on ${name} is ${value}.`,
          why: 'Because a default that the stage names wins over that of the whole file.',
          fixes: [`write ARG ${name}`],
          edits: [{ place: place(index + line.length - rest.length), old: rest, new: name }],
        }),
      ];
    },
  );
}
