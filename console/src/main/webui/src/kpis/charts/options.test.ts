import { describe, expect, it } from 'vitest';
import { legendHeight, type ChartData } from './options';

const chart = (...names: string[]): ChartData => ({ kind: 'lines', labels: [], format: String, lines: names.map((name) => ({ name, values: [] })) });

describe('the legend', () => {
  it('takes a line for each name where it is narrow, and none where nothing is to be told apart', () => {
    expect(legendHeight(chart('Median'), 1000)).toBe(0);
    const three = chart('Median (Kaplan–Meier)', 'Median of the resolved alone', 'Median age of the open');
    expect(legendHeight(three, 1000)).toBe(20);
    expect(legendHeight(three, 256)).toBe(60);
  });
});
