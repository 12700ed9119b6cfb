export type Preset = 'today' | '7d' | '30d' | '90d' | '12m' | 'custom';
export const PRESETS: readonly Preset[] = ['today', '7d', '30d', '90d', '12m', 'custom'];

export type Interval = 'hour' | 'day' | 'week' | 'month' | 'year';
export const INTERVALS: readonly Interval[] = ['hour', 'day', 'week', 'month', 'year'];

/** Local dates of a zone, the end excluded. */
export interface Period {
  from: string;
  to: string;
}

/** The local date of an instant in a zone, as YYYY-MM-DD. */
export function localDate(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}

/** Moves a date by days; pure calendar arithmetic, so daylight saving plays no part. */
export function plusDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function plusMonths(date: string, count: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

const DAYS: Record<Exclude<Preset, 'custom' | '12m'>, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };

/** The dates of a preset. Today is always in it; twelve months begin with the first of a month. */
export function periodOf(preset: Exclude<Preset, 'custom'>, now: number, zone: string): Period {
  const today = localDate(now, zone);
  const to = plusDays(today, 1);
  return preset === '12m' ? { from: plusMonths(today, -11), to } : { from: plusDays(to, -DAYS[preset]), to };
}

export function days(period: Period): number {
  return Math.round((Date.parse(`${period.to}T00:00:00Z`) - Date.parse(`${period.from}T00:00:00Z`)) / 86_400_000);
}

/** The interval that gives a readable number of points. */
export function fittingInterval(period: Period): Interval {
  const length = days(period);
  if (length <= 2) return 'hour';
  if (length <= 45) return 'day';
  if (length <= 200) return 'week';
  return length <= 1900 ? 'month' : 'year';
}

const SHORTEST_DAYS: Record<Interval, number> = { hour: 1 / 24, day: 1, week: 7, month: 28, year: 365 };

/** Whether an interval makes sense: at most 400 points. */
export function allows(period: Period, interval: Interval): boolean {
  return days(period) / SHORTEST_DAYS[interval] <= 400;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the dates exist and are in order. */
export function valid(period: Period): boolean {
  const real = (date: string) => DATE.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  return real(period.from) && real(period.to) && period.from < period.to;
}
