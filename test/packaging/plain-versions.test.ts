import * as pep440 from '@renovatebot/pep440';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlain, plainSpecifier, plainVersion } from '../../src/packaging/plain-versions.ts';
import { compareVersions, satisfies } from '../../src/packaging/versions.ts';

const version = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('.'));
const clause = fc
  .tuple(fc.constantFrom('==', '!=', '>=', '<=', '>', '<', '~='), version, fc.constantFrom('', '.*'))
  .map(([operator, text, wildcard]) => `${operator}${text}${wildcard}`);
const specifier = fc.array(clause, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));

describe('versions of numbers only', () => {
  it('are in a set where the library says so, and it is asked wherever there is more to it', () => {
    fc.assert(
      fc.property(version, specifier, (one, set) => {
        const admitted = plainSpecifier(set)?.(plainVersion(one) ?? []);
        if (admitted !== undefined)
          expect([one, set, admitted]).toEqual([one, set, pep440.satisfies(one, set, { prereleases: true })]);
        expect(satisfies(one, set)).toBe(pep440.satisfies(one, set, { prereleases: true }));
      }),
      { numRuns: 3000 },
    );
  });

  it('compare as the library compares them', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const ours = Math.sign(comparePlain(plainVersion(one) ?? [], plainVersion(other) ?? []));
        expect(ours).toBe(Math.sign(pep440.compare(one, other)));
        expect(Math.sign(compareVersions(one, other) ?? Number.NaN)).toBe(ours);
      }),
    );
  });

  it('are not what has a letter, a sign, or no number', () => {
    for (const text of ['2.0rc1', '2.8.0+cu128', '1!2.0', 'v1.0', '1.', '', ' 1.0', '1.0.post1'])
      expect(plainVersion(text)).toBeNull();
    for (const text of ['', '>=1.0,', '===1.0', '==1.0rc1', '~=1', '>=1.*', '== 1.0', '>1.0+cu128'])
      expect(plainSpecifier(text)).toBeNull();
  });
});
