import { FormSelectOption } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { Count, DefinitionLink } from '../behind/Behind';
import { ChartCard } from '../charts/ChartCard';
import { Choose } from '../Controls';
import { bounds } from '../figures';
import { TableCard } from './TableCard';
import { classesOf, type Timed } from './times';

/** Every time with mean and percentiles, each with its interval. */
export function TimesCard({ times }: { times: readonly Timed[] }) {
  const { t, f } = useI18n();
  const ranks = ['p50', 'p90', 'p95', 'p99'] as const;
  const around = (value: number | null | undefined, interval: readonly number[] | null | undefined, key: string) => {
    const range = bounds(interval);
    return value == null ? (
      '–'
    ) : (
      <span key={key}>
        {f.duration(value)}
        {range !== null && (
          <span className="rd-row__sub">
            {f.duration(range.low)} – {f.duration(range.high)}
          </span>
        )}
      </span>
    );
  };
  return (
    <TableCard
      title={t('outcomes.times.title')}
      wide
      table={{
        head: [t('outcomes.figure'), t('kpi.col.n'), t('kpi.col.mean'), ...ranks.map((rank) => (rank === 'p50' ? t('kpi.col.median') : t(`kpi.col.${rank}`)))],
        rows: times.map(({ key, name, metric, part, times: of }) => ({
          key,
          cells: [name, of.n, of.meanSeconds ?? null, ...ranks.map((rank) => of[`${rank}Seconds`] ?? null)],
          shown: [
            <DefinitionLink key="name" metric={metric}>
              {name}
            </DefinitionLink>,
            <Count key="n" metric={metric} part={part} text={f.number(of.n)} />,
            around(of.meanSeconds, of.meanInterval95, 'mean'),
            ...ranks.map((rank) => around(of[`${rank}Seconds`], of[`${rank}Interval95`], rank)),
          ],
        })),
      }}
    >
      <p className="rd-quiet rd-small">{t('outcomes.times.note')}</p>
    </TableCard>
  );
}

/** How one of the times spreads, in classes. The URL says which. */
export function DistributionCard({ times }: { times: readonly Timed[] }) {
  const { t, f } = useI18n();
  const [search, setSearch] = useSearchParams();
  const spread = times.filter((each) => (each.times.distribution?.length ?? 0) > 0);
  const chosen = spread.find((each) => each.key === search.get('spread')) ?? spread.find((each) => each.key === 'resolutionTime') ?? spread[0];
  if (chosen === undefined) return null;
  const choose = (key: string) => {
    const next = new URLSearchParams(search);
    next.set('spread', key);
    setSearch(next, { replace: true });
  };
  const classes = classesOf(chosen.times, t, f);
  const title = t('outcomes.spread', { name: chosen.name });
  return (
    <ChartCard
      title={title}
      about={
        <>
          <About name={title} text={t('outcomes.spread.about')} metric={chosen.metric} />
          <Choose label={t('outcomes.spread.of')} value={chosen.key} onChange={choose}>
            {spread.map((each) => (
              <FormSelectOption key={each.key} value={each.key} label={each.name} />
            ))}
          </Choose>
        </>
      }
      note={t('kpi.n', { n: chosen.times.n })}
      data={{ kind: 'bars', name: t('kpi.col.count'), labels: classes.map((each) => each.label), values: classes.map((each) => each.count), format: (value) => f.number(value) }}
      table={{
        head: [t('outcomes.class'), t('kpi.col.count'), t('outcomes.ofAll')],
        rows: classes.map(({ label, count }) => ({
          key: label,
          cells: [label, count, chosen.times.n === 0 ? null : count / chosen.times.n],
          shown: [label, f.number(count), chosen.times.n === 0 ? '–' : f.percent(count / chosen.times.n)],
        })),
      }}
    />
  );
}
