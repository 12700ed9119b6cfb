/** One bar of a histogram of answers. */
export interface Bar {
  score: number;
  count: number;
}

function number(value: unknown): number | null {
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(parsed) ? parsed : null;
}

/** Reads a histogram however it is written: {"9": 4}, [{score, count}] or counts from a first score on. Scores ascend. */
export function histogram(value: unknown, firstScore: number): Bar[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => {
      if (typeof entry === 'object' && entry !== null) {
        const fields = entry as Record<string, unknown>;
        const score = number(fields['score'] ?? fields['value']);
        const count = number(fields['count'] ?? fields['n']);
        return score === null || count === null ? [] : [{ score, count }];
      }
      const count = number(entry);
      return count === null ? [] : [{ score: firstScore + index, count }];
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([key, entry]) => {
      const score = number(key);
      const count = number(entry);
      return score === null || count === null ? [] : [{ score, count }];
    })
    .toSorted((a, b) => a.score - b.score);
}

/** Every score of the scale once, also those nobody gave. */
export function filled(bars: readonly Bar[], low: number, high: number): Bar[] {
  const counts = new Map(bars.map((bar) => [bar.score, bar.count]));
  return Array.from({ length: high - low + 1 }, (_, index) => ({ score: low + index, count: counts.get(low + index) ?? 0 }));
}

/** An interval as low and high; null where there is none. */
export function bounds(interval: readonly number[] | null | undefined): { low: number; high: number } | null {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined ? null : { low, high };
}

/** Text of a comma-separated file; cells that a spreadsheet would run as a formula are disarmed. */
export function csv(head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number | null>>): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}
