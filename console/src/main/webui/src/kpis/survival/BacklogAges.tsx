import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, figures } from '../../api/client';
import type { Ages, Backlog } from '../../api/types';
import { ErrorNotice, Loading } from '../../components/states';
import type { Format } from '../../i18n/format';
import { useI18n } from '../../i18n/I18nProvider';
import type { Translate } from '../../i18n/messages';
import { About } from '../About';
import { OwnCount } from '../behind/Behind';
import type { ChartTable } from '../charts/ChartCard';
import { kpiValues, type Group, type KpiFilter } from '../params';
import { TableCard } from '../outcomes/TableCard';

const LOOK_AGAIN_MILLIS = 60_000;

/** How old the complaints are that are open now, and those without a resolution; whatever the period. */
export function BacklogAges({ filter }: { filter: KpiFilter }) {
  const { t, f } = useI18n();
  const query = { zone: filter.zone, ...(filter.groupBy.length > 0 ? { groupBy: filter.groupBy.join(',') } : {}), ...kpiValues(filter) };
  const answer = useQuery({
    queryKey: ['kpis', 'backlog', query],
    queryFn: ({ signal }) => body(figures.GET('/api/v1/kpis/backlog', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MILLIS,
  });
  const title = t('metric.backlog.age');
  return (
    <section aria-labelledby="backlog-ages">
      <h2 id="backlog-ages" className="rd-section">
        {title}
      </h2>
      {answer.isError && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data === undefined ? (
        !answer.isError && <Loading lines={3} />
      ) : (
        <TableCard title={t('backlog.now', { time: f.dateTime(answer.data.at) })} about={<About name={title} text={t('backlog.about')} metric="backlog.age" />} table={tableOf(answer.data, filter.groupBy, t, f)} />
      )}
    </section>
  );
}

function tableOf(backlog: Backlog, groupBy: readonly Group[], t: Translate, f: Format): ChartTable {
  const three = (of: { p50Days?: number | null; p90Days?: number | null; p95Days?: number | null } | null | undefined) =>
    of?.p50Days == null ? '–' : [of.p50Days, of.p90Days, of.p95Days].map((days) => (days == null ? '–' : f.number(days, 1))).join(' · ');
  const line = (name: string, part: 'open' | 'unresolved', ages: Ages, links: Backlog['series'][number]['links']) => {
    const count = (path: string, n: number) => <OwnCount key={path} links={links} part={path} text={f.number(n)} name={t('metric.backlog')} />;
    return {
    key: name,
    cells: [name, ages.n, three(ages), three(ages.businessDays), ages.maxDays ?? null, ages.classes.upTo3BusinessDays, ages.classes.upTo8Weeks, ages.classes.over8Weeks],
    shown: [
      name,
      count(part, ages.n),
      three(ages),
      three(ages.businessDays),
      ages.maxDays == null ? '–' : f.number(ages.maxDays, 1),
      count(`${part}/classes/upTo3BusinessDays`, ages.classes.upTo3BusinessDays),
      count(`${part}/classes/upTo8Weeks`, ages.classes.upTo8Weeks),
      count(`${part}/classes/over8Weeks`, ages.classes.over8Weeks),
    ],
    };
  };
  return {
    head: [
      groupBy.length === 0 ? t('backlog.which') : [...groupBy.map((group) => t(`dim.${group}`)), t('backlog.which')].join(', '),
      t('kpi.col.n'),
      t('backlog.days'),
      t('backlog.business'),
      t('backlog.oldest'),
      t('backlog.class.fresh'),
      t('backlog.class.weeks'),
      t('backlog.class.old'),
    ],
    rows: backlog.series.flatMap(({ group, open, unresolved, links }) => {
      const named = groupBy.map((dimension) => group[dimension] || t('kpi.unclassified'));
      return [line([...named, t('part.open')].join(' · '), 'open', open, links), line([...named, t('part.unresolved')].join(' · '), 'unresolved', unresolved, links)];
    }),
  };
}
