// What runs say of themselves, as Markdown, and the page of them all.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatted } from '../formatted.mjs';

const begin = `# Real runs

Written by \`npm run real -- PRESET --record\`; what it does stands at the top of [scripts/real.mjs](../scripts/real.mjs). The generated script is booted as the first process of a Debian 12 container, with the app's own sources and real packages from the package index, up to READY, then \`verify\`, \`restart\`, a second boot in a new container, \`stop\`. Stand-ins are the GPU, the weights, and what else lies on the hub: that an app trains or draws is not shown here. torch comes from the package index as well, in the same build. Two cores, no GPU; a load far above 2 says that others worked there meanwhile, and the times are then no measure.
`;

/** Puts a run among those that are kept, instead of the one before of its kind, and writes the page anew. */
export function record(folder, run) {
  const file = path.join(folder, 'real-runs.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const kind = ({ preset, python, installer }) => `${preset} ${python} ${installer}`;
  const runs = [...kept.filter((one) => kind(one) !== kind(run)), run].sort((a, b) =>
    kind(a) < kind(b) ? -1 : 1,
  );
  writeFileSync(file, `${JSON.stringify(runs, null, 1)}\n`);
  const table = [
    '| preset | Python | installer | first boot | second boot | packages | with a digest | locked replay | load |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...runs.map((run) => `| ${summary(run).join(' | ')} |`),
  ];
  const page = path.join(folder, 'real-runs.md');
  writeFileSync(page, formatted(page, [begin, ...table, '', ...runs.map(asMarkdown)].join('\n')));
}

function summary({ preset, python, installer, boots, failure, installed, withDigest, locked, load }) {
  const lasted = (what) => boots.find((boot) => boot.what.startsWith(what))?.seconds;
  const took = (what) => (lasted(what) === undefined ? '-' : `${lasted(what)} s`);
  return [
    preset,
    python,
    installer,
    firstBoot(boots[0]?.end ?? '', failure, took('first')),
    took('second'),
    installed ?? '-',
    installed === undefined ? '-' : `${withDigest} (${Math.floor((100 * withDigest) / installed)} %)`,
    locked === undefined ? '-' : locked.length === 0 ? 'the same list' : `${locked.length} lines differ`,
    load ?? '-',
  ];
}

/** What stands for it in the table: its time, where it came to its end, be it the end that a machine without a GPU has. */
function firstBoot(end, failure, took) {
  if (failure !== undefined) return 'not ready';
  if (end.startsWith('READY: ')) return took;
  return end.startsWith('as far as it goes here: ') ? `${took}, as far as it goes here` : 'not ready';
}

/** Each with its version, and how many are known by the digest of their file. */
export function packagesOf({ installed }) {
  return {
    installed: installed.length,
    packages: installed.map((line) => line.replace(/ (?:--hash|@) .*| --hash=.*/, '')),
    withDigest: installed.filter((line) => line.includes('--hash=sha256:')).length,
  };
}

export function asMarkdown(report) {
  const { preset, python, installer, gpu, date, boots, status, sizes, stop, moved, locked, failure, load } =
    report;
  const { packages = [], installed, withDigest, checks = [] } = report;
  const lines = [
    ...(moved ?? []),
    sizes && `on the volume ${sizes.volume}, on the container's disk ${sizes.container}`,
    installed !== undefined && `${installed} packages, ${withDigest} of them with a digest`,
    locked &&
      (locked.length === 0 ? 'the locked replay installed the same list' : 'the locked replay differs:'),
    ...(locked ?? []),
    status && `status: ${status.split('\n')[0]}`,
    stop && `stop: ${stop.split('\n').at(-1)}`,
    // Sockets and disk are also those of the machine that it ran on.
    ...checks
      .filter(({ name }) => !['open ports', 'disk'].includes(name))
      .map(({ name, level, detail }) => `${level} ${name}: ${detail}`),
  ].filter(Boolean);
  return [
    `## ${preset}, Python ${python}, by ${installer}, ${date}`,
    '',
    ...(failure === undefined ? [] : ['**It did not come to its end:**', '', '```', failure, '```', '']),
    `Planned for: ${gpu}.${load === undefined ? '' : ` Load of the machine: ${load}.`}`,
    '',
    '| what | time to its end | which was |',
    '| --- | --- | --- |',
    ...boots.map(({ what, seconds, end }) => `| ${what} | ${seconds} s | ${end.slice(0, 120)} |`),
    '',
    ...lines.map((line) => `- ${line}`),
    '',
    ...(packages.length === 0
      ? []
      : ['<details><summary>What was installed</summary>', '', packages.join(', '), '', '</details>', '']),
    ...(boots[0]?.steps.map((line) => `    ${line}`) ?? []),
    '',
  ].join('\n');
}
