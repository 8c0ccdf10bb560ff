import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, standingErrors } from '../../src/judge/check.ts';
import { applyPatch, type PlanDraft } from '../../src/plan/draft.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { anyDraft } from '../rules/any-draft.ts';
import { catalog, gpus, images, presetOf, presets, soundDraft } from '../support/plans.ts';

const judge = (draft: PlanDraft) =>
  check(draft, draft.app === undefined ? null : presetOf(draft.app), catalog);
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);
const graver = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'info');

function only(findings: readonly Finding[], code: string): Finding {
  const [first] = findings.filter((finding) => finding.code === code);
  if (first === undefined) throw new Error(`${code} is missing in ${codes(findings).join(' ')}`);
  return first;
}

describe('FluxGym on an RTX 5090 with an image for torch 2.4', () => {
  const draft: PlanDraft = { app: 'fluxgym', gpu: gpus.blackwell, image: images.old };
  const findings = judge(draft);

  it('warns of the image, whose torch the default does not use', () => {
    const finding = only(findings, 'PW104');
    expect(finding.severity).toBe('warning');
    expect(Object.keys(finding.fixes[0]?.patch ?? {})).toEqual(['image']);
  });

  it('reports an error where that torch would be used, a venv first', () => {
    const shared: PlanDraft = {
      gpu: gpus.blackwell,
      image: images.old,
      install: 'venv-system-site',
      python: { version: '3.11', provider: 'image' },
    };
    const finding = only(check(shared, null, catalog), 'PW104');
    expect(finding.severity).toBe('error');
    expect(finding.error).toContain('no kernel image is available for execution on the device');
    expect(finding.fixes[0]?.patch).toEqual({ install: 'venv' });
    expect(Object.keys(finding.fixes[1]?.patch ?? {})).toEqual(['image']);
  });

  it('warns of Python 3.11, which the image brings', () => {
    const finding = only(findings, 'PW301');
    expect(finding.severity).toBe('warning');
    expect(finding.field).toBe('python');
  });

  it('is silent about each once its fix is applied', () => {
    for (const code of ['PW104', 'PW301']) {
      for (const { patch } of only(findings, code).fixes) {
        expect(codes(judge(applyPatch(draft, patch)))).not.toContain(code);
      }
    }
    const both = applyPatch(draft, {
      ...only(findings, 'PW104').fixes[0]?.patch,
      ...only(findings, 'PW301').fixes[0]?.patch,
    });
    expect(standingErrors(judge(both))).toEqual([]);
    expect(codes(judge(both))).not.toContain('PW301');
  });
});

describe('FluxGym into the system Python of Ubuntu 24.04', () => {
  const draft: PlanDraft = { app: 'fluxgym', gpu: gpus.ada, image: images.bare, install: 'system' };

  it('reports PEP 668: a venv first, the flag second; gone with either', () => {
    const finding = only(judge(draft), 'PW203');
    expect(finding.severity).toBe('error');
    expect(finding.error).toBe('error: externally-managed-environment');
    expect(finding.fixes.map(({ patch }) => patch)).toEqual([
      { install: 'venv' },
      { install: 'system-break' },
    ]);
    for (const { patch } of finding.fixes)
      expect(codes(judge(applyPatch(draft, patch)))).not.toContain('PW203');
  });
});

describe('check', () => {
  it.each(presets.map(({ id }) => id))('finds no error in a sound plan for %s', (id) => {
    // A CUDA of the host that no card is short of: what an app's own build asks for is another rule's.
    expect(standingErrors(judge(soundDraft(id, { hostCuda: null })))).toEqual([]);
  });

  it('sorts errors before warnings before notes', () => {
    const ranks = judge({ app: 'fluxgym', gpu: gpus.blackwell, image: images.old }).map(({ severity }) =>
      ['error', 'warning', 'info'].indexOf(severity),
    );
    expect(ranks).toEqual(ranks.toSorted());
  });

  it('says nothing twice', () => {
    const said = judge({ app: 'fluxgym', gpu: gpus.blackwell, image: images.old }).map(
      ({ code, field, message }) => `${code} ${field} ${message}`,
    );
    expect(new Set(said).size).toBe(said.length);
  });

  it('keeps an accepted error in sight, with its reason, and lets it stand no longer', () => {
    const findings = judge({
      app: 'fluxgym',
      gpu: gpus.blackwell,
      image: images.old,
      accept: [{ code: 'PW104', reason: 'replaced by hand' }],
    });
    expect(only(findings, 'PW104').accepted).toBe('replaced by hand');
    expect(codes(standingErrors(findings))).not.toContain('PW104');
  });

  it('judges an empty draft without a word', () => {
    expect(graver(check({}, null, catalog))).toEqual([]);
  });
});

describe('any draft', () => {
  /** Of every kind, now and then without an app, or with a GPU and an image that nobody ever heard of. */
  const strangeDraft = fc
    .tuple(anyDraft(), fc.string({ minLength: 1 }), fc.string(), fc.nat(4))
    .map(([draft, gpu, image, dice]): PlanDraft => {
      const { app, ...rest } = draft;
      if (dice === 0) return rest;
      return dice === 1 ? { ...draft, gpu, image } : draft;
    });

  it('is judged without an exception, every finding with all that a reader needs', () => {
    fc.assert(
      fc.property(strangeDraft, (draft) => {
        for (const finding of judge(draft)) {
          expect(finding.message.trim()).not.toBe('');
          expect(finding.why.trim()).not.toBe('');
          expect(finding.evidence.length).toBeGreaterThan(0);
          expect(finding.involves).toContain(finding.field);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses a finding by each of its fixes', () => {
    fc.assert(
      fc.property(strangeDraft, (draft) => {
        for (const { code, message, fixes } of judge(draft)) {
          for (const { label, patch } of fixes) {
            const left = judge(applyPatch(draft, patch));
            const same = left.filter((other) => other.code === code && other.message === message);
            expect(same, `${code}: "${label}" must end it`).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
