import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { belongsToSystem } from '../system-folder.ts';
import { ownerAnswer } from './owner.ts';

/** Whose file it is, where it lies, or a program without the right to be run. */
export const permissionAnswer: Answerer = (event) => {
  const script = /cannot open (?<file>\/[\w./-]{1,160}): Permission denied/.exec(event.text)?.groups?.[
    'file'
  ];
  if (script !== undefined)
    return {
      title: `The container may not read ${script}`,
      cause: `${script} is mounted from the host, and the user in the container may not read it: its rights, or SELinux (Fedora, RHEL, CentOS), which keeps unlabelled folders from containers.`,
      fix: [
        '# SELinux (getenforce says Enforcing, on the host): :z behind the mount: -v ./folder:/folder:z, the same in the compose file',
        `chmod a+rx ${script.split('/').at(-1)}   # on the host, in the folder that is mounted there; its folders too: chmod a+rx .`,
      ],
      confidence: 'medium',
    };
  if (/shm_open|\/dev\/shm|shared memory object/.test(event.text) && /denied|permitted/.test(event.text))
    return sharedMemory();
  if (
    /are you root\?|superuser privilege|\/var\/(?:lib|cache)\/(?:dpkg|apt)\/|lock-frontend/.test(event.text)
  )
    return root();
  const entered = /chdir to cwd \(\\?"(?<folder>\/[\w./+@-]{0,160})\\?"\)/.exec(event.text)?.groups?.[
    'folder'
  ];
  if (entered !== undefined) return mayNotEnter(entered);
  const program = programOf(event);
  if (program !== null) return mayNotRun(program, event);
  const owned =
    /chown: (?:(?:changing ownership of|cannot (?:access|dereference)) )?['"‘]?(?<place>\/[\w./@+-]{1,200})['"’]?: /.exec(
      event.text,
    )?.groups?.['place'];
  if (owned !== undefined && /not permitted|denied/.test(event.text))
    return event.above
      .slice(-6)
      .some((line) => /^(?:#\d{1,4} )?(?:\[.{1,40}\] |Step \d{1,3}(?:\/\d{1,3})? ?: ?)RUN /.test(line))
      ? mayNotGiveInBuild(owned)
      : mayNotGive(owned);
  const place = placeOf(event) ?? placeHere(event);
  if (place === null) return inItsFolder(event) ?? cloned(event);
  if (/Read-only file system/.test(event.text)) return readOnly(place);
  if (/^\/dev\/(?:nvidia|dri|kfd)/.test(place)) return device(place);
  if (
    /(?:site|dist)-packages|^\/usr\/(?:local\/)?(?:lib|bin|share)\//.test(place) &&
    /pip|packages/.test(near(event))
  )
    return systemPython(place);
  return ownerAnswer(event, place, closedBy(event, place)) ?? other(event, place);
};

/** `/dev/shm` that may not be written to: NCCL and data loaders then fail as if it were too small. */
export function sharedMemory(): Answer {
  return {
    class: 'permission-denied',
    title: 'Shared memory (/dev/shm) may not be used by this user',
    cause:
      'What fails is the permission on /dev/shm, not its size: it must be open to all (mode 1777), and here it is not.',
    fix: [
      'sudo chmod 1777 /dev/shm; ls -ld /dev/shm   # as root, on the machine or in the container that runs it: drwxrwxrwt',
      '# or without it: export NCCL_SHM_DISABLE=1 (slower); in docker: --ipc=host',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

function root(): Answer {
  return {
    title: 'Only root may do this',
    cause: 'Packages of the system are installed by root, and another user runs the command.',
    fix: [
      '# the same command with sudo before it; in a Dockerfile: a line "USER root" before it, and "USER name" after it',
      'sudo apt-get update',
    ],
    confidence: 'high',
  };
}

const words =
  /(?:^|: |: line \d{1,6}: |"|')(?<file>(?:\.{1,2}\/|\/)[\w./+@-]{1,160})"?'?: [Pp]ermission denied|exec:? \\?"?(?<exec>\/?[\w./+@-]{1,160})\\?"?: permission denied|exec (?<tini>[\w./-]{1,120}) failed: Permission denied|Permission denied: '(?<quoted>(?:\.{1,2}\/|\/)[\w./+@-]{1,160})'/;

/** A file that was to be run, as shells, container runtimes, subprocess and Rust's Command name it. */
function programOf(event: Event): string | null {
  const groups = words.exec(event.text)?.groups;
  const { file, exec, tini, quoted } = groups ?? {};
  const shell =
    file !== undefined &&
    /^(?:.{0,40}(?:sh|bash|zsh|env)\b|\/usr\/bin\/|\/bin\/)|: line \d|: \d{1,5}: |\bexec\b/.test(event.text);
  const started =
    event.frames.some((frame) => /subprocess\.py$/.test(frame.file)) ||
    /subprocess|Popen|execv/.test(near(event));
  const built =
    event.above.slice(-4).some((line) => inAnImage.test(line)) || inAnImage.test(event.text)
      ? /\bsh: \d{1,3}: (?<name>[\w.-]{2,60}): Permission denied/.exec(event.text)?.groups?.['name']
      : undefined;
  const found =
    built ??
    exec ??
    tini ??
    (shell && !/mkdir|cannot|touch|cp:|mv:|rm:|tee|cat:|ls:|find:|chmod|chown|tar:|ln:/.test(event.text)
      ? file
      : undefined) ??
    (started && quoted !== undefined && !/open\(|makedirs|mkdir/.test(near(event)) ? quoted : undefined);
  // A script that redirects into a file names it in the same words.
  if (found !== undefined && /\.(?:out|log|txt|json|ya?ml|lock|pid|tmp|csv|conf|cfg|ini|env)$/.test(found))
    return null;
  if (found !== undefined) return harmlessWord(found) ? found : null;
  const command = [event.text, ...event.above.slice(-6).reverse(), ...event.below.slice(0, 3)]
    .map(
      (line) =>
        /(?:[Ff]ailed to (?:start|spawn|run|execute|launch)|[Cc]ould not (?:start|spawn|run|execute)|[Cc]annot (?:start|run|execute)|fork\/exec).{0,80}?(?<path>\/[\w./+@<>-]{1,160})/.exec(
          line.slice(0, 800),
        )?.groups?.['path'],
    )
    .find((path) => path !== undefined);
  return command === undefined ? null : harmlessWord(command) ? command : command.replace(/^.*\//, './');
}

/** A clone that was typed where this user may not write. */
function cloned({ above, text }: Event): Answer | null {
  if (!text.includes('could not create work tree dir')) return null;
  const url = /git clone (?<url>https:\/\/[\w./+-]{4,160})/.exec(above.slice(-6).join(' '))?.groups?.['url'];
  return {
    title: 'git may not make a folder there: it belongs to another user',
    fix: [
      `cd ~${url === undefined ? '' : ` && git clone ${url}`}   # a folder of yours (or /workspace): the same git clone there`,
    ],
  };
}

/** Whether an image is being built, or its container is started: what lies in it is mended outside. */
const inAnImage =
  /^\s{0,4}(?:Step \d{1,3}\/\d{1,3} :|#\d{1,3} |RUN )|OCI runtime|docker (?:logs|run|compose|start)\b|^[\w.-]{1,60}-\d{1,2} {1,20}\|/;

function mayNotRun(program: string, event: Event): Answer {
  const name = program.replace(/^.*\//, '');
  const script = /\.sh$|^[\w-]{1,60}$/.test(name);
  const image = script && [event.text, ...event.above.slice(-20)].some((line) => inAnImage.test(line));
  return {
    title: `${program} may not be run`,
    cause: `${program} lacks the right to be executed: an archive, a copy from Windows or a download does not keep it.${image ? ' It came into the image (or is mounted) like that.' : ''}`,
    fix: [
      ...(image
        ? [
            `find . -name ${name} -exec chmod +x {} +   # on the host, in the folder of the Dockerfile; then build again: docker compose up -d --build`,
            `# or in the Dockerfile, behind the COPY of it: RUN chmod +x ${program.includes('/') ? program : `/usr/local/bin/${program}`}`,
          ]
        : [`chmod +x ${program}`]),
      ...(/\.sh$/.test(program) && !image ? [`# or: bash ${program}`] : []),
      '# still refused? then its disk is mounted noexec (mount | grep noexec): copy it elsewhere; in a Dockerfile: COPY --chmod=755',
    ],
    confidence: 'high',
  };
}

function placeOf({ text, below }: Event): string | null {
  const groups =
    /(?:denied|permitted|Errno 13\] [\w ]{1,20}|system|EACCES[\w :,]{0,40}|errno=13):? ?['"](?<path>[^'"\n]{1,200})['"]|(?:create|open|access|mkdir|write|lock|rename|remove|stat|touch|read) (?:directory |file |work tree dir |to |lock file )?['"`]?(?<other>\/[^'":`\n]{1,200})['"`]?(?: - open \(|: )(?:.{0,40})(?:[Pp]ermission denied|Operation not permitted|[Rr]ead-only)|(?<![\w.-])(?<plain>\/[\w./@+-]{1,160})['’]?: (?:Permission denied|Read-only)/.exec(
      `${text} ${below[0] ?? ''}`.slice(0, 1500),
    )?.groups;
  const named = groups?.['path'] ?? groups?.['other'] ?? groups?.['plain'] ?? '';
  // A name with blanks is no word of a command; the folder that it lies in mostly is.
  const place = harmlessWord(named) ? named : named.replace(/\/[^/]{0,200}$/, '');
  return harmlessWord(place) ? place : null;
}

const moved =
  /^(?:\+ |\$ )?cd (?<folder>\/[\w./+@-]{1,160})$|^[\w.-]{1,40}@[\w.-]{1,60}:(?<prompt>\/[\w./+@-]{1,160})[#$] /;

/** A name without a folder: in the one that the script or the prompt entered last. */
function placeHere({ text, above }: Event): string | null {
  // Programs in Rust name the file in one line, and what the system said of it below.
  const caused =
    /\(os error \d{1,2}\)/.test(text) &&
    /failed to (?:create|open|read|write|remove|rename|copy|link) (?:\w{1,12} ){0,3}[`'"](?<path>\/[^`'"]{1,200})[`'"]/.exec(
      above.slice(-3).join(' '),
    )?.groups?.['path'];
  if (caused && harmlessWord(caused)) return caused;
  const name =
    /(?:work tree dir|create directory|create regular file|open|mkdir:? \w{0,20}|touch) ['"‘]?(?<name>[\w.][\w./+@-]{0,120})['"’]?: .{0,20}(?:[Pp]ermission denied|not permitted|[Rr]ead-only)|denied: ['"](?<quoted>[\w.][\w./+@-]{0,120})['"]/.exec(
      text,
    )?.groups;
  const found = name?.['name'] ?? name?.['quoted'];
  if (found === undefined) return null;
  const groups = above.map((line) => moved.exec(line)?.groups).findLast((one) => one !== undefined);
  const folder = groups?.['folder'] ?? groups?.['prompt'];
  return folder === undefined || !harmlessWord(folder)
    ? null
    : `${folder.replace(/\/$/, '')}/${found.replace(/^\.\//, '')}`;
}

/** A name without a folder, where the log does not say which one the program works in. */
function inItsFolder(event: Event): Answer | null {
  const { text } = event;
  const name =
    /(?:mkdir|open|create|touch|directory|write|stat|unlink|rename)\b:? [`'"‘]?(?<name>[\w][\w.@+-]{0,80}(?:\/[\w.@+-]{1,80}){0,6})\/?[`'"’]?: .{0,20}(?:[Pp]ermission denied|not permitted)|denied: [`'"](?<quoted>\w[\w.@+-]{0,80}(?:\/[\w.@+-]{1,80}){0,6})[`'"]/.exec(
      text,
    )?.groups;
  const found = name?.['name'] ?? name?.['quoted'];
  if (found === undefined || !harmlessWord(found)) return null;
  const top = found.split('/')[0] ?? found;
  const mounted = mountNearby(event);
  const host = mounted === null ? '"$PWD"' : mounted === '$PWD' ? '"$PWD"' : mounted;
  const user = `--user "$(stat -c %u:%g ${host === '"$PWD"' ? '.' : host})"`;
  const started =
    '# or, of a container: without --user (as the user of the image), or start it in a folder that this user owns: -w /tmp';
  return {
    title: `${found} may not be made or used in the folder where the program works`,
    cause: `${found} lies in the working folder of the program, which belongs to another user than the one that runs it: ${mounted === null ? 'files that root made, a folder of the image (docker run --user names another user), or a mounted one' : `it is mounted from the host, where numbers count and not names, and ${host} belongs to another number than the user of the container has`}.`,
    fix:
      mounted !== null
        ? [
            `# either: start the container as the owner of that folder: docker run ${user} …   (compose: user: "UID:GID")`,
            `# or give the folder, on the host, to the number that id prints in the container: sudo chown UID:GID ${host}`,
          ]
        : found === top && !isMade(event)
          ? [
              `sudo chown "$(id -u):$(id -g)" .   # in the folder where it starts (of a container: on the host, in what is mounted there), as the user that runs it`,
              `# of a container, better: start it as the owner of the folder: docker run ${user} …`,
              started,
            ]
          : [
              `sudo mkdir -p ${top} && sudo chown -R "$(id -u):$(id -g)" ${top}   # in the folder where it starts (of a container: in its working folder, or on the host in what is mounted there), as the user that runs it`,
              started,
            ],
    confidence: 'medium',
  };
}

/** The folder of the host that a `docker run` above mounts; null where none shows. */
function mountNearby({ above, text }: Event): string | null {
  const found = [...above, text]
    .map(
      (line) =>
        /\b(?:docker|podman) run .{0,400}?(?:-v|--volume)[ =]"?(?<host>[\w./$~(){}-]{1,160}):\//.exec(
          line.slice(0, 800),
        )?.groups?.['host'],
    )
    .findLast((host) => host !== undefined);
  if (found === undefined) return null;
  if (/^(?:\$PWD|\$\{PWD\}|\$\(pwd\)|\.)$/.test(found)) return '$PWD';
  return harmlessWord(found) && found.includes('/') && !belongsToSystem(found) ? found : null;
}

/** A step of a build, which runs as the user that the last USER line names. */
function mayNotGiveInBuild(place: string): Answer {
  return {
    title: `${place} may not be given away in this step of the build: it does not run as root`,
    cause: `A line USER (of this Dockerfile or of the image in FROM) stands before the RUN, which then runs as that user; only root may give files away.`,
    fix: [
      '# in the Dockerfile: USER root before that RUN, and USER name after it',
      '# or, for files that are copied in: COPY --chown=NAME:GROUP, without the RUN',
    ],
    confidence: 'high',
  };
}

/** An entrypoint that makes a mounted folder its own, where the disk does not let it. */
function mayNotGive(place: string): Answer {
  return {
    title: `${place} may not be given to another user`,
    cause: `The container changes the owner of ${place} when it starts, and may not: it does not run as root, or ${place} is a disk of the network (NFS with root_squash, SMB) or of rootless Docker that keeps owners for itself.`,
    fix: [
      `ls -lnd ${place}   # the numbers of its owner: the app must run as that user`,
      `# either: start the container as that user, so that nothing needs to be given: --user "$(stat -c %u:%g FOLDER_OF_THE_HOST)", in compose user: "UID:GID"; images of linuxserver and others: PUID and PGID`,
      `# or, on the host: sudo chown -R UID:GID of the app on the folder that is mounted at ${place} ("docker exec CONTAINER id" prints them)`,
    ],
    confidence: 'medium',
  };
}

/** A container that may not even enter the folder in which it is to start. */
function mayNotEnter(folder: string): Answer {
  return {
    title: `The container may not enter ${folder}`,
    cause: `${folder} is where the container is to start, and the folder of the host that is mounted there is closed to its user: a home with mode 700, a network disk that does not trust root (root_squash), or rootless Docker, where root of the container is another user of the host.`,
    fix: [
      'namei -l "$PWD"; id   # on the host, in the folder that is mounted (left of the colon in -v): which of them is closed?',
      'chmod o+rx "$PWD"   # opens it to the user of the container; the same for a closed one above it',
      `# or run it as the owner: docker run --user "$(id -u):$(id -g)" …`,
      `# or without the mount: COPY the files into the image, or docker cp; or start elsewhere: docker run -w / …`,
    ],
    confidence: 'high',
  };
}

function near({ text, above, below }: Event): string {
  return [...above.slice(-8), text, ...below.slice(0, 4)].join('\n');
}

function readOnly(file: string): Answer {
  // sed and others write a file with a random name beside the one that they change.
  const place = file.replace(/\/(?:sed|tmp)[\w.]{6}$/, '') || '/';
  const [, given] = /^(?<given>\/kaggle\/input\/[\w.-]{1,120})/.exec(place) ?? [];
  if (given !== undefined)
    return {
      title: 'What lies below /kaggle/input may only be read',
      cause: `Kaggle mounts data there; the program writes ${place}.`,
      fix: [
        `!cp -r ${given} /kaggle/working/   # and start it from there; or give its option for the output a folder of /kaggle/working`,
      ],
      confidence: 'high',
    };
  if (/^\/(?:media|data|mnt|datasets?|output|results|home)$/.test(place))
    return {
      title: `${place} is a folder of another machine, written into the code or its settings`,
      cause: `The program is to make folders right under ${place}, as on the machine of its author; here that may only be read.`,
      fix: [
        `grep -rnI "${place}" --include="*.py" --include="*.y*ml" --include="*.json" --include="*.sh" . | head   # where it stands: put a folder of yours there`,
        `# is ${place} a volume of yours? then mount it without :ro (docker: without --read-only; apptainer, singularity: --writable-tmpfs, or --bind a folder of yours there)`,
      ],
    };
  return {
    title: `${place} lies on a file system that may only be read`,
    cause: `${place} is on a volume or image layer that is mounted read-only, or the disk was taken away after an error.`,
    fix: [
      `# in docker: without --read-only (compose: read_only: true) and :ro of a mount; or keep them, and mount a volume that holds its files where it must write; in apptainer (singularity), which is always so: --writable-tmpfs, or --bind a folder of yours there`,
      `df ${place}; mount | grep " $(df --output=target ${place} | tail -1) "   # no mount of yours, and ro all the same? the disk had an error: another host`,
    ],
  };
}

function device(place: string): Answer {
  return {
    title: `The GPU device ${place} may not be used by this user`,
    cause: `${place} belongs to root and a group (video, render) of which this user is no member, or the container has no right to it.`,
    fix: [
      `ls -l ${place}; id`,
      'sudo usermod -aG video,render "$USER"   # then log in again; docker: --gpus all, or --group-add video',
    ],
    confidence: 'high',
  };
}

function systemPython(place: string): Answer {
  return {
    title: `pip may not write to ${place}`,
    cause: `${place} belongs to the system (or to root, in the image), and another user runs pip.`,
    fix: [
      'python3 -m venv venv && . venv/bin/activate   # an environment of your own; then the same pip install again',
      '# or: pip install --user …; in a Dockerfile: the line USER root before the install',
    ],
    confidence: 'high',
  };
}

/** The folder that somebody mounted or made, rather than the one file in it that was reached first. */
function folderOf(place: string): string {
  const cache = /^(?<top>.{0,120}?\/(?:huggingface|\.cache|hf_cache|hf-cache))(?:\/|$)/.exec(place)?.groups?.[
    'top'
  ];
  if (cache !== undefined) return cache;
  return /\/[^/]{1,80}\.\w{1,12}$/.test(place) ? place.replace(/\/[^/]*$/, '') || place : place;
}

/** A place that belongs to root, and is to stay so. */
function ofSystem(place: string): Answer {
  if (/^\/dev\/tty/.test(place))
    return {
      title: `${place} is open to the group dialout alone`,
      cause: 'This user is not in it.',
      fix: [
        `sudo chmod a+rw ${place}   # until it is plugged in again`,
        'sudo usermod -aG dialout $USER   # for good, from the next login on',
      ],
      confidence: 'high',
    };
  const home = place.startsWith('/root');
  return {
    title: `${place} belongs to root, and another user runs here`,
    cause: home
      ? `${place} lies in the home of root, which nobody else may enter: the program runs as another user, and takes /root for its home (HOME, HF_HOME or a mount says so).`
      : `${place} belongs to the system, and the program runs as a user who may not change it.`,
    fix: home
      ? [
          'id; echo "$HOME" "$HF_HOME"   # who runs, and which home it takes',
          '# either: let it keep its files where this user may write',
          'export HOME=/tmp/home HF_HOME=/tmp/home/huggingface && mkdir -p /tmp/home   # or a folder on a volume that this user owns: -e HF_HOME=... and the mount there',
          '# or: run it as root: docker run --user 0 (compose: user: "0:0")',
        ]
      : [
          '# either: the same command with sudo before it (in a container: docker exec -u 0, or USER root in the Dockerfile)',
          '# or: let the program write elsewhere (below its home, /workspace or /tmp)',
          `id; ls -ld ${place}   # who runs, who owns`,
        ],
    confidence: 'medium',
  };
}

/** What could not be made is not there to be given away: the folder that it was to be made in is. */
function closedBy(event: Event, place: string): string {
  const folder = folderOf(place);
  return isMade(event) && folder === place ? place.replace(/\/[^/]{1,200}$/, '') || '/' : folder;
}

function other(event: Event, place: string): Answer {
  if (/^\/tmp\/[^/]{1,120}\.\w{1,8}$/.test(place)) return leftBehind(place);
  const folder = folderOf(place);
  const home = /^\/home\/(?<user>[a-z_][\w-]{0,30})\//.exec(folder)?.groups?.['user'];
  if (
    /^\/(?:etc|usr|var|bin|sbin|lib\w*|boot|proc|sys|run|dev)(?:\/|$)|^\/(?:\w+\/?)?$|^\/root\b/.test(folder)
  )
    return ofSystem(place);
  const made = isMade(event);
  const closed = closedBy(event, place);
  if (closed === '/' || /^\/\.[^/]{1,100}$/.test(folder)) return atTop(place);
  if (belongsToSystem(closed)) return ofSystem(place);
  const variable = variableOf(place);
  const own = home ?? '"$(id -u):$(id -g)"';
  const owner = home === undefined ? own : `${home}:`;
  return {
    title: `${folder} may not be used by the user that runs here`,
    cause: made
      ? `${place} was to be made, and ${closed} belongs to another user than the one that runs the program: a folder of the host that was mounted, or one that root made in the image.`
      : `${place} belongs to another user than the one that runs the program: a folder of the host that was mounted, files that root made, or (below /root) the home of root.`,
    fix: [
      ...(variable === null
        ? []
        : [
            `# either: let it keep what goes to ${place} where this user may write`,
            `export ${variable}   # lost with the container; better a folder on a volume that this user owns`,
            '# or: give it the folder',
          ]),
      made && variable !== null && folder === place
        ? `sudo mkdir -p ${place} && sudo chown -R ${owner} ${place}   # ${typed(home)}`
        : `sudo chown -R ${owner} ${closed}   # ${typed(home)}`,
      `# a folder mounted with docker: on the host, chown -R it to the uid:gid that "docker exec CONTAINER id" prints, or start with --user "$(id -u):$(id -g)"; podman: the mount with :U, and :Z under SELinux`,
      ...(made ? ['# or run the image as root: docker run --user 0 …'] : []),
      `id; ls -ld ${closed}   # still so: as the user of the app: who runs, who owns`,
    ],
    confidence: event.text.includes(place) ? 'high' : 'medium',
  };
}

/** Straight below the top of all folders, which is nobody's to give away: a user without a home has / for one. */
function atTop(place: string): Answer {
  return {
    title: `${place} may not be made: nobody but root writes to /`,
    cause: `${place} lies at the top of the file system. A program that makes its hidden folder there runs as a user who has no home, such as a uid that the image does not know: HOME is /.`,
    fix: [
      'export HOME=/tmp/home && mkdir -p "$HOME"   # docker: -e HOME=/tmp/home, better a folder of a volume that this user owns',
      '# or run it as a user whom the image knows: docker run --user 0 (compose: user: "0:0")',
    ],
    confidence: 'medium',
  };
}

/** A file in /tmp, where each may only change what is his own. */
function leftBehind(place: string): Answer {
  return {
    title: `${place} was left by another user`,
    cause: `${place} was made by another user (root, at an earlier start), and in /tmp nobody may write to the files of others.`,
    fix: [
      `sudo rm -f ${place}   # in a container: docker exec -u 0 CONTAINER rm -f ${place}; then start again`,
      '# it comes back: let all of it run as one user (docker run --user, or without it), or give it a /tmp of its own: --tmpfs /tmp',
    ],
    confidence: 'medium',
  };
}

function typed(home: string | undefined): string {
  return home === undefined
    ? 'typed as the user that runs the app: sudo then takes its number, not that of root'
    : 'as root, in the container (docker exec -u 0); on the host: the number that id prints in the container';
}

function isMade(event: Event): boolean {
  return (
    /mkdir|create directory|work tree dir/.test(event.text) ||
    event.above.slice(-3).some((line) => /\bmkdir\(|makedirs\(/.test(line))
  );
}

function variableOf(place: string): string | null {
  const within = `${place.toLowerCase()}/`;
  return (
    answers.caches.rows.find(({ folders }) => folders.some((folder) => within.includes(folder)))?.set ?? null
  );
}
