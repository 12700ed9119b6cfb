import { expect, test } from 'vitest';
import type { Pack } from '../api/types';
import { clockDraft } from './policyDraft';
import { installed, marksOf, namedCalendars, versionAt, versionsOf } from './packPolicy';

const ofcom = {
  id: 'uk-ofcom',
  version: '1',
  calendars: [
    { id: 'england-wales', version: '1', zone: 'Europe/London', weekend: ['SATURDAY', 'SUNDAY'], publicHolidays: { country: 'GB', region: 'eng' } },
    { id: 'office', zone: 'Europe/London', weekly: { MONDAY: [['09:00', '17:00']] } },
  ],
  variants: [
    {
      id: 'standard',
      policies: [
        { version: 'uk-ofcom/8-weeks', clocks: [{ clock: 'dispute', target: { unit: 'weeks', quantity: 8 }, calendar: 'england-wales' }] },
        { version: 'uk-ofcom/6-weeks', effectiveFrom: '2026-04-08T00:00:00+01:00', clocks: [{ clock: 'dispute', target: { unit: 'weeks', quantity: 6 }, calendar: 'england-wales' }, { clock: 'letter' }] },
      ],
      clocks: [{ clock: 'dispute', confidence: 'unconfirmed' }],
    },
  ],
} as unknown as Pack;
const how = { variant: 'standard', version: 1, calendars: {}, forAll: true };

test('the version in force is the latest that has begun', () => {
  const versions = versionsOf(ofcom.variants[0] as Pack['variants'][number]);
  expect(versionAt(versions, Date.parse('2026-04-07T22:59:59Z'))).toBe(0);
  expect(versionAt(versions, Date.parse('2026-04-07T23:00:00Z'))).toBe(1);
  expect(versionAt([{ effectiveFrom: '2030-01-01T00:00:00Z', clocks: [] }], 0)).toBe(0);
  expect(namedCalendars(versions[1])).toEqual(['england-wales']);
});

test('a pack becomes a policy that names where it comes from, with the calendars nobody has yet', () => {
  expect(installed('telecoms', ofcom, how, [])).toEqual({
    id: 'telecoms',
    policy: {
      pack: 'uk-ofcom',
      packVersion: '1',
      variant: 'standard',
      zone: 'Europe/London',
      effectiveFrom: '2026-04-08T00:00:00+01:00',
      default: { clocks: [{ clock: 'dispute', target: { unit: 'weeks', quantity: 6 }, calendar: 'england-wales' }, { clock: 'letter' }] },
    },
    calendars: { 'england-wales': { zone: 'Europe/London', weekend: ['SATURDAY', 'SUNDAY'], publicHolidays: { country: 'GB', region: 'eng' } } },
  });
});

test('a calendar of the firm takes the place of the pack’s, and one that is stored is not made again', () => {
  const own = installed('telecoms', ofcom, { ...how, calendars: { 'england-wales': 'london' }, forAll: false }, ['london']);
  expect(own.calendars).toEqual({});
  expect(own.policy.rules).toEqual([{ name: 'uk-ofcom', match: {}, clocks: [{ clock: 'dispute', target: { unit: 'weeks', quantity: 6 }, calendar: 'london' }, { clock: 'letter' }] }]);
  expect(installed('telecoms', ofcom, how, ['england-wales']).calendars).toEqual({});
});

test('a clock keeps its mark as long as it promises what some version of the pack does', () => {
  const mark = marksOf(ofcom, 'standard');
  const clock = (code: string, quantity: number) => clockDraft({ clock: code, target: { unit: 'weeks', quantity }, calendar: 'own', warnings: [50] });
  expect([mark(clock('dispute', 8)), mark(clock('dispute', 6)), mark(clock('dispute', 7)), mark(clock('own', 8))]).toEqual(['unconfirmed', 'unconfirmed', 'changed', undefined]);
  expect(marksOf(undefined, 'standard')(clock('dispute', 8))).toBeUndefined();
});
