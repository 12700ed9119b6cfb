import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../api/types';
import { belongs, filterFromUrl, filterToUrl, listQuery, narrowed } from './filter';
import { mergeInPlace } from './merge';

const me = '0197-me';
const ABSENT = {
  subject: null, sourceStatus: null, channel: null, category: null, product: null, team: null, assignee: null, priority: null, brand: null,
  region: null, receivedAt: null, resolvedAt: null, closedAt: null, nextDeadline: null, customerName: null, erasedAt: null,
};
const row = (id: string, more: Partial<CaseSummary> = {}): CaseSummary => ({
  ...ABSENT,
  source: 'shop',
  id,
  number: `C-${id}`,
  status: 'open',
  version: 1,
  ...more,
});

describe('filter in the URL', () => {
  it('survives the round trip', () => {
    const search = new URLSearchParams('view=mine&q=broken+lamp&channel=email&channel=phone&team=billing');
    expect(filterToUrl(filterFromUrl(search)).toString()).toBe('view=mine&q=broken+lamp&channel=email&channel=phone&team=billing');
  });
  it('ignores what it does not know', () => {
    expect(filterFromUrl(new URLSearchParams('view=weird&colour=red&channel='))).toEqual({ view: 'open', q: '', values: {} });
  });
  it('drops a dimension that has no value left', () => {
    const filter = filterFromUrl(new URLSearchParams('channel=email'));
    expect(narrowed(filter, 'channel', [])).toEqual({ view: 'open', q: '', values: {} });
  });
});

describe('query of a view', () => {
  it('orders open work by next deadline and finished work by receipt', () => {
    expect(listQuery({ view: 'open', q: '', values: {} }, me)).toEqual({
      sort: 'next-deadline',
      status: ['new', 'open', 'waiting-for-customer'],
    });
    expect(listQuery({ view: 'all', q: '', values: {} }, me)).toEqual({ sort: 'received' });
  });
  it('means the signed-in user by mine', () => {
    expect(listQuery({ view: 'mine', q: '', values: {} }, me).assignee).toEqual([me]);
  });
  it('lets a chosen status win over that of the view', () => {
    expect(listQuery({ view: 'open', q: '', values: { status: ['closed'] } }, me).status).toEqual(['closed']);
  });
});

describe('whether a changed case still belongs', () => {
  const open = listQuery({ view: 'open', q: '', values: { channel: ['email'] } }, me);
  it('looks at all dimensions', () => {
    expect(belongs(row('a', { channel: 'email' }), open, 0)).toBe(true);
    expect(belongs(row('a', { channel: 'phone' }), open, 0)).toBe(false);
    expect(belongs(row('a', { channel: 'email', status: 'closed' }), open, 0)).toBe(false);
  });
  it('knows overdue by deadline and by state', () => {
    const overdue = listQuery({ view: 'overdue', q: '', values: {} }, me);
    const due = (dueAt: string, state: 'running' | 'breached') => row('a', { nextDeadline: { clock: 'resolution', dueAt, state, riskAt: null } });
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(belongs(due('2026-03-02T11:59:59Z', 'running'), overdue, now)).toBe(true);
    expect(belongs(due('2026-03-02T12:00:01Z', 'running'), overdue, now)).toBe(false);
    expect(belongs(row('a'), overdue, now)).toBe(false);
  });
});

describe('merging news into the rows on screen (U8)', () => {
  const rows = [row('a'), row('b', { version: 4 }), row('c')];
  it('changes rows in place, moves none, and counts what arrived', () => {
    const merged = mergeInPlace(rows, [row('d'), row('c', { version: 2, status: 'resolved' }), row('a')]);
    expect(merged.rows.map((each) => each.id)).toEqual(['a', 'b', 'c']);
    expect(merged.rows[2]?.status).toBe('resolved');
    expect([...merged.changed]).toEqual(['c']);
    expect([...merged.arrived]).toEqual(['d']);
  });
  it('ignores an answer that was overtaken', () => {
    const merged = mergeInPlace(rows, [row('b', { version: 3, status: 'new' })]);
    expect(merged.rows[1]?.version).toBe(4);
    expect(merged.changed.size).toBe(0);
  });
});
