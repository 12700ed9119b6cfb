import { Label } from '@patternfly/react-core';
import { Fragment } from 'react';
import type { Compared, ComparedSide, Comparison } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { OwnCount } from '../behind/Behind';
import { CsvButton } from '../charts/ChartCard';
import { bounds } from '../figures';
import type { Group } from '../params';
import { comparableOf, type Kind } from './choice';
import { IntervalPlot } from './IntervalPlot';
import { differenceText, probability, sideText, verdictOf } from './words';

interface ComparisonsProps {
  answer: Comparison;
  /** Whether today was cut off. */
  cut: boolean;
  groupBy: readonly Group[];
  zone: string;
}

/** Both sides of each comparison, the difference with its interval, and whether it is more than chance. */
export function Comparisons({ answer, cut, groupBy, zone }: ComparisonsProps) {
  const { t, f } = useI18n();
  const { kind } = comparableOf(answer.metric);
  const other = answer.againstFrom != null && answer.againstTo != null ? { from: answer.againstFrom, to: answer.againstTo } : null;
  const period = (from: string, to: string) => t('compare.period', { from: f.date(from, zone), to: f.date(lastMoment(to), zone) });
  const here = period(answer.from, answer.to);
  const heads = {
    group: groupBy.length === 0 ? t('compare.all') : groupBy.map((group) => t(`dim.${group}`)).join(', '),
    first: other === null ? t('compare.group') : here,
    second: other === null ? t('compare.others') : period(other.from, other.to),
    difference: t('compare.difference'),
    verdict: t('compare.verdict'),
  };
  const nameOf = (row: Compared) => (groupBy.length === 0 ? t('compare.all') : groupBy.map((dimension) => row.group[dimension] || t('kpi.unclassified')).join(' · '));
  const reach = Math.max(0, ...answer.comparisons.flatMap((row) => (row.interval95 ?? []).map(Math.abs)));
  const tested = answer.comparisons.filter((row) => row.difference != null).length;
  const rows = answer.comparisons;
  return (
    <>
      <ul className="rd-notes">
        <li>{t(other === null ? 'compare.note.groups' : 'compare.note.periods', { period: here, other: other === null ? '' : heads.second })}</li>
        {cut && <li>{t('compare.note.cut')}</li>}
        {!answer.complete && <li>{t('compare.note.incomplete')}</li>}
        <li>{t('compare.note.holm', { n: tested })}</li>
        <li>{t('compare.note.minimum', { minimum: f.number(answer.minimum) })}</li>
        <li>
          {t('compare.note.method')} <span lang="en">{answer.method}</span>
        </li>
      </ul>
      {rows.length === 0 ? (
        <p className="rd-quiet">{t('compare.none')}</p>
      ) : (
        <>
          <p className="rd-tools">
            <CsvButton
              title={t('compare.title')}
              table={{
                head: [heads.group, `${heads.first} n`, heads.first, `${heads.second} n`, heads.second, heads.difference, t('kpi.col.low'), t('kpi.col.high'), 'p', t('compare.adjusted'), heads.verdict],
                rows: rows.map((row) => ({
                  key: nameOf(row),
                  cells: [
                    nameOf(row),
                    row.first.n,
                    row.first.value ?? null,
                    row.second.n,
                    row.second.value ?? null,
                    row.difference ?? null,
                    bounds(row.interval95)?.low ?? null,
                    bounds(row.interval95)?.high ?? null,
                    row.p ?? null,
                    row.adjustedP ?? null,
                    t(`compare.verdict.${verdictOf(row, answer.minimum)}`, { minimum: answer.minimum }),
                  ],
                  shown: [],
                })),
              }}
            />
          </p>
          <DataTable
            label={t('compare.title')}
            rows={rows}
            rowKey={nameOf}
            columns={[
              { head: heads.group, cell: (row) => <bdi>{nameOf(row)}</bdi> },
              {
                head: heads.first,
                cell: (row) => (
                  <>
                    {sideText(kind, row.first, t, f)}
                    <span className="rd-row__sub">
                      <Counts metric={answer.metric} side={row.first} />
                    </span>
                  </>
                ),
              },
              {
                head: heads.second,
                cell: (row) => (
                  <>
                    {sideText(kind, row.second, t, f)}
                    <span className="rd-row__sub">
                      <Counts metric={answer.metric} side={row.second} />
                    </span>
                  </>
                ),
              },
              { head: heads.difference, cell: (row) => <Difference row={row} kind={kind} reach={reach} /> },
              { head: heads.verdict, cell: (row) => <VerdictCell row={row} minimum={answer.minimum} /> },
            ]}
          />
        </>
      )}
    </>
  );
}

/** What a side is computed from, each count leading to its list: n, and what of it counts for the value. */
function Counts({ metric, side }: { metric: string; side: ComparedSide }) {
  const { t, f } = useI18n();
  const parts = Object.entries(side.counts);
  const whole = parts.find(([part]) => part === 'n' || part.endsWith('/n'));
  const name = words(t, 'metric', metric);
  if (whole === undefined) return <>{t('kpi.n', { n: side.n })}</>;
  return (
    <>
      <OwnCount links={side.links} part={whole[0]} text={t('kpi.n', { n: whole[1] })} name={name} />
      {parts
        .filter((each) => each !== whole)
        .map(([part, count]) => (
          <Fragment key={part}>
            {' · '}
            {words(t, 'part', part.split('/').at(-1) ?? part)} <OwnCount links={side.links} part={part} text={f.number(count)} name={name} />
          </Fragment>
        ))}
    </>
  );
}

/** The end of a period is excluded; its last day is the one before. */
function lastMoment(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString();
}

function Difference({ row, kind, reach }: { row: Compared; kind: Kind; reach: number }) {
  const { t, f } = useI18n();
  const range = bounds(row.interval95);
  if (row.difference == null || range === null) return <>–</>;
  return (
    <>
      <strong>{differenceText(kind, row.difference, t, f)}</strong>
      <span className="rd-row__sub">{t('kpi.interval95', { low: differenceText(kind, range.low, t, f), high: differenceText(kind, range.high, t, f) })}</span>
      <IntervalPlot value={row.difference} low={range.low} high={range.high} reach={reach} strong={row.different} />
    </>
  );
}

function VerdictCell({ row, minimum }: { row: Compared; minimum: number }) {
  const { t, f } = useI18n();
  const verdict = verdictOf(row, minimum);
  const said = row.different;
  return (
    <>
      <Label isCompact color={said ? 'blue' : 'grey'} variant={said ? 'filled' : 'outline'}>
        {t(`compare.verdict.${verdict}`, { minimum: f.number(minimum) })}
      </Label>
      {row.adjustedP != null && <span className="rd-row__sub">{t('compare.p', { p: probability(row.adjustedP, f) })}</span>}
    </>
  );
}
