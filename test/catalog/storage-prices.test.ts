import { expect, it } from 'vitest';
import { stoppedCost } from '../../src/catalog/storage-prices.ts';
import { catalog } from '../support/plans.ts';

it('a volume of a stopped pod: what it costs a month, and when that was seen', () => {
  expect(stoppedCost(catalog, 50)).toMatch(
    /^about \$10\.00 a month \(\$0\.20 a GB, seen 20\d\d-\d\d-\d\d\)$/,
  );
});

it('without a volume, or without a price, nothing is said', () => {
  expect(stoppedCost(catalog, 0)).toBeNull();
  expect(stoppedCost({ ...catalog, storagePrices: [] }, 50)).toBeNull();
});
