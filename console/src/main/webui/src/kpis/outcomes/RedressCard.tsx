import type { KpiMetrics } from '../../api/types';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { Count } from '../behind/Behind';
import { TableCard } from './TableCard';

/** What was given: money by currency, which is never added up across currencies, and kinds. */
export function RedressCard({ redress }: { redress: KpiMetrics['redress'] }) {
  const { t, f } = useI18n();
  const title = t('metric.redress');
  const paid = Object.entries(redress?.paid ?? {}).toSorted(([a], [b]) => a.localeCompare(b));
  const kinds = Object.entries(redress?.kinds ?? {}).toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return (
    <TableCard
      title={title}
      about={<About name={title} text={t('outcomes.def.redress')} metric="redress" />}
      table={{
        head: [t('outcomes.redress.of'), t('outcomes.redress.cases'), t('outcomes.redress.sum'), t('outcomes.redress.mean')],
        rows: [
          ...paid.map(([currency, { cases, sum }]) => ({
            key: currency,
            cells: [currency, cases, sum, cases === 0 ? null : sum / cases],
            shown: [
              t('outcomes.redress.paid', { currency }),
              <Count key="cases" metric="redress" part={`paid/${currency}/cases`} text={f.number(cases)} />,
              f.money(sum, currency),
              cases === 0 ? '–' : f.money(sum / cases, currency),
            ],
          })),
          ...kinds.map(([kind, cases]) => ({
            key: `kind ${kind}`,
            cells: [kind, cases, null, null],
            shown: [t('outcomes.redress.kind', { kind: words(t, 'redress', kind) }), <Count key="cases" metric="redress" part={`kinds/${kind}`} text={f.number(cases)} />, '–', '–'],
          })),
        ],
      }}
    >
      {redress != null && (
        <p className="rd-quiet rd-small">
          {t('outcomes.redress.all')} <Count metric="redress" part="cases" text={f.number(redress.cases)} />
        </p>
      )}
    </TableCard>
  );
}
