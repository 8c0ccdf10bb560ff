import { printable } from '../basics/printable.ts';
import { loadCatalog } from '../catalog/load.ts';
import { type Comparison, compareEnvironments, type Suspect } from '../compare/compare.ts';
import { type Environment, readEnvironment } from '../compare/environment.ts';
import { readFailure } from '../compare/frames.ts';
import type { System } from '../system/system.ts';
import { type Arguments, command, type Flags } from './command.ts';
import { exitCode, UsageError } from './errors.ts';
import { shared } from './flags.ts';
import { readInput } from './input-file.ts';
import { type Paint, painter } from './paint.ts';
import { wrap } from './report.ts';

const flags = {
  log: { type: 'string', placeholder: 'FILE', isPath: true, help: 'the log of the failure' },
  json: shared.json,
} as const satisfies Flags;

export const compare = command({
  name: 'compare',
  position: 50,
  line: 'two package lists, likeliest cause first',
  choices: [],
  flags,
  positionals: {
    usage: 'GOOD BAD',
    least: 2,
    most: 2,
    what: 'two package lists: one that works, one that fails',
    isPath: true,
  },
  examples: ['compare good.txt bad.txt', 'compare good.txt bad.txt --log pod.log'],
  more: 'The lists are what pip list, pip freeze, uv pip list or conda list print.',
  run: compareCommand,
});

/** Exit 1 where the two differ. */
async function compareCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const [working = '', failing = ''] = args.positionals;
  const [good, bad] = [await environment(system, working), await environment(system, failing)];
  const failure = args.log === null ? null : readFailure(await readInput(system, args.log, 'compare'));
  const comparison = compareEnvironments(good, bad, failure, await loadCatalog());
  system.stdout.write(
    args.json
      ? `${JSON.stringify(comparison, null, 2)}\n`
      : report(comparison, painter(system, args.noColor)),
  );
  return comparison.suspects.length > 0 ? exitCode.findings : exitCode.done;
}

async function environment(system: System, file: string): Promise<Environment> {
  const read = readEnvironment(await readInput(system, file, 'compare'));
  if (read.rows === 0) {
    throw new UsageError(
      `${file} holds no package list`,
      'give the output of pip list, pip freeze, uv pip list or conda list',
    );
  }
  return read;
}

function report(
  { working, failing, suspects, tryFirst, tryBecause, facts }: Comparison,
  paint: Paint,
): string {
  const lines = [
    `${working} packages in the working list, ${failing} in the failing one; ${suspects.length} differ.`,
    '',
  ];
  for (const { name, working: good, failing: bad } of facts)
    lines.push(`${name}: ${printable(good)} → ${printable(bad)}`);
  const causes = suspects.filter(({ standing }) => standing === 'cause');
  for (const one of causes) {
    lines.push(`${paint('red', 'cause')}     ${paint('bold', step(one))}`, ...wrap(one.because));
    if (one.code !== null) lines.push(paint('dim', `  more      ${paint.calledAs} explain ${one.code}`));
  }
  for (const one of suspects.filter(({ standing }) => standing === 'conflict')) {
    lines.push(`${paint('red', 'conflict')}  ${paint('bold', step(one))}`, ...wrap(`${one.because}.`));
    if (one.source !== null) lines.push(paint('dim', `  source    ${printable(one.source)}`));
  }
  if (tryFirst.length > 0)
    lines.push(
      '',
      `${paint('green', 'try first')} pip install ${tryFirst.map((pin) => `"${printable(pin)}"`).join(' ')}`,
    );
  lines.push(`  ${tryBecause}`);
  const groups = [
    ['near the failure', 'Near the failure'],
    ['innocent', 'Innocent'],
    ['unknown', suspects.length === 1 ? 'The only difference' : 'Unknown, likeliest first'],
    ['not needed', 'Not needed to explain it'],
  ] as const;
  for (const [standing, heading] of groups) {
    const group = suspects.filter((one) => one.standing === standing);
    if (group.length === 0) continue;
    // The first few of what is unknown each with its reason; the rest under the reason they share.
    const ranked = standing === 'unknown' ? group.slice(0, 5) : [];
    lines.push('', paint('bold', `${heading} (${group.length})`));
    lines.push(...ranked.flatMap((one, at) => wrap(`${at + 1}. ${step(one)}: ${one.because}`)));
    lines.push(...listed(group.slice(ranked.length)));
  }
  return `${lines.join('\n')}\n`;
}

/** Suspects under the reason they share. */
function listed(group: readonly Suspect[]): readonly string[] {
  const byReason = new Map<string, Suspect[]>();
  for (const one of group) byReason.set(one.because, [...(byReason.get(one.because) ?? []), one]);
  return [...byReason].flatMap(([because, ones]) => [
    ...wrap(`${because}:`),
    ...wrap(ones.map(step).join(', ')).map((line) => `  ${line}`),
  ]);
}

function step({ name, working, failing }: Suspect): string {
  if (working === null || failing === null) return printable(`${name} ${working ?? failing}`);
  return printable(`${name} ${working} → ${failing}`);
}
