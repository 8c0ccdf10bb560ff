import { printable } from '../../basics/printable.ts';
import type { Answer } from '../answer.ts';
import { imageAnswer, wholeReference } from '../answers/docker.ts';
import { standardShadow } from '../answers/found-instead.ts';
import { commandAnswer } from '../answers/system.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { removedAnswer } from './removed.ts';
import type { Words } from './words.ts';

type Reader = (words: Words, facts: Facts) => Answer | null;

/** The image of a `docker run` above. */
function imageAbove({ event }: Words): string | null {
  const run =
    [event.text, ...event.above.toReversed()].find((line) =>
      /docker (?:run|compose)|podman run/.test(line),
    ) ?? '';
  const word = run
    .split(/\s+/)
    .find((one) => /^[\w.-]+(?:\/[\w.-]+){1,4}(?::[\w.-]+)?$|^[\w.-]+:[\w.-]+$/.test(one));
  return word !== undefined && harmlessWord(word) ? word : null;
}

const image: Reader = (words, facts) => {
  const text = `${words.event.text} ${words.message}`.slice(0, 1500);
  const found =
    /failed to solve: (?<solved>[\w./:@-]{3,200}): .{0,240}not found/.exec(text)?.groups?.['solved'] ??
    /ERROR \[[^\]]{1,60}\] (?:load )?metadata for (?<meta>[\w./:@-]{3,200})/.exec(text)?.groups?.['meta'];
  if (found === undefined) return null;
  const whole = wholeReference(found, words.event);
  const answer = imageAnswer(
    { ...words.event, text: `metadata for ${whole}: not found`, above: [], below: [] },
    facts,
  );
  return answer === null || answer === 'nothing'
    ? null
    : { ...answer, class: 'image-not-found', confidence: 'medium' };
};

