import { useQuery } from '@tanstack/react-query';
import { body, kpis } from '../api/client';
import type { CaseSummary, KpiMetrics } from '../api/types';

export type Facet = 'source' | 'channel' | 'category' | 'product' | 'team' | 'priority' | 'brand' | 'region';

/** The values of a dimension that occur in the figures of the last ten years, the most frequent first. */
async function readFacet(facet: Facet | 'survey'): Promise<string[]> {
  const year = new Date().getUTCFullYear();
  // Complaints belong to no survey; answers do.
  const metrics = facet === 'survey' ? 'nps,csat,ces' : 'intake';
  const query = { from: `${year - 10}-01-01`, to: `${year + 1}-01-01`, interval: 'none', groupBy: facet, metrics, links: 'false' };
  const answer = await body(kpis.GET('/api/v1/kpis', { params: { query } }));
  return answer.series
    .toSorted((a, b) => frequency(b.metrics) - frequency(a.metrics))
    .map((series) => series.group?.[facet] ?? '')
    .filter((value) => value !== '');
}

function frequency({ intake, nps, csat, ces }: KpiMetrics): number {
  return intake?.count ?? Math.max(nps?.n ?? 0, csat?.n ?? 0, ces?.n ?? 0);
}

/** Values to suggest for a filter; asked for only once the filter is open. */
export function useFacet(facet: Facet | 'survey', wanted: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: ['kpis', 'facet', facet],
    queryFn: () => readFacet(facet),
    enabled: wanted,
    staleTime: 600_000,
    retry: false,
  });
  return data ?? [];
}

/** The values in some rows, joined with those already known. */
export function valuesOf(rows: readonly CaseSummary[], facet: Facet, known: readonly string[]): string[] {
  return [...new Set([...known, ...rows.map((row) => row[facet] ?? '')])].filter((value) => value !== '');
}
