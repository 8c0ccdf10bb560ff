import { expect, it } from 'vitest';
import { check } from '../../../src/judge/check.ts';
import { explain } from '../../../src/rules/explain.ts';
import { appOpen } from '../../../src/rules/services/pw505-app-open.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { catalog } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const open = testApp({}, { app: { ...testApp().app, auth: 'none' } });

bracket(appOpen, {
  catches: [
    {
      title: 'no authentication',
      draft: testDraft(),
      preset: open,
      severity: 'warning',
      says: /address is public/,
    },
    {
      title: 'authentication for a part of the pages',
      draft: testDraft(),
      preset: testApp({}, { app: { ...testApp().app, auth: 'partly' } }),
      says: /for a part of its pages only/,
    },
    {
      title: 'an old gradio gives out files',
      draft: testDraft({ pins: ['gradio==4.44.1'] }),
      preset: open,
      says: /With gradio 4\.44\.1, whoever has the address is given files .*CVE-2024-47868/,
    },
    {
      title: 'a very old one reads any of them',
      draft: testDraft({ pins: ['gradio==3.50.2'] }),
      preset: open,
      says: /reads any file of the pod, by its path \(CVE-2023-51449\)/,
    },
    {
      title: 'a newer one, or one that is not settled, is not blamed for that',
      draft: testDraft({ pins: ['gradio==5.49.1'] }),
      preset: open,
      says: /address is public\. Keep/,
    },
    {
      title: 'one that is open in its version is not blamed either',
      draft: testDraft({ pins: ['gradio<5'] }),
      preset: open,
      says: /address is public\. Keep/,
    },
  ],
  catchesNot: [
    { title: 'a port that stays closed', draft: testDraft({ publicPort: false }), preset: open },
    { title: 'an app with its own', draft: testDraft(), preset: testApp() },
    { title: 'no app', draft: {} },
  ],
});

it('names what a gradio is open to where there is one, and on its page', () => {
  const evidence = (pins: string[]) =>
    check(testDraft({ pins }), open, catalog)
      .filter(({ code }) => code === 'PW505')
      .flatMap((finding) => finding.evidence.map(({ text }) => text))
      .join('\n');
  expect(evidence(['gradio==3.50.2'])).toContain('CVE-2023-51449');
  expect(evidence([])).not.toMatch(/gradio/);
  expect(explain(appOpen)).toContain('CVE-2023-51449');
});
