import type { Way } from '../artifacts/targets/ways.ts';
import { code, codeBlock, escapeText, type Markdown, md, table } from '../basics/markdown.ts';
import { printable } from '../basics/printable.ts';
import { hashedOf } from '../presets/locked.ts';
import {
  type JournalChoice,
  type JournalEntry,
  type JournalFinding,
  presetInfo,
  recordInfo,
} from './entry.ts';
import { formatOutcome } from './outcome.ts';
import { checks, startSteps } from './steps.ts';

/** What a new journal starts with. */
export const journalHeader = `# Journal

What was deployed with pod-wizard, why, and what came of it. New entries are added at the end; \`pod-wizard replay\` rebuilds the files of any of them.
`;

/**
 * One entry as Markdown, from its heading to its last line end. Pure; any text in it shows literally,
 * and \`parseJournal\` gives the same plan back.
 */
export function formatEntry(entry: JournalEntry): string {
  const { number, title, version, date } = entry;
  const parts = [
    `## ${number}. ${escapeText(title)} (${escapeText(version)}, ${escapeText(date)})`,
    md`Name: ${entry.plan.name}. Preset ${entry.preset.id} ${entry.preset.version}, pod-wizard ${entry.toolVersion}.`
      .markdown,
    ...(entry.follows === null
      ? []
      : [md`Follows entry ${String(entry.follows.number)}, which failed: ${entry.follows.because}`.markdown]),
    ...(entry.why === null ? [] : [md`Why: ${entry.why}`.markdown]),
    ...since(entry),
    section('Choices', choices(entry)),
    section('Findings', findingsList(entry.findings)),
    ...lock(entry),
    section('Files', filesTable(entry)),
    section('Start', numbered(startSteps(entry))),
    ...ways(entry),
    section(
      'Verify',
      checks(entry)
        .map(({ markdown }) => `- [ ] ${markdown}`)
        .join('\n'),
    ),
    section('Outcome', formatOutcome(null)),
    section('Repeat', [codeBlock('sh', entry.repeatCommand), ...carried(entry), record(entry)].join('\n\n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(heading: string, body: string): string {
  return `### ${heading}\n\n${body}`;
}

/** What is different from before, and the way back to that. */
function since({ before }: JournalEntry): readonly string[] {
  if (before === null) return [];
  const { number, version, changes, backCommand } = before;
  const told = changes.map((change) => md`- ${change}`.markdown).join('\n');
  const heading = md`Since entry ${number} (${version})`.markdown;
  return [
    section(heading, told === '' ? 'Nothing is chosen otherwise.' : told),
    `To go back to it:\n\n${codeBlock('sh', backCommand)}`,
  ];
}

/** Defaults that nobody has a reason for are the least likely to be looked for. */
function choices({ choices: all }: JournalEntry): string {
  const isTold = ({ origin, reason }: JournalChoice) => origin !== 'default' || reason !== null;
  const rest = all.filter((choice) => !isTold(choice));
  const count = rest.length === 1 ? '1 setting at its default' : `${rest.length} settings at their defaults`;
  return [
    ...(rest.length === all.length ? [] : [choicesTable(all.filter(isTold))]),
    ...(rest.length === 0 ? [] : [folded(count, choicesTable(rest))]),
  ].join('\n\n');
}

function choicesTable(some: readonly JournalChoice[]): string {
  return table(
    ['Choice', 'Value', 'From', 'Why'],
    some.map(({ label, value, origin, reason }) => [label, value, origin, reason ?? '']),
  );
}

/** What is settled to the last package, and what is not. */
function lock({ locked }: JournalEntry): readonly string[] {
  if (locked === null) return [];
  const { from, packages, rest } = locked;
  const about = md`${packages.length} packages exactly as ${from}, ${hashedOf(locked)} of them by digest, which uv checks (pip takes their versions only).`;
  const open = rest.length === 0 ? 'Nothing is left open.' : 'Not locked:';
  return [
    section(
      'Locked',
      [`${about.markdown} ${open}`, rest.map((one) => md`- ${one}`.markdown).join('\n')]
        .join('\n\n')
        .trimEnd(),
    ),
  ];
}

function findingsList(findings: readonly JournalFinding[]): string {
  if (findings.length === 0) return 'None.';
  return findings
    .map(({ code, severity, title, message, accepted, fix }) => {
      const head = md`- **${code}** (${severity}) ${title}: ${message}`.markdown;
      const end =
        accepted !== null
          ? md`Accepted: ${accepted}`
          : fix !== null
            ? md`Stands. Its fix: ${fix}`
            : md`Stands.`;
      return `${head}\n  - ${end.markdown}`;
    })
    .join('\n');
}

function filesTable({ files, isEdited = false }: JournalEntry): string {
  if (files.length === 0) return 'None.';
  const edited = isEdited
    ? '\n\nThe script was edited by hand before it was written: a replay makes it without that edit, and says so.'
    : '';
  const rows = table(
    ['File', 'Bytes', 'SHA-256'],
    files.map(({ path, bytes, sha256 }) => [path, String(bytes), sha256]),
  );
  return `${rows}${edited}`;
}

/** The other ways to start it, each with its command and with what is not in it. */
function ways({ ways: all }: JournalEntry): readonly string[] {
  return all.length === 0 ? [] : [section('Or elsewhere', all.flatMap(way).join('\n'))];
}

function way(one: Way): readonly string[] {
  if ('impossible' in one) return [md`- **${one.name}** is not made: ${one.impossible}.`.markdown];
  return [
    md`- **${one.name}** (${one.files.join(', ')}): ${code(one.launch)}`.markdown,
    ...one.lost.map((text) => md`  - ${text}`.markdown),
  ];
}

function numbered(steps: readonly Markdown[]): string {
  return steps.map(({ markdown }, index) => `${index + 1}. ${markdown}`).join('\n');
}

/** The block that replays. No line of JSON starts with a backtick, so nothing inside closes it. */
function record({ number, version, date, toolVersion, preset, files, plan }: JournalEntry): string {
  return jsonBlock(recordInfo, { entry: number, version, date, toolVersion, preset, files, plan });
}

/** The preset, folded. Its block is JSON, which is YAML too: as a file of its own, it is that preset. */
function carried({ carried: content }: JournalEntry): readonly string[] {
  if (content === null) return [];
  const about = 'The preset as it was then: it is not built in, so it travels with this entry';
  return [folded(about, jsonBlock(presetInfo, content))];
}

/** `summary` is ours, and stands in HTML. */
function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The escapes of `printable` are JSON's own, so the value stays the same when parsed. */
function jsonBlock(info: string, value: unknown): string {
  const lines = JSON.stringify(value, null, 2).split('\n').map(printable);
  return ['```'.concat(info), ...lines, '```'].join('\n');
}
