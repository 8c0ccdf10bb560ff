// What a run says of itself, as Markdown.
export function asMarkdown({
  preset,
  python,
  installer,
  date,
  boots,
  verify,
  status,
  sizes,
  installed,
  stop,
  moved,
  failure,
}) {
  const rows = boots.map(({ what, seconds, end }) => `| ${what} | ${seconds} s | ${end.slice(0, 120)} |`);
  const checks = (verify?.checks ?? []).map(({ name, level, detail }) => `- ${level} ${name}: ${detail}`);
  return [
    `## ${preset}, Python ${python}, by ${installer}, ${date}`,
    '',
    ...(failure === undefined ? [] : ['**It did not come to its end:**', '', '```', failure, '```', '']),
    '| what | time to its end | which was |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...(moved ?? []).map((line) => `- ${line}`),
    ...(sizes === undefined
      ? []
      : [`- on the volume ${sizes.volume}, on the container's disk ${sizes.container}`]),
    ...(installed ? [`- ${installed.packages} packages, ${installed.withDigest} of them with a digest`] : []),
    ...(status === undefined ? [] : [`- status: ${status.split('\n')[0]}`]),
    ...(stop === undefined ? [] : [`- stop: ${stop.split('\n').at(-1)}`]),
    ...checks,
    '',
    ...(boots[0]?.steps.map((line) => `    ${line}`) ?? []),
    '',
  ].join('\n');
}
