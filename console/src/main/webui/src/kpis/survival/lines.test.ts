import { describe, expect, it } from 'vitest';
import type { SurvivalLine } from '../../api/types';
import { bucketsOf, byGroup, shortfall } from './lines';

const line = (team: string, month: string, n: number, median: number | null, closed: number | null): SurvivalLine => ({
  group: { team },
  bucket: { from: `${month}-01T00:00:00Z`, to: `${month}-28T00:00:00Z`, complete: true },
  n,
  resolved: n,
  open: 0,
  gone: 0,
  medianSeconds: median,
  interval95: { lowSeconds: null, highSeconds: null },
  resolvedOnly: { n, p50Seconds: closed, p90Seconds: null, p95Seconds: null, p99Seconds: null },
  openAges: { n: 0, p50Seconds: null, p90Seconds: null, p95Seconds: null, p99Seconds: null },
});
const SERIES = [line('a', '2026-02', 2, null, 30), line('b', '2026-01', 9, 40, 30), line('a', '2026-01', 1, 5, null)];

describe('survival', () => {
  it('puts groups in order of size, and buckets in order of time', () => {
    const groups = byGroup(SERIES, (each) => each.group['team'] ?? '');
    expect(groups.map((group) => [group.name, group.lines.map((each) => each.bucket?.from.slice(0, 7))])).toEqual([
      ['b', ['2026-01']],
      ['a', ['2026-01', '2026-02']],
    ]);
    expect(bucketsOf(SERIES).map((bucket) => bucket.from.slice(0, 7))).toEqual(['2026-01', '2026-02']);
  });
  it('says how much too low the resolved alone are, where both are known', () => {
    expect(SERIES.map(shortfall)).toEqual([null, 10, null]);
  });
});
