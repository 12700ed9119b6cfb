import { describe, expect, it } from 'vitest';
import { answerText, definitionPath, listPath, listQuery, ownListPath, partOf } from './lists';

const LINKS = {
  sla: {
    definitions: ['/api/v1/kpis/definitions/sla'],
    cases: { 'first-response/met': '/api/v1/kpis/cases?metric=sla&part=first-response/met&from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z&asOf=2026-04-02T00:00:00Z&channel=web&channel=email' },
  },
};

const search = (path: string | null) => new URL(path ?? '', 'http://x').searchParams;

describe('links to lists', () => {
  it('lead to the list of the answer', () => {
    const path = listPath(LINKS, 'sla', 'first-response/met');
    expect(path?.startsWith('/kpis/cases?')).toBe(true);
    expect(listQuery(search(path))).toEqual({
      metric: 'sla',
      part: 'first-response/met',
      from: '2026-01-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      asOf: '2026-04-02T00:00:00Z',
      channel: ['web', 'email'],
    });
  });
  it('are narrowed to the cell, its group in place of the filter', () => {
    const within = { bucket: { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, group: { channel: 'email', team: null } };
    expect(listQuery(search(listPath(LINKS, 'sla', 'first-response/met', within)))).toMatchObject({
      from: '2026-02-01T00:00:00Z',
      to: '2026-03-01T00:00:00Z',
      asOf: '2026-04-02T00:00:00Z',
      channel: ['email'],
      team: [''],
    });
  });
  it('are left out where the answer has none', () => {
    expect(listPath(LINKS, 'sla', 'resolution/met')).toBeNull();
    expect(listPath(undefined, 'sla', 'first-response/met')).toBeNull();
    expect(listPath({ sla: { definitions: [], cases: { n: 'https://elsewhere/kpis' } } }, 'sla', 'n')).toBeNull();
    expect(listQuery(new URLSearchParams('metric=sla'))).toBeNull();
  });
  it('tell the group that is left out, and the moment from which was looked', () => {
    const links = { definitions: [], cases: { n: '/api/v1/kpis/cases?metric=transfer&part=n&not.team=north&not.channel=' } };
    expect(listQuery(search(ownListPath(links, 'n')))).toEqual({ metric: 'transfer', part: 'n', 'not.team': 'north', 'not.channel': '' });
    expect(listQuery(new URLSearchParams('metric=forecast&part=resolution/due&at=2026-01-01T00:00:00Z&hours=8'))).toMatchObject({ at: '2026-01-01T00:00:00Z', hours: '8' });
    expect(ownListPath(links, 'k')).toBeNull();
    expect(ownListPath(null, 'n')).toBeNull();
  });
  it('lead to the definition', () => {
    expect(definitionPath(LINKS, 'sla')).toBe('/kpis/definitions/sla');
    expect(definitionPath(undefined, 'nps')).toBe('/kpis/definitions/nps');
  });
});

describe('the words of a part', () => {
  it.each([
    ['intake', 'count', null, 'count'],
    ['sla', 'first-response/runningPastDue', 'first-response', 'runningPastDue'],
    ['nps', 'histogram/9', '9', 'histogram'],
    ['outcomes', 'upheld/in part', 'upheld/in part', null],
    ['clockTimes', 'resolution/counted/n', 'resolution', 'counted'],
    ['redress', 'paid/EUR/cases', 'EUR', 'paid'],
    ['redress', 'kinds/refund', 'refund', 'kinds'],
    ['disputes', 'stated/k', 'stated', 'k'],
  ])('of %s %s', (metric, part, of, what) => {
    expect(partOf(metric, part)).toEqual({ of, what });
  });
});

it('an answer tells its question and its scale', () => {
  expect(answerText('nps/recommend/0-10/7')).toBe('recommend, 0–10');
  expect(answerText('csat/parcel/box/1-5/4')).toBe('parcel/box, 1–5');
  expect(answerText('other')).toBe('other');
});
