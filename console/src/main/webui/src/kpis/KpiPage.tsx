import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useDeferredValue, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { KpiAnswer, KpiMetrics } from '../api/types';
import { useTitle } from '../app/title';
import { FiguresIcon } from '../components/icons';
import { ErrorNotice, ErrorState, Loading, PageHead } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useStreamState } from '../live/LiveProvider';
import { onTick } from '../sla/ticker';
import { Behind } from './behind/Behind';
import { FlowCharts, Histograms } from './Charts';
import { Controls } from './Controls';
import { Groups } from './Groups';
import { intervalOf, kpiFilterToUrl, type KpiFilter } from './params';
import { Promises } from './Promises';
import { Tiles } from './Tiles';
import { useFigures } from './useFigures';
import { useFilter } from './useFilter';

/** The figures: tiles, promises, charts and groups of a period, live. */
export function KpiPage() {
  const { t } = useI18n();
  useTitle(t('kpi.title'));
  const [, setSearch] = useSearchParams();
  const { filter, settle, zone } = useFilter();
  const { total, trend, groups } = useFigures(filter);
  const change = (next: KpiFilter) => setSearch(kpiFilterToUrl(settle(next), zone), { replace: true });
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
          <Behind links={total.data.series[0]?.links}>
            <Tiles metrics={metrics} />
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
            {filter.groupBy.length > 0 && groups.data !== undefined && <Groups answer={groups.data} filter={filter} />}
            {groups.isError && <ErrorNotice error={groups.error} onRetry={() => void groups.refetch()} />}
          </Behind>
        </div>
      )}
    </div>
  );
}

function empty(metrics: KpiMetrics): boolean {
  const clocks = Object.values(metrics.sla ?? {}).reduce((sum, clock) => sum + (clock.n ?? clock.met + clock.breached), 0);
  const counts = [metrics.intake?.count, metrics.resolutionTime?.n, metrics.nps?.n, metrics.csat?.n, metrics.ces?.n, metrics.backlog?.open, clocks];
  return counts.every((count) => (count ?? 0) === 0);
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
      {Date.parse(answer.to) > asOf && <> · {t('figures.notOver')}</>}
      {last != null && <> · {t('kpi.lag', { time: f.ago(last, now) })}</>}
    </>
  );
}
