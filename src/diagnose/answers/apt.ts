import type { Answer, Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';
import { equalVersion } from './setups.ts';

/** `libfoo` of `libfoo1.2`. */
export function withoutVersion(name: string): string {
  let end = name.length;
  while (end > 0 && /[\d.]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

const depends =
  /^(?<name>[a-z0-9][a-z0-9.+-]{1,80})(?::\w{2,8})? ?: (?:Pre)?Depends: (?<other>[a-z0-9][a-z0-9.+-]{1,80})/;

/** apt's own: which package, and whether its sources are those of NVIDIA, which have a pin file. */
export const aptAnswer: Answerer = (event) => {
  const near = [...event.above.slice(-30), event.text, ...event.below];
  const equal = equalVersion(near);
  if (equal !== null) return equal;
  const groups = near
    .map((line) => depends.exec(line.slice(0, 400))?.groups)
    .find((one) => one !== undefined);
  const names = [groups?.['name'], groups?.['other']].filter(
    (one): one is string => one !== undefined && harmlessWord(one),
  );
  if (near.some((line) => /^ ?(?:nsight|cuda)[\w.+:-]{1,60} ?: Depends: libtinfo5/.test(line))) {
    const cuda = near.map((line) => /\bcuda-[a-z-]{3,30}-(?<cuda>1\d-\d)\b/.exec(line)?.groups?.['cuda']);
    const version = cuda.find((one) => one !== undefined) ?? '12-4';
    return {
      title: 'This CUDA is older than the distribution, which has no libtinfo5',
      cause: 'nsight-systems, a part of cuda, wants it; Ubuntu 24.04 has none.',
      fix: [
        `apt-get install -y cuda-minimal-build-${version} cuda-libraries-dev-${version}   # nvcc and the libraries, without it`,
        '# or the CUDA of the source ubuntu2404: 12.5 and newer',
      ],
    };
  }
  const nvidia = near.some((line) => /nvidia|cuda|cudnn|nccl|nvinfer/i.test(line));
  if (!nvidia && names.length === 0) return null;
  const broken = near.some((line) => /--fix-broken install/.test(line));
  return {
    fix: [
      ...(broken
        ? [
            'apt-get update && apt-get --fix-broken install -y   # as apt says itself: an earlier install was left half done; then the same again',
          ]
        : []),
      ...(nvidia
        ? [
            'V=$(. /etc/os-release; echo "$ID$VERSION_ID" | tr -d .); wget -O /etc/apt/preferences.d/cuda-repository-pin-600 https://developer.download.nvidia.com/compute/cuda/repos/$V/x86_64/cuda-$V.pin && apt-get update   # as root, Ubuntu: the pin of NVIDIA\'s source, so that all its packages come from there; then the same install again',
          ]
        : []),
      'apt-mark showhold; apt-get -f install -y   # what is held back; and what was left half done',
      `apt-cache policy ${names.length === 0 ? 'cuda-drivers nvidia-driver' : names.join(' ')}   # their versions, and the source of each: all must come from one`,
      ...(nvidia
        ? [
            '# two sources of NVIDIA (that of the distribution or a PPA beside the CUDA one): remove one of them from /etc/apt/sources.list.d; in a container: no driver is installed at all, it is the one of the host',
          ]
        : []),
    ],
  };
};

/** Whose source it is, and the folder of its key, as the log names them. */
export const aptKeyAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-12).reverse(), ...event.below.slice(0, 6)];
  const folder = near
    .map(
      (line) =>
        /developer\.download\.nvidia\.\w{2,3}\/compute\/cuda\/repos\/(?<folder>[a-z]{2,10}\d{2,5}\/[\w-]{3,12})/.exec(
          line.slice(0, 600),
        )?.groups?.['folder'],
    )
    .find((one) => one !== undefined);
  if (folder !== undefined) {
    return {
      fix: [
        "rm -f /etc/apt/sources.list.d/cuda*.list /etc/apt/sources.list.d/nvidia*.list && apt-get update   # leaves NVIDIA's source out: what is installed stays; in a Dockerfile: RUN with this line before the first apt-get",
        '# or, to keep that source, take its new key:',
        `apt-key adv --fetch-keys https://developer.download.nvidia.com/compute/cuda/repos/${folder}/3bf863cc.pub && apt-get update`,
        '# or a newer image of the same CUDA (nvidia/cuda tags of after May 2022)',
      ],
    };
  }
  const key = event.captures['key'];
  const source = near
    .map(
      (line) =>
        /(?:GPG error: |repository '?|^Err:\d{1,3} )(?<url>https?:\/\/[\w./~-]{4,160})/.exec(
          line.slice(0, 600),
        )?.groups?.['url'],
    )
    .find((one) => one !== undefined);
  if (source === undefined || /nvidia/i.test(source) || !harmlessWord(source)) return null;
  const out = `grep -rl "${source.replace(/^https?:\/\//, '').split('/')[0]}" /etc/apt/sources.list.d | xargs rm -f; apt-get update`;
  if (key === undefined)
    return {
      title: `apt does not trust ${source}`,
      cause: `apt refuses ${source}: it is not signed, or by a key that is not here.`,
      fix: /\b(?:debian\.org|ubuntu\.com)\//.test(source)
        ? ['date; df -h / /tmp   # a wrong clock or a full disk? else the base image, pulled anew']
        : [`${out}   # leaves that source out; or its key anew, as its page says`],
    };
  const system = /^https?:\/\/[\w.-]{0,60}(?<name>debian|ubuntu)\.(?:org|com)\//.exec(source)?.groups?.[
    'name'
  ];
  if (system !== undefined) {
    const keyring = system === 'debian' ? 'debian-archive-keyring' : 'ubuntu-keyring';
    return {
      title: `apt does not have the key of ${source}`,
      cause: `${keyring} of this image is older than the release that its sources name, and lacks ${key}.`,
      fix: [
        `apt-get -o Acquire::AllowInsecureRepositories=true update; apt-get install -y --allow-unauthenticated ${keyring} && apt-get update   # takes the newer keys, this once unchecked`,
        '# better: a base image of that release, pulled anew',
      ],
      confidence: 'high',
    };
  }
  return {
    title: `apt does not have the key of ${source}`,
    cause: `apt refuses ${source}, whose key (${key}) it lacks, or has in an older version.`,
    fix: [
      ...(source.includes('packages.ros.org')
        ? [
            'curl -fsSL https://raw.githubusercontent.com/ros/rosdistro/master/ros.key -o /usr/share/keyrings/ros-archive-keyring.gpg && apt-get update   # where ros2.list names that file; else:',
          ]
        : []),
      `gpg --keyserver keyserver.ubuntu.com --recv-keys ${key} && gpg --export ${key} > /etc/apt/trusted.gpg.d/${key}.gpg && apt-get update   # as root; where gpg is missing: apt-get install -y gnupg`,
      `# or leave that source out: ${out}`,
    ],
    confidence: 'high',
  };
};

