import { describe, expect, it } from 'vitest';
import en from '../i18n/en';
import { translator } from '../i18n/messages';
import { durationOf, secondsOf, targetText, typedDuration } from './target';

const t = translator(en, 'en');

describe('durations as they are typed', () => {
  it.each([
    ['4h', 'PT4H'],
    ['1 h 30 m', 'PT1H30M'],
    ['90 min', 'PT1H30M'],
    ['1:30', 'PT1H30M'],
    ['2d', 'PT48H'],
    ['PT90M', 'PT1H30M'],
    ['P1DT2H', 'PT26H'],
    ['45s', 'PT45S'],
  ])('%s is %s', (typed, expected) => {
    expect(durationOf(typed)).toBe(expected);
  });

  it.each(['', '4', 'h', 'soon', '0h', '4 weeks', 'P'])('%j is none', (typed) => {
    expect(durationOf(typed)).toBeNull();
  });

  it('come back as they were meant', () => {
    expect(typedDuration('PT26H30M')).toBe('26h 30m');
    expect(durationOf(typedDuration('PT26H30M'))).toBe('PT26H30M');
    expect(secondsOf('P2DT30S')).toBe(172_830);
  });
});

describe('targets in words', () => {
  it('say unit and cut-off', () => {
    expect(targetText({ unit: 'business-time', duration: 'PT4H' }, t)).toBe('4h business time');
    expect(targetText({ unit: 'business-days', quantity: 3, cutOff: 'close-of-business' }, t)).toBe('3 business days, by close of business');
    expect(targetText({ unit: 'weeks', quantity: 1 }, t)).toBe('1 week');
    expect(targetText(null, t)).toBe('measured, no target');
  });
});
