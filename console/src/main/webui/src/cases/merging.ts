import type { Clock, TimelineDuplicate, TimelineItem } from '../api/types';

/** What a merge does to a clock of the duplicate: what still runs is void, what was met or breached stays (DEC-9). */
export function fateOf(clock: Clock): 'cancelled' | 'kept' {
  return clock.state === 'running' || clock.state === 'paused' ? 'cancelled' : 'kept';
}

export type TimelineLine = { kind: 'item'; item: TimelineItem } | { kind: 'duplicate'; duplicate: TimelineDuplicate };

/** The timeline with the duplicates where we heard of them. */
export function withDuplicates(items: readonly TimelineItem[], duplicates: readonly TimelineDuplicate[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  const waiting = duplicates.toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
  for (const item of items) {
    const heard = Date.parse(item.recordedAt ?? item.occurredAt);
    while (waiting[0] !== undefined && Date.parse(waiting[0].recordedAt) < heard) lines.push({ kind: 'duplicate', duplicate: waiting.shift() as TimelineDuplicate });
    lines.push({ kind: 'item', item });
  }
  return [...lines, ...waiting.map((duplicate): TimelineLine => ({ kind: 'duplicate', duplicate }))];
}
