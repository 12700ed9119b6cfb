import type { FieldProblem } from '../api/problem';
import type { CalendarJson } from '../api/types';
import type { Translate } from '../i18n/messages';
import { instantOf } from '../sla/wall';

export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Day = (typeof DAYS)[number];

/** A date that differs from its weekday: off, with hours of its own, or a day off that is kept but does not hold. */
export interface OwnDay {
  key: number;
  date: string;
  name: string;
  kind: 'off' | 'hours' | 'inactive';
  hours: string;
}

/** A calendar as it is typed. */
export interface CalendarDraft {
  /** As it was read, so that members this editor does not know survive. */
  raw: Partial<CalendarJson>;
  zone: string;
  mode: 'weekly' | 'weekend';
  weekly: Record<Day, string>;
  weekend: readonly Day[];
  country: string;
  region: string;
  days: readonly OwnDay[];
  /** Wall time of the zone; empty for the moment of saving. */
  effective: string;
}

let lastKey = 0;

/** A key for a row of a form. */
export function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

export function emptyDay(): OwnDay {
  return { key: nextKey(), date: '', name: '', kind: 'off', hours: '' };
}

/** Working hours of most offices, to begin with. */
export function newCalendar(zone: string): CalendarDraft {
  const hours = '09:00–17:00';
  const weekly = Object.fromEntries(DAYS.map((day, index) => [day, index < 5 ? hours : ''])) as Record<Day, string>;
  return { raw: {}, zone, mode: 'weekly', weekly, weekend: ['SATURDAY', 'SUNDAY'], country: '', region: '', days: [], effective: '' };
}

export function calendarDraft(json: CalendarJson): CalendarDraft {
  const weekly = Object.fromEntries(DAYS.map((day) => [day, hoursText(json.weekly?.[day] ?? [])])) as Record<Day, string>;
  const holidays = (json.holidays ?? []) as ReadonlyArray<string | { date?: string; name?: string | null; active?: boolean | null }>;
  const days: OwnDay[] = [
    ...holidays.map((each): OwnDay =>
      typeof each === 'string'
        ? { ...emptyDay(), date: each }
        : { ...emptyDay(), date: each.date ?? '', name: each.name ?? '', kind: each.active === false ? 'inactive' : 'off' },
    ),
    ...(json.exceptions ?? []).map((each): OwnDay => ({ ...emptyDay(), date: each.date, name: each.name ?? '', kind: 'hours', hours: hoursText(each.windows) })),
  ];
  return {
    raw: json,
    zone: json.zone,
    mode: json.weekend == null ? 'weekly' : 'weekend',
    weekly,
    weekend: DAYS.filter((day) => json.weekend?.includes(day) === true),
    country: (json.publicHolidays?.country ?? '').toUpperCase(),
    region: (json.publicHolidays?.region ?? '').toLowerCase(),
    days: days.toSorted((a, b) => a.date.localeCompare(b.date)),
    effective: '',
  };
}

/** The calendar as it is sent, and what is wrong with it already here. */
export function calendarJson(draft: CalendarDraft, t: Translate): { json: CalendarJson; faults: FieldProblem[] } {
  const faults: FieldProblem[] = [];
  const fault = (pointer: string, message: string) => faults.push({ pointer, code: 'here', message });
  const windows = (typed: string, pointer: string): string[][] => {
    const read = windowsOf(typed);
    if (read === null) fault(pointer, t('calendar.hours.malformed'));
    return read ?? [];
  };
  const { weekly: _w, weekend: _e, holidays: _h, exceptions: _x, publicHolidays: _p, effectiveFrom: _f, id: _i, version: _v, ...kept } = draft.raw;
  const json: CalendarJson = { ...kept, zone: draft.zone.trim() };
  if (json.zone === '') fault('/zone', t('calendar.zone.required'));
  if (draft.mode === 'weekend') json.weekend = [...draft.weekend];
  else {
    const open = DAYS.map((day) => [day, windows(draft.weekly[day], `/weekly/${day}`)] as const).filter(([, each]) => each.length > 0);
    json.weekly = Object.fromEntries(open);
  }
  const holidays = draft.days.filter((day) => day.kind !== 'hours');
  if (holidays.length > 0) {
    json.holidays = holidays.map((day) => ({
      date: day.date,
      ...(day.name.trim() === '' ? {} : { name: day.name.trim() }),
      ...(day.kind === 'inactive' ? { active: false } : {}),
    }));
  }
  const exceptions = draft.days.filter((day) => day.kind === 'hours');
  if (exceptions.length > 0) {
    json.exceptions = exceptions.map((day, index) => ({
      date: day.date,
      windows: windows(day.hours, `/exceptions/${index}/windows`),
      ...(day.name.trim() === '' ? {} : { name: day.name.trim() }),
    }));
  }
  draft.days.forEach((day, index) => {
    if (day.date === '') fault(`${dayPointer(draft.days, index)}/date`, t('calendar.date.required'));
  });
  if (draft.country.trim() !== '') {
    json.publicHolidays = { country: draft.country.trim().toUpperCase(), ...(draft.region.trim() === '' ? {} : { region: draft.region.trim().toLowerCase() }) };
  }
  if (draft.effective !== '') {
    const from = instantOf(draft.effective, draft.zone);
    if (from === null) fault('/effectiveFrom', t('levels.effective.malformed'));
    else json.effectiveFrom = from;
  }
  return { json, faults };
}

