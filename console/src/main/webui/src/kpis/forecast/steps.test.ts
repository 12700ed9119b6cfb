import { describe, expect, it } from 'vitest';
import type { Forecast, ForecastLine } from '../../api/types';
import { course, hoursFromUrl, ranked, stepsOf } from './steps';

const line = (team: string | null, due: number, expectedLate: number): ForecastLine => ({
  team,
  clock: 'resolution',
  due,
  overdue: 0,
  withoutProgress: 0,
  pacePerHour: 1,
  expectedStops: 4,
  expectedLate,
  late95: [0, due],
  links: { definitions: [], cases: {} },
});
const forecast = (hours: number, series: ForecastLine[]): Forecast => ({ asOf: '2026-03-20T10:00:00Z', hours, zone: 'UTC', weeks: 4, method: '', estimates: [], total: { due: 0, overdue: 0, withoutProgress: 0, links: { definitions: [], cases: {} } }, series });

describe('forecast', () => {
  it('looks hour by hour, or in even steps up to the whole', () => {
    expect(stepsOf(4)).toEqual([1, 2, 3, 4]);
    expect(stepsOf(24)).toEqual([3, 6, 9, 12, 15, 18, 21, 24]);
    expect(stepsOf(1)).toEqual([1]);
    expect([hoursFromUrl('73'), hoursFromUrl('x'), hoursFromUrl(null), hoursFromUrl('72')]).toEqual([8, 8, 8, 72]);
  });
  it('follows a team through the steps, with nothing due where it is absent', () => {
    const steps = [forecast(2, [line('a', 5, 1.5), line(null, 3, 2)]), forecast(1, [line('a', 2, 0.5)])];
    expect(course(steps, 'resolution/').map(({ hours, due, late, high }) => [hours, due, late, high])).toEqual([
      [1, 0, 0, 0],
      [2, 3, 2, 3],
    ]);
    expect(ranked(steps[0] ?? forecast(1, [])).map((each) => each.team)).toEqual([null, 'a']);
  });
});
