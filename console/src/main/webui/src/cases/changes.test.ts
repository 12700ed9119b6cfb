import { describe, expect, it } from 'vitest';
import type { CaseDetail, TimelineItem } from '../api/types';
import { fieldChanges, harmless, optimistic } from './changes';

const seen: CaseDetail = {
  id: 'a', number: 'C-1', status: 'open', version: 7, priority: 'high', source: 'shop', reopenCount: 0, transferCount: 0,
  stated: {}, historic: false, clocks: [], exchanges: [], allowed: [],
};
const item = (version: number, type: string): TimelineItem => ({
  version,
  type: `org.redress.complaint.${type}.v1`,
  occurredAt: '2026-03-02T12:00:00Z',
  recordedAt: '2026-03-02T12:00:00Z',
  actor: 'agent:1',
  fact: {},
});

describe('a case that changed under the hands (U11)', () => {
  it('names what somebody else changed', () => {
    expect(fieldChanges(seen, { ...seen, version: 8, assignee: 'u1', status: 'resolved' })).toEqual([
      { field: 'status', before: 'open', now: 'resolved' },
      { field: 'assignee', before: null, now: 'u1' },
    ]);
  });
  it('takes absent and null for the same', () => {
    expect(fieldChanges({ ...seen, assignee: undefined }, seen)).toEqual([]);
  });
  it('asks nobody when only a clock moved on or a note came', () => {
    expect(harmless(seen, { ...seen, version: 9 }, [item(8, 'sla-warned'), item(9, 'note-added')])).toBe(true);
  });
  it('asks when the customer or a colleague wrote', () => {
    expect(harmless(seen, { ...seen, version: 8 }, [item(8, 'customer-replied')])).toBe(false);
    expect(harmless(seen, { ...seen, version: 8 }, [item(3, 'customer-replied')])).toBe(true);
  });
});

describe('what is shown before the server has answered', () => {
  it('takes a new case into work when it is assigned', () => {
    expect(optimistic({ ...seen, status: 'new' }, { action: 'assign', body: { assignee: 'u1' } })).toMatchObject({
      status: 'open',
      assignee: 'u1',
      priority: 'high',
    });
  });
  it('leaves resolutions and answers to the server', () => {
    expect(optimistic(seen, { action: 'reply', body: { text: 'x' } })).toBeNull();
    expect(optimistic(seen, { action: 'resolve', body: { outcome: 'upheld' } })).toBeNull();
  });
});
