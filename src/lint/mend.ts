import { parseDocument } from 'yaml';
import type { FileEdit, FileFinding } from './finding.ts';

/** A file after its safe edits. */
export interface Mended {
  readonly text: string;
  /** The findings that were ended, in the order of the edits. */
  readonly ended: readonly FileFinding[];
}

/** As many edits as are tried on one file. */
const most = 60;

/**
 * Makes the safe edits of a file one after the other. Each is kept only where the file, judged again,
 * no longer has that finding and has no error more than before. `judge` gives the findings of a text.
 */
export function mend(path: string, text: string, judge: (text: string) => readonly FileFinding[]): Mended {
  const ended: FileFinding[] = [];
  const tried = new Set<string>();
  let now = text;
  let findings = judge(now);
  for (let round = 0; round < most; round += 1) {
    const next = findings.find(
      ({ code, place, edits }) =>
        edits.length > 0 && place.file === path && !tried.has(JSON.stringify([code, edits])),
    );
    if (next === undefined) break;
    tried.add(JSON.stringify([next.code, next.edits]));
    const changed = applyEdits(now, next.edits);
    if (changed === null || breaks(path, now, changed)) continue;
    const after = judge(changed);
    if (count(after, next) >= count(findings, next) || errors(after) > errors(findings)) continue;
    ended.push(next);
    now = changed;
    findings = after;
  }
  return { text: now, ended };
}

/** True where a YAML file that was read before is not any more: what cannot be read has no findings either. */
function breaks(path: string, before: string, after: string): boolean {
  return /\.ya?ml$/i.test(path) && isYaml(before) && !isYaml(after);
}

const isYaml = (text: string) =>
  parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).errors.length === 0;

const count = (findings: readonly FileFinding[], { code }: FileFinding) =>
  findings.filter((other) => other.code === code).length;
const errors = (findings: readonly FileFinding[]) =>
  findings.filter(({ severity }) => severity === 'error').length;

/** The text with all of these changes; null where one of them does not find what it replaces. */
export function applyEdits(text: string, edits: readonly FileEdit[]): string | null {
  let changed = text;
  for (const { place, old, new: replacement } of edits.toSorted(
    (a, b) => b.place.line - a.place.line || b.place.column - a.place.column,
  )) {
    const at = offsetOf(changed, place.line) + place.column - 1;
    if (!changed.startsWith(old, at)) return null;
    changed = changed.slice(0, at) + replacement + changed.slice(at + old.length);
  }
  return changed;
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let number = 1; number < line; number += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}
