import { expect, it } from 'vitest';
import { segmentOf } from './segment';

it('customers are counted by brand, product and region, and by one value of each', () => {
  expect(segmentOf({ values: {} })).toEqual({});
  expect(segmentOf({ values: { brand: ['acme'], region: ['AT'] } })).toEqual({ brand: 'acme', region: 'AT' });
  expect(segmentOf({ values: { channel: ['web'] } })).toBeNull();
  expect(segmentOf({ values: { brand: ['acme', 'best'] } })).toBeNull();
  expect(segmentOf({ values: { brand: [''] } })).toBeNull();
});
