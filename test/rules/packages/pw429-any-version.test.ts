import { anyVersion } from '../../../src/rules/packages/pw429-any-version.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(anyVersion, {
  catches: [
    {
      title: 'a name alone',
      draft: testDraft({ pins: ['numpy'] }),
      preset: testApp(),
      severity: 'info',
      says: /names no version/,
    },
    {
      title: 'one that lifts a bound of the preset',
      draft: testDraft({ pins: ['pydantic'] }),
      preset: testApp({ constraints: ['pydantic==2.10.6'] }),
      says: /It lifts the preset's pydantic==2\.10\.6/,
    },
  ],
  catchesNot: [
    { title: 'a version', draft: testDraft({ pins: ['numpy<2'] }), preset: testApp() },
    {
      title: 'an address',
      draft: testDraft({ pins: ['a @ https://example.org/a-1.0-py3-none-any.whl'] }),
      preset: testApp(),
    },
  ],
});
