import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { serverClock } from '../api/serverClock';
import { onTick } from '../sla/ticker';
import { kpiFilterFromUrl, type KpiFilter, type UsualPreset } from './params';
import { periodOf } from './period';

const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The filter that the URL holds; {@code settle} gives a changed one the dates of its preset. */
export function useFilter(usual: UsualPreset = '30d'): { filter: KpiFilter; settle: (next: KpiFilter) => KpiFilter; zone: string } {
  const [search] = useSearchParams();
  const hour = useHour();
  const filter = useMemo(() => kpiFilterFromUrl(search, hour, BROWSER_ZONE, usual), [search, hour, usual]);
  const settle = (next: KpiFilter) => ({ ...next, period: next.preset === 'custom' ? next.period : periodOf(next.preset, serverClock.now(), next.zone) });
  return { filter, settle, zone: BROWSER_ZONE };
}

/** A moment of the present hour; another one when the hour is over, so that a page left open moves on to the next day. */
function useHour(): number {
  const hour = () => Math.floor(serverClock.now() / 3_600_000) * 3_600_000;
  const [now, setNow] = useState(hour);
  useEffect(() => onTick(30_000, () => setNow(hour())), []);
  return now;
}
