import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { Count } from '../behind/Behind';
import { Share } from '../Promises';
import { TableCard } from './TableCard';

interface CodesCardProps {
  title: string;
  about: string;
  metric: string;
  counts: Readonly<Record<string, number>> | null | undefined;
}

/** Complaints by a code, the most frequent first, each with its share of all that have one. A count of all, so without an interval. */
export function CodesCard({ title, about, metric, counts }: CodesCardProps) {
  const { t, f } = useI18n();
  const rows = Object.entries(counts ?? {}).toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
  const all = rows.reduce((sum, [, count]) => sum + count, 0);
  return (
    <TableCard
      title={title}
      about={<About name={title} text={about} metric={metric} />}
      table={{
        head: [t('outcomes.code'), t('kpi.col.count'), t('outcomes.ofAll')],
        rows: rows.map(([code, count]) => ({
          key: code,
          cells: [code, count, all === 0 ? null : count / all],
          shown: [
            <bdi key="code">{code}</bdi>,
            <Count key="count" metric={metric} part={code} text={f.number(count)} />,
            all === 0 ? '–' : <Share key="share" share={count / all} text={f.percent(count / all)} />,
          ],
        })),
      }}
    >
      {all > 0 && <p className="rd-quiet rd-small">{t('kpi.n', { n: all })}</p>}
    </TableCard>
  );
}
