import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, described, endsUpIn, likelyVersion, pinFix, shutsOut } from './package-lookup.ts';

export const gradioStarlette = defineRule({
  code: 'PW407',
  title: 'gradio 3 and 4 break with starlette 1.0',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'image', 'python'],
  page: {
    catches: 'gradio from 3.41 to before 5.2 where pip may install starlette 1.0 or newer.',
    happens: "TypeError: unhashable type: 'dict'",
    why: 'starlette 1.0 removed TemplateResponse(name, context), which gradio calls for its page up to 5.6; from 5.2 gradio keeps starlette below 1.0 itself. fastapi passes any starlette through from 0.133 on.',
    fix: 'Pin starlette<1.0.',
    override: 'Sound when the app replaces the template response of gradio.',
    evidence: [
      fact('starlette 1.0.0 (2026-03-22) and the error', 'fastapi/fastapi issue 15197'),
      fact(
        'gradio 3.41 and 4.44.1 fail with it; starlette<1.0 is the remedy',
        'lllyasviel/Fooocus issue 4180, pull request 4173; modelscope/FunClip pull request 200',
      ),
      fact(
        'gradio 5.2.0 requires starlette <1.0 (the first on the package index that does is 5.3.0); 5.7.0 calls the new form',
        'gradio-app/gradio tags 5.2.0 and 5.7.0, requirements.txt; npm run verify:knowledge',
      ),
      fact(
        'fastapi admits starlette 1.0 from 0.133.0; 0.116.1 to 0.128 stay below 0.51',
        'src-openeuler/python-fastapi pull request 13; fastapi/fastapi tags, pyproject.toml',
      ),
      fact(
        'fastapi 0.125.0 takes pydantic from 1.7.4 on, 0.128.0 from 2.7.0',
        'METADATA of the wheels on the package index',
      ),
    ],
  },
  check: (situation) => {
    if (situation.preset === null) return [];
    if (!comesIn(situation, 'gradio', '>=3.41,<5.2')) return [];
    if (!endsUpIn(situation, 'starlette', '>=1.0')) return [];
    // Left to itself, pip stays below 1.0 for an older fastapi's sake: only a requirement can force it up.
    const forced = shutsOut(situation, 'starlette', '<1.0');
    if (!forced && !endsUpIn(situation, 'fastapi', '>=0.133')) return [];
    // fastapi asks for pydantic 2.7 from 0.126 on: an older pydantic keeps it back, and starlette with it.
    if (!forced && shutsOut(situation, 'pydantic', '>=2.7')) return [];
    const gradio = likelyVersion(situation, 'gradio');
    return [
      {
        field: 'pins',
        message: `gradio ${gradio} with ${described(situation, 'starlette')}: every page answers 500${forced ? ', unless pip stops before' : ''}.`,
        error: "TypeError: unhashable type: 'dict'",
        why: `Because gradio ${gradio} does not hold starlette back${forced ? '' : ', nor does fastapi'}, pip takes 1.0 or newer, which no longer has the call that gradio makes for its page.`,
        fixes: [pinFix(situation.draft, 'starlette<1.0')],
      },
    ];
  },
});
