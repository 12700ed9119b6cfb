import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { body, kpis } from '../api/client';
import type { KpiAnswer } from '../api/types';
import { useChanges } from '../live/LiveProvider';
import { intervalOf, kpiQuery, type KpiFilter } from './params';

const kpiKeys = { figures: ['kpis', 'figures'] as const };

/** All figures, or some by name. */
type Query = ReturnType<typeof kpiQuery> & { metrics?: string };

export const figuresQuery = (query: Query) =>
  queryOptions<KpiAnswer>({
    queryKey: [...kpiKeys.figures, query],
    queryFn: ({ signal }) => body(kpis.GET('/api/v1/kpis', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    // Promises run out without any event; once a minute is often enough for those.
    refetchInterval: 60_000,
  });

/** After a change the figures are looked at soon, and once more when the services have surely counted it. */
const SOON_MILLIS = 180;
const SURELY_MILLIS = 900;
/** However many changes come, the figures are asked for no more often than this. */
const GAP_MILLIS = 600;

/** The figures of a filter: as a whole, over time, and by group; live. */
export function useFigures(filter: KpiFilter) {
  useLiveFigures();
  const total = useQuery(figuresQuery(kpiQuery(filter, 'none', [], true)));
  const trend = useQuery(figuresQuery(kpiQuery(filter, intervalOf(filter), [])));
  const groups = useQuery({ ...figuresQuery(kpiQuery(filter, 'none', filter.groupBy)), enabled: filter.groupBy.length > 0 });
  return { total, trend, groups };
}

/** Asks for the figures on screen again after changes. */
export function useLiveFigures(): void {
  const queries = useQueryClient();
  const timers = useRef({ soon: 0, surely: 0, lastAt: 0 });
  useEffect(() => {
    const running = timers.current;
    return () => {
      clearTimeout(running.soon);
      clearTimeout(running.surely);
    };
  }, []);
  useChanges((changes) => {
    if (!changes.figures) return;
    const running = timers.current;
    // A look in progress is not cut off, otherwise a steady flow of changes would never let one finish; the last look comes after all.
    const look = (cancelRefetch: boolean) => {
      running.lastAt = performance.now();
      void queries.invalidateQueries({ queryKey: kpiKeys.figures }, { cancelRefetch });
    };
    if (running.soon === 0) {
      const wait = Math.max(SOON_MILLIS, running.lastAt + GAP_MILLIS - performance.now());
      running.soon = window.setTimeout(() => {
        running.soon = 0;
        look(false);
      }, wait);
    }
    clearTimeout(running.surely);
    running.surely = window.setTimeout(() => look(true), SURELY_MILLIS);
  });
}
