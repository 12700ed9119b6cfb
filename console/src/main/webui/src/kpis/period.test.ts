import { describe, expect, it } from 'vitest';
import { kpiFilterFromUrl, kpiFilterToUrl, kpiQuery } from './params';
import { allows, days, fittingInterval, localDate, periodOf, plusDays, valid } from './period';

const now = Date.parse('2026-03-29T22:30:00Z');

describe('periods', () => {
  it('are cut in the zone of the reader', () => {
    expect(localDate(now, 'Europe/Berlin')).toBe('2026-03-30');
    expect(localDate(now, 'UTC')).toBe('2026-03-29');
    expect(periodOf('today', now, 'Europe/Berlin')).toEqual({ from: '2026-03-30', to: '2026-03-31' });
  });
  it('do not stumble over daylight saving', () => {
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(days(periodOf('30d', now, 'Europe/Berlin'))).toBe(30);
  });
  it('begin twelve months with the first of a month', () => {
    expect(periodOf('12m', now, 'UTC')).toEqual({ from: '2025-04-01', to: '2026-03-30' });
  });
  it('choose an interval that can be read', () => {
    expect(fittingInterval({ from: '2026-01-01', to: '2026-01-02' })).toBe('hour');
    expect(fittingInterval({ from: '2026-01-01', to: '2026-01-31' })).toBe('day');
    expect(fittingInterval({ from: '2016-01-01', to: '2016-07-01' })).toBe('week');
    expect(fittingInterval({ from: '2013-01-01', to: '2018-01-01' })).toBe('month');
    expect(allows({ from: '2013-01-01', to: '2018-01-01' }, 'hour')).toBe(false);
  });
  it('know what is no period', () => {
    expect(valid({ from: '2026-02-01', to: '2026-02-01' })).toBe(false);
    expect(valid({ from: '2026-02-31x', to: '2026-03-01' })).toBe(false);
  });
});

describe('the figures in the URL', () => {
  it('survive the round trip', () => {
    const url = 'from=2016-01-01&to=2016-06-01&zone=UTC&interval=month&groupBy=channel&groupBy=priority&channel=email&channel=web';
    expect(kpiFilterToUrl(kpiFilterFromUrl(new URLSearchParams(url), now, 'Europe/Berlin'), 'Europe/Berlin').toString()).toBe(url);
  });
  it('fall back to 30 days for nonsense', () => {
    const filter = kpiFilterFromUrl(new URLSearchParams('from=x&to=y&zone=Moon/Base&groupBy=colour'), now, 'UTC');
    expect(filter).toMatchObject({ preset: '30d', zone: 'UTC', groupBy: [] });
  });
  it('become the query of the service', () => {
    const filter = kpiFilterFromUrl(new URLSearchParams('from=2016-01-01&to=2016-06-01&channel=email'), now, 'UTC');
    expect(kpiQuery(filter, 'none', ['channel', 'priority'])).toEqual({
      from: '2016-01-01',
      to: '2016-06-01',
      zone: 'UTC',
      interval: 'none',
      links: 'false',
      groupBy: 'channel,priority',
      channel: ['email'],
    });
  });
});
