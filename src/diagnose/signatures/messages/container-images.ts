import { defineMessages } from './define.ts';

const docker = 'https://docs.docker.com/engine/';

/** What is said of an image: by a registry, by a store, while it is built. */
export const containerImageMessages = defineMessages([
  {
    id: 'registry-refuses',
    class: 'registry-denied',
    title: 'The registry does not give the image to this login',
    match: [
      {
        text: '/manifests/',
        pattern: /"https:\/\/(?<host>[\w.:-]{3,80})\/v2\/.{0,200}": (?:denied|unauthorized)/,
      },
      {
        text: 'failed to authorize',
        pattern: /https:\/\/(?<host>[\w.:-]{3,80})\/.{0,300}40[13] (?:Unauthorized|Forbidden)/,
      },
      {
        text: 'failed to fetch',
        pattern:
          /(?<host>[\w-]{1,60}(?:\.[\w-]{1,40}){1,4})\/.{1,300}fetch (?:oauth|anonymous) token: .{0,300}40[13]/,
      },
      {
        text: 'failed with status code [manifests',
        pattern: /host (?<host>[\w.:-]{3,80}) failed with status code \[.{1,80}\]: 40[13]/,
      },
      { text: 'unauthorized: authentication required' },
      { text: 'no basic auth credentials' },
    ],
    cause:
      'The image is private, its name is misspelt (which is answered alike), or an old login that has run out is sent even for a public one.',
    fix: [
      'docker logout {host}   # a public image: then the same pull again, without the old login',
      'docker login {host}   # a private one: with a token that may read packages; a pod: its registry credentials; Kubernetes: kubectl create secret docker-registry, and imagePullSecrets',
    ],
    source: docker,
    example:
      'Error response from daemon: Head "https://ghcr.io/v2/acme/app/manifests/latest": denied: denied',
    other: 'Login did not succeed, access denied by user',
    stage: 'deploy',
  },
  {
    id: 'registry-doubled',
    class: 'image-not-found',
    title: 'The name of the image begins with two registries',
    match: [
      {
        text: 'docker.io/',
        pattern:
          /(?:pull|resolve).{0,80}?\bdocker\.io\/(?<name>(?:quay\.io|ghcr\.io|nvcr\.io|gcr\.io|registry\.k8s\.io|public\.ecr\.aws|mcr\.microsoft\.com)\/[\w./-]{2,120}(?::[\w.-]{1,60})?)/,
      },
    ],
    cause:
      'docker.io was put before {name}, which names its registry itself: a chart or setting adds its own registry to a name that has one already.',
    fix: [
      '# in the values or setting: {name} without docker.io before it: leave the registry (or its prefix) empty, or give the name without its own',
      'docker pull {name}   # is there?',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/image/tag/',
    example: 'Failed to pull image "docker.io/quay.io/acme/operator:v1": 403 Forbidden',
    other: 'Failed to pull image "mirror.local/quay.io/acme/operator:v1": 403 Forbidden',
    stage: 'deploy',
  },
  {
    id: 'registry-plain-http',
    class: 'registry-plain-http',
    title: 'The registry speaks plain HTTP, and Docker asks by HTTPS',
    match: [
      {
        text: 'server gave HTTP response to HTTPS client',
        pattern: /https:\/\/(?<host>[\w.:-]{3,80})\/.{0,200}server gave HTTP response/,
      },
    ],
    cause: 'Docker takes HTTP only from registries that are listed as insecure.',
    fix: [
      '# in /etc/docker/daemon.json: {"insecure-registries": ["{host}"]} (beside what stands there), then: sudo systemctl restart docker',
      '# containerd, k3s: the same host with http:// in its registries.yaml or hosts.toml',
    ],
    source: 'https://docs.docker.com/reference/cli/dockerd/#insecure-registries',
    example:
      'Error response from daemon: Get "https://10.0.0.5:5000/v2/": http: server gave HTTP response to HTTPS client',
    other: 'Get "https://10.0.0.5:5000/v2/": EOF',
    stage: 'deploy',
  },
  {
    id: 'credential-helper',
    class: 'registry-denied',
    title: 'Docker is to ask a program for the login that is not here',
    match: [
      {
        text: 'docker-credential-',
        pattern: /docker-credential-[\w-]{2,40}"?:? (?:executable file )?not found|exec: "docker-credential-/,
      },
    ],
    cause:
      '~/.docker/config.json names a store of logins (credsStore) of another machine, mostly of Docker Desktop.',
    fix: [
      'mv ~/.docker/config.json ~/.docker/config.json.old   # then the same again; a private registry: docker login anew',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
    example:
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
    other: 'docker-credential-helpers installed',
    stage: 'deploy',
  },
  {
    id: 'podman-short-name',
    class: 'image-not-found',
    title: 'podman wants the whole name of the image, with its registry',
    match: [{ text: 'did not resolve to an alias', pattern: /short-name "(?<name>[\w./:-]{2,120})"/ }],
    cause: 'docker takes docker.io where none is named; podman asks, or refuses.',
    fix: [
      'podman pull docker.io/{name}   # and the same name in podman run, FROM and image: (official ones: docker.io/library/NAME)',
    ],
    source: 'https://docs.podman.io/en/latest/markdown/podman-pull.1.html',
    example:
      'Error: short-name "acme/app" did not resolve to an alias and no unqualified-search registries are defined',
    other: 'Resolved "acme/app" as an alias',
    stage: 'deploy',
  },
  {
    id: 'tzdata-asks',
    class: 'build-waits',
    title: 'The build waits for an answer that nobody can type',
    match: ['Please select the geographic area in which you live', { text: 'Geographic area: ' }],
    weight: 'plain',
    cause: 'tzdata asks for the time zone while apt installs it.',
    fix: [
      '# in the Dockerfile: ENV DEBIAN_FRONTEND=noninteractive TZ=Etc/UTC above that RUN (in a shell: export both)',
    ],
    source: 'https://manpages.debian.org/bookworm/debconf-doc/debconf.7.en.html',
    example:
      'Please select the geographic area in which you live. Subsequent configuration questions will narrow this down.',
    other: 'Setting up tzdata',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'image-store-broken',
    class: 'image-pull-broken',
    title: 'A layer of the image did not arrive whole, or is lost on this host',
    match: [{ text: 'daemon: layer does not exist' }, { text: 'failed size validation' }],
    cause:
      'The host keeps the image in pieces, and one is missing or cut (a full disk, a broken connection, a registry or proxy between).',
    fix: [
      '# a rented pod: terminate it and deploy on another host',
      'docker rmi -f IMAGE; docker pull IMAGE   # your own host: fetches it anew (Kubernetes: crictl rmi IMAGE on that node); df -h /var/lib/docker first',
    ],
    source: 'https://github.com/dstackai/dstack/issues/1976',
    example: 'error creating container: Error response from daemon: layer does not exist',
    other: 'layer already exists',
    stage: 'deploy',
  },
]);
