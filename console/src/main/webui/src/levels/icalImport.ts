import type { CalendarJson, IcalReading } from '../api/types';
import { calendarDraft, type CalendarDraft } from './calendarDraft';

/** Which parts of a file are taken into the form. */
export interface IcalChoice {
  zone: boolean;
  week: boolean;
  country: boolean;
  days: boolean;
  /** Whether own dates that the file does not name go. */
  replace: boolean;
}

/** What a file brings, for somebody to choose from; null or zero for what it does not say. */
export interface IcalFound {
  zone: string | null;
  week: boolean;
  country: string | null;
  /** Days off. */
  off: number;
  /** Dates with hours of their own. */
  hours: number;
}

export function foundIn({ calendar }: IcalReading): IcalFound {
  const { publicHolidays } = calendar;
  return {
    zone: calendar.zone ?? null,
    week: Object.keys(calendar.weekly ?? {}).length > 0,
    country: publicHolidays == null ? null : [publicHolidays.country, publicHolidays.region].filter(Boolean).join(' / '),
    off: calendar.holidays?.length ?? 0,
    hours: calendar.exceptions?.length ?? 0,
  };
}

/** Everything the file says; what stands in the form beside it stays. */
export function wholeOf(found: IcalFound): IcalChoice {
  return { zone: found.zone !== null, week: found.week, country: found.country !== null, days: found.off + found.hours > 0, replace: false };
}

/** The change of the form. Of a date that both name, the file says what it is. */
export function takeIn(draft: CalendarDraft, { calendar }: IcalReading, choice: IcalChoice): Partial<CalendarDraft> {
  const file = calendarDraft({ ...calendar, zone: calendar.zone ?? draft.zone } as CalendarJson);
  const named = new Set(file.days.map((day) => day.date));
  const kept = choice.replace ? [] : draft.days.filter((day) => !named.has(day.date));
  return {
    ...(choice.zone ? { zone: file.zone } : {}),
    ...(choice.week ? { mode: 'weekly' as const, weekly: file.weekly } : {}),
    ...(choice.country ? { country: file.country, region: file.region } : {}),
    ...(choice.days ? { days: [...kept, ...file.days].toSorted((a, b) => a.date.localeCompare(b.date)) } : {}),
  };
}
