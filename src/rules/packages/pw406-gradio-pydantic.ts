import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, described, endsUpIn, likelyVersion, pinFix } from './package-lookup.ts';

const typeError = "TypeError: argument of type 'bool' is not iterable";
const consequence = 'ValueError: When localhost is not accessible, a shareable link must be created.';

export const gradioPydantic = defineRule({
  code: 'PW406',
  title: 'gradio 4 breaks with pydantic 2.11 or newer',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'image', 'python'],
  page: {
    catches: 'gradio from 4.21 to before 5.21 where pip may install pydantic 2.11 or newer.',
    happens: `${typeError}\n${consequence}`,
    why: 'pydantic 2.11 writes `additionalProperties: true` into its schemas. The gradio client before 5.21 looks for a key in that `true`. The page answers 500, and gradio then says that localhost is not accessible, which is only a consequence. It was reported as a matter of Python 3.11 and of fastapi, starlette and uvicorn; the evidence contradicts that: the same code fails on 3.8 to 3.13 and with none of these installed.',
    fix: 'Pin pydantic==2.10.6 (before gradio 4.43: pydantic below 2.9), or use gradio 5.23.2 or newer where the app allows it. share=True only hides the error and opens a public tunnel.',
    override: 'Sound when the app patches gradio_client itself.',
    evidence: [
      fact('pydantic 2.11.0 emits additionalProperties: true', 'pydantic/pydantic pull request 11392'),
      fact('The error, and its fix in gradio 5.21.0', 'gradio-app/gradio issue 10792, pull request 10798'),
      fact('Maintainers: pydantic 2.10.6 is the workaround', 'gradio-app/gradio issues 10649 and 10662'),
      fact(
        'gradio 3.50 is not affected, nor 4.20.1 (its FileData has no dict); before 4.43 pydantic 2.9 is too new as well',
        'gradio-app/gradio tags 3.50.2, 4.20.1, 4.21.0 and 4.44.1; issues 9275 and 9278',
      ),
      fact(
        'Reported with Python 3.11.10 as the cause',
        'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md',
      ),
    ],
  },
  check: (situation) => {
    if (situation.preset === null) return [];
    if (!comesIn(situation, 'gradio', '>=4.21,<5.21')) return [];
    if (!endsUpIn(situation, 'pydantic', '>=2.11')) return [];
    const gradio = likelyVersion(situation, 'gradio');
    const pin = endsUpIn(situation, 'gradio', '<4.43') ? 'pydantic<2.9' : 'pydantic==2.10.6';
    return [
      {
        field: 'pins',
        message: `gradio ${gradio} with ${described(situation, 'pydantic')}: the page answers 500 and the app ends at its start.`,
        error: `${typeError}\n${consequence}`,
        why: `Because gradio ${gradio} sets no upper bound for pydantic, pip takes ${likelyVersion(situation, 'pydantic')}, whose schemas hold a bare \`true\` that this gradio cannot read.`,
        fixes: [pinFix(situation.draft, pin)],
      },
    ];
  },
});
