import { describe, expect, it } from 'vitest';
import { kpiFilterFromUrl } from '../params';
import { choiceFromUrl, choiceToUrl, comparison, yearBefore } from './choice';

const now = Date.parse('2026-03-29T22:30:00Z');
const today = '2026-03-29';
const read = (url: string) => {
  const search = new URLSearchParams(url);
  return { filter: kpiFilterFromUrl(search, now, 'UTC'), choice: choiceFromUrl(search) };
};
const asked = (url: string) => comparison(read(url).filter, read(url).choice, today);

describe('a comparison', () => {
  it('survives the round trip through the URL', () => {
    const url = 'from=2026-01-01&to=2026-03-01&groupBy=team&channel=web&metric=clockTimes&clock=first-response&percentile=90&against=custom&againstFrom=2025-01-01&againstTo=2025-03-01&minimum=50';
    const { filter, choice } = read(url);
    expect(choiceToUrl(choice, filter, 'UTC').toString()).toBe(url);
  });
  it('is with the period before if nothing is said, and within the period if groups are', () => {
    expect(asked('')).toMatchObject({ cut: true, period: { from: '2026-02-28', to: today }, query: { metric: 'sla', clock: 'resolution', against: 'previous' } });
    expect(asked('groupBy=team')).toMatchObject({ cut: false, period: { to: '2026-03-30' } });
    expect(asked('groupBy=team&metric=nps')).not.toHaveProperty('query.clock');
  });
  it('never holds a day that is not over against another period', () => {
    expect(asked('period=today')).toBe('not-over');
    expect(asked('period=today&groupBy=team')).toHaveProperty('query');
    expect(asked('against=custom&againstFrom=2026-03-01&againstTo=2026-03-30')).toBe('other-not-over');
  });
  it('is refused in words where something is missing', () => {
    expect(asked('against=none')).toBe('nothing');
    expect(asked('against=custom&againstFrom=2026-03-01')).toBe('other-invalid');
  });
  it('finds the same days a year before, also around 29 February', () => {
    expect(yearBefore({ from: '2024-02-29', to: '2024-03-31' })).toEqual({ from: '2023-03-01', to: '2023-03-31' });
    expect(asked('from=2026-01-01&to=2026-03-01&against=year')).toMatchObject({ query: { againstFrom: '2025-01-01', againstTo: '2025-03-01' } });
  });
});
