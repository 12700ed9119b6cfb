import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { body, figures } from '../../api/client';
import type { Survival, SurvivalLine } from '../../api/types';
import { useTitle } from '../../app/title';
import { FiguresIcon } from '../../components/icons';
import { ErrorNotice, ErrorState, Loading, PageHead } from '../../components/states';
import { useI18n } from '../../i18n/I18nProvider';
import type { Format } from '../../i18n/format';
import type { Translate } from '../../i18n/messages';
import { About } from '../About';
import { OwnCount } from '../behind/Behind';
import { ChartCard, type ChartTable } from '../charts/ChartCard';
import { Controls } from '../Controls';
import { bounds } from '../figures';
import { allows, type Interval } from '../period';
import { kpiFilterToUrl, kpiValues, type Group, type KpiFilter } from '../params';
import { useFilter } from '../useFilter';
import { BacklogAges } from './BacklogAges';
import { bucketsOf, byGroup } from './lines';

const USUAL = '12m';
const DRAWN_GROUPS = 4;

/** How long it takes when many are still open: by receipt, with the open ones as far as they are known. */
export function SurvivalPage() {
  const { t } = useI18n();
  useTitle(t('survival.title'));
  const [, setSearch] = useSearchParams();
  const { filter, settle, zone } = useFilter(USUAL);
  const interval = filter.interval ?? (allows(filter.period, 'month') ? 'month' : 'year');
  const query = {
    from: filter.period.from,
    to: filter.period.to,
    zone: filter.zone,
    interval,
    ...(filter.groupBy.length > 0 ? { groupBy: filter.groupBy.join(',') } : {}),
    ...kpiValues(filter),
  };
  const answer = useQuery({
    // It reads all complaints of the period, so it is not asked again with every change.
    queryKey: ['kpis', 'survival', query],
    queryFn: ({ signal }) => body(figures.GET('/api/v1/kpis/survival', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <div className="rd-page">
      <PageHead title={t('survival.title')} lead={t('survival.lead')} />
      <Controls filter={{ ...filter, interval }} onChange={(next) => setSearch(kpiFilterToUrl(settle(next), zone, USUAL), { replace: true })} />
      {answer.data === undefined && answer.isError ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Loading lines={8} />
      ) : answer.data.series.length === 0 ? (
        <EmptyState titleText={t('survival.empty')} headingLevel="h2" icon={FiguresIcon}>
          <EmptyStateBody>{t('survival.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <div aria-busy={answer.isPlaceholderData} className={answer.isPlaceholderData ? 'rd-stale' : undefined}>
          {answer.isError && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
          <Curves answer={answer.data} interval={interval} groupBy={filter.groupBy} zone={filter.zone} />
        </div>
      )}
      <BacklogAges filter={filter} />
    </div>
  );
}

interface CurvesProps {
  answer: Survival;
  interval: Interval;
  groupBy: KpiFilter['groupBy'];
  zone: string;
}

function Curves({ answer, interval, groupBy, zone }: CurvesProps) {
  const { t, f, language } = useI18n();
  const title = t('survival.chart');
  const nameOf = (line: SurvivalLine) => groupName(line, groupBy, t);
  const groups = byGroup(answer.series, nameOf);
  const buckets = bucketsOf(answer.series);
  const labels = buckets.map((bucket) => bucketLabel(bucket.from, interval, zone, language));
  const at = (lines: readonly SurvivalLine[], pick: (line: SurvivalLine) => number | null | undefined) =>
    buckets.map((bucket) => {
      const line = lines.find((each) => each.bucket?.from === bucket.from);
      return line === undefined ? null : (pick(line) ?? null);
    });
  const median = (name: string, lines: readonly SurvivalLine[]) => ({
    name,
    values: at(lines, (line) => line.medianSeconds),
    band: buckets.map((bucket) => {
      const ends = lines.find((each) => each.bucket?.from === bucket.from)?.interval95;
      return ends?.lowSeconds == null || ends.highSeconds == null ? null : bounds([ends.lowSeconds, ends.highSeconds]);
    }),
  });
  const first = groups[0];
  const lines =
    groupBy.length > 0 || first === undefined
      ? groups.slice(0, DRAWN_GROUPS).map((group) => median(group.name, group.lines))
      : [
          median(t('survival.median'), first.lines),
          { name: t('survival.closed'), values: at(first.lines, (line) => line.resolvedOnly.p50Seconds) },
          { name: t('survival.open'), values: at(first.lines, (line) => line.openAges.p50Seconds) },
        ];
  const incomplete = buckets.findLast((bucket) => !bucket.complete);
  const notes = [
    incomplete === undefined ? null : `${bucketLabel(incomplete.from, interval, zone, language)}: ${t('kpi.incomplete')}`,
    groups.length > DRAWN_GROUPS && groupBy.length > 0 ? t('survival.drawn', { n: DRAWN_GROUPS }) : null,
    t('survival.note'),
  ].filter((each) => each !== null);
  return (
    <ChartCard
      title={title}
      wide
      heading="h2"
      about={<About name={title} text={t('survival.about')} metric="survival" />}
      note={notes.join(' · ')}
      data={{ kind: 'lines', labels, min: 0, format: (value) => f.duration(value), lines }}
      table={tableOf(answer.series, groupBy, (line) => (line.bucket == null ? t('compare.all') : bucketLabel(line.bucket.from, interval, zone, language)), t, f)}
      below
    />
  );
}

function groupName(line: SurvivalLine, groupBy: readonly Group[], t: Translate): string {
  return groupBy.map((dimension) => line.group[dimension] || t('kpi.unclassified')).join(' · ');
}

function bucketLabel(from: string, interval: Interval, zone: string, language: string): string {
  const styles: Record<Interval, Intl.DateTimeFormatOptions> = {
    hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    day: { day: 'numeric', month: 'short', year: '2-digit' },
    week: { day: 'numeric', month: 'short', year: '2-digit' },
    month: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  };
  return new Intl.DateTimeFormat(language, { ...styles[interval], timeZone: zone }).format(Date.parse(from));
}

function tableOf(series: readonly SurvivalLine[], groupBy: readonly Group[], bucketName: (line: SurvivalLine) => string, t: Translate, f: Format): ChartTable {
  const duration = (value: number | null | undefined) => (value == null ? '–' : f.duration(value));
  const three = (of: SurvivalLine['openAges']) => (of.n === 0 ? '–' : [duration(of.p50Seconds), duration(of.p90Seconds), duration(of.p95Seconds)].join(' · '));
  const ends = ({ lowSeconds, highSeconds }: SurvivalLine['interval95']) =>
    lowSeconds == null && highSeconds == null ? '–' : `${duration(lowSeconds)} – ${highSeconds == null ? t('survival.notReached') : f.duration(highSeconds)}`;
  return {
    head: [
      t('survival.received'),
      ...(groupBy.length === 0 ? [] : [groupBy.map((group) => t(`dim.${group}`)).join(', ')]),
      t('kpi.col.n'),
      t('survival.resolved'),
      t('survival.censored.open'),
      t('survival.censored.gone'),
      t('survival.median'),
      t('survival.interval'),
      t('survival.closed.three'),
      t('survival.open.three'),
    ],
    rows: series
      .toSorted((a, b) => (a.bucket?.from ?? '').localeCompare(b.bucket?.from ?? ''))
      .map((line) => {
        const name = bucketName(line);
        const group = groupName(line, groupBy, t);
        const count = (part: 'n' | 'resolved' | 'open' | 'gone') => <OwnCount key={part} links={line.links} part={part} text={f.number(line[part])} name={t('metric.survival')} />;
        const { medianSeconds, interval95, resolvedOnly, openAges } = line;
        return {
          key: `${name} ${group}`,
          cells: [
            name,
            ...(groupBy.length === 0 ? [] : [group]),
            line.n,
            line.resolved,
            line.open,
            line.gone,
            medianSeconds ?? null,
            `${interval95.lowSeconds ?? ''} ${interval95.highSeconds ?? ''}`,
            [resolvedOnly.p50Seconds, resolvedOnly.p90Seconds, resolvedOnly.p95Seconds].join(' '),
            [openAges.p50Seconds, openAges.p90Seconds, openAges.p95Seconds].join(' '),
          ],
          shown: [
            line.bucket?.complete === false ? `${name} (${t('kpi.incomplete')})` : name,
            ...(groupBy.length === 0 ? [] : [group]),
            count('n'),
            count('resolved'),
            count('open'),
            count('gone'),
            medianSeconds == null ? t('survival.notReached') : f.duration(medianSeconds),
            ends(interval95),
            three(resolvedOnly),
            three(openAges),
          ],
        };
      }),
  };
}
