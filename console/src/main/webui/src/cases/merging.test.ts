import { expect, test } from 'vitest';
import type { Clock, TimelineDuplicate, TimelineItem } from '../api/types';
import { fateOf, withDuplicates } from './merging';

const item = (version: number, recordedAt: string): TimelineItem => ({ version, type: 'org.redress.complaint.note-added.v1', occurredAt: '2026-01-01T00:00:00Z', recordedAt, actor: 'agent:1', fact: {} });
const duplicate = (number: string, recordedAt: string): TimelineDuplicate => ({ id: number, number, mergedAt: recordedAt, recordedAt, actor: 'agent:1' });

test('a duplicate stands in the timeline where we heard of it', () => {
  const lines = withDuplicates(
    [item(1, '2026-03-01T10:00:00Z'), item(2, '2026-03-02T10:00:00Z')],
    [duplicate('C-3', '2026-03-03T10:00:00Z'), duplicate('C-2', '2026-03-01T12:00:00Z')],
  );
  expect(lines.map((line) => (line.kind === 'item' ? line.item.version : line.duplicate.number))).toEqual([1, 'C-2', 2, 'C-3']);
});

test('DEC-9: running clocks of a duplicate are cancelled, verdicts stay', () => {
  const clock = (state: Clock['state']): Clock => ({ clock: 'resolution', run: 1, state, startedAt: '2026-03-01T10:00:00Z', warnedShare: 0 });
  expect((['running', 'paused', 'met', 'breached', 'cancelled'] as const).map((state) => fateOf(clock(state)))).toEqual(['cancelled', 'cancelled', 'kept', 'kept', 'kept']);
});
