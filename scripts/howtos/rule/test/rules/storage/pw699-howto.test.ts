import { howto } from '../../../src/rules/storage/pw699-howto.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(howto, {
  catches: [{ title: 'the size', draft: { volumeGb: 4321 }, severity: 'info', says: /4321 GB/ }],
  catchesNot: [
    { title: 'one more', draft: { volumeGb: 4322 } },
    { title: 'nothing stated', draft: {} },
  ],
});
