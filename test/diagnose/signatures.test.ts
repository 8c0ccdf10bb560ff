import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { shortest } from '../../src/diagnose/find-texts.ts';
import { signatures } from '../../src/diagnose/registry.ts';
import { toMatcher } from '../../src/diagnose/signature.ts';
import { linearTimeProblem } from './linear-time.ts';

describe('the registry', () => {
  it('has unique ids and whole entries', () => {
    const ids = signatures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, cause, fix, sources, matches, misses, reviewed } of signatures) {
      expect([
        id,
        cause.length > 20,
        fix.length > 0,
        sources.length > 0,
        matches.length > 0,
        misses.length > 0,
        reviewed,
      ]).toEqual([id, true, true, true, true, true, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    }
  });

  it('looks only for literals that the search can find', () => {
    const short = signatures
      .flatMap(({ match }) => match.map((one) => toMatcher(one).text))
      .filter((text) => text.length < shortest);
    expect(short).toEqual([]);
  });

  it('holds only patterns whose time is linear', () => {
    const problems = signatures.flatMap(({ id, match }) =>
      match.flatMap((one) => {
        const { pattern, not } = toMatcher(one);
        return [pattern, not].flatMap((regex) => {
          const problem = regex === undefined ? null : linearTimeProblem(regex);
          return problem === null ? [] : [`${id}: ${problem}: ${regex?.source}`];
        });
      }),
    );
    expect(problems).toEqual([]);
  });

  it('names only placeholders that a pattern captures', () => {
    for (const { id, cause, fix, match } of signatures) {
      const wanted = [...`${cause}\n${fix.join('\n')}`.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name);
      const captured = match.map((one) => toMatcher(one).pattern?.source ?? '').join('\n');
      for (const name of wanted) expect([id, captured.includes(`(?<${name}>`)]).toEqual([id, true]);
    }
  });
});

describe.each(signatures.map((signature) => [signature.id, signature] as const))('%s', (_, signature) => {
  it.each(signature.matches)('is found in %j', (log) => {
    expect(diagnoseText(log)[0]?.class).toBe(signature.class);
  });

  it.each(signature.misses)('is not found in %j', (log) => {
    // What the error says of itself is nobody's entry, and has no sources.
    const known = diagnoseText(log).filter(({ sources }) => sources.length > 0);
    expect(known.map((diagnosis) => diagnosis.class)).not.toContain(signature.class);
  });
});

it('fills each word in braces of a title or cause from one of its patterns', () => {
  const raw = signatures.flatMap(({ id, title, match }) => {
    const groups = match
      .map(toMatcher)
      .flatMap(({ pattern }) => [...(pattern?.source ?? '').matchAll(/\(\?<(\w+)>/g)]);
    return [...title.matchAll(/\{(\w+)\}/g)]
      .filter(([, name]) => !groups.some(([, group]) => group === name))
      .map(([word]) => `${id}: ${word}`);
  });
  expect(raw).toEqual([]);
  const [found] = diagnoseText(
    'Could not locate cudnn_ops64_9.dll. Please make sure it is in your library path!',
  );
  expect(found?.title).toContain('cudnn_ops64_9.dll');
});
