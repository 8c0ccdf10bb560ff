import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const nonCommercial = defineRule({
  code: 'PW702',
  title: 'For non-commercial use only',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['app'],
  page: {
    catches: 'An app or weights under a non-commercial licence.',
    happens: 'Nothing fails.',
    why: 'The licence grants no commercial use. FLUX.1-dev, which FluxGym trains on by default, is under such a licence.',
    fix: 'Read the licence; for FluxGym, FLUX.1-schnell is another base model.',
    override: 'An information: nothing to override.',
    evidence: [fact('flux-dev: flux-1-dev-non-commercial', 'cocktailpeanut/fluxgym@678add2, models.yaml')],
  },
  check: ({ preset }) =>
    (preset?.licences ?? [])
      .filter(({ nonCommercial: restricted }) => restricted)
      .map(({ name, covers, source }) => ({
        field: 'app',
        message: `${name} (${covers}) allows non-commercial use only.`,
        error: null,
        why: 'Because the licence says so; what counts as commercial is for you to read there.',
        fixes: [],
        evidence:
          preset === null ? [] : [{ text: `${name} covers ${covers}`, source, reviewed: preset.reviewed }],
      })),
});
