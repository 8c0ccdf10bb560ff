import { entrypointOf } from '../catalog/known-systems.ts';
import { handedTo } from './check-instructions.ts';
import { type FileFinding, found } from './finding.ts';
import { filledOutside, noGpuSeen, notDefined, portDeaf } from './pages/compose.ts';
import { movingBase } from './pages/dockerfile.ts';
import { gpuLeftOut } from './pages/gpu-use.ts';
import { blockMissing } from './pages/models.ts';
import { programMissing } from './pages/programs.ts';
import { portTwice } from './pages/shell.ts';
import type { Piece } from './place.ts';
import { readShell } from './shell-commands.ts';
import { type ComposeService, keyTwice, undefinedInCompose } from './yaml-files.ts';

/** What compose does to a service before it starts: what it fills in, and which GPUs it hands over. */
export function checkCompose(services: readonly ComposeService[], piece: Piece): readonly FileFinding[] {
  const { text, place } = piece;
  return [
    ...lost(text, place),
    ...twice(piece),
    ...undefinedNames(piece),
    ...(/\b(?:profiles|extends):|<<:/.test(text) ? [] : samePort(services)),
    ...services.flatMap(emptied),
    ...services.flatMap(unhealthy),
    ...services.flatMap(hidden),
    ...services.flatMap(incapable),
    ...services.flatMap(onCpu),
    ...services.flatMap(oldMount),
    ...services.flatMap((one) => (one.ownEntry ? [] : [...handed(one), ...deaf(one)])),
    // Files that are laid over another one leave out image and build.
    ...(/gpus:|devices:|device_requests:|runtime:|<<:|\bextends:|\/dev\//.test(text)
      ? []
      : services.flatMap(ungiven).slice(0, 1)),
  ];
}

/** PW810: a file whose lines all begin at the left. */
function lost(text: string, place: Piece['place']): readonly FileFinding[] {
  const at = text.search(/^services:[ \t]*\n(?=[\w-])/m);
  if (at < 0 || /^[ \t]+(?:image|build):/m.test(text)) return [];
  return [
    {
      ...found(blockMissing, {
        place: place(at),
        message: 'The lines below begin at the left, like services, which holds nothing.',
        error: 'services must be a mapping',
        why: 'Because the indentation was lost.',
        fixes: ['two blanks before a service, four before what belongs to it'],
      }),
      title: 'Compose cannot read this',
    },
  ];
}

/** PW810: a key that is there twice. */
function twice(piece: Piece): readonly FileFinding[] {
  const again = keyTwice(piece);
  if (again === null) return [];
  return [
    {
      ...found(blockMissing, {
        place: again.place,
        message: `${again.text} is there twice: Compose refuses the file.`,
        error: `mapping key "${again.text}" already defined`,
        why: 'Because a name stands for one value among its neighbours.',
        fixes: [`keep one ${again.text}`],
      }),
      title: 'Compose cannot read this',
    },
  ];
}

/** PW874: of Ollama's own image (its Dockerfile adds certificates to Ubuntu, and no curl). */
function unhealthy({ image, start, dockerfile, health }: ComposeService): readonly FileFinding[] {
  const ofOllama = /^(?:docker\.io\/)?ollama\/ollama(?:[:@]|$)/.test(image?.text ?? '');
  if (!ofOllama || start.length > 0 || dockerfile !== '' || health === null) return [];
  if (!/^(?:curl|wget)$/.test(health.text)) return [];
  return [
    found(programMissing, {
      severity: 'warning',
      place: health.place,
      message: `The healthcheck calls ${health.text}, which ollama/ollama does not have: the container counts as unhealthy for ever, and what waits for its health does not start.`,
      error: `exec: "${health.text}": executable file not found in $PATH`,
      why: 'Because that image holds little besides Ollama.',
      fixes: ['write test: ["CMD", "ollama", "list"]'],
    }),
  ];
}

