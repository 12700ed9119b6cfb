import { memo, useMemo } from 'react';
import type { KpiMetrics, KpiSeries } from '../api/types';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import type { Format } from '../i18n/format';
import { About } from './About';
import { Count } from './behind/Behind';
import { ChartCard, type ChartTable } from './charts/ChartCard';
import { bounds, filled, histogram, type Bar } from './figures';
import type { Interval } from './period';

interface Point {
  key: string;
  bucket: { from: string; to: string };
  label: string;
  complete: boolean;
  metrics: KpiMetrics;
}

function pointsOf(series: readonly KpiSeries[], interval: Interval, zone: string, language: string): Point[] {
  const styles: Record<Interval, Intl.DateTimeFormatOptions> = {
    hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    day: { day: 'numeric', month: 'short' },
    week: { day: 'numeric', month: 'short', year: '2-digit' },
    month: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  };
  return series
    .flatMap((each) => (each.bucket == null ? [] : [{ bucket: each.bucket, metrics: each.metrics }]))
    .toSorted((a, b) => a.bucket.from.localeCompare(b.bucket.from))
    .map(({ bucket, metrics }) => {
      // A bare date is a date everywhere; an instant is shown in the zone of the figures.
      const bare = /^\d{4}-\d{2}-\d{2}$/.test(bucket.from);
      const style = new Intl.DateTimeFormat(language, { ...styles[interval], timeZone: bare ? 'UTC' : zone });
      return { key: bucket.from, label: style.format(Date.parse(bucket.from)), bucket: { from: bucket.from, to: bucket.to }, complete: bucket.complete !== false, metrics };
    });
}

interface Column {
  name: string;
  of: (metrics: KpiMetrics) => number | null | undefined;
  format: (value: number) => string;
  /** The figure and its part that the column counts, if it counts. */
  counts?: readonly [metric: string, part: string];
}

function tableOf(points: readonly Point[], columns: readonly Column[], first: string, incomplete: string): ChartTable {
  return {
    head: [first, ...columns.map((column) => column.name)],
    rows: points.map((point) => ({
      key: point.key,
      cells: [point.key, ...columns.map((column) => column.of(point.metrics) ?? null)],
      shown: [
        point.complete ? point.label : `${point.label} (${incomplete})`,
        ...columns.map((column) => {
          const value = column.of(point.metrics);
          if (value == null) return '–';
          const text = column.format(value);
          return column.counts === undefined ? text : <Count key={column.name} metric={column.counts[0]} part={column.counts[1]} text={text} within={{ bucket: point.bucket }} />;
        }),
      ],
    })),
  };
}

interface FlowChartsProps {
  series: readonly KpiSeries[];
  zone: string;
  interval: Interval;
  part: 'flow' | 'promises' | 'customers';
}

/** The figures over time. Drawn anew only when a figure has changed, not with every answer. */
export const FlowCharts = memo(function FlowCharts({ series, zone, interval, part }: FlowChartsProps) {
  const { t, f, language } = useI18n();
  const points = useMemo(() => pointsOf(series, interval, zone, language), [series, interval, zone, language]);
  if (points.length === 0) return null;
  return part === 'flow' ? <Flow points={points} t={t} f={f} /> : part === 'promises' ? <Compliance points={points} t={t} f={f} /> : <Scores points={points} t={t} f={f} />;
});

interface PartProps {
  points: readonly Point[];
  t: ReturnType<typeof useI18n>['t'];
  f: Format;
}

function note(points: readonly Point[], t: PartProps['t']): { note?: string } {
  const last = points.at(-1);
  return last === undefined || last.complete ? {} : { note: `${last.label}: ${t('kpi.incomplete')}` };
}