/** What will go wrong with a calendar, in the words of the language; a warning that is not known in those of the server. */
export function warningText(warning: { code: string; message: string }, t: Translate): string {
  const year = /\b\d{4}\b/.exec(warning.message)?.[0];
  return warning.code === 'holidays-missing' && year !== undefined ? t('calendar.missing.year', { year }) : warning.message;
}

/** Where a day stands in what is sent. */
export function dayPointer(days: readonly OwnDay[], index: number): string {
  const hours = days[index]?.kind === 'hours';
  const before = days.slice(0, index).filter((day) => (day.kind === 'hours') === hours).length;
  return `/${hours ? 'exceptions' : 'holidays'}/${before}`;
}

/** "9-12, 13:00–17" as windows; none for empty text; null if it cannot be read. */
export function windowsOf(typed: string): string[][] | null {
  const windows: string[][] = [];
  for (const part of typed.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue;
    const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[:.]?(\d{2}))?$/i.exec(part);
    if (match === null) return null;
    const [, fromHour, fromMinute, untilHour, untilMinute] = match;
    windows.push([wallTime(fromHour, fromMinute), wallTime(untilHour, untilMinute)]);
  }
  return windows;
}

function wallTime(hour: string | undefined, minute: string | undefined): string {
  return `${(hour ?? '').padStart(2, '0')}:${minute ?? '00'}`;
}

export function hoursText(windows: readonly (readonly string[])[]): string {
  return windows.map((window) => window.join('–')).join(', ');
}

/** The week in short: "Mon–Fri 09:00–17:00; Sat 10:00–14:00". */
export function weekText(json: CalendarJson, dayName: (day: Day) => string, t: Translate): string {
  if (json.weekend != null) {
    const off = DAYS.filter((day) => json.weekend?.includes(day) === true);
    return off.length === 0 ? t('calendar.always') : t('calendar.alwaysExcept', { days: off.map(dayName).join(', ') });
  }
  const parts: string[] = [];
  for (let index = 0; index < DAYS.length; ) {
    const hours = hoursOf(json, index);
    let last = index;
    while (last + 1 < DAYS.length && hoursOf(json, last + 1) === hours) last += 1;
    const first = dayName(DAYS[index] as Day);
    const days = last === index ? first : `${first}–${dayName(DAYS[last] as Day)}`;
    if (hours !== '') parts.push(`${days} ${hours}`);
    index = last + 1;
  }
  return parts.join('; ');
}

function hoursOf(json: CalendarJson, index: number): string {
  return hoursText(json.weekly?.[DAYS[index] as Day] ?? []);
}

/**
 * Whether days of one's own were entered for a year but none for the next: public holidays of a country go on by themselves, typed dates
 * do not.
 */
export function missesYear(json: CalendarJson, year: number): boolean {
  if (json.publicHolidays != null) return false;
  const years = ((json.holidays ?? []) as ReadonlyArray<string | { date?: string }>).map((each) => (typeof each === 'string' ? each : (each.date ?? '')).slice(0, 4));
  return !years.includes(String(year));
}