/** Which source is gone: one of a vendor is left out, one of the distribution moves to its archive. */
export const aptReleaseAnswer: Answerer = (event) => {
  const url = /repository '?(?<url>https?:\/\/[\w./~+-]{4,160})/.exec(event.text)?.groups?.['url'];
  if (url === undefined || !harmlessWord(url)) return null;
  const host = url.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (/(?:^|\.)(?:ubuntu\.com|debian\.org)$/.test(host)) {
    const debian = /debian\.org$/.test(host);
    const release =
      event.text.match(/ (?<name>[a-z]{4,12})(?:[-/]\w{1,12})? Release/)?.groups?.['name'] ?? 'this release';
    return {
      cause: `${debian ? 'Debian' : 'Ubuntu'} no longer serves ${release}: it is at its end, and its packages lie in the archive.`,
      fix: [
        debian
          ? "sed -i -e 's/deb.debian.org\\|security.debian.org/archive.debian.org/g' -e '/security/d' -e '/-updates/d' /etc/apt/sources.list && apt-get update   # in a Dockerfile: RUN with this line before the first apt-get"
          : "sed -i 's/archive.ubuntu.com\\|security.ubuntu.com/old-releases.ubuntu.com/g' /etc/apt/sources.list && apt-get update   # in a Dockerfile: RUN with this line before the first apt-get",
        `# better: an image with a release that is kept up (${debian ? 'bookworm, trixie' : '22.04, 24.04'})`,
      ],
    };
  }
  return leftOut(url, host);
};

/** The lists of a source (no package of it) that its maker does not serve: one of a vendor is left out. */
export const aptListAnswer: Answerer = ({ text, above, below }) => {
  const gone = [text, ...above.slice(-8), ...below].flatMap((line) => {
    const url =
      /Failed to fetch (?<url>https?:\/\/[\w./~+-]{4,160}?)\/(?:dists\/[\w./-]{1,80}\/)?(?:Packages|InRelease|Release)(?:\.\w{2,3})? {1,4}404/.exec(
        line,
      )?.groups?.['url'];
    return url === undefined || !harmlessWord(url) ? [] : [url];
  });
  const [url] = gone;
  const host = url?.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (url === undefined || /\.deb {1,4}404/.test(text) || /(?:^|\.)(?:ubuntu\.com|debian\.org)$/.test(host))
    return null;
  const places = [...new Set(gone)].filter((one) => one.includes(`//${host}/`));
  return { class: 'apt-release-gone', ...leftOut(url, host, places) };
};

function leftOut(url: string, host: string, urls: readonly string[] = [url]): Answer {
  return {
    title: `The package source ${host} has nothing for this release of the distribution`,
    cause: `${url} no longer exists (or has no folder for this release): a source that was added to the image is of another time.`,
    fix: [
      `${urls
        .map((one) => one.replace(/^https?:\/\//, '').replace(/\/$/, ''))
        .map(
          (place) =>
            `grep -rl "${place}" /etc/apt/sources.list /etc/apt/sources.list.d | xargs -r sed -i "\\#${place}#s/^/# /"`,
        )
        .join(
          '; ',
        )} && apt-get update   # leaves that source out; in a Dockerfile: RUN with this line before the first apt-get`,
      '# where its packages are needed: the page of their maker names the source of today; or a newer image',
    ],
    confidence: 'high',
  };
}
