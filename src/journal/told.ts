import { unescapeText } from '../basics/markdown.ts';
import type { Installed, Told, ToldFinding, ToldOutcome } from './entry.ts';
import type { Line } from './scan.ts';

const findingPattern = /^- \*\*(PW\d{3})\*\* \((error|warning|info)\) (.*)$/;
const outcomePattern = /^Outcome: \*\*(works|works with changes|failed)\*\* \((\d{4}-\d{2}-\d{2})\)(.*)$/;
const accepted = '  - Accepted: ';

/** Reads the lines of one entry, once, when it is asked what they say. */
export function laterToldBy(lines: readonly Line[]): () => Told {
  let told: Told | null = null;
  return () => {
    told ??= toldBy(lines);
    return told;
  };
}

function toldBy(lines: readonly Line[]): Told {
  const prose = lines.filter(({ block }) => block === null).map(({ content }) => content);
  const after = (start: string) => {
    const found = prose.find((line) => line.startsWith(start));
    return found === undefined ? null : unescapeText(found.slice(start.length));
  };
  const since = prose.map((line) => /^### Since entry (\d{1,9}) /.exec(line)?.[1]).find(Boolean);
  const outcome = prose.find((line) => line.startsWith('Outcome:'));
  return {
    title: titleOf(prose[0] ?? ''),
    why: after('Why: '),
    supersedes: since === undefined ? null : Number(since),
    findings: prose.flatMap((line, at) => findingOf(line, prose[at + 1] ?? '')),
    outcome: outcome === undefined ? null : outcomeIn(outcome),
    notes: prose.flatMap((line) => {
      const [, date, text] = /^Note \((\d{4}-\d{2}-\d{2})\): (.*)$/.exec(line) ?? [];
      return date === undefined || text === undefined ? [] : [{ date, text: unescapeText(text) }];
    }),
  };
}

function titleOf(heading: string): string | null {
  const [from, to] = [heading.indexOf('. '), heading.lastIndexOf(' (v')];
  return heading.replace('\uFEFF', '').startsWith('## ') && from !== -1 && to > from
    ? unescapeText(heading.slice(from + 2, to))
    : null;
}

function findingOf(line: string, next: string): readonly ToldFinding[] {
  const [, code, severity, text] = findingPattern.exec(line) ?? [];
  if (code === undefined || text === undefined) return [];
  return [
    {
      code,
      severity: severity === 'error' || severity === 'warning' ? severity : 'info',
      text: unescapeText(text),
      accepted: next.startsWith(accepted) ? unescapeText(next.slice(accepted.length)) : null,
    },
  ];
}

/** Null where nobody has said yet. */
function outcomeIn(line: string): ToldOutcome | null {
  const text = unescapeText(line.slice('Outcome:'.length)).trim();
  if (text === '' || text === 'not yet recorded') return null;
  const [, result, date, rest = ''] = outcomePattern.exec(line) ?? [];
  if (result === undefined || date === undefined)
    return { result: null, date: null, readyAfter: null, cost: null, text };
  const facts = unescapeText(rest).split(': ', 1).join().split(', ');
  const ready = facts.find((fact) => fact.startsWith('ready after '));
  return {
    result: result === 'works' || result === 'failed' ? result : 'works with changes',
    date,
    readyAfter: ready?.slice('ready after '.length) ?? null,
    cost: facts.find((fact) => fact.startsWith('$') || fact.startsWith('about $')) ?? null,
    text: `${result} (${date})${unescapeText(rest)}`,
  };
}

/** What an outcome line says was installed; null: nothing, or it is no outcome line. */
export function installedIn({ content, block }: Line): Omit<Installed, 'packages'> | null {
  if (block !== null || !content.startsWith('Outcome:')) return null;
  const [, file, sha256] = /`(installed-[0-9a-f]{16}\.txt)` \(sha256 `([0-9a-f]{64})`\)/.exec(content) ?? [];
  return file === undefined || sha256 === undefined ? null : { file, sha256 };
}

/** The app that an entry's line of names tells: of use where its plan cannot be read. */
export function appIn({ content }: Line): string | null {
  if (!content.startsWith('Name: ')) return null;
  const words = content.slice(content.lastIndexOf(' Preset ') + 1).split(' ');
  return words[0] === 'Preset' && /^[a-z0-9-]{1,60}$/.test(words[1] ?? '') ? (words[1] ?? null) : null;
}
