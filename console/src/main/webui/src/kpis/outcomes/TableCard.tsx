import { Card, CardBody } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { useI18n } from '../../i18n/I18nProvider';
import { CsvButton, FigureTable, type ChartTable } from '../charts/ChartCard';

interface TableCardProps {
  title: string;
  about?: ReactNode;
  table: ChartTable;
  wide?: boolean;
  children?: ReactNode;
}

/** Figures in a table with a title and a file; says so where there are none. */
export function TableCard({ title, about, table, wide = false, children }: TableCardProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Card component="section" isCompact aria-labelledby={id} className={wide ? 'rd-chart rd-chart--wide' : 'rd-chart'}>
      <div className="rd-chart__head">
        <h3 id={id}>{title}</h3>
        {about}
        {table.rows.length > 0 && <CsvButton title={title} table={table} />}
      </div>
      <CardBody>
        {table.rows.length === 0 ? (
          <p className="rd-quiet">{t('kpi.none')}</p>
        ) : (
          <div className="rd-scroll-x" tabIndex={0} role="group" aria-labelledby={id}>
            <FigureTable label={title} table={table} />
          </div>
        )}
        {children}
      </CardBody>
    </Card>
  );
}