function Flow({ points, t, f }: PartProps) {
  const labels = points.map((point) => point.label);
  const count = (value: number) => f.number(value);
  const duration = (value: number) => f.duration(value);
  const first = t('kpi.col.period');
  const intake: Column[] = [{ name: t('kpi.col.count'), of: (metrics) => metrics.intake?.count, format: count, counts: ['intake', 'count'] }];
  const times: Column[] = [
    { name: t('kpi.col.median'), of: (metrics) => metrics.resolutionTime?.p50Seconds, format: duration },
    { name: t('kpi.col.p90'), of: (metrics) => metrics.resolutionTime?.p90Seconds, format: duration },
    { name: t('kpi.col.p95'), of: (metrics) => metrics.resolutionTime?.p95Seconds, format: duration },
  ];
  const more: Column[] = [
    { name: t('kpi.col.mean'), of: (metrics) => metrics.resolutionTime?.meanSeconds, format: duration },
    { name: t('kpi.col.n'), of: (metrics) => metrics.resolutionTime?.n, format: count, counts: ['resolutionTime', 'n'] },
  ];
  const backlog: Column[] = [
    { name: t('kpi.col.open'), of: (metrics) => metrics.backlog?.open, format: count, counts: ['backlog', 'open'] },
    { name: t('kpi.col.unresolved'), of: (metrics) => metrics.backlog?.unresolved, format: count, counts: ['backlog', 'unresolved'] },
  ];
  const hasBacklog = points.some((point) => point.metrics.backlog?.open != null);
  const title = { intake: t('kpi.chart.intake'), resolution: t('kpi.chart.resolution'), backlog: t('kpi.chart.backlog') };
  return (
    <>
      <ChartCard
        title={title.intake}
        about={<About name={title.intake} text={t('kpi.def.intake')} metric="intake" />}
        {...note(points, t)}
        data={{ kind: 'bars', name: title.intake, labels, values: points.map((point) => point.metrics.intake?.count ?? 0), format: count }}
        table={tableOf(points, intake, first, t('kpi.incomplete'))}
      />
      <ChartCard
        title={title.resolution}
        about={<About name={title.resolution} text={t('kpi.def.resolution')} metric="resolutionTime" />}
        {...note(points, t)}
        data={{
          kind: 'lines',
          labels,
          min: 0,
          format: duration,
          lines: times.map((column) => ({ name: column.name, values: points.map((point) => column.of(point.metrics) ?? null) })),
        }}
        table={tableOf(points, [...times, ...more], first, t('kpi.incomplete'))}
      />
      {hasBacklog && (
        <ChartCard
          title={title.backlog}
          about={<About name={title.backlog} text={t('kpi.def.backlog')} metric="backlog" />}
          data={{
            kind: 'lines',
            labels,
            min: 0,
            format: count,
            lines: backlog.map((column) => ({ name: column.name, values: points.map((point) => column.of(point.metrics) ?? null) })),
          }}
          table={tableOf(points, backlog, first, t('kpi.incomplete'))}
        />
      )}
    </>
  );
}

function Compliance({ points, t, f }: PartProps) {
  const clocks = [...new Set(points.flatMap((point) => Object.keys(point.metrics.sla ?? {})))];
  if (clocks.length === 0) return null;
  const labels = points.map((point) => point.label);
  const percent = (value: number) => f.percent(value);
  const title = t('kpi.chart.sla');
  const columns: Column[] = clocks.flatMap((clock) => {
    const name = words(t, 'clock', clock);
    return [
      { name, of: (metrics: KpiMetrics) => metrics.sla?.[clock]?.share, format: percent },
      { name: `${name} ${t('kpi.col.low')}`, of: (metrics: KpiMetrics) => bounds(metrics.sla?.[clock]?.interval95)?.low, format: percent },
      { name: `${name} ${t('kpi.col.high')}`, of: (metrics: KpiMetrics) => bounds(metrics.sla?.[clock]?.interval95)?.high, format: percent },
      { name: `${name} ${t('kpi.col.n')}`, of: (metrics: KpiMetrics) => metrics.sla?.[clock]?.n, format: (value: number) => f.number(value), counts: ['sla', `${clock}/n`] as const },
    ];
  });
  return (
    <ChartCard
      title={title}
      about={<About name={title} text={t('kpi.def.sla')} metric="sla" />}
      {...note(points, t)}
      data={{
        kind: 'lines',
        labels,
        min: lowest(points),
        max: 1,
        format: (value) => f.percent(value, 0),
        lines: clocks.map((clock) => ({
          name: words(t, 'clock', clock),
          values: points.map((point) => point.metrics.sla?.[clock]?.share ?? null),
          band: points.map((point) => bounds(point.metrics.sla?.[clock]?.interval95)),
        })),
      }}
      table={tableOf(points, columns, t('kpi.col.period'), t('kpi.incomplete'))}
    />
  );
}

/** The axis begins at the tenth below the lowest interval: compliance lives near the top, and lines may start above zero. */
function lowest(points: readonly Point[]): number {
  const lows = points.flatMap((point) =>
    Object.values(point.metrics.sla ?? {}).map((clock) => bounds(clock.interval95)?.low ?? clock.share ?? 1),
  );
  return Math.max(0, Math.floor(Math.min(1, ...lows) * 10) / 10);
}

