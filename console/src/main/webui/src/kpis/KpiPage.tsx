import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { KpiAnswer, KpiMetrics } from '../api/types';
import { useTitle } from '../app/title';
import { FiguresIcon } from '../components/icons';
import { ErrorNotice, ErrorState, Loading, PageHead } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useStreamState } from '../live/LiveProvider';
import { onTick } from '../sla/ticker';
import { FlowCharts, Histograms } from './Charts';
import { Controls } from './Controls';
import { Groups } from './Groups';
import { intervalOf, kpiFilterFromUrl, kpiFilterToUrl, type KpiFilter } from './params';
import { periodOf } from './period';
import { Promises } from './Promises';
import { Tiles } from './Tiles';
import { useFigures } from './useFigures';

const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The figures: tiles, promises, charts and groups of a period, live. */
export function KpiPage() {
  const { t } = useI18n();
  useTitle(t('kpi.title'));
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const filter = useMemo(() => kpiFilterFromUrl(search, today, BROWSER_ZONE), [search, today]);
  const { total, trend, groups } = useFigures(filter);
  const change = (next: KpiFilter) => {
    const period = next.preset === 'custom' ? next.period : periodOf(next.preset, serverClock.now(), next.zone);
    setSearch(kpiFilterToUrl({ ...next, period }, BROWSER_ZONE), { replace: true });
  };
  const metrics = total.data?.series[0]?.metrics;
  const interval = intervalOf(filter);
  // The tiles come first; charts may follow a moment later.
  const drawn = useDeferredValue(trend.data);

  return (
    <div className="rd-page rd-kpis">
      <PageHead title={t('kpi.title')} lead={total.data === undefined ? <>&nbsp;</> : <Age answer={total.data} />} />
      <Controls filter={filter} onChange={change} />
      {total.data === undefined && total.isError ? (
        <ErrorState error={total.error} onRetry={() => void total.refetch()} />
      ) : total.data === undefined ? (
        <Loading lines={8} />
      ) : metrics === undefined || empty(metrics) ? (
        <EmptyState titleText={t('kpi.empty.title')} headingLevel="h2" icon={FiguresIcon}>
          <EmptyStateBody>{t('kpi.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <div aria-busy={total.isPlaceholderData} className={total.isPlaceholderData ? 'rd-stale' : undefined}>
          <Tiles metrics={metrics} backlogLink={`/queue${backlogSearch(filter)}`} />
          {trend.isError && <ErrorNotice error={trend.error} onRetry={() => void trend.refetch()} />}
          <h2 className="rd-section">{t('kpi.section.promises')}</h2>
          <Promises metrics={metrics} />
          <div className="rd-charts">{drawn && <FlowCharts series={drawn.series} zone={drawn.zone} interval={interval} part="promises" />}</div>
          <h2 className="rd-section">{t('kpi.section.flow')}</h2>
          <div className="rd-charts">{drawn && <FlowCharts series={drawn.series} zone={drawn.zone} interval={interval} part="flow" />}</div>
          {((metrics.nps?.n ?? 0) > 0 || (metrics.csat?.n ?? 0) > 0 || (metrics.ces?.n ?? 0) > 0) && (
            <>
              <h2 className="rd-section">{t('kpi.section.customers')}</h2>
              <div className="rd-charts">
                {drawn && <FlowCharts series={drawn.series} zone={drawn.zone} interval={interval} part="customers" />}
                <Histograms nps={metrics.nps} csat={metrics.csat} ces={metrics.ces} />
              </div>
            </>
          )}
          {filter.groupBy.length > 0 && groups.data !== undefined && <Groups answer={groups.data} groupBy={filter.groupBy} />}
          {groups.isError && <ErrorNotice error={groups.error} onRetry={() => void groups.refetch()} />}
        </div>
      )}
    </div>
  );
}

/** A moment of the present hour; another one when the hour is over, so that a page left open moves on to the next day. */
function useToday(): number {
  const hour = () => Math.floor(serverClock.now() / 3_600_000) * 3_600_000;
  const [now, setNow] = useState(hour);
  useEffect(() => onTick(30_000, () => setNow(hour())), []);
  return now;
}

function empty(metrics: KpiMetrics): boolean {
  const clocks = Object.values(metrics.sla ?? {}).reduce((sum, clock) => sum + (clock.n ?? clock.met + clock.breached), 0);
  const counts = [metrics.intake?.count, metrics.resolutionTime?.n, metrics.nps?.n, metrics.csat?.n, metrics.ces?.n, metrics.backlog?.open, clocks];
  return counts.every((count) => (count ?? 0) === 0);
}

function backlogSearch(filter: KpiFilter): string {
  const search = new URLSearchParams(Object.entries(filter.values).flatMap(([name, values]) => values.map((value) => [name, value])));
  search.set('view', 'all');
  for (const status of ['new', 'open', 'waiting-for-customer', 'resolved']) search.append('status', status);
  return `?${search}`;
}

/** How old the figures are, by the server's clock. */
function Age({ answer }: { answer: KpiAnswer }) {
  const { t, f } = useI18n();
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => onTick(1000, () => setNow(serverClock.now())), []);
  const asOf = Date.parse(answer.asOf);
  const last = answer.freshness?.lastEventRecordedAt;
  const age = Math.max(0, (now - asOf) / 1000);
  // While hints arrive, no hint means that nothing has changed since.
  const upToDate = useStreamState() === 'live' || age < 30;
  return (
    <>
      {t('kpi.asOf', { time: f.time(asOf) })} · {upToDate ? t('kpi.age.now') : t('kpi.age', { age: f.duration(age) })} · {answer.zone}
      {last != null && <> · {t('kpi.lag', { time: f.ago(last, now) })}</>}
    </>
  );
}
