import { defineMessages } from './define.ts';

/** What apt says. */
export const aptMessages = defineMessages([
  {
    id: 'apt-asks',
    class: 'apt-not-confirmed',
    title: 'apt asked whether to go on, and nobody answered',
    match: [
      { text: 'Do you want to continue', pattern: /continue\? ?\[Y\/n\] ?Abort|continue \[Y\/n\]\? ?Abort/ },
    ],
    cause: 'In a script or image build nobody can type "y", and apt then stops without installing anything.',
    fix: [
      'export DEBIAN_FRONTEND=noninteractive   # then, in the script or Dockerfile: apt-get install -y … (the option -y answers it)',
    ],
    source: 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
    example: 'Do you want to continue? [Y/n] Abort.',
    other: 'Do you want to continue? [Y/n] y',
    stage: 'install',
  },
  {
    id: 'dpkg-cut',
    class: 'apt-locked',
    title: 'An install was cut off half-way, and apt wants it finished first',
    match: ['dpkg was interrupted'],
    cause: 'apt was stopped (or the machine, or the disk was full) while packages were set up.',
    fix: ['sudo dpkg --configure -a && sudo apt-get -f install -y   # then the same again'],
    source: 'Debian/apt apt-pkg/deb/debsystem.cc',
    example: "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
    other: 'dpkg: all is set up',
    stage: 'install',
  },
  {
    id: 'apt-lock',
    class: 'apt-locked',
    title: 'Another apt is at work, or was cut off',
    match: [
      { text: 'Could not get lock /var/lib', pattern: /held by process (?<pid>\d{1,8})/ },
      { text: 'Could not get lock /var/lib' },
    ],
    cause:
      'Two installs at once (often the automatic updates of a fresh machine), or an earlier one that was stopped half-way.',
    fix: [
      'ps aux | grep -E "[a]pt|[d]pkg|[u]nattended"   # one at work? wait for its end',
      'dpkg --configure -a && apt-get -f install -y   # as root; then the same again',
    ],
    source: 'Debian/apt apt-pkg/deb/debsystem.cc',
    example: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
    other: 'Reading package lists... Done',
    stage: 'install',
  },
  {
    id: 'apt-nvidia-moves',
    class: 'apt-lists-outdated',
    title: "NVIDIA's package source is just being changed",
    match: [
      {
        text: 'E: Failed to fetch',
        pattern:
          /fetch https?:\/\/developer\.download\.nvidia\.\S{1,200}\/(?:Packages|by-hash)\S{0,100} .{0,20}(?:404|File has unexpected size|Hash)/,
      },
    ],
    cause: 'Its list and its files are of different hours (a mirror).',
    fix: [
      'rm -f /etc/apt/sources.list.d/cuda*.list /etc/apt/sources.list.d/nvidia-ml*.list && apt-get update   # leaves it out: what is installed stays; in a Dockerfile: RUN with this line before the first apt-get',
      '# where its packages are needed: the same again in some hours',
    ],
    source: 'https://github.com/docker/build-push-action/issues/933',
    example:
      'E: Failed to fetch https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2004/x86_64/Packages.gz  File has unexpected size (1127072 != 1126689). Mirror sync in progress?',
    other: 'Get:3 https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2004/x86_64 Packages',
    stage: 'install',
  },
  {
    id: 'apt-404',
    class: 'apt-lists-outdated',
    title: 'apt asks for a package file that is gone',
    match: [
      { text: 'E: Failed to fetch', pattern: /Failed to fetch .{1,300} {1,4}404 {1,4}Not Found/ },
      { text: 'Unable to fetch some archives, maybe run apt-get update' },
    ],
    cause: 'The lists in this image are older than the mirror, which keeps the newest versions only.',
    fix: [
      'apt-get update && apt-get install -y --fix-missing PACKAGES   # the same packages; in a Dockerfile both in one RUN',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/l/x_5.15.0-1.deb  404  Not Found [IP: 91.189.91.38 80]',
    other: 'Get:1 http://archive.ubuntu.com/ubuntu jammy InRelease',
    stage: 'install',
  },
  {
    id: 'apt-release',
    class: 'apt-release-gone',
    title: 'This release of the distribution is no longer served',
    match: ['does not have a Release file', 'no longer has a Release file'],
    cause:
      'The release is at its end (Debian buster, an interim Ubuntu), and its packages were moved to the archive; or a source (PPA) has none for this release.',
    fix: [
      "sed -i 's/archive.ubuntu.com\\|security.ubuntu.com/old-releases.ubuntu.com/g' /etc/apt/sources.list && apt-get update   # Ubuntu",
      "sed -i 's/deb.debian.org/archive.debian.org/g; /security/d' /etc/apt/sources.list && apt-get update   # Debian",
      '# better: an image with a release that is kept up; a PPA: remove its file below /etc/apt/sources.list.d',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      "E: The repository 'http://archive.ubuntu.com/ubuntu kinetic Release' does not have a Release file.",
    other: 'Hit:1 http://archive.ubuntu.com/ubuntu jammy InRelease',
    stage: 'install',
  },
  {
    id: 'apt-signature',
    class: 'apt-signature-invalid',
    title: "apt cannot check the signatures of the distribution's own sources",
    match: ['At least one invalid signature was encountered'],
    cause:
      'Not a key is missing: what was written is not whole. Mostly the disk is full, in a build that of Docker on the host; else an old Docker beside a new image (libseccomp), a proxy that changes files, or a wrong clock.',
    fix: [
      'docker builder prune -af && docker image prune -f   # on the host, whose disk is mostly full: takes build caches and images without a name away, nothing that runs; then the same build again',
      'df -h / /var/lib/docker; docker system df   # still full? what takes the room; images that no container uses: docker image prune -a',
      '# not full: a newer Docker on the host (20.10.10 or newer), date of the host right?, and docker build --no-cache --pull',
    ],
    source: 'Debian/apt methods/gpgv.cc',
    example:
      'W: GPG error: http://archive.ubuntu.com/ubuntu noble InRelease: At least one invalid signature was encountered.',
    other: 'Get:1 http://archive.ubuntu.com/ubuntu noble InRelease',
    stage: 'install',
  },
  {
    id: 'apt-clock',
    class: 'clock-wrong',
    title: 'The clock of this machine is wrong',
    match: ['is not valid yet (invalid for another', 'certificate is not yet valid'],
    cause:
      'What was signed is, by this clock, in the future: the clock is behind (WSL and virtual machines after a sleep).',
    fix: [
      'date; sudo hwclock -s || sudo date -s "$(curl -sI https://www.google.com | grep -i ^date: | cut -d" " -f2-)"   # then the same again; WSL: wsl --shutdown',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      'E: Release file for http://archive.ubuntu.com/ubuntu/dists/jammy-updates/InRelease is not valid yet (invalid for another 3h 2min 1s).',
    other: 'Release file is valid',
    stage: 'install',
  },
  {
    id: 'apt-source-page',
    class: 'apt-source-broken',
    title: 'A file of package sources holds something else',
    match: [
      {
        text: 'in source list',
        pattern:
          /(?:Type '.{1,40}' is not known on line|Malformed entry|Malformed line) .{0,40}(?<file>\/etc\/apt\/sources\.list\.d\/[\w.+-]{1,80})/,
      },
      {
        text: 'in list file',
        pattern: /Malformed entry \d{1,3} in list file (?<file>\/etc\/apt\/sources\.list\.d\/[\w.+-]{1,80})/,
      },
    ],
    cause: 'Mostly a page of an error that curl wrote there, or a line without the release.',
    fix: [
      'mv {file} {file}.save && apt-get update   # leaves that source out; then add it again as its page says (curl -f)',
    ],
    source: 'https://manpages.debian.org/',
    example:
      "E: Type '<!doctype' is not known on line 1 in source list /etc/apt/sources.list.d/nvidia-container-toolkit.list",
    other: "E: Type 'debb' is not known on line 1 in source list /etc/apt/sources.list",
    stage: 'install',
  },
  {
    id: 'apt-suite-changed',
    class: 'apt-release-changed',
    title: 'The distribution has moved this release on, and apt wants a yes',
    match: [{ text: 'InRelease', pattern: /changed its '(?:Suite|Codename|Version|Label|Origin)' value/ }],
    cause: 'From stable to oldstable and the like.',
    fix: ['apt-get update --allow-releaseinfo-change   # then the same again'],
    source: 'https://manpages.debian.org/',
    example:
      "E: Repository 'http://deb.debian.org/debian bookworm InRelease' changed its 'Suite' value from 'stable' to 'oldstable'",
    other: 'Get:1 http://deb.debian.org/debian bookworm InRelease',
    stage: 'install',
  },
  {
    id: 'dpkg-status',
    class: 'apt-state-broken',
    title: 'The list of what is installed is broken',
    match: [{ text: "'/var/lib/dpkg/status'", pattern: /parsing file '\/var\/lib\/dpkg\/status' near line/ }],
    cause: 'A write was cut off (a full disk, a power cut); dpkg keeps the one before.',
    fix: [
      'cp /var/lib/dpkg/status-old /var/lib/dpkg/status && apt-get update   # as root; then the same again',
    ],
    source: 'https://manpages.debian.org/',
    example: "dpkg: error: parsing file '/var/lib/dpkg/status' near line 1234 package 'foo':",
    other: "dpkg: error: parsing file '/var/lib/dpkg/available' near line 1",
    stage: 'install',
  },
  {
    id: 'dpkg-half',
    class: 'apt-package-broken',
    title: 'A package was left half installed',
    match: [
      {
        text: 'error processing package',
        across: true,
        pattern: /package (?<package>[\w.+-]{1,60}) \(--\w{2,12}\): {1,3}package is in a very bad/,
      },
      { text: 'needs to be reinstalled, but', pattern: /package (?<package>[\w.+-]{1,60}) needs to be/ },
    ],
    cause: 'dpkg wants it anew, or gone.',
    fix: [
      'apt-get install -y --reinstall {package} || dpkg --remove --force-remove-reinstreq {package}   # as root; then the same again',
    ],
    source: 'https://manpages.debian.org/',
    example:
      'dpkg: error processing package foo (--configure):  package is in a very bad inconsistent state; you should',
    other: 'dpkg: error processing package foo (--configure):',
    stage: 'install',
  },
  {
    id: 'dpkg-needs',
    class: 'apt-unmet-dependencies',
    title: 'dpkg installs a file without what it needs',
    match: [
      {
        text: 'dependency problems prevent configuration',
        pattern: /configuration of (?<package>[\w.+-]{1,60})/,
      },
    ],
    weight: 'plain',
    cause: '{package} asks for packages that dpkg does not fetch.',
    fix: [
      'apt-get update && apt-get -f install -y   # as root: fetches them; next time: apt-get install -y ./FILE.deb',
    ],
    source: 'https://manpages.debian.org/',
    example: 'dpkg: dependency problems prevent configuration of cuda-keyring:',
    other: 'dpkg: dependency problems, but configuring anyway as you requested:',
    stage: 'install',
    explainedBy: ['apt-package-broken', 'driver-install-failed'],
  },
  {
    id: 'apt-changed',
    class: 'apt-signature-invalid',
    title: 'A package source of apt does not fit together at this moment',
    match: [
      {
        text: 'BADSIG ',
        pattern: /invalid: BADSIG/,
        notNear: [{ marker: 'no-pubkey', before: 40, after: 40 }],
      },
      { text: 'Hash Sum mismatch', notNear: [{ marker: 'no-pubkey', before: 40, after: 40 }] },
    ],
    cause:
      'Its list and its files are not of one state: the mirror was being changed, or a proxy keeps an old file. It passes.',
    fix: [
      'rm -rf /var/lib/apt/lists/* && apt-get clean && apt-get update   # a build: in one RUN with the install, and docker build --no-cache',
      '# still so? an hour later, or with https:// in its address; a source that is not needed: out of /etc/apt/sources.list.d',
    ],
    source: 'Debian/apt methods/gpgv.cc',
    example: 'E: Failed to fetch http://deb.example.org/dists/noble/Packages.gz  Hash Sum mismatch',
    other: 'Hash sum: ok',
    stage: 'install',
  },
]);