function Scores({ points, t, f }: PartProps) {
  if (!points.some((point) => point.metrics.nps?.score != null)) return null;
  const score = (value: number) => f.signed(value, 0);
  const title = t('kpi.chart.nps');
  const columns: Column[] = [
    { name: t('kpi.col.score'), of: (metrics) => metrics.nps?.score, format: (value) => f.signed(value, 1) },
    { name: t('kpi.col.low'), of: (metrics) => bounds(metrics.nps?.interval95)?.low, format: (value) => f.signed(value, 1) },
    { name: t('kpi.col.high'), of: (metrics) => bounds(metrics.nps?.interval95)?.high, format: (value) => f.signed(value, 1) },
    { name: t('kpi.col.n'), of: (metrics) => metrics.nps?.n, format: (value) => f.number(value), counts: ['nps', 'n'] },
  ];
  return (
    <ChartCard
      title={title}
      about={<About name={title} text={t('kpi.def.nps')} metric="nps" />}
      {...note(points, t)}
      data={{
        kind: 'lines',
        labels: points.map((point) => point.label),
        min: -100,
        max: 100,
        format: score,
        lines: [
          {
            name: title,
            values: points.map((point) => point.metrics.nps?.score ?? null),
            band: points.map((point) => bounds(point.metrics.nps?.interval95)),
          },
        ],
      }}
      table={tableOf(points, columns, t('kpi.col.period'), t('kpi.incomplete'))}
    />
  );
}

/** How the answers spread, for each measure that has any. */
export const Histograms = memo(function Histograms({ nps: npsFigure, csat: csatFigure, ces: cesFigure }: Pick<KpiMetrics, 'nps' | 'csat' | 'ces'>) {
  const { t } = useI18n();
  const nps = histogram(npsFigure?.histogram, 0);
  const csat = histogram(csatFigure?.histogram, 1);
  const ces = histogram(cesFigure?.histogram, 1);
  const npsColour = (score: number) => (score >= 9 ? 1 : score >= 7 ? 2 : 3);
  const top = Math.max(5, ...csat.map((bar) => bar.score));
  return (
    <>
      {(npsFigure?.n ?? 0) > 0 && nps.length > 0 && (
        <HistogramCard
          title={t('kpi.chart.npsHistogram')}
          metric="nps"
          about={t('kpi.def.nps')}
          bars={filled(nps, 0, 10)}
          colour={npsColour}
          note={[
            [t('kpi.promoters'), npsFigure?.promoters],
            [t('kpi.passives'), npsFigure?.passives],
            [t('kpi.detractors'), npsFigure?.detractors],
          ]
            .map(([name, count]) => `${name} ${count ?? 0}`)
            .join(' · ')}
        />
      )}
      {(csatFigure?.n ?? 0) > 0 && csat.length > 0 && (
        <HistogramCard title={t('kpi.chart.csatHistogram')} metric="csat" about={t('kpi.def.csat')} bars={filled(csat, 1, top)} />
      )}
      {(cesFigure?.n ?? 0) > 0 && ces.length > 0 && (
        <HistogramCard title={t('kpi.chart.cesHistogram')} metric="ces" about={t('kpi.def.ces')} bars={filled(ces, 1, 7)} />
      )}
    </>
  );
});

interface HistogramCardProps {
  title: string;
  metric: string;
  about: string;
  bars: readonly Bar[];
  note?: string;
  colour?: (score: number) => number;
}

function HistogramCard({ title, metric, about, bars, note: text, colour }: HistogramCardProps) {
  const { t, f } = useI18n();
  const n = bars.reduce((sum, bar) => sum + bar.count, 0);
  return (
    <ChartCard
      title={title}
      about={<About name={title} text={about} metric={metric} />}
      note={[t('kpi.n', { n }), text].filter(Boolean).join(' · ')}
      data={{
        kind: 'bars',
        name: t('kpi.col.answers'),
        labels: bars.map((bar) => String(bar.score)),
        values: bars.map((bar) => bar.count),
        format: (value) => f.number(value),
        ...(colour === undefined ? {} : { colours: bars.map((bar) => colour(bar.score)) }),
      }}
      table={{
        head: [t('kpi.col.score'), t('kpi.col.count')],
        rows: bars.map((bar) => ({ key: String(bar.score), cells: [bar.score, bar.count], shown: [f.number(bar.score), <Count key="count" metric={metric} part={`histogram/${bar.score}`} text={f.number(bar.count)} />] })),
      }}
    />
  );
}
