import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, figures } from '../../api/client';
import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { OwnCount } from '../behind/Behind';
import type { KpiFilter } from '../params';
import { TableCard } from './TableCard';
import { segmentOf } from './segment';

/** Complaints by customers, where somebody has posted how many there are. */
export function CustomersCard({ filter }: { filter: KpiFilter }) {
  const { t, f } = useI18n();
  const segment = segmentOf(filter);
  const query = { from: filter.period.from, to: filter.period.to, zone: filter.zone, ...segment };
  const answer = useQuery({
    queryKey: ['kpis', 'figures', 'customers', query],
    queryFn: ({ signal }) => body(figures.GET('/api/v1/kpis/customers', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: segment !== null,
  });
  const found = answer.data?.figures;
  // Most organisations post no counts; a card without any would be in the way.
  if (segment === null || found === undefined || found.coveredDays === 0) return null;
  const title = t('metric.customers');
  const whole = (value: number | null | undefined) => (value == null ? '–' : f.number(value));
  const rows = [
    { key: 'thousand', name: t('customers.thousand'), value: found.complaintsPerThousand ?? null, shown: found.complaintsPerThousand == null ? '–' : f.number(found.complaintsPerThousand, 2) },
    { key: 'complaints', name: t('metric.intake'), value: found.complaints, shown: <OwnCount links={answer.data?.links} part="figures/complaints" text={f.number(found.complaints)} name={t('metric.intake')} /> },
    { key: 'average', name: t('customers.average'), value: found.averageCustomers ?? null, shown: whole(found.averageCustomers) },
    { key: 'retention', name: t('customers.retention'), value: found.retention ?? null, shown: found.retention == null ? '–' : f.percent(found.retention) },
    { key: 'churn', name: t('customers.churn'), value: found.churn ?? null, shown: found.churn == null ? '–' : f.percent(found.churn) },
  ];
  return (
    <TableCard
      title={title}
      about={<About name={title} text={t('customers.about')} metric="customers" />}
      table={{ head: [t('outcomes.figure'), t('customers.value')], rows: rows.map(({ key, name, value, shown }) => ({ key, cells: [name, value], shown: [name, shown] })) }}
    >
      <p className="rd-quiet rd-small">
        {t('customers.covered', { covered: f.number(found.coveredDays), n: found.days })} {answer.data?.complete === false && t('outcomes.incomplete')}
      </p>
    </TableCard>
  );
}
