import { Card, CardBody } from '@patternfly/react-core';
import { useId } from 'react';
import { Link } from 'react-router';
import type { KpiAnswer, KpiSeries } from '../api/types';
import { useI18n } from '../i18n/I18nProvider';
import { Count } from './behind/Behind';
import { CsvButton, FigureTable, type ChartTable } from './charts/ChartCard';
import { bounds } from './figures';
import { kpiFilterToUrl, type KpiFilter } from './params';
import { allClocks } from './Tiles';

const SHOWN = 100;

/** The figures of each group, the largest intake first. */
export function Groups({ answer, filter }: { answer: KpiAnswer; filter: KpiFilter }) {
  const { t, f } = useI18n();
  const { groupBy } = filter;
  const id = useId();
  const title = t('kpi.section.groups', { name: groupBy.map((group) => t(`dim.${group}`)).join(', ') });
  const series = answer.series.toSorted((a, b) => (b.metrics.intake?.count ?? 0) - (a.metrics.intake?.count ?? 0)).slice(0, SHOWN);
  const duration = (value: number | null | undefined) => (value == null ? '–' : f.duration(value));
  // A group leads to its own figures.
  const pathOf = (group: KpiSeries['group']) => {
    const values = { ...filter.values, ...Object.fromEntries(groupBy.map((dimension) => [dimension, [group?.[dimension] ?? '']])) };
    return `/kpis?${kpiFilterToUrl({ ...filter, values, groupBy: [] }, '')}`;
  };
  const table: ChartTable = {
    head: [
      groupBy.map((group) => t(`dim.${group}`)).join(', '),
      t('kpi.col.received'),
      t('kpi.col.median'),
      t('kpi.col.p90'),
      t('kpi.col.p95'),
      t('kpi.tile.sla'),
      t('kpi.tile.nps'),
      t('kpi.tile.csat'),
      t('kpi.tile.reopen'),
    ],
    rows: series.map(({ group, metrics }) => {
      const name = groupBy.map((dimension) => group?.[dimension] || t('kpi.unclassified')).join(' · ');
      const all = allClocks(metrics.sla);
      const { nps, csat, reopen, resolutionTime: time } = metrics;
      const range = bounds(nps?.interval95);
      const count = (metric: string, part: string, text: string) => <Count metric={metric} part={part} text={text} within={{ group: group ?? {} }} />;
      const share = (metric: string, part: string, figure: { share?: number | null; interval95?: readonly number[] | null } | null | undefined, n: number | null | undefined) => {
        const around = bounds(figure?.interval95);
        return figure?.share == null ? (
          '–'
        ) : (
          <span key={metric}>
            {f.percent(figure.share)} ({count(metric, part, t('kpi.n', { n: n ?? 0 }))}
            {around !== null && `, ${f.percent(around.low)} – ${f.percent(around.high)}`})
          </span>
        );
      };
      const median = (
        <span key="median">
          {duration(time?.p50Seconds)} {(time?.n ?? 0) > 0 && <>({count('resolutionTime', 'n', t('kpi.n', { n: time?.n ?? 0 }))})</>}
        </span>
      );
      return {
        key: name,
        cells: [
          name,
          metrics.intake?.count ?? null,
          time?.p50Seconds ?? null,
          time?.p90Seconds ?? null,
          time?.p95Seconds ?? null,
          all.share,
          nps?.score ?? null,
          csat?.share ?? null,
          reopen?.share ?? null,
        ],
        shown: [
          <Link key="name" to={pathOf(group)}>
            <bdi>{name}</bdi>
          </Link>,
          metrics.intake == null ? '–' : count('intake', 'count', f.number(metrics.intake.count)),
          median,
          duration(time?.p90Seconds),
          duration(time?.p95Seconds),
          // Clocks of a case are not independent: their share as a whole has no interval, and no single list.
          all.share === null ? '–' : `${f.percent(all.share)} (${t('kpi.n', { n: all.n })})`,
          nps?.score == null ? (
            '–'
          ) : (
            <span key="nps">
              {f.signed(nps.rounded ?? nps.score)} ({count('nps', 'n', t('kpi.n', { n: nps.n }))}
              {range !== null && `, ${f.signed(range.low)} – ${f.signed(range.high)}`})
            </span>
          ),
          share('csat', 'n', csat, csat?.n),
          share('reopen', 'resolved', reopen, reopen?.resolved),
        ],
      };
    }),
  };
  return (
    <Card component="section" isCompact aria-labelledby={id} className="rd-chart rd-chart--wide">
      <div className="rd-chart__head">
        <h3 id={id}>{title}</h3>
        <CsvButton title={title} table={table} />
      </div>
      <CardBody>
        {series.length === 0 ? (
          <p className="rd-quiet">{t('kpi.none')}</p>
        ) : (
          <div className="rd-scroll-x" tabIndex={0} role="group" aria-labelledby={id}>
            <FigureTable label={title} table={table} />
          </div>
        )}
      </CardBody>
    </Card>
  );
}
