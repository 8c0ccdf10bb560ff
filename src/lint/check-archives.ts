import { keyGone } from './check-removed.ts';
import type { Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { sourceGone } from './pages/sources.ts';
import type { ShellCommand } from './shell-commands.ts';

/**
 * Tags of Python that were last built before Debian bullseye was released (2021-08-14), and name no Debian: each of
 * these patches had a later one by 2021-06-28.
 */
const onBuster =
  /^python:(?:2(?:\.7(?:\.18)?)?|3\.(?:5|6\.1[0-3]|7\.(?:[5-9]|10)|8\.(?:\d|10)|9\.[0-5]))(?:-slim)?$/;

/** Releases of Ubuntu that were kept for nine months (archive.ubuntu.com, 2026-11-30: no Release file). */
const interim =
  /^(?:docker\.io\/)?(?:library\/)?ubuntu:(16\.10|17\.\d\d|18\.10|19\.\d\d|2[0-3]\.10|2[13]\.04|24\.10|yakkety|zesty|artful|cosmic|disco|eoan|groovy|hirsute|impish|kinetic|lunar|mantic|oracular)\b/;

const centos =
  /^(?:(?:docker\.io\/)?(?:library\/)?centos:(?:centos)?|nvidia\/cuda:\S{1,60}-centos)([78])(?:[.-]|$)/;

/** Built while Debian meant buster: from July 2019 to August 2021. */
const condaOnBuster = /^continuumio\/(?:miniconda3:4\.[89]\.\d|anaconda3:(?:2019\.10|202[01]\.\d\d))$/;

/** TensorFlow's own, on Ubuntu 18.04 and 20.04, up to the last before NVIDIA's new key; on 16.04 apt only warns. */
const tensorflowWithOldKey =
  /^tensorflow\/tensorflow:(?:1\.15\.[0-5]|2\.0\.(?:0(?:b1|rc\d)?|[1-4])|2\.[1-4]\.\d(?:rc\d)?|2\.[56]\.[0-3]|2\.7\.[01]|2\.8\.0)(?:-custom-op)?(?:-devel)?-gpu(?:-|$)/;

/** PW855: systems whose packages went to the archive, and images of PyTorch, TensorFlow and RAPIDS with a key of NVIDIA that is no more. */
export function checkArchives({ image, from, instructions }: Stage): readonly FileFinding[] {
  if (image === null || from === null) return [];
  const yum = centos.exec(image)?.[1];
  const old =
    /(?:^|[:-])(buster|stretch|jessie)(?:-|$)/.exec(image)?.[1] ??
    (onBuster.test(image) || condaOnBuster.test(image) ? 'buster' : undefined);
  const nine = interim.exec(image)?.[1];
  const key =
    tensorflowWithOldKey.test(image) ||
    /^pytorch\/pytorch:1\.(?:5|(?:[5-9]|1[01])\.\d)-.*-devel$|\brapidsai\/rapidsai:(?:0|21)\.\d+-.*ubuntu/.test(
      image,
    );
  if ((yum ?? old ?? nine) === undefined && !key) return [];
  const fetches =
    yum === undefined
      ? /\bapt(?:-get)?\s[^&;|]*update\b/
      : /\b(?:yum|dnf)\s[^&;|]*(?:install|update|makecache)\b/;
  const at = instructions.findIndex(({ keyword, text }) => keyword === 'RUN' && fetches.test(text));
  const update = instructions[at];
  const others =
    yum === undefined
      ? /sources\.list|archive\.debian|old-releases|apt-key|keyring|update[^&\n]*\|\|/
      : /vault|yum\.repos\.d|baseurl|--disablerepo|\.sh\b|\|\| *(?:true|:)/;
  // A list of NVIDIA's is beside those of the system.
  const before = instructions
    .slice(0, at + 1)
    .map(({ text }) => text.replace(/\S{0,99}\/(?:cuda|nvidia)[\w.-]{0,40}\.repo\b/g, ''));
  if (update === undefined || before.some((text) => others.test(text))) return [];
  const { place } = update;
  if (yum !== undefined)
    return [
      found(sourceGone, {
        place,
        message: `The packages of CentOS ${yum} are gone from its mirrors: ${yum === '7' ? 'yum' : 'dnf'} finds none, and the build stops.`,
        error: 'Could not resolve host: mirrorlist.centos.org',
        why: `Because CentOS ${yum} ended in ${yum === '7' ? 'June 2024' : '2021'}, and its packages went to vault.centos.org.`,
        fixes: [
          "RUN sed -i 's/^mirrorlist/#&/; s|^#baseurl=http://mirror.centos.org|baseurl=http://vault.centos.org|' /etc/yum.repos.d/CentOS-*.repo before it",
          'take rockylinux:8, or an image on Ubuntu',
        ],
      }),
    ];
  if (nine !== undefined)
    return [
      found(sourceGone, {
        place,
        message: `The packages of Ubuntu ${nine} are gone from its servers: apt-get update fails, and the build stops.`,
        error: "E: The repository 'http://archive.ubuntu.com/ubuntu … Release' no longer has a Release file.",
        why: 'Because such a release is kept for nine months, and its packages went to old-releases.ubuntu.com.',
        fixes: ['write ubuntu:22.04 or ubuntu:24.04'],
      }),
    ];
  if (old === undefined)
    return [
      keyGone(
        place,
        'RUN rm -f /etc/apt/sources.list.d/cuda*.list /etc/apt/sources.list.d/nvidia-ml.list before it',
      ),
    ];
  return [
    found(sourceGone, {
      place,
      message: `The packages of Debian ${old} are gone from its servers: apt-get update fails, and the build stops.`,
      error: `E: The repository 'http://deb.debian.org/debian ${old} Release' does not have a Release file.`,
      why: 'Because the release is past its end of life, and its packages went to archive.debian.org.',
      fixes: [onBookworm(image, old)],
    }),
  ];
}

/** The tag that takes its place, where there is one: bookworm came after the last 3.6, and after most patch releases. */
function onBookworm(image: string, old: string): string {
  const [, minor, rest = ''] =
    /^python:(3\.(?:[7-9]|1\d))(?:\.\d+)?(-[\w-]+)?$/.exec(image) ??
    /^debian(?=(:))(:\w+(?:-slim)?)$/.exec(image) ??
    [];
  if (minor === undefined) return 'take a base image on Debian bookworm';
  return `write ${minor === ':' ? 'debian' : `python:${minor}`}${rest.replace(old, 'bookworm')}`;
}

const goneSuite =
  /https?:\/\/(?:deb|http|httpredir|cdn|cdn-fastly|ftp(?:\.\w\w)?)\.debian\.(?:org|net)\/debian\/? ((?:jessie|stretch|buster)(?:-\w{1,20})?|bullseye-backports)\b/;

/** PW855: a suite of Debian that is listed anew (deb.debian.org, 2026-11-30: 404), and fetched thereafter. */
export function checkSuites(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ text, guards, caught }) =>
      guards.length === 0 && !caught && goneSuite.test(text) && /sources|add-apt/.test(text),
  );
  const listed = commands[at];
  const suite = goneSuite.exec(listed?.text ?? '')?.[1];
  const update = commands
    .slice(at + 1)
    .find(({ name, words }) => /^apt(?:-get)?$/.test(name) && words.includes('update'));
  if (listed === undefined || update === undefined || update.caught || suite === undefined) return [];
  if (commands.some(({ text }) => /archive\.debian|Check-Valid-Until|\brm\b.*sources\.list/.test(text)))
    return [];
  return [
    found(sourceGone, {
      place: listed.place,
      message: `Debian's servers have no ${suite} any more: apt-get update fails.`,
      error: `E: The repository 'http://deb.debian.org/debian ${suite} Release' does not have a Release file.`,
      why: 'Because it is past its end of life, and went to archive.debian.org.',
      fixes: ['drop the line: what it was for, newer systems have themselves'],
    }),
  ];
}
