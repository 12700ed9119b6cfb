import { describe, expect, it } from 'vitest';
import type { CalendarJson } from '../api/types';
import en from '../i18n/en';
import { translator } from '../i18n/messages';
import { calendarDraft, calendarJson, dayPointer, missesYear, newCalendar, weekText, windowsOf } from './calendarDraft';

const t = translator(en, 'en');
const short = (day: string) => day.slice(0, 1) + day.slice(1, 3).toLowerCase();

const BERLIN = {
  zone: 'Europe/Berlin',
  weekly: { MONDAY: [['09:00', '12:00'], ['13:00', '17:00']], TUESDAY: [['09:00', '17:00']], WEDNESDAY: [['09:00', '17:00']] },
  holidays: [{ date: '2026-12-24', name: 'Christmas Eve' }, { date: '2026-08-15', active: false }],
  exceptions: [{ date: '2026-12-29', windows: [['09:00', '12:00']], name: 'half day' }],
  publicHolidays: { country: 'DE', region: 'by' },
} as unknown as CalendarJson;

describe('windows as they are typed', () => {
  it.each([
    ['9-17', [['09:00', '17:00']]],
    ['09:00–12:00, 13:00–17:30', [['09:00', '12:00'], ['13:00', '17:30']]],
    ['0900-2400', [['09:00', '24:00']]],
    ['', []],
  ])('%j', (typed, expected) => {
    expect(windowsOf(typed)).toEqual(expected);
  });

  it.each(['nine to five', '9', '9-', '9-17-18'])('%j is none', (typed) => {
    expect(windowsOf(typed)).toBeNull();
  });
});

describe('a calendar in the editor', () => {
  it('goes there and back', () => {
    const { json, faults } = calendarJson(calendarDraft(BERLIN), t);
    expect(faults).toEqual([]);
    expect(json.weekly).toEqual(BERLIN.weekly);
    expect(json.holidays).toEqual([{ date: '2026-08-15', active: false }, { date: '2026-12-24', name: 'Christmas Eve' }]);
    expect(json.exceptions).toEqual(BERLIN.exceptions);
    expect(json.publicHolidays).toEqual({ country: 'DE', region: 'by' });
    expect(json).not.toHaveProperty('effectiveFrom');
  });

  it('keeps what it does not know', () => {
    const { json } = calendarJson(calendarDraft({ ...BERLIN, note: 'kept' } as unknown as CalendarJson), t);
    expect(json).toHaveProperty('note', 'kept');
  });

  it('says at which place something is wrong', () => {
    const draft = newCalendar('Europe/Berlin');
    const { faults } = calendarJson(
      {
        ...draft,
        weekly: { ...draft.weekly, FRIDAY: 'early' },
        days: [
          { key: 1, date: '2026-12-24', name: '', kind: 'off', hours: '' },
          { key: 2, date: '', name: '', kind: 'off', hours: '' },
          { key: 3, date: '2026-12-29', name: '', kind: 'hours', hours: 'morning' },
        ],
      },
      t,
    );
    expect(faults.map((fault) => fault.pointer)).toEqual(['/weekly/FRIDAY', '/exceptions/0/windows', '/holidays/1/date']);
  });

  it('knows where a day will stand', () => {
    const { days } = calendarDraft(BERLIN);
    expect(days.map((_, index) => dayPointer(days, index))).toEqual(['/holidays/0', '/holidays/1', '/exceptions/0']);
  });

  it('reads the effective date in the zone of the calendar', () => {
    const { json } = calendarJson({ ...newCalendar('Europe/Berlin'), effective: '2027-01-01T00:00' }, t);
    expect(json.effectiveFrom).toBe('2026-12-31T23:00:00Z');
  });

  it('is told in short', () => {
    expect(weekText(BERLIN, short, t)).toBe('Mon 09:00–12:00, 13:00–17:00; Tue–Wed 09:00–17:00');
    expect(weekText({ zone: 'UTC', weekend: ['SATURDAY', 'SUNDAY'] } as CalendarJson, short, t)).toBe('Around the clock except Sat, Sun');
  });

  it('tells when the typed dates end', () => {
    expect(missesYear(BERLIN, 2027)).toBe(false);
    expect(missesYear({ ...BERLIN, publicHolidays: null } as unknown as CalendarJson, 2027)).toBe(true);
    expect(missesYear({ ...BERLIN, publicHolidays: null } as unknown as CalendarJson, 2026)).toBe(false);
  });
});