/** PW922: a service or volume that is named and nowhere defined. */
function undefinedNames(piece: Piece): readonly FileFinding[] {
  // What is laid over another file leaves to that one what stands there.
  if (!/^(?:docker-)?compose\.ya?ml$/.test(piece.place(0).file.replace(/^.*\//s, ''))) return [];
  return undefinedInCompose(piece)
    .slice(0, 1)
    .map(({ text, place, kind }) =>
      found(notDefined, {
        place,
        message: `Compose refuses the file: it defines no ${kind} ${text}.`,
        error: `${kind === 'service' ? 'depends on undefined service' : 'refers to undefined volume'} ${text}: invalid compose project`,
        why:
          kind === 'service'
            ? 'Because only what stands under services can be waited for.'
            : 'Because a volume with a name is listed under volumes, at the left.',
        fixes:
          kind === 'service'
            ? [`leave ${text} out of depends_on, or define it under services`]
            : [`write at the left, at the end: volumes: {${text}: }`, `write ./${text} for a folder`],
      }),
    );
}

/** PW916: two services publish one port of the host. */
function samePort(services: readonly ComposeService[]): readonly FileFinding[] {
  const taken = new Map<string, string>();
  for (const { name, ports } of services)
    for (const { text, place } of ports) {
      const host = /^(\d{1,5}):\d{1,5}$/.exec(text)?.[1];
      const other = host === undefined ? undefined : taken.get(host);
      if (host !== undefined && other !== undefined && other !== name)
        return [
          found(portTwice, {
            // They may be meant to run one at a time.
            severity: 'warning',
            place,
            message: `${other} publishes port ${host} of the host already: ${name} does not start beside it.`,
            error: `Bind for 0.0.0.0:${host} failed: port is already allocated`,
            why: 'Because one port of the host goes to one container.',
            fixes: [`write another one before the colon: ${Number(host) + 1}${text.slice(host.length)}`],
          }),
        ];
      if (host !== undefined) taken.set(host, name);
    }
  return [];
}

/** PW903: `${PORT}` in a command, whose value stands under environment alone. */
function emptied({ filledIn, env }: ComposeService): readonly FileFinding[] {
  const lost = filledIn.filter(({ text: name }) => {
    const value = env.get(name);
    return (
      value !== undefined &&
      value !== '' &&
      value !== `$${name}` &&
      // Empty there as well.
      !/^\$\{\w+(?::?-)?\}$/.test(value)
    );
  });
  const [first] = lost;
  if (first === undefined) return [];
  const names = [...new Set(lost.map(({ text }) => `$${text}`))].slice(0, 3).join(', ');
  return [
    found(filledOutside, {
      place: first.place,
      message: `${names} ${lost.length > 1 ? 'are' : 'is'} empty here, unless .env or your shell sets ${lost.length > 1 ? 'them' : 'it'}, too.`,
      error: `The "${first.text}" variable is not set. Defaulting to a blank string.`,
      why: 'Because compose fills it in before there is a container, and what stands under environment is for the container.',
      fixes: [
        `write $$${first.text}, which the shell of the container reads, behind sh -c`,
        `write \${${first.text}:-VALUE}`,
      ],
    }),
  ];
}

/** PW902: it is given GPUs, and looks at none of them. */
function hidden({ env, gpus, place }: ComposeService): readonly FileFinding[] {
  const said = env.get('CUDA_VISIBLE_DEVICES');
  if (said === undefined || gpus === null || env.has('NVIDIA_VISIBLE_DEVICES')) return [];
  const empty = /^(?:""|''|\$\{\w+:?-\})?$/.test(said);
  const beyond = /^\d(?:,\d)*$/.test(said) && Math.max(...said.split(',').map(Number)) >= gpus;
  if (!empty && !beyond) return [];
  return [
    found(noGpuSeen, {
      place,
      message: empty
        ? 'CUDA_VISIBLE_DEVICES is empty here, which hides every GPU that the service is given.'
        : `CUDA_VISIBLE_DEVICES=${said} names a GPU that this container does not have: it is given ${gpus}, and counts from 0.`,
      why: empty
        ? 'Because CUDA takes an empty list at its word.'
        : 'Because GPUs have other numbers in a container than on the host.',
      fixes: [
        'drop CUDA_VISIBLE_DEVICES',
        ...(empty ? [] : [`write device_ids: ['${said}'] in the place of count, to choose one of the host`]),
      ],
    }),
  ];
}

/** PW897: ComfyUI is told to use the CPU, where a GPU is asked for. */
function onCpu({ env, image, start, gpus, place }: ComposeService): readonly FileFinding[] {
  const asks = gpus !== null || /all|^\d/.test(env.get('NVIDIA_VISIBLE_DEVICES') ?? '');
  const told = [env.get('CLI_ARGS') ?? '', env.get('COMFYUI_ARGS') ?? '', ...start.map(({ text }) => text)];
  const comfy = /comfyui/i.test(`${image?.text} ${told.slice(2).join(' ')}`);
  if (!asks || !comfy || !told.some((text) => /(?:^|[\s'"])--cpu(?=$|[\s'"])/.test(text))) return [];
  return [
    found(gpuLeftOut, {
      place,
      message: '--cpu makes ComfyUI compute on the CPU, and this service is made for a GPU.',
      why: 'Because the option switches CUDA off altogether.',
      fixes: ['leave out --cpu'],
    }),
  ];
}

/** PW902: a device of NVIDIA's that says nothing of what it is for. */
function incapable({ bareDevice, place }: ComposeService): readonly FileFinding[] {
  if (!bareDevice) return [];
  return [
    found(noGpuSeen, {
      place,
      severity: 'error',
      message: 'Compose refuses this: its device names no capabilities.',
      error: "devices.0 missing property 'capabilities'",
      why: 'Because a device must have them.',
      fixes: ['add capabilities: [gpu] to it'],
    }),
  ];
}

/** PW851 of the image that moved already: PostgreSQL 18 keeps its data elsewhere, and refuses the old place. */
function oldMount({ image, env, mounts, ownEntry }: ComposeService): readonly FileFinding[] {
  const moved = /^(?:docker\.io\/)?(?:library\/)?postgres(?::(?:latest|alpine|18\b.*))?$/.test(
    image?.text ?? '',
  );
  const mount = mounts.find(({ text }) => /:\/var\/lib\/postgresql\/data\/?(?::\w+)?$/.test(text));
  if (image === null || !moved || mount === undefined || env.has('PGDATA') || ownEntry) return [];
  return [
    {
      ...found(movingBase, {
        place: image.place,
        severity: 'error',
        message: `${image.text} is PostgreSQL 18 or newer, which refuses a mount at /var/lib/postgresql/data: it ends at once.`,
        error: 'Error: in 18+, these Docker images are configured to store database data in a format',
        why: 'Because each version has a folder of its own there now.',
        fixes: [
          'with data: the tag of its version, such as postgres:17',
          'without: mount /var/lib/postgresql',
        ],
      }),
      title: 'This image wants its volume elsewhere',
    },
  ];
}

/** PW902: nothing in the file gives a GPU to anybody. */
function ungiven({ env, image, dockerfile, place }: ComposeService): readonly FileFinding[] {
  const asks = env.get('NVIDIA_VISIBLE_DEVICES');
  const built = /(?:^|[/._-])(?:gpu|cuda)\b/i.test(dockerfile);
  const served = /^vllm\/vllm-openai(?::|$)/.test(image?.text ?? '');
  const cpu = /^(?:-1|""|)$/.test(env.get('CUDA_VISIBLE_DEVICES') ?? 'x');
  if (!(built || served || (asks !== undefined && !/^(?:none|void|)$/.test(asks))) || cpu) return [];
  return [
    found(noGpuSeen, {
      place,
      message: 'This is made for a GPU, and no service of this file is given one.',
      error: 'RuntimeError: Found no NVIDIA driver on your system',
      why: 'Because a container sees a GPU only where compose asks for one.',
      fixes: [
        'add gpus: all (in older compose: deploy, resources, reservations, devices, with capabilities: [gpu])',
      ],
    }),
  ];
}

/** PW859: `command: python -m …` for an image that runs its own program. */
function handed({ image, start: [command] }: ComposeService): readonly FileFinding[] {
  const words = command === undefined ? [] : (readShell(command).commands[0]?.words ?? []);
  return command === undefined ? [] : handedTo(image?.text ?? '', words, command.place(0), 'command');
}

/** PW908: a port of the container that the server of this image is not told of. */
function deaf({ image, ports, start, env, place }: ComposeService): readonly FileFinding[] {
  // letta 0.5.0, server/constants.py.
  const letta = /^(?:lettaai|letta)\/letta(?::|$)/.test(image?.text ?? '') ? { port: 8283 } : null;
  const known = letta ?? entrypointOf(image?.text ?? '');
  const told = /port|listen|host|args|opts|options|\$@|config/i;
  if (known === null || told.test([...start.map(({ text }) => text), ...env.keys()].join(' '))) return [];
  const inside = ports.map(({ text }) => /:(\d{1,5})(?:\/tcp)?$/.exec(text)?.[1]);
  if (inside.length === 0 || inside.some((port) => port === undefined || Number(port) === known.port))
    return [];
  return [
    found(portDeaf, {
      place: ports[0]?.place ?? place,
      message: `${image?.text.split(':')[0]} listens on ${known.port}, not on ${inside[0]}.`,
      why: 'Because nothing here tells it of another port.',
      fixes: [`write ${known.port} behind the colon`, `give it --port ${inside[0]}`],
    }),
  ];
}
