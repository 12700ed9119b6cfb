import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { KpiMetrics } from '../../api/types';
import { useTitle } from '../../app/title';
import { FiguresIcon } from '../../components/icons';
import { ErrorNotice, ErrorState, Loading, PageHead } from '../../components/states';
import { useI18n } from '../../i18n/I18nProvider';
import { Behind } from '../behind/Behind';
import { Controls } from '../Controls';
import { kpiFilterToUrl, kpiQuery } from '../params';
import { useFilter } from '../useFilter';
import { figuresQuery, useLiveFigures } from '../useFigures';
import { CodesCard } from './CodesCard';
import { CustomersCard } from './CustomersCard';
import { RedressCard } from './RedressCard';
import { SharesCard } from './SharesCard';
import { DistributionCard, TimesCard } from './TimesCards';
import { timesOf } from './times';

/** What came of complaints: outcomes, causes, redress, quality of the work, and how long each step took. */
export function OutcomesPage() {
  const { t, f } = useI18n();
  useTitle(t('outcomes.title'));
  useLiveFigures();
  const [, setSearch] = useSearchParams();
  const { filter, settle, zone } = useFilter();
  const total = useQuery(figuresQuery(kpiQuery(filter, 'none', [], true)));
  const line = total.data?.series[0];
  return (
    <div className="rd-page">
      <PageHead title={t('outcomes.title')} lead={total.data === undefined ? <>&nbsp;</> : t('list.period', { from: f.dateTime(total.data.from), to: f.dateTime(total.data.to) })} />
      <Controls filter={filter} onChange={(next) => setSearch(kpiFilterToUrl(settle(next), zone), { replace: true })} without={['interval', 'groupBy']} />
      {total.data === undefined && total.isError ? (
        <ErrorState error={total.error} onRetry={() => void total.refetch()} />
      ) : total.data === undefined ? (
        <Loading lines={8} />
      ) : line === undefined || empty(line.metrics) ? (
        <EmptyState titleText={t('kpi.empty.title')} headingLevel="h2" icon={FiguresIcon}>
          <EmptyStateBody>{t('kpi.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <div aria-busy={total.isPlaceholderData} className={total.isPlaceholderData ? 'rd-stale' : undefined}>
          {total.isError && <ErrorNotice error={total.error} onRetry={() => void total.refetch()} />}
          {Date.parse(total.data.to) > Date.parse(total.data.asOf) && <p className="rd-quiet">{t('outcomes.incomplete')}</p>}
          <Behind links={line.links}>
            <Parts metrics={line.metrics} />
            <CustomersCard filter={filter} />
          </Behind>
        </div>
      )}
    </div>
  );
}

function Parts({ metrics }: { metrics: KpiMetrics }) {
  const { t } = useI18n();
  const times = timesOf(metrics, t);
  return (
    <>
      <h2 className="rd-section">{t('outcomes.section')}</h2>
      <div className="rd-charts">
        <CodesCard title={t('metric.outcomes')} about={t('outcomes.def.outcomes')} metric="outcomes" counts={metrics.outcomes} />
        <CodesCard title={t('metric.rootCauses')} about={t('outcomes.def.rootCauses')} metric="rootCauses" counts={metrics.rootCauses} />
        <RedressCard redress={metrics.redress} />
        <SharesCard metrics={metrics} />
      </div>
      <h2 className="rd-section">{t('outcomes.times')}</h2>
      <TimesCard times={times} />
      <div className="rd-charts">
        <DistributionCard times={times} />
      </div>
    </>
  );
}

function empty(metrics: KpiMetrics): boolean {
  const counted = Object.values(metrics.outcomes ?? {}).reduce((sum, count) => sum + count, 0);
  return counted + (metrics.intake?.count ?? 0) + (metrics.resolutionTime?.n ?? 0) + (metrics.firstResponseTime?.n ?? 0) + (metrics.reopen?.cases ?? 0) === 0;
}
