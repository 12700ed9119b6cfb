import { Card, CardBody } from '@patternfly/react-core';
import { useId } from 'react';
import type { KpiAnswer } from '../api/types';
import { useI18n } from '../i18n/I18nProvider';
import { CsvButton, FigureTable, type ChartTable } from './charts/ChartCard';
import { bounds } from './figures';
import type { Group } from './params';
import { allClocks } from './Tiles';

const SHOWN = 100;

/** The figures of each group, the largest intake first. */
export function Groups({ answer, groupBy }: { answer: KpiAnswer; groupBy: readonly Group[] }) {
  const { t, f } = useI18n();
  const id = useId();
  const title = t('kpi.section.groups', { name: groupBy.map((group) => t(`dim.${group}`)).join(', ') });
  const series = answer.series.toSorted((a, b) => (b.metrics.intake?.count ?? 0) - (a.metrics.intake?.count ?? 0)).slice(0, SHOWN);
  const duration = (value: number | null | undefined) => (value == null ? '–' : f.duration(value));
  const share = (value: number | null | undefined, n: number | null | undefined) =>
    value == null ? '–' : `${f.percent(value)} (${t('kpi.n', { n: n ?? 0 })})`;
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
          name,
          metrics.intake == null ? '–' : f.number(metrics.intake.count),
          duration(time?.p50Seconds),
          duration(time?.p90Seconds),
          duration(time?.p95Seconds),
          share(all.share, all.n),
          nps?.score == null
            ? '–'
            : `${f.signed(nps.rounded ?? nps.score)} (${t('kpi.n', { n: nps.n })}${range === null ? '' : `, ${f.signed(range.low)} – ${f.signed(range.high)}`})`,
          share(csat?.share, csat?.n),
          share(reopen?.share, reopen?.resolved ?? reopen?.n),
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
