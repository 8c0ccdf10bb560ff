import path from 'node:path';
import { cloudForm, formText, tunnelTo } from '../artifacts/form.ts';
import { scriptOnPod } from '../artifacts/start-command.ts';
import { scriptFacts } from '../artifacts/startup/facts.ts';
import { firstBoot } from '../artifacts/startup/plan-section.ts';
import { waysOf, wayText } from '../artifacts/targets/ways.ts';
import { sha256 } from '../basics/digest.ts';
import { printable } from '../basics/printable.ts';
import { continued, quote } from '../basics/shell.ts';
import { wrapWords } from '../basics/wrap.ts';
import { stoppedCost } from '../catalog/storage-prices.ts';
import type { Deployment } from '../journal/compose.ts';
import { repeatCommand } from '../plan/command.ts';
import { journalName } from '../plan/journal-name.ts';
import { hashedOf, type Locked } from '../presets/locked.ts';
import type { ResolvedPlan } from '../resolve/resolve.ts';
import type { System } from '../system/system.ts';
import { lineWidth } from '../system/terminal.ts';
import type { Target } from './existing-files.ts';
import type { Paint } from './paint.ts';
import { byteLength, type Written } from './write-plan.ts';

/** What was written, for people: a line each. */
export function writtenLines(
  { resolved }: Deployment,
  { targets, journal }: Written,
  saved: string | null,
  system: System,
): readonly string[] {
  const shown = (file: string) => printable(path.relative(system.cwd, file) || file);
  const rows = [
    ...targets.map((target) => [
      target.state === 'unchanged' ? 'unchanged' : 'wrote',
      shown(target.path),
      size(byteLength(target.artifact)),
    ]),
    ['added', shown(journal.path), `entry ${journal.number}, ${journal.version}`],
    ...(saved === null ? [] : [['saved', shown(saved), 'your preset']]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2);
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
  return [...table, ...lockedText(resolved.preset.locked)];
}

/** What was written and what to do with it, for people. */
export function createdText(
  deployment: Deployment,
  written: Written,
  saved: string | null,
  system: System,
  paint: Paint,
): string {
  const { journal } = written;
  const { plan, preset } = deployment.resolved;
  const { port } = preset.app;
  const width = lineWidth(system.stdout);
  const said = (word: string, text: string, command: string | null = null) =>
    folded(word.padEnd(8), text, width, command).map((line) =>
      word !== '' && line.startsWith(word) ? paint('bold', word) + line.slice(word.length) : line,
    );
  const isClosed = plan.publicPort === false;
  const address = isClosed ? `http://localhost:${port}` : `https://POD_ID-${port}.proxy.runpod.net`;
  const folder = path.relative(system.cwd, path.dirname(journal.path));
  const shown = (file: string) => printable(path.relative(system.cwd, file) || file);
  return [
    ...writtenLines(deployment, written, saved, system),
    '',
    `${paint('bold', 'Start')}   in the cloud's form for a new pod:`,
    ...formText(cloudForm(deployment.resolved), width - 2).map((line) => `  ${printable(line)}`),
    '',
    // The clipboard is the terminal's: where there is none, there is nothing to copy to.
    ...(system.stdout.isTty
      ? said(
          'Copy',
          'its start command, to the clipboard:',
          `${paint.calledAs} journal show ${quote(shown(journal.path))} --copy`,
        )
      : []),
    ...said(
      'Rent',
      "or from here, with a key of RunPod's API:",
      `${paint.calledAs} deploy ${journal.number}${folder === '' ? '' : ` --out ${quote(printable(folder))}`}`,
    ),
    ...(isClosed
      ? said('Before', `${tunnelTo(port)} (the cloud shows both under "SSH over exposed TCP")`)
      : []),
    ...said('Open', address),
    ...said('', `the first start takes ${firstBoot(scriptFacts(deployment))}, on a slow host longer`),
    ...said('', "if it does not come: save the pod's log to a file, then", `${paint.calledAs} diagnose FILE`),
    ...said('Verify', 'on the pod:', `bash ${scriptOnPod} verify`),
    ...said('Stop', `on the cloud's page, when you are done: ${afterStop(deployment.resolved)}`),
    ...said('Again', '', printable(repeatCommand(plan, preset, paint.calledAs))),
    ...waysText(deployment, folder, paint),
    '',
  ].join('\n');
}

/** A text behind a word, in lines of the terminal; a command that does not fit behind it has lines of its own. */
function folded(
  start: string,
  text: string,
  width: number,
  command: string | null = null,
): readonly string[] {
  const whole = `${start}${[text, command].filter((part) => part !== null && part !== '').join(' ')}`;
  if (whole.length <= width) return [whole];
  const room = width - 8;
  const lines = [
    ...(text === '' ? [] : wrapWords(text, width - start.length)),
    ...(command === null ? [] : continued(command, room)),
  ];
  return lines.map((line, at) => (at === 0 ? start : ' '.repeat(8)) + line);
}

/** What stopping the pod costs. */
function afterStop({ plan, catalog }: ResolvedPlan): string {
  if (plan.volumeGb === 0) return 'what lies on it is lost, and nothing is billed';
  const stopped = stoppedCost(catalog, plan.volumeGb);
  return `${stopped === null ? 'its volume is billed on' : `its volume costs ${stopped}`}; terminated, it costs nothing`;
}

/** What `--dry-run` would write: each file in whole, or as a diff where one is there. */
export function plannedText(
  deployment: Deployment,
  targets: readonly Target[],
  journal: { text: string },
  calledAs: string,
): string {
  const files = targets.map(({ artifact, state, diff }) => {
    // What is there may be anybody's: it must not steer this terminal.
    const body =
      state === 'changed'
        ? diff.split('\n').map(printable).join('\n')
        : state === 'unchanged'
          ? ''
          : artifact.content;
    return `==> ${artifact.path} (${state}, ${size(byteLength(artifact))})\n${body}`;
  });
  return [
    ...files,
    `==> ${journalName} (appended)\n${journal.text}`,
    `Nothing was written. To write: ${printable(repeatCommand(deployment.resolved.plan, deployment.resolved.preset, calledAs))}\n`,
  ].join('\n');
}

export function createdJson(
  deployment: Deployment,
  { targets, journal }: Written,
  saved: string | null,
): string {
  return json({ ...common(deployment, targets), journal, savedPreset: saved, written: true });
}

export function plannedJson(
  deployment: Deployment,
  targets: readonly Target[],
  journal: { number: number; version: string },
): string {
  return json({
    ...common(deployment, targets),
    journal: { path: journalName, number: journal.number, version: journal.version },
    savedPreset: null,
    written: false,
  });
}

function common({ resolved, findings }: Deployment, targets: readonly Target[]) {
  return {
    plan: resolved.plan,
    findings,
    files: targets.map(({ artifact, path: file, state }) => ({
      path: file,
      state,
      bytes: byteLength(artifact),
      sha256: sha256(artifact.content),
    })),
    targets: waysOf(resolved),
    repeat: repeatCommand(resolved.plan, resolved.preset),
  };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The other ways to start it, with the command of each, and what is not in them. */
function waysText({ resolved }: Deployment, folder: string, paint: Paint): readonly string[] {
  const enter = folder === '' ? '' : `cd ${quote(folder)} && `;
  const lines = waysOf(resolved).flatMap((way) => wayText(way, enter));
  return lines.map((line, at) => `${at === 0 ? paint('bold', 'Or') : '  '}      ${printable(line)}`);
}

/** What is settled to the last package, and what is not. */
function lockedText(locked: Locked | null): readonly string[] {
  if (locked === null) return [];
  const { packages, from, rest } = locked;
  return [
    printable(`locked  ${packages.length} packages as ${from}, ${hashedOf(locked)} of them by digest`),
    ...rest.map((one) => `not locked  ${printable(one)}`),
  ];
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
