import { EmptyState, EmptyStateBody, FormSelectOption } from '@patternfly/react-core';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { body, figures } from '../../api/client';
import type { Forecast, ForecastLine } from '../../api/types';
import { useTitle } from '../../app/title';
import { DataTable } from '../../components/DataTable';
import { FiguresIcon } from '../../components/icons';
import { ErrorNotice, ErrorState, Loading, PageHead } from '../../components/states';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { OwnCount } from '../behind/Behind';
import { ChartCard, CsvButton } from '../charts/ChartCard';
import { Choose, Controls } from '../Controls';
import { kpiFilterToUrl, kpiValues } from '../params';
import { useFilter } from '../useFilter';
import { course, HOURS, hoursFromUrl, keyOf, ranked, stepsOf, USUAL_HOURS } from './steps';

const LOOK_AGAIN_MILLIS = 120_000;

/** How many clocks that fall due in the next hours will be late, at the pace of the teams. */
export function ForecastPage() {
  const { t, f } = useI18n();
  useTitle(t('forecast.title'));
  const [search, setSearch] = useSearchParams();
  const { filter, settle, zone } = useFilter();
  const hours = hoursFromUrl(search.get('hours'));
  const show = (next: typeof filter, ahead: number) => {
    const url = kpiFilterToUrl(settle(next), zone);
    if (ahead !== USUAL_HOURS) url.set('hours', String(ahead));
    setSearch(url, { replace: true });
  };
  const steps = useQueries({
    queries: stepsOf(hours).map((step) => {
      const query = { hours: step, zone: filter.zone, ...kpiValues(filter) };
      return {
        queryKey: ['kpis', 'forecast', query],
        queryFn: ({ signal }: { signal: AbortSignal }) => body(figures.GET('/api/v1/kpis/forecast', { params: { query }, signal })),
        placeholderData: keepPreviousData,
        refetchInterval: LOOK_AGAIN_MILLIS,
      };
    }),
  });
  const whole = steps.at(-1);
  const answered = steps.flatMap((step) => (step.data === undefined ? [] : [step.data]));
  const failed = steps.find((step) => step.isError);
  const again = () => {
    for (const step of steps) if (step.isError) void step.refetch();
  };
  return (
    <div className="rd-page">
      <PageHead title={t('forecast.title')} lead={whole?.data === undefined ? t('forecast.lead') : `${t('forecast.lead')} (${t('list.asOf', { time: f.dateTime(whole.data.asOf) })})`} />
      <Controls filter={filter} onChange={(next) => show(next, hours)} without={['period', 'interval', 'groupBy']}>
        <Choose label={t('forecast.hours')} value={String(hours)} onChange={(value) => show(filter, hoursFromUrl(value))}>
          {[...new Set([...HOURS, hours])].toSorted((a, b) => a - b).map((each) => (
            <FormSelectOption key={each} value={String(each)} label={t('forecast.next', { n: each })} />
          ))}
        </Choose>
      </Controls>
      {whole?.data === undefined && failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={again} />
      ) : whole?.data === undefined ? (
        <Loading />
      ) : whole.data.series.length === 0 ? (
        <EmptyState titleText={t('forecast.empty')} headingLevel="h2" icon={FiguresIcon}>
          <EmptyStateBody>{t('forecast.empty.body', { n: hours })}</EmptyStateBody>
        </EmptyState>
      ) : (
        <>
          {failed !== undefined && <ErrorNotice error={failed.error} onRetry={again} />}
          <Ahead whole={whole.data} steps={answered} />
        </>
      )}
    </div>
  );
}

