import { useMemo } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { DAYS, type Day } from './calendarDraft';

/** The zones that browsers know, as suggestions; others may be typed. */
export function useZones(): readonly string[] {
  return useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
}

/** The zone of this workplace, to begin with. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The name of a weekday in the language. */
export function useDayNames(width: 'short' | 'long'): (day: Day) => string {
  const { locale } = useI18n();
  return useMemo(() => {
    const names = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
    // The first of January 2024 was a Monday.
    return (day: Day) => names.format(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
  }, [locale, width]);
}
