import type { CaseSummary } from '../api/types';

/** What a fresh look at the server means for the rows on screen. */
export interface Merged {
  /** The same rows in the same order, with what changed in them. */
  rows: CaseSummary[];
  /** The cases whose row changed. */
  changed: ReadonlySet<string>;
  /** Cases that belong to the list but are not on screen. */
  arrived: ReadonlySet<string>;
}

/**
 * Puts newer versions of cases into the rows on screen without moving any. Older versions than shown are ignored: answers may
 * overtake each other.
 *
 * @param rows what is on screen
 * @param fresh what the server says now, each case at most once
 */
export function mergeInPlace(rows: readonly CaseSummary[], fresh: readonly CaseSummary[]): Merged {
  const newer = new Map(fresh.map((row) => [row.id, row]));
  const changed = new Set<string>();
  const merged = rows.map((row) => {
    const next = newer.get(row.id);
    newer.delete(row.id);
    if (next === undefined || next.version <= row.version) return row;
    changed.add(row.id);
    return next;
  });
  return { rows: merged, changed, arrived: new Set(newer.keys()) };
}
