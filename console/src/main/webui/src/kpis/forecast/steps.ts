import type { CaseLinks, Forecast, ForecastLine } from '../../api/types';

export const HOURS = [4, 8, 12, 24, 48, 72] as const;
export const USUAL_HOURS = 8;
const MOST_STEPS = 8;

export function hoursFromUrl(text: string | null): number {
  const hours = Number(text);
  return text !== null && Number.isInteger(hours) && hours >= 1 && hours <= 72 ? hours : USUAL_HOURS;
}

/** The hours ahead that are asked for: every hour, or as many even steps as can be read; the last one is the whole. */
export function stepsOf(hours: number): number[] {
  const steps = Math.min(hours, MOST_STEPS);
  return [...new Set(Array.from({ length: steps }, (_, index) => Math.round(((index + 1) * hours) / steps)))];
}

export function keyOf(line: ForecastLine): string {
  return `${line.clock}/${line.team ?? ''}`;
}

/** The lines of the whole time, those first of which most will be late, then those with the most that are late already. */
export function ranked(forecast: Forecast): ForecastLine[] {
  return forecast.series.toSorted((a, b) => b.expectedLate - a.expectedLate || b.overdue - a.overdue || b.due - a.due || keyOf(a).localeCompare(keyOf(b)));
}

/** A line at one step. */
export interface Point {
  hours: number;
  due: number;
  late: number;
  low: number;
  high: number;
  links: CaseLinks | null;
}

/** One line at every step. A clock that is not there at a step has nothing due until then. */
export function course(forecasts: readonly Forecast[], key: string): Point[] {
  return forecasts
    .toSorted((a, b) => a.hours - b.hours)
    .map((forecast) => {
      const line = forecast.series.find((each) => keyOf(each) === key);
      const [low = 0, high = 0] = line?.late95 ?? [];
      return { hours: forecast.hours, due: line?.due ?? 0, late: line?.expectedLate ?? 0, low, high, links: line?.links ?? null };
    });
}
