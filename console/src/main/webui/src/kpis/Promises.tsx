import { Card, CardBody } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { ClockVerdicts, KpiMetrics } from '../api/types';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { About } from './About';
import { Count, CountOf } from './behind/Behind';
import { CsvButton, FigureTable, type ChartTable } from './charts/ChartCard';
import { bounds } from './figures';

/** Compliance of our own clocks, and apart from it what the sources promised and said. */
export function Promises({ metrics }: { metrics: KpiMetrics }) {
  const { t, f } = useI18n();
  const ours = Object.entries(metrics.sla ?? {});
  const stated: Row[] = [];
  if (metrics.stated?.verdict != null) stated.push({ name: t('kpi.stated.verdict'), part: 'verdict', verdicts: metrics.stated.verdict });
  if (metrics.stated?.deadline != null) stated.push({ name: t('kpi.stated.deadline'), part: 'deadline', verdicts: metrics.stated.deadline });
  const { disputed } = metrics;
  const range = bounds(disputed?.interval95);
  return (
    <div className="rd-promises">
      <VerdictCard
        title={t('kpi.sla.ours')}
        note={t('kpi.sla.ours.note')}
        metric="sla"
        rows={ours.map(([clock, verdicts]) => ({ name: words(t, 'clock', clock), part: clock, verdicts }))}
      />
      <VerdictCard title={t('kpi.sla.stated')} note={t('kpi.sla.stated.note')} metric="stated" rows={stated}>
        {disputed?.share != null && (
          <p>
            {t('kpi.stated.disputed')}: <strong>{f.percent(disputed.share)}</strong> (
            <CountOf metric="disputed" k={['k', disputed.k ?? 0]} n={['n', disputed.n ?? 0]} />
            {range !== null && `, ${t('kpi.interval95', { low: f.percent(range.low), high: f.percent(range.high) })}`})
          </p>
        )}
      </VerdictCard>
    </div>
  );
}

interface Row {
  name: string;
  /** Its path in the figure. */
  part: string;
  verdicts: Pick<ClockVerdicts, 'met' | 'breached' | 'n' | 'share' | 'interval95'> & Partial<ClockVerdicts>;
}

interface VerdictCardProps {
  title: string;
  note: string;
  metric: string;
  rows: readonly Row[];
  children?: ReactNode;
}

function VerdictCard({ title, note, metric, rows, children }: VerdictCardProps) {
  const { t, f } = useI18n();
  const id = useId();
  const table: ChartTable = {
    head: [
      t('kpi.col.clock'),
      t('kpi.col.share'),
      t('kpi.col.interval'),
      t('kpi.col.n'),
      t('kpi.col.met'),
      t('kpi.col.breached'),
      t('kpi.col.past'),
      t('kpi.col.cancelled'),
      t('kpi.col.atRisk'),
    ],
    rows: rows.map(({ name, part, verdicts }) => {
      const count = (of: string, value: number) => <Count key={of} metric={metric} part={`${part}/${of}`} text={f.number(value)} />;
      const range = bounds(verdicts.interval95);
      const pastDue = verdicts.runningPastDue ?? 0;
      const n = verdicts.n ?? verdicts.met + verdicts.breached + pastDue;
      const cancelled = verdicts.cancelled ?? 0;
      const atRisk = verdicts.atRisk ?? null;
      return {
        key: name,
        cells: [name, verdicts.share ?? null, range === null ? null : `${range.low} ${range.high}`, n, verdicts.met, verdicts.breached, pastDue, cancelled, atRisk],
        shown: [
          name,
          verdicts.share == null ? '–' : <Share key="share" share={verdicts.share} text={f.percent(verdicts.share)} />,
          range === null ? '–' : `${f.percent(range.low)} – ${f.percent(range.high)}`,
          count('n', n),
          count('met', verdicts.met),
          count('breached', verdicts.breached),
          count('runningPastDue', pastDue),
          count('cancelled', cancelled),
          atRisk === null ? '–' : count('atRisk', atRisk),
        ],
      };
    }),
  };
  return (
    <Card component="section" isCompact aria-labelledby={id} className="rd-chart">
      <div className="rd-chart__head">
        <h3 id={id}>{title}</h3>
        <About name={title} text={note} metric={metric} />
        {rows.length > 0 && <CsvButton title={title} table={table} />}
      </div>
      <CardBody>
        {rows.length === 0 ? (
          <p className="rd-quiet">{t('kpi.none')}</p>
        ) : (
          <div className="rd-scroll-x" tabIndex={0} role="group" aria-labelledby={id}>
            <FigureTable label={title} table={table} />
          </div>
        )}
        {children}
        <p className="rd-quiet rd-small">{note}</p>
      </CardBody>
    </Card>
  );
}

/** A share as number and as length. */
export function Share({ share, text }: { share: number; text: string }) {
  return (
    <span className="rd-share">
      <meter min={0} max={1} value={share} aria-hidden />
      <strong>{text}</strong>
    </span>
  );
}
