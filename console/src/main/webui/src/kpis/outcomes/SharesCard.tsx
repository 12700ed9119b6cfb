import type { KpiMetrics, KpiShare } from '../../api/types';
import { useI18n } from '../../i18n/I18nProvider';
import { CountOf, DefinitionLink } from '../behind/Behind';
import { bounds } from '../figures';
import { Share } from '../Promises';
import { TableCard } from './TableCard';

interface Row {
  key: string;
  name: string;
  metric: string;
  figure: KpiShare | null | undefined;
  k: readonly [part: string, count: number | null | undefined];
  n: readonly [part: string, count: number | null | undefined];
  note?: string;
}

/** How well complaints were handled, each share with its interval and what it is made of. */
export function SharesCard({ metrics }: { metrics: KpiMetrics }) {
  const { t, f } = useI18n();
  const { reopen, transfer, singleTouch, firstContact, disputes } = metrics;
  const rows: Row[] = [
    { key: 'disputes', name: t('metric.disputes'), metric: 'disputes', figure: disputes, k: ['cases', disputes?.cases], n: ['n', disputes?.n] },
    { key: 'stated', name: t('outcomes.disputes.stated'), metric: 'disputes', figure: disputes?.stated, k: ['stated/k', disputes?.stated?.k], n: ['stated/n', disputes?.stated?.n] },
    { key: 'reopen', name: t('metric.reopen'), metric: 'reopen', figure: reopen, k: ['cases', reopen?.cases], n: ['resolved', reopen?.resolved] },
    { key: 'transfer', name: t('metric.transfer'), metric: 'transfer', figure: transfer, k: ['cases', transfer?.cases], n: ['n', transfer?.n] },
    { key: 'singleTouch', name: t('metric.singleTouch'), metric: 'singleTouch', figure: singleTouch, k: ['k', singleTouch?.k], n: ['n', singleTouch?.n] },
    {
      key: 'firstContact',
      name: t('metric.firstContact'),
      metric: 'firstContact',
      figure: firstContact,
      k: ['k', firstContact?.k],
      n: ['n', firstContact?.n],
      ...(firstContact?.complete === false ? { note: t('kpi.firstContact.open', { days: firstContact.days ?? 7 }) } : {}),
    },
  ];
  const title = t('outcomes.shares');
  return (
    <TableCard
      title={title}
      table={{
        head: [t('outcomes.figure'), t('outcomes.share'), t('kpi.col.interval'), t('outcomes.counted.of')],
        rows: rows
          .filter((row) => (row.n[1] ?? 0) > 0)
          .map(({ key, name, metric, figure, k, n, note }) => {
            const range = bounds(figure?.interval95);
            return {
              key,
              cells: [name, figure?.share ?? null, range === null ? null : `${range.low} ${range.high}`, `${k[1] ?? 0} / ${n[1] ?? 0}`],
              shown: [
                <span key="name">
                  <DefinitionLink metric={metric}>{name}</DefinitionLink>
                  {note !== undefined && <span className="rd-row__sub">{note}</span>}
                </span>,
                figure?.share == null ? '–' : <Share key="share" share={figure.share} text={f.percent(figure.share)} />,
                range === null ? '–' : `${f.percent(range.low)} – ${f.percent(range.high)}`,
                <CountOf key="of" metric={metric} k={[k[0], k[1] ?? 0]} n={[n[0], n[1] ?? 0]} />,
              ],
            };
          }),
      }}
    />
  );
}
