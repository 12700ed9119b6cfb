import type { SurvivalLine } from '../../api/types';

/** The lines of an answer by bucket, one group after another; groups with the most complaints first. */
export function byGroup(series: readonly SurvivalLine[], nameOf: (line: SurvivalLine) => string): Array<{ name: string; n: number; lines: SurvivalLine[] }> {
  const groups = new Map<string, SurvivalLine[]>();
  for (const line of series) {
    const name = nameOf(line);
    const lines = groups.get(name);
    if (lines === undefined) groups.set(name, [line]);
    else lines.push(line);
  }
  return [...groups]
    .map(([name, lines]) => ({ name, n: lines.reduce((sum, line) => sum + line.n, 0), lines: lines.toSorted((a, b) => (a.bucket?.from ?? '').localeCompare(b.bucket?.from ?? '')) }))
    .toSorted((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

/** All buckets that occur, in order. */
export function bucketsOf(series: readonly SurvivalLine[]): Array<NonNullable<SurvivalLine['bucket']>> {
  const known = new Map(series.flatMap((line) => (line.bucket == null ? [] : [[line.bucket.from, line.bucket] as const])));
  return [...known.values()].toSorted((a, b) => a.from.localeCompare(b.from));
}

/** How far the percentiles of the resolved alone fall short of the estimate that knows of the open ones; null where either is missing. */
export function shortfall(line: SurvivalLine): number | null {
  const { medianSeconds, resolvedOnly } = line;
  return medianSeconds == null || resolvedOnly.p50Seconds == null ? null : medianSeconds - resolvedOnly.p50Seconds;
}
