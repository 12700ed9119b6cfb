import { durationParts } from '../sla/timeLeft';
import type { Translate } from './messages';

/** Numbers, times and durations in the words of a language. */
export interface Format {
  number: (value: number, fractionDigits?: number) => string;
  /** A share of 0 to 1 as percent. */
  percent: (share: number, fractionDigits?: number) => string;
  /** With a sign, also for positive values: NPS. */
  signed: (value: number, fractionDigits?: number) => string;
  money: (amount: number, currency: string) => string;
  /** "1 h 12 m" */
  duration: (seconds: number) => string;
  /**
   * All units down to the second, for sums that must add up: "26 h 30 m". Of business time days are left out, because they differ in
   * length; time that runs around the clock has them: "1 d 2 h 30 m".
   */
  exact: (seconds: number, aroundTheClock?: boolean) => string;
  /** Date and time with zone, for tooltips and facts. */
  dateTime: (iso: string) => string;
  /** Date and time without zone, short. */
  short: (iso: string) => string;
  date: (iso: string, zone?: string) => string;
  time: (millis: number) => string;
  /** "3 minutes ago" */
  ago: (iso: string, now: number) => string;
}

const AGO_STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export function formats(locale: string, t: Translate): Format {
  const cache = new Map<string, Intl.NumberFormat>();
  const numbers = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const found = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, found);
    return found;
  };
  const full = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const short = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const at = (formatter: Intl.DateTimeFormat, iso: string) => {
    const millis = Date.parse(iso);
    return Number.isNaN(millis) ? iso : formatter.format(millis);
  };
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

  return {
    number: (value, digits = 0) => numbers({ maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 1) => numbers({ style: 'percent', ...fixed(digits) }).format(share),
    signed: (value, digits = 0) => numbers({ signDisplay: 'exceptZero', ...fixed(digits) }).format(value),
    money: (amount, currency) => {
      try {
        return numbers({ style: 'currency', currency }).format(amount);
      } catch {
        return `${numbers({}).format(amount)} ${currency}`;
      }
    },
    duration: (seconds) => {
      const parts = durationParts(seconds);
      const words = [
        parts.days > 0 ? t('unit.d', { n: parts.days }) : null,
        parts.hours > 0 ? t('unit.h', { n: parts.hours }) : null,
        parts.minutes > 0 ? t('unit.m', { n: parts.minutes }) : null,
        parts.seconds > 0 ? t('unit.s', { n: parts.seconds }) : null,
      ].filter((word) => word !== null);
      return words.length > 0 ? words.join(' ') : t('unit.s', { n: 0 });
    },
    exact: (seconds, aroundTheClock = false) => {
      const whole = Math.floor(seconds);
      const days = aroundTheClock ? Math.floor(whole / 86_400) : 0;
      const rest = whole - days * 86_400;
      const words = [
        days > 0 ? t('unit.d', { n: days }) : null,
        rest >= 3600 ? t('unit.h', { n: Math.floor(rest / 3600) }) : null,
        rest % 3600 >= 60 ? t('unit.m', { n: Math.floor((rest % 3600) / 60) }) : null,
        rest % 60 > 0 ? t('unit.s', { n: rest % 60 }) : null,
      ].filter((word) => word !== null);
      return words.length > 0 ? words.join(' ') : t('unit.m', { n: 0 });
    },
    dateTime: (iso) => at(full, iso),
    short: (iso) => at(short, iso),
    date: (iso, zone) => at(new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(zone ? { timeZone: zone } : {}) }), iso),
    time: (millis) => clock.format(millis),
    ago: (iso, now) => {
      const seconds = (Date.parse(iso) - now) / 1000;
      const step = AGO_STEPS.find(([, size]) => Math.abs(seconds) >= size);
      if (step === undefined) return relative.format(0, 'second');
      return relative.format(Math.trunc(seconds / step[1]), step[0]);
    },
  };
}
