import { useQuery } from '@tanstack/react-query';
import { body, kpis } from '../api/client';
import type { CaseSummary } from '../api/types';

export type Facet = 'source' | 'channel' | 'category' | 'product' | 'team' | 'priority' | 'brand' | 'region';

/** The values of a dimension that occur in the figures of the last ten years, the most frequent first. */
async function readFacet(facet: Facet): Promise<string[]> {
  const year = new Date().getUTCFullYear();
  const query = { from: `${year - 10}-01-01`, to: `${year + 1}-01-01`, interval: 'none', groupBy: facet, metrics: 'intake' };
  const answer = await body(kpis.GET('/api/v1/kpis', { params: { query } }));
  return answer.series
    .toSorted((a, b) => (b.metrics.intake?.count ?? 0) - (a.metrics.intake?.count ?? 0))
    .map((series) => series.group?.[facet] ?? '')
    .filter((value) => value !== '');
}

/** Values to suggest for a filter; asked for only once the filter is open. */
export function useFacet(facet: Facet, wanted: boolean): readonly string[] {
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
