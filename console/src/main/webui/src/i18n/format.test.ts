import { describe, expect, it } from 'vitest';
import de from './de';
import en from './en';
import { formats } from './format';
import { translator } from './messages';

const t = translator(en, 'en-GB');
const f = formats('en-GB', t);
const german = formats('de-DE', translator(de, 'de-DE'));

describe('texts', () => {
  it('choose the plural form and put values in', () => {
    expect(t('queue.count', { n: 1 })).toBe('1 case');
    expect(t('queue.count', { n: 1200 })).toBe('1,200 cases');
    expect(t('case.title', { number: 'C-2026-000001' })).toBe('Case C-2026-000001');
  });
  it('have the same places for values in each language', () => {
    const places = (message: (typeof en)[keyof typeof en]) =>
      [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted().filter((name, at, all) => name !== all[at - 1]);
    for (const key of Object.keys(en) as Array<keyof typeof en>) expect(places(de[key]), key).toEqual(places(en[key]));
  });
});

describe('formats', () => {
  it('write durations with the two largest units', () => {
    expect(f.duration(4320)).toBe('1 h 12 m');
    expect(f.duration(187_200)).toBe('2 d 4 h');
    expect(f.duration(0)).toBe('0 s');
    expect(german.duration(4320)).toBe('1 Std. 12 Min.');
  });
  it('write sums in whole seconds, with days only where every day counts', () => {
    expect(f.exact(95_400)).toBe('26 h 30 m');
    expect(f.exact(95_400, true)).toBe('1 d 2 h 30 m');
    expect(f.exact(4_838_400, true)).toBe('56 d');
    expect(f.exact(59.877)).toBe('59 s');
    expect(f.exact(0.4)).toBe('0 m');
    expect(german.exact(3661.5)).toBe('1 Std. 1 Min. 1 Sek.');
  });
  it('write shares and scores', () => {
    expect(f.percent(0.970810)).toBe('97.1%');
    expect(german.percent(0.9708)).toMatch(/^97,1\s%$/);
    expect(f.signed(30)).toBe('+30');
    expect(f.signed(-0.1, 1)).toBe('-0.1');
    expect(f.signed(0)).toBe('0');
  });
  it('write money, also in a currency they do not know', () => {
    expect(f.money(39.9, 'EUR')).toBe('€39.90');
    expect(f.money(5, 'points')).toBe('5 points');
  });
  it('tell how long ago', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(f.ago('2026-03-02T11:57:00Z', now)).toMatch(/^3 min\.? ago$/);
    expect(f.ago('2026-03-02T11:59:59Z', now)).toBe('now');
  });
});
