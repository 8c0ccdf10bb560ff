import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byText } from '../../src/basics/order.ts';
import { check, findingsOf } from '../../src/judge/check.ts';
import { complete } from '../../src/plan/complete.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { installStrategies, type PythonChoice } from '../../src/plan/values.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { rules } from '../../src/rules/registry.ts';
import { dated, type Finding, gravity } from '../../src/rules/rule.ts';
import { fixturePresets } from '../support/fixture-presets.ts';
import { catalog, presetOf, presets } from '../support/plans.ts';
import { anyDraft } from './any-draft.ts';

const apps = [...presets, ...fixturePresets];

/**
 * What a rule says is kept by the choices it says it looks at (remembered-findings.ts), and a rule that looks at no
 * default is not asked about the defaults (check.ts). Both are sound only as long as these hold.
 */
describe('a rule', () => {
  it('looks at nothing but what it says it reads', () => {
    fc.assert(
      fc.property(anyDraft(['app'], apps), (draft) => {
        const preset = presetOf(draft.app);
        const whole = resolve(draft, preset, catalog);
        for (const rule of rules) {
          const looksAt = new Set<string>([...rule.reads, ...(rule.fixesRead ?? [])]);
          const part: PlanDraft = Object.fromEntries(
            Object.entries(draft).filter(([field]) => looksAt.has(field)),
          );
          expect(rule.check(resolve(part, preset, catalog)), rule.code).toEqual(rule.check(whole));
        }
      }),
      { numRuns: 400 },
    );
  });

  // One of each kind, so that what random plans seldom meet (a card of another vendor on an image whose
  // torch would be used) is met every time.
  it('looks at nothing else on any kind of GPU, image, Python and strategy', () => {
    const gpus = oneOfEach(catalog.gpus, (gpu) => `${gpu.vendor} ${gpu.computeCapability}`);
    const images = oneOfEach(
      catalog.images.filter(({ shortlisted, vendor }) => shortlisted !== null || vendor !== 'NVIDIA'),
      ({ vendor, distro, torch }) => `${vendor} ${distro} ${torch?.cudaTag}`,
    );
    for (const preset of presets) {
      for (const gpu of gpus) {
        for (const image of images) {
          const own = image.pythons.map(({ version }): PythonChoice => ({ version, provider: 'image' }));
          for (const python of [...own, { version: '3.10', provider: 'uv' } as const]) {
            for (const install of installStrategies) {
              const draft: PlanDraft = { app: preset.id, gpu: gpu.id, image: image.ref, python, install };
              const whole = resolve(draft, preset, catalog);
              for (const rule of rules) {
                const hits = rule.check(whole);
                const looksAt = new Set<string>([...rule.reads, ...(rule.fixesRead ?? [])]);
                if (['gpu', 'image', 'python', 'install'].every((field) => looksAt.has(field))) continue;
                const part = Object.fromEntries(
                  Object.entries(draft).filter(([field]) => looksAt.has(field)),
                );
                expect(rule.check(resolve(part, preset, catalog)), rule.code).toEqual(hits);
              }
            }
          }
        }
      }
    }
  });

  it('sees of an image no more than its torch, where it says so', () => {
    const gpus = oneOfEach(catalog.gpus, (gpu) => `${gpu.vendor} ${gpu.computeCapability}`);
    const images = catalog.images.filter((_, index) => index % 3 === 0);
    const torchOnly = rules.filter(({ imageIsItsTorch }) => imageIsItsTorch);
    expect(torchOnly.length).toBeGreaterThan(0);
    for (const preset of presets) {
      for (const { id: gpu } of gpus) {
        for (const install of ['venv', 'venv-system-site'] as const) {
          const seen = new Map<string, Map<unknown, readonly unknown[]>>();
          for (const { ref: image, pythons } of images) {
            // The one that has the image's torch, where any has it.
            const version = (pythons.find(({ hasTorch }) => hasTorch) ?? pythons[0])?.version ?? '3.11';
            const python: PythonChoice = { version, provider: 'image' };
            const whole = resolve({ app: preset.id, gpu, install, python, image }, preset, catalog);
            const said = torchOnly.map((rule) => rule.check(whole));
            const alike = seen.get(version) ?? new Map<unknown, readonly unknown[]>();
            seen.set(version, alike);
            expect(alike.get(whole.torch) ?? said, `${preset.id} ${gpu} ${image}`).toEqual(said);
            alike.set(whole.torch, said);
          }
        }
      }
    }
  });

  it('blames only what it reads', () => {
    fc.assert(
      fc.property(anyDraft(['app'], apps), (draft) => {
        for (const rule of rules) {
          for (const hit of rule.check(resolve(draft, presetOf(draft.app), catalog))) {
            for (const field of hit.involves ?? [])
              expect([...rule.reads, hit.field], rule.code).toContain(field);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('check', () => {
  it('says what every rule says about the draft and about its completion', () => {
    fc.assert(
      fc.property(anyDraft(['app'], apps), (draft) => {
        const preset = presetOf(draft.app);
        const told = new Set(check(draft, preset, catalog).map(({ code, message }) => `${code} ${message}`));
        const completed = complete(draft, preset, catalog);
        const plain = [
          ...findingsOf(resolve(draft, preset, catalog)),
          ...(completed.ok ? findingsOf(resolve(completed.plan, preset, catalog)) : []),
        ];
        expect(told).toEqual(new Set(plain.map(({ code, message }) => `${code} ${message}`)));
      }),
      { numRuns: 200 },
    );
  });

  it('finds the same, word for word and in the same order, whatever it was asked before', () => {
    const order = [...catalog.images.entries()]
      .filter(([index]) => index % 29 === 0)
      .map(([, image]) => image);
    const gpus = oneOfEach(catalog.gpus, (gpu) => `${gpu.vendor} ${gpu.computeCapability}`);
    for (const preset of presets) {
      for (const image of order) {
        for (const { id: gpu } of gpus) {
          for (const version of preset.python?.allowed ?? []) {
            const provider = image.pythons.some((one) => one.version === version) ? 'image' : 'uv';
            for (const install of preset.install.allowed) {
              const draft: PlanDraft = {
                app: preset.id,
                gpu,
                image: image.ref,
                python: { version, provider },
                install,
              };
              expect(check(draft, preset, catalog)).toEqual(plainly(draft, preset));
            }
          }
        }
      }
    }
  });

  it('finds the same about any draft, accepted ones too', () => {
    fc.assert(
      fc.property(anyDraft(['app'], apps), fc.subarray(rules.map(({ code }) => code)), (draft, codes) => {
        const accept = codes.map((code) => ({ code, reason: `tested ${code}` }));
        const preset = presetOf(draft.app);
        for (const one of [draft, { ...draft, accept }]) {
          expect(check(one, preset, catalog)).toEqual(plainly(one, preset));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives every finding a message, a reason, evidence, and a fix or why there is none', () => {
    fc.assert(
      fc.property(anyDraft(['app'], apps), (draft) => {
        for (const { code, message, why, evidence, fixes, severity } of check(
          draft,
          presetOf(draft.app),
          catalog,
        )) {
          expect(message.trim(), code).not.toBe('');
          expect(why.trim(), code).not.toBe('');
          expect(evidence.length, code).toBeGreaterThan(0);
          if (severity !== 'info' && fixes.length === 0) {
            expect(`${message} ${why}`, code).toMatch(
              /\b[Nn]o (?:other )?(?:answer|build|release|fix)\b|Say where/,
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function oneOfEach<T>(all: readonly T[], kind: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [kind(one), one])).values()];
}

/** What every rule says about the draft and about its completion, each asked anew, and nothing else. */
function plainly(draft: PlanDraft, preset: Preset | null): readonly Finding[] {
  const completed = complete(draft, preset, catalog);
  const drafts = [draft, ...(completed.ok ? [completed.plan] : [])];
  const all = drafts.flatMap((one) => {
    const situation = resolve(one, preset, catalog);
    return rules.flatMap((rule) =>
      rule.check(situation).map((hit): Finding => {
        const { severity = rule.severity, title = rule.title, involves = rule.reads, evidence = [] } = hit;
        const { page, code, reviewed } = rule;
        const accepted = draft.accept?.findLast((one) => one.code === code)?.reason ?? null;
        return {
          ...hit,
          code,
          severity,
          title,
          involves,
          accepted,
          evidence: [...dated(reviewed, evidence), ...page.evidence],
        };
      }),
    );
  });
  const once = new Map<string, Finding>();
  for (const finding of all) {
    const key = JSON.stringify([finding.code, finding.field, finding.message]);
    const before = once.get(key);
    if (before === undefined || gravity[finding.severity] < gravity[before.severity]) once.set(key, finding);
  }
  return [...once.values()].toSorted(
    (a, b) => gravity[a.severity] - gravity[b.severity] || byText(a.code, b.code),
  );
}
