import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { belongsToSystem } from '../system-folder.ts';

interface Mount {
  readonly host: string;
  readonly target: string;
}

interface DockerRun {
  readonly line: string;
  readonly image: string | null;
  readonly mounts: readonly Mount[];
  /** Given by --user. */
  readonly user: string | null;
}

/** The last `docker run` above, with the lines that a backslash joins to it. */
function dockerRun({ above, text }: Event): DockerRun | null {
  const lines = [...above, text];
  const at = lines.findLastIndex((line) => /\b(?:docker|podman) run\b/.test(line));
  if (at < 0) return null;
  const end = lines.findIndex((line, index) => index >= at && !line.endsWith('\\'));
  const line = lines
    .slice(at, (end < 0 ? lines.length : end) + 1)
    .map((one) => one.replace(/\\$/, ''))
    .join(' ')
    .slice(0, 2000);
  const words = line.replace(/^.{0,300}?\brun /, '').split(/\s+/);
  const image =
    words.find((word) =>
      /^[a-z0-9][\w.-]{0,80}(?::\d{1,5})?(?:\/[\w.-]{1,80}){1,4}(?::[\w.-]{1,60})?$/.test(word),
    ) ?? null;
  const mounts = [
    ...line.matchAll(/(?:-v|--volume)[ =]["']?([\w./$~(){}-]{1,160}):(\/[\w./@+-]{1,160})/g),
    ...line.matchAll(
      /--mount [^ ]{0,80}?(?:source|src)=([\w./$~(){}-]{1,160}),(?:target|dst|destination)=(\/[\w./@+-]{1,160})/g,
    ),
  ].map(([, host = '', target = '']) => ({ host, target: target.replace(/\/$/, '') }));
  const user =
    /(?:-u|--user)[ =]["']?(?<user>[\w:$(){}"' -]{1,60}?)["']?(?= |$)/.exec(line)?.groups?.['user'] ?? null;
  return { line, image, mounts, user };
}

/** A folder of the host as a word of a command; null where none can be named. */
function hostWord(host: string): string | null {
  const word = host.replace(/^\$(?:\(pwd\)|\{PWD\}|PWD)(?=\/|$)/, '.').replace(/^~(?=\/)/, '.~');
  if (!harmlessWord(word) || belongsToSystem(word) || /(?:^|\/)\.\.(?:\/|$)/.test(word)) return null;
  return word.replace(/^\.~/, '~');
}

/** Whose service it is that systemd started. */
function unitOf({ above, below }: Event): string | null {
  return (
    [...below.slice(0, 6), ...above.slice(-8).reverse()]
      .map((line) => /^(?<unit>[\w@-]{1,60})\.service: /.exec(line)?.groups?.['unit'])
      .find((unit) => unit !== undefined) ?? null
  );
}

/** Name of the container whose log it is: as compose writes it before each line, or as docker was asked for it. */
function containerOf({ text, above }: Event): string | null {
  const asked = [...above.slice(-20)]
    .map(
      (line) =>
        /docker (?:compose )?logs(?: -\S{1,20}){0,3} (?<name>[\w.-]{1,80})/.exec(line)?.groups?.['name'],
    )
    .findLast((name) => name !== undefined);
  return asked ?? /^\s{0,4}(?<name>[a-z][\w.-]{1,60}) {1,30}\| /.exec(text)?.groups?.['name'] ?? null;
}

const within = (place: string, folder: string) => place === folder || place.startsWith(`${folder}/`);

/** A place that the user of a service or container may not use, where the log says more than the place. */
export function ownerAnswer(event: Event, place: string, folder: string): Answer | null {
  const unit = unitOf(event);
  if (unit !== null) return ofUnit(unit, place);
  const run = dockerRun(event);
  if (run !== null) return ofRun(run, place, folder);
  const name = containerOf(event);
  if (
    name !== null ||
    /^\/(?:app|log|logs|config|data|code|output|input|storage|cache|db)(?:\/|$)/.test(place) ||
    /supervisor/.test(place) ||
    event.frames.some(({ file }) =>
      /^\/(?:app|code|usr\/src)\/|^\/home\/(?:\.\/)?[\w.-]{1,40}\.py$/.test(file),
    )
  )
    return ofContainer(name, place, folder);
  return null;
}

function ofUnit(unit: string, place: string): Answer | null {
  const user = `"$(systemctl show -p User --value ${unit})"`;
  const home = /^\/(?:home|root)(?:\/|$)/.test(place);
  const folder = /\/[^/]{1,80}\.\w{1,12}$/.test(place) ? place.replace(/\/[^/]*$/, '') : place;
  // Nobody's own are the folders of the system that all share.
  if (!home && belongsToSystem(folder) && !/^\/var\/(?:lib|log|cache|run)\/[\w.-]/.test(folder)) return null;
  const own = home ? `/srv/${unit}` : folder;
  return {
    title: `The service ${unit} may not use ${place}`,
    cause: home
      ? `systemd runs ${unit} as a user of its own, who may not enter the home of somebody else (its mode, or ProtectHome in the service).`
      : `systemd runs ${unit} as a user of its own, and ${folder} is not there or does not belong to that user.`,
    fix: [
      `sudo install -d -o ${user} ${own} && sudo systemctl restart ${unit}   # ${home ? `a folder outside of all homes; then name it in the settings of the service in place of ${place}: sudo systemctl edit ${unit}` : 'makes the folder where it is missing, and gives it to the user of the service'}`,
      ...(home
        ? [
            `# it must lie there: sudo systemctl edit ${unit}: [Service] ProtectHome=no; and chmod o+x on each folder above it`,
          ]
        : [`# what lies in it belongs to another user: chown -R it to that user, too`]),
    ],
    confidence: 'high',
  };
}

function ofRun(run: DockerRun, place: string, folder: string): Answer | null {
  const jupyter = /NB_(?:USER|UID)=/.test(run.line);
  const below = run.mounts.find(({ target }) => target !== folder && within(target, folder));
  if (jupyter || below !== undefined) {
    const home = /^\/home\/[\w.-]{1,40}/.exec(place)?.[0] ?? folder;
    return {
      title: `${home} does not belong to the user of the container`,
      cause:
        below === undefined
          ? `The start script renames the user (NB_USER), and ${home} is not made, or belongs to root.`
          : `Docker makes the folders above a mounted one (${below.target}) as root: so ${home} belongs to root, not to the user who runs there.`,
      fix: [
        ...(jupyter
          ? [
              `# add to docker run: --user root -e CHOWN_HOME=yes -w ${home} (with the newest image: docker pull), or leave NB_USER out and mount at /home/jovyan/work`,
            ]
          : []),
        ...(below === undefined
          ? []
          : [`# or mount it outside of ${home}: -v ${below.host}:/work, or at ${home} itself`]),
      ],
      confidence: 'medium',
    };
  }
  const mount = run.mounts.find(({ target }) => within(place, target));
  if (mount === undefined) return ofContainer(null, place, folder);
  const host = mount.host.includes('/') || mount.host.startsWith('$') ? hostWord(mount.host) : null;
  const image = run.image !== null && harmlessWord(run.image) ? run.image : 'IMAGE';
  if (/\bpodman run\b/.test(run.line) && host !== null)
    return {
      title: `The folder of the host that is mounted at ${mount.target} may not be used in the container`,
      cause: `podman without root: your number is 0 in the container, and another user there owns nothing of yours; on Fedora and RHEL SELinux bars what has no label, too.`,
      fix: [
        `# the same podman run, with :Z,U behind the mount (-v ${mount.host}:${mount.target}:Z,U: label and owner); or with --userns=keep-id --user "$(id -u)"`,
      ],
      confidence: 'high',
    };
  const number =
    run.user === null
      ? `"$(docker run --rm --entrypoint id ${image} -u)"`
      : /^\d{1,10}(?::\d{1,10})?$/.test(run.user)
        ? run.user
        : '"$(id -u):$(id -g)"';
  return {
    title: `The folder of the host that is mounted at ${mount.target} does not belong to the user of the container`,
    cause: `The container runs as ${run.user === null ? 'the user of its image' : 'the user that --user gives'}, and ${place} lies in what is mounted there: the numbers count, and ${mount.host} belongs to another one (Docker makes a missing folder as root).`,
    fix: [
      host === null
        ? `docker run --rm --user 0 -v ${harmlessWord(mount.host) ? mount.host : 'VOLUME'}:${mount.target} --entrypoint chown ${image} -R ${number} ${mount.target}   # gives the volume to that user; then the same docker run again`
        : `sudo chown ${host === '.' ? '' : '-R '}${number} ${host}   # on the host, where docker run was typed: gives it to that user; then the same docker run again`,
      `# or run it as the one who owns it: docker run --user "$(stat -c %u:%g ${host ?? mount.target})" …; or as root: --user root`,
      '# Fedora, RHEL (SELinux): :Z behind the mount; rootless Docker and podman: :U',
    ],
    confidence: 'high',
  };
}

function ofContainer(name: string | null, place: string, folder: string): Answer | null {
  if (belongsToSystem(folder) && !/^\/var\/(?:lib|log|cache|run|spool)\/[\w.-]/.test(folder)) return null;
  const known = name !== null && harmlessWord(name) ? name : 'CONTAINER';
  return {
    title: `${folder} does not belong to the user that runs in the container`,
    cause: `${place} lies in a folder of the host that is mounted there (made by root or another user), or in one of the image that belongs to root while the container runs as another user (user:, --user, PUID).`,
    fix: [
      `docker run --rm --user 0 --volumes-from ${known} busybox chown -R UID:GID ${folder}   # mounted: gives it to the user of the container (UID:GID as its user: or PUID and PGID say, mostly 1000:1000); the same on the host: sudo chown -R UID:GID on the folder that is mounted at ${folder}`,
      `# not mounted: mount one that this user owns (compose: volumes: ["./${folder.split('/').at(-1) ?? 'data'}:${folder}"]), or take user: (--user) away: it then runs as the image was made for; or a newer image`,
    ],
    confidence: 'medium',
  };
}