/** A container whose command the image does not have, or that is none. */
const entry: Reader = (words, facts) => {
  const text = words.event.text.slice(0, 1500).replaceAll('\\"', '"').replaceAll('\\u0022', '"');
  const program =
    /(?:exec: |^|[\s:])"(?<program>[^"]{1,200})": (?:executable file not found|stat [^:]{1,80}: no such file)/.exec(
      text,
    )?.groups?.['program'] ??
    /entrypoint\S{0,40}: (?:line )?\d{1,4}: (?:exec: )?(?<program>\S{1,100} [^:"]{1,100}): (?:not found|No such file)/.exec(
      text,
    )?.groups?.['program'];
  if (program !== undefined) {
    const known = printable(program);
    const of = imageAbove(words);
    if (program === 'nvidia-smi') {
      return {
        class: 'command-not-found',
        title: 'The image has no nvidia-smi, and the NVIDIA runtime put none in',
        cause: `nvidia-smi belongs to the driver of the host: the NVIDIA runtime puts it into images that ask for it (NVIDIA_VISIBLE_DEVICES and NVIDIA_DRIVER_CAPABILITIES, as those of nvidia/cuda do), when a container is started with a GPU. ${of ?? 'This image'} does not ask, or the container was started without.`,
        fix: [
          `docker run --rm --gpus all -e NVIDIA_VISIBLE_DEVICES=all -e NVIDIA_DRIVER_CAPABILITIES=compute,utility ${of ?? 'IMAGE'} nvidia-smi   # asks for it by hand`,
          '# still missing there: take an image made from nvidia/cuda, or do without nvidia-smi: the program itself may find the GPU all the same',
        ],
        confidence: 'medium',
      };
    }
    const [first = '', ...rest] = program.trim().split(/\s+/);
    if (rest.length > 0) {
      const list = [first, ...rest].map((word) => JSON.stringify(printable(word))).join(', ');
      if (/[|;&<>$]/.test(program))
        return {
          class: 'command-in-one-word',
          title: 'A line for a shell is given as the program to start',
          cause: `The container is to start a program that is called “${known}”: a container's command is no shell, and knows no |, ; or >.`,
          fix: [
            '# in a Dockerfile: ENTRYPOINT ["bash", "-c", "THE LINE"]; in compose or Kubernetes: command: the same; on the command line: docker run --entrypoint bash IMAGE -c "THE LINE"',
            '# a template of a GPU cloud: the line belongs to its on-start script (a launch mode with ssh or jupyter), not to "docker ENTRYPOINT"',
          ],
          confidence: 'high',
        };
      return {
        class: 'command-in-one-word',
        title: `The command and its arguments are given as one word: “${known}”`,
        cause: `The container is to start a program that is called “${known}”, blanks and all: in a list each word stands for itself.`,
        fix: [
          `# in a Dockerfile: CMD [${list}]   (ENTRYPOINT likewise); in compose or Kubernetes: command: [${list}]`,
          `# on the command line: without the quotes: docker run IMAGE ${known}; or through a shell: sh -c "${known}"`,
        ],
        confidence: 'medium',
      };
    }
    if (/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|fi)sh$/.test(program)) {
      const entered = /\bexec (?:failed|\S{1,40} failed)|\bdocker exec\b|kubectl exec/.test(text);
      return {
        class: 'command-not-found',
        title: `The image has no ${known}`,
        cause: `Small images (Alpine, BusyBox) bring sh and no ${known}; what the host has on its PATH does not count.`,
        fix: [
          entered || of === null
            ? `docker exec -it CONTAINER sh   # ${entered ? '' : 'or docker run -it IMAGE sh; '}none either: the image has no shell at all (distroless)`
            : `docker run --rm -it ${of} sh   # none either: the image has no shell at all (distroless)`,
          `# or install it in its Dockerfile: RUN apk add --no-cache ${first.replace(/^.*\//, '')}   (Debian: apt-get install -y)`,
        ],
        confidence: 'medium',
      };
    }
    const tool = commandAnswer({ ...words.event, captures: { command: program } }, facts);
    if (
      tool !== null &&
      tool !== 'nothing' &&
      /apt-get/.test(tool.fix?.[0] ?? '') &&
      !program.includes('/')
    ) {
      const apt = tool.fix?.[0]?.replace(/^.*install -y /, '') ?? '';
      return {
        class: 'command-not-found',
        title: `The image has no program ${known}`,
        cause: `${known} was to be started in the container${of === null ? '' : ` (${of})`}, and is not on the PATH of its image: it was left out, or its own build failed.`,
        fix: [
          `# in the Dockerfile of the image: after its apt-get update: apt-get install -y ${apt} (Alpine: apk add ${apt}); then build it again`,
          '# an image of somebody else: its newest tag (docker pull), or another one that has it',
        ],
        confidence: 'medium',
      };
    }
    const service = /[Cc]annot start service (?<service>[\w-]{1,40})/.exec(text)?.groups?.['service'];
    const interpreter =
      /^\/(?:[\w.-]{1,60}\/){1,6}(?<name>python[\d.]{0,4}|node|pip3?|java|perl|uvicorn|gunicorn)$/.exec(
        program,
      )?.groups?.['name'];
    return {
      class: 'command-not-found',
      title: `The image has no program ${known}`,
      cause: `${known} was to be started in the container, and the image${of === null ? '' : ` ${of}`} has none of that name on its PATH: ${/^-|^\.$/.test(program) ? 'an option or a stray word stands behind the name of the image, where the command belongs' : 'another image was meant (services swapped in compose?), or the command is one of the image before an update'}.`,
      fix: [
        /^-|^\.$/.test(program)
          ? service !== undefined
            ? `# in the compose file, below ${service}: the program in front of its options: command: ["${service}", "${known}", …], or entrypoint: ["${service}"] (as the image calls it: docker image inspect shows Entrypoint and Cmd)`
            : /^--?(?:gpus|rm|it?|d|p|v|e|m|u|w|name|network|ipc|shm-size|volume|env(?:-file)?|publish|runtime|restart|mount|privileged|device|user|ulimit|memory|entrypoint)\b/.test(
                  program,
                ) || program === '.'
              ? `# take ${known} out of the docker run line, or put it before the name of the image`
              : `# the image has no start command: the program that ${known} is for goes in front of it, behind the name of the image: IMAGE PROGRAM ${known} … (vLLM: vllm serve; or --entrypoint PROGRAM before that name; docker image inspect shows Entrypoint and Cmd)`
          : interpreter === undefined
            ? `# is the right image named for this service or command? ${known} belongs to another one, or must be installed in its Dockerfile`
            : `# in the Dockerfile (ENTRYPOINT, CMD) or compose: "${interpreter}", without a folder: the image has it in another one (python of the official images: /usr/local/bin); once: docker run --entrypoint ${interpreter} …`,
        ...(of === null
          ? []
          : [
              `docker run --rm --entrypoint sh ${of} -c 'echo $PATH; ls /usr/local/bin /app 2>/dev/null'   # what the image has`,
            ]),
      ],
      confidence: 'medium',
    };
  }
  const started = /exec: (?<program>\S{1,80}): cannot execute: Is a directory/.exec(text)?.groups?.[
    'program'
  ];
  if (started !== undefined) {
    return {
      class: 'command-is-a-folder',
      title: `The command that is to be started, ${printable(started)}, is a folder`,
      cause: `The container was to start ${printable(started)}, which is a folder: a stray word (a full stop at the end of the line, the "." of docker build) stands behind the name of the image, where the command belongs.`,
      fix: [
        `# take ${printable(started)} out of the end of the docker run line (or of command: in compose), and start it again`,
      ],
      confidence: 'medium',
    };
  }
  const missing =
    /(?:^|\bIs )(?<own>[a-z][\w.+-]{1,30}) (?:is not installed or it's not in your PATH|installed and in PATH\?)/
      .exec(words.message)
      ?.groups?.['own']?.replace('poppler', 'pdftoppm') ??
    /(?:linker|compiler|program|command|executable|tool|binary) [`'"](?<zero>[a-z][\w.+-]{1,30})[`'"] (?:was |is )?not found/.exec(
      words.message,
    )?.groups?.['zero'] ??
    /^Cannot find command [`'"](?<git>[a-z][\w.+-]{1,30})[`'"]/.exec(words.message)?.groups?.['git'] ??
    /^(?:[\w./-]{1,100}: (?:line )?\d{1,6}: )?(?:the )?command [`'"]?(?<one>[A-Za-z][\w.+-]{1,40})[`'"]? (?:was |is |could )?not (?:be )?found/i.exec(
      words.message,
    )?.groups?.['one'] ??
    /(?:^|[ ,])(?<!executable )(?<two>(?!(?:executable|command|program|binary) )[a-z][\w.+-]{1,30}) (?:(?:executable|command|program|binary) )?(?:was |is )?not found\b.{0,60}\b(?:PATH|\$PATH|path)\b/.exec(
      words.message,
    )?.groups?.['two'];
  if (missing === undefined) return null;
  const shown = new RegExp(
    `^${missing.replaceAll(/[.+]/g, '\\$&')}: .{0,60}(?:compiler|version|release|\\(R\\))`,
  );
  if ([...words.event.below, ...words.event.above].some((line) => shown.test(line))) {
    return {
      class: 'command-not-on-path',
      title: `${missing} is there, but not on the PATH of the script that calls it`,
      cause: `The log itself shows that ${missing} runs in your shell; the script does not find it: sudo, a job, cron or another shell starts with a PATH of its own, without the environment that was activated.`,
      fix: [
        '# start the script without sudo, in the shell where the environment is active; or activate it inside of the script (conda activate NAME)',
        `sudo env "PATH=$PATH" bash SCRIPT   # where it must be sudo: with your PATH`,
      ],
      confidence: 'medium',
    };
  }
  const answer = commandAnswer({ ...words.event, captures: { command: missing } }, facts);
  if (answer === null || answer === 'nothing') return null;
  return { ...answer, class: answer.class ?? 'command-not-found', confidence: 'medium' };
};

/** What the system's own words mean for a program that stops with them. */
const reasons: readonly (readonly [said: RegExp, means: string, do_: string])[] = [
  [
    /Exec format error|cannot execute binary file/,
    'the file is built for another kind of machine (arm64 and amd64), or is no program',
    'take the build or image of this machine (uname -m): docker pull --platform linux/amd64, or build it here',
  ],
  [
    /without either --gpus or -n\/--ntasks/,
    'GPUs are counted by task, and it is not told how many tasks there are',
    'add --ntasks=1 (the number of processes) to the sbatch line, or as #SBATCH in the script',
  ],
  [
    /execve\(\): [\w.-]{1,40}: No such file/,
    'the job runs in a shell that has not the environment of that program',
    'activate it in the script, before srun (module load, conda activate); or start it by its Python: srun python3 -m torch.distributed.run in place of torchrun',
  ],
  [
    /not requesting GPUs|[Nn]o GPU.{0,20}(?:requested|specified)|GPU specification/,
    'this partition takes only jobs that ask for GPUs',
    'add to the sbatch line, or as #SBATCH in the script: --gres=gpu:1 (the number of GPUs); a job without them: another partition',
  ],
  [
    /Trackable|TRES/,
    'an option of resources is empty or names what this Slurm does not count',
    'take the empty --gres= (or --mem=, --gpus=) out of the script; sinfo -o "%P %G" lists what there is',
  ],
  [
    /not found in the job|create step.{0,40}generic resource/,
    'srun, inside of a job, asks for GPUs in other words (a type, or none) than the job has them',
    'take --gres, --gpus and --gpus-per-node out of the srun line: a step has all GPUs of its job; a program that submits jobs itself: start it on the login node',
  ],
  [
    /Requested node configuration/i,
    'no node of that partition has so many processors, so much memory or so many GPUs',
    'ask for less (--cpus-per-task in place of --cpus-per-gpu): sinfo -o "%P %c %m %G" lists processors, memory (MB) and GPUs of the nodes; inside of a job: no more than the job has',
  ],
  [
    /Invalid generic resource|gres/i,
    'no node of that partition has the resource that --gres or --gpus names, or Slurm here knows none',
    'name it as this lists it: sinfo -o "%P %G" ((null): none, then leave --gres and --gpus out, or take another partition); not from inside of a job',
  ],
  [
    /mutually exclusive/,
    'srun takes over what its job asked for, in another unit',
    'before the srun line: unset {SLURM}',
  ],
  [
    /execve\(\): \S{0,80}slurm_script|credential expired|for user ID/,
    'that node is not in order (users, clock, disk of Slurm)',
    'submit it with --exclude=THAT_NODE, and tell those who run the cluster',
  ],
  [
    /[Ii]nvalid (?:account|partition|qos)|[Uu]nspecified error|configuration source|invalid (?:job|partition)/i,
    'this Slurm does not take the job as it is asked for (account, partition, QOS, or no Slurm set up on this machine)',
    'sacctmgr show assoc user=$USER and sinfo show what there is; without Slurm: run the script directly, with bash',
  ],
  [
    /[Nn]ot a git repository/,
    'the command runs outside of a clone of the repository (a folder that was downloaded as a zip has no .git, nor has one that was copied into an image without it)',
    'run it in the folder that git clone made; where there is none: git clone it, and start from there',
  ],
  [
    /[Nn]o route to host|[Nn]etwork is unreachable|[Cc]onnection refused|Could not resolve host|[Uu]nable to resolve/,
    'the other machine is not reached from here',
    'try it by hand: curl -I the address; a proxy, DNS or firewall stands between, or the service is down',
  ],
  [
    /Permission denied|[Oo]peration not permitted/,
    'this user may not do that with that file',
    'ls -l shows whose it is, id who runs here: chown it to that user, or run as its owner',
  ],
  [
    /Read-only file system/,
    'that place is mounted to be read only',
    'write to another folder, or mount the volume without :ro',
  ],
  [/Is a directory/, 'a folder is named where a file is wanted', 'name the file in it'],
  [
    /No such file or directory/,
    'what is named is not there, from the folder where the program is started',
    'ls -l that path; put it there, or give its whole path',
  ],
  [
    /Device or resource busy|Text file busy|Resource temporarily unavailable/,
    'another process holds it',
    'lsof or fuser -v names that process; stop it, then again',
  ],
];

/** `PROGRAM: error: what: why`, of any program. */
const spoken: Reader = (words) => {
  const { program, message, event } = words;
  if (program === null) return null;
  const what = message.replace(
    /^.{0,130}?: (?:(?:fatal )?(?:error|ERROR|Error|fatal|FATAL): |line \d{1,6}: |\d{1,6}: )/,
    '',
  );
  // The reason stands above where the program then says that it does not know one.
  const reason = /nspecified error|^Invalid generic/.test(what)
    ? `${event.above.at(-1) ?? ''} ${what}`
    : what;
  const row = reasons.find(([pattern]) => pattern.test(reason));
  if (row === undefined) return null;
  const [, means, remedy] = row;
  const name = printable(program);
  const container = event.above.some((line) => /^(?:Apptainer|Singularity)\b[^>]{0,60}>/.test(line));
  const path =
    /(?<path>\.{0,2}\/[\w./+-]{2,160}): (?:No such file|Permission denied|Is a directory|Read-only)/.exec(
      what,
    )?.groups?.['path'];
  return {
    class: 'program-says',
    title: `${name} stopped: ${printable(what.slice(0, 120))}`,
    cause: `${name} says it in the words of the system: ${means}. ${printable(event.text.trim().slice(0, 160))}`,
    fix: [
      ...(container && path !== undefined
        ? [
            `# apptainer shell --nv --bind ${path} IMAGE.sif: only what is bound is there; options stand before the image`,
          ]
        : []),
      ...(path === undefined || /slurm/.test(name) || !harmlessWord(path)
        ? []
        : [`ls -ld ${path}   # there, and of whom?`]),
      `# ${remedy.replace('{SLURM}', (what.match(/SLURM_[A-Z_]{3,40}/g) ?? []).join(' '))}`,
    ],
    confidence: 'low',
  };
};

const ended =
  /\.py'.{0,600} returned non-zero exit status \d|ShardCannotStart|Shard \d{1,3} failed to start|[Ss]erver process terminated unexpectedly|see the ollama server logs|sigquit from a child|backends failed to load|failed to start\. {1,2}Retry with/;

/** What started a program says that it ended, and the log shows no word of that program itself. */
const child: Reader = ({ event }) => {
  if (!ended.test(event.text) || event.above.some((line) => /\w(?:Error|Exception)\b|[Ee]rror:/.test(line)))
    return null;
  const typed = /Command '\[(?<words>.{3,600})\]' returned/
    .exec(event.text)
    ?.groups?.['words']?.split(', ')
    .map((word) => word.replace(/^['"]|['"]$/g, '').replaceAll('\\\\', '/'));
  return {
    class: 'reason-stands-elsewhere',
    title: 'This line only says that a program which was started has ended',
    cause:
      'Its own error stands above, or in a log of its own: what is posted here does not hold the reason.',
    fix: [
      typed?.every((word) => harmlessWord(word.replace(/^-{1,2}(?=\w)/, ''))) &&
      typed.some((word) => word.endsWith('.py'))
        ? `${typed.join(' ')}   # by hand: its last lines say why`
        : /ollama/.test(event.text)
          ? 'journalctl -u ollama -n 100 --no-pager   # docker logs OLLAMA_CONTAINER; for a pull mostly: no network in it'
          : '# look further up for the first "Error", or start that program by hand (its --help): its last lines say why',
    ],
    confidence: 'low',
  };
};

/** What tools say when they stop. */
export const programReaders: readonly Reader[] = [
  ({ event }) => standardShadow(event),
  image,
  entry,
  spoken,
  removedAnswer,
  child,
];