function Ahead({ whole, steps }: { whole: Forecast; steps: readonly Forecast[] }) {
  const { t, f } = useI18n();
  const [search, setSearch] = useSearchParams();
  const lines = ranked(whole);
  const first = lines[0];
  if (first === undefined) return null;
  const chosen = lines.find((line) => keyOf(line) === search.get('line')) ?? first;
  const choose = (key: string) => {
    const next = new URLSearchParams(search);
    next.set('line', key);
    setSearch(next, { replace: true });
  };
  const nameOf = (line: ForecastLine) => [line.team ?? t('kpi.unclassified'), words(t, 'clock', line.clock)].join(' · ');
  const points = course(steps, keyOf(chosen));
  const labels = points.map((point) => t('forecast.within', { n: point.hours }));
  const title = t('forecast.chart', { name: nameOf(chosen) });
  const interval = (low: number | undefined, high: number | undefined) => (low === undefined || high === undefined ? '–' : t('kpi.interval95', { low: f.number(low), high: f.number(high) }));
  return (
    <>
      <Sums whole={whole} />
      <ChartCard
        title={title}
        wide
        heading="h2"
        about={
          <Choose label={t('forecast.of')} value={keyOf(chosen)} onChange={choose}>
            {lines.map((line) => (
              <FormSelectOption key={keyOf(line)} value={keyOf(line)} label={nameOf(line)} />
            ))}
          </Choose>
        }
        note={t('forecast.note')}
        data={{
          kind: 'lines',
          labels,
          min: 0,
          format: (value) => f.number(value, 1),
          lines: [
            { name: t('forecast.late'), values: points.map((point) => point.late), band: points.map(({ low, high }) => ({ low, high })) },
            { name: t('forecast.due'), values: points.map((point) => point.due) },
          ],
        }}
        table={{
          head: [t('forecast.until'), t('forecast.due'), t('forecast.late'), t('forecast.interval')],
          rows: points.map((point, index) => ({
            key: String(point.hours),
            cells: [point.hours, point.due, point.late, `${point.low} ${point.high}`],
            shown: [labels[index], <OwnCount key="due" links={point.links} part="due" text={f.number(point.due)} name={t('forecast.due')} />, f.number(point.late, 1), `${f.number(point.low)} – ${f.number(point.high)}`],
          })),
        }}
      />
      <h2 className="rd-section">
        {t('forecast.lines')} <About name={t('metric.forecast')} text={t('forecast.about')} metric="forecast" />
      </h2>
      <p className="rd-tools">
        <CsvButton
          title={t('forecast.title')}
          table={{
            head: [t('dim.team'), t('kpi.col.clock'), t('forecast.due'), t('forecast.overdue'), t('forecast.untouched'), t('forecast.pace'), t('forecast.late'), t('kpi.col.low'), t('kpi.col.high')],
            rows: lines.map((line) => ({
              key: keyOf(line),
              cells: [line.team ?? '', line.clock, line.due, line.overdue, line.withoutProgress, line.pacePerHour, line.expectedLate, line.late95[0] ?? null, line.late95[1] ?? null],
              shown: [],
            })),
          }}
        />
      </p>
      <DataTable
        label={t('forecast.lines')}
        rows={lines}
        rowKey={keyOf}
        columns={[
          { head: `${t('dim.team')}, ${t('kpi.col.clock')}`, cell: (line) => <bdi>{nameOf(line)}</bdi> },
          { head: t('forecast.due'), cell: (line) => <OwnCount links={line.links} part="due" text={f.number(line.due)} name={t('forecast.due')} /> },
          {
            head: t('forecast.late'),
            cell: (line) => (
              <>
                <strong>{f.number(line.expectedLate, 1)}</strong>
                <span className="rd-row__sub">{interval(line.late95[0], line.late95[1])}</span>
              </>
            ),
          },
          { head: t('forecast.overdue'), cell: (line) => <OwnCount links={line.links} part="overdue" text={f.number(line.overdue)} name={t('forecast.overdue')} /> },
          { head: t('forecast.untouched'), cell: (line) => <OwnCount links={line.links} part="withoutProgress" text={f.number(line.withoutProgress)} name={t('forecast.untouched')} /> },
          {
            head: t('forecast.pace'),
            cell: (line) => (
              <>
                {f.number(line.pacePerHour, 2)}
                {line.expectedStops === 0 && <span className="rd-row__sub">{t('forecast.noPace', { n: whole.weeks })}</span>}
              </>
            ),
          },
        ]}
      />
      <p className="rd-quiet rd-small">
        {t('forecast.method', { n: whole.weeks })} <span lang="en">{whole.method}</span>
      </p>
    </>
  );
}

/** Of all teams and clocks; expectations add up, their intervals do not. */
function Sums({ whole }: { whole: Forecast }) {
  const { t, f } = useI18n();
  const { total } = whole;
  const late = whole.series.reduce((sum, line) => sum + line.expectedLate, 0);
  const count = (name: string, part: 'due' | 'overdue' | 'withoutProgress') => ({ name, value: <OwnCount links={total.links} part={part} text={f.number(total[part])} name={name} /> });
  return (
    <>
      <dl className="rd-sums">
        {[
          count(t('forecast.due'), 'due'),
          {
            name: t('forecast.late'),
            value: (
              <>
                {f.number(late, 1)} <About name={t('forecast.late')} text={t('forecast.estimate')} metric="forecast.late" />
              </>
            ),
          },
          count(t('forecast.overdue'), 'overdue'),
          count(t('forecast.untouched'), 'withoutProgress'),
        ].map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="rd-quiet rd-small">{t('forecast.sums')}</p>
    </>
  );
}
