// What came of the mutants, for machines and for people.
import path from 'node:path';

/** `{ killed, hung, survived, rate }` in all, and by folder. One that hangs is noticed too. */
export function counted(results) {
  const byFolder = new Map();
  for (const one of results) {
    const folder = path.posix.dirname(one.file);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), one]);
  }
  return {
    ...counts(results),
    folders: Object.fromEntries([...byFolder].sort().map(([folder, these]) => [folder, counts(these)])),
  };
}

function counts(results) {
  const of = (wanted) => results.filter(({ result }) => result === wanted).length;
  const [killed, hung, survived] = [of('killed'), of('hung'), of('survived')];
  const rate = results.length === 0 ? 0 : Math.round((1000 * (killed + hung)) / results.length) / 10;
  return { killed, hung, survived, rate };
}

/** `command`: what made it; `by`: the tests that each was tried with. */
export function asMarkdown({ seed, sample, of, survivors, folders, ...all }, { command, by }) {
  const row = (name, { killed, hung, survived, rate }) =>
    `| ${name} | ${killed + hung + survived} | ${killed} | ${hung} | ${survived} | ${rate} % |`;
  return `# Would the tests notice?

A mutant is the program with one small slip: an edge on the wrong side, a condition turned round, a call
left out. A test that fails has noticed it. Made by \`${command} --sample ${sample} --seed ${seed} --write\`:
${sample} of the ${of} slips that [the operators](../scripts/mutants/operators.mjs) know in these files, each tried with
${by}.

| folder | tried | killed | hung | survived | noticed |
| --- | ---: | ---: | ---: | ---: | ---: |
${Object.entries(folders)
  .map(([folder, counted]) => row(`\`${folder}\``, counted))
  .join('\n')}
${row('**all**', all)}

## Not noticed

Some of them change nothing that can be seen from outside (the order of a search whose result is the same, a
cache that is filled again).

${survivors.map(({ at, operator, was, now }) => `- \`${at}\` ${operator}: ${code(was)} → ${code(now)}`).join('\n')}
`;
}

function code(text) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const cut = line.length <= 90 ? line : `${line.slice(0, 87)}...`;
  return cut.includes('`') ? `\`\` ${cut} \`\`` : `\`${cut}\``;
}
