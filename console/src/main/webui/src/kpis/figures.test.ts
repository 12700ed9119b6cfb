import { describe, expect, it } from 'vitest';
import { bounds, csv, filled, histogram } from './figures';

describe('histograms', () => {
  it('are read in each form', () => {
    const bars = [
      { score: 1, count: 4 },
      { score: 2, count: 0 },
      { score: 10, count: 7 },
    ];
    expect(histogram({ '10': 7, '1': 4, '2': 0 }, 0)).toEqual(bars);
    expect(histogram([{ score: 1, count: 4 }, { score: 2, count: 0 }, { score: 10, count: 7 }], 0)).toEqual(bars);
    expect(histogram([3, 5], 1)).toEqual([
      { score: 1, count: 3 },
      { score: 2, count: 5 },
    ]);
    expect(histogram(null, 0)).toEqual([]);
  });
  it('show scores that nobody gave', () => {
    expect(filled([{ score: 2, count: 5 }], 1, 3).map((bar) => bar.count)).toEqual([0, 5, 0]);
  });
});

describe('intervals', () => {
  it('need both ends', () => {
    expect(bounds([-5.2, 4.9])).toEqual({ low: -5.2, high: 4.9 });
    expect(bounds([])).toBeNull();
    expect(bounds(null)).toBeNull();
  });
});

describe('csv', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(csv(['a', 'b'], [['x, "y"', -1.5], ['=HYPERLINK(1)', null]])).toBe('a,b\r\n"x, ""y""",-1.5\r\n\'=HYPERLINK(1),');
  });
});
