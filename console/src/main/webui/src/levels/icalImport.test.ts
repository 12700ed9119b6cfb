import { expect, test } from 'vitest';
import type { IcalReading } from '../api/types';
import { translator } from '../i18n/messages';
import en from '../i18n/en';
import { calendarDraft, calendarJson } from './calendarDraft';
import { foundIn, takeIn, wholeOf } from './icalImport';

const t = translator(en, 'en');
const reading = (calendar: IcalReading['calendar']): IcalReading => ({ calendar, from: '2026-01-01', until: '2028-12-31', notes: [] });
const office = calendarDraft({
  zone: 'Europe/Berlin',
  weekly: { MONDAY: [['09:00', '17:00']] },
  publicHolidays: { country: 'DE', region: 'by' },
  holidays: [{ date: '2026-12-24', name: 'Christmas Eve' }, { date: '2026-08-10', name: 'Works outing' }],
});

test('a file of holidays adds its days and leaves everything else', () => {
  const file = reading({ holidays: [{ date: '2026-12-24', name: 'Heiligabend' }, { date: '2026-12-31', name: null }] });
  const found = foundIn(file);
  expect(found).toEqual({ zone: null, week: false, country: null, off: 2, hours: 0 });
  const { json } = calendarJson({ ...office, ...takeIn(office, file, wholeOf(found)) }, t);
  expect(json).toEqual({
    zone: 'Europe/Berlin',
    weekly: { MONDAY: [['09:00', '17:00']] },
    publicHolidays: { country: 'DE', region: 'by' },
    holidays: [{ date: '2026-08-10', name: 'Works outing' }, { date: '2026-12-24', name: 'Heiligabend' }, { date: '2026-12-31' }],
  });
});

test('a whole calendar takes the place of the week, the zone and the country, and of the dates if that is chosen', () => {
  const file = reading({
    zone: 'Europe/Vienna',
    weekly: { TUESDAY: [['08:00', '12:00'], ['13:00', '17:00']] },
    publicHolidays: { country: 'AT' },
    exceptions: [{ date: '2026-12-29', windows: [['10:00', '11:00']], name: 'half day' }],
  });
  const found = foundIn(file);
  expect(found).toEqual({ zone: 'Europe/Vienna', week: true, country: 'AT', off: 0, hours: 1 });
  const round = { ...office, mode: 'weekend' as const, ...takeIn(office, file, { ...wholeOf(found), replace: true }) };
  expect(calendarJson(round, t).json).toEqual(file.calendar);
});

test('what is not chosen is not taken', () => {
  const file = reading({ zone: 'Europe/Vienna', holidays: [{ date: '2027-01-06', name: null }] });
  expect(takeIn(office, file, { zone: false, week: false, country: false, days: false, replace: true })).toEqual({});
});
