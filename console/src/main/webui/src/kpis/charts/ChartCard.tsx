import { Button, Card, CardBody, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import { DownloadIcon } from '../../components/icons';
import { useI18n } from '../../i18n/I18nProvider';
import { csv } from '../figures';
import type { ChartData } from './options';

const Canvas = lazy(() => import('./Canvas'));

/** The plotted data as a table: for the eye, for the keyboard, and for a file. */
export interface ChartTable {
  head: readonly string[];
  rows: ReadonlyArray<{ key: string; cells: ReadonlyArray<string | number | null>; shown: readonly ReactNode[] }>;
}

interface ChartCardProps {
  title: string;
  about: ReactNode;
  note?: string;
  data: ChartData;
  table: ChartTable;
  wide?: boolean;
  /** Of a card that is a part of the page by itself. */
  heading?: 'h2' | 'h3';
  /** The table says more than the chart, and stands below it instead of in its place. */
  below?: boolean;
}

/** A chart with its table alternative and its file. */
export function ChartCard({ title, about, note, data, table, wide = false, heading: Heading = 'h3', below = false }: ChartCardProps) {
  const { t } = useI18n();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card component="section" aria-labelledby={id} className={wide ? 'rd-chart rd-chart--wide' : 'rd-chart'} isCompact>
      <div className="rd-chart__head">
        <Heading id={id}>{title}</Heading>
        {about}
        {!below && (
          <ToggleGroup isCompact aria-label={t('kpi.view', { name: title })}>
            <ToggleGroupItem buttonId={`${id}-chart`} text={t('kpi.showChart')} isSelected={!asTable} onChange={() => setAsTable(false)} />
            <ToggleGroupItem buttonId={`${id}-table`} text={t('kpi.showTable')} isSelected={asTable} onChange={() => setAsTable(true)} />
          </ToggleGroup>
        )}
        <CsvButton title={title} table={table} />
      </div>
      <CardBody>
        {asTable ? (
          <div className="rd-chart__table" tabIndex={0} role="group" aria-labelledby={id}>
            <FigureTable label={title} table={table} />
          </div>
        ) : (
          <Suspense fallback={<div className="rd-chart__canvas" />}>
            <Canvas data={data} description={`${title}. ${note ?? ''}`} />
          </Suspense>
        )}
        {note !== undefined && <p className="rd-quiet rd-small">{note}</p>}
        {below && (
          <div className="rd-scroll-x" tabIndex={0} role="group" aria-labelledby={id}>
            <FigureTable label={title} table={table} />
          </div>
        )}
      </CardBody>
    </Card>
  );
}

export function CsvButton({ title, table }: { title: string; table: ChartTable }) {
  const { t } = useI18n();
  const download = () => {
    // The mark at the beginning tells spreadsheets that the text is UTF-8.
    const text = csv(table.head, table.rows.map((row) => row.cells));
    const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${title}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button variant="plain" size="sm" aria-label={t('kpi.csv.label', { name: title })} icon={<DownloadIcon />} onClick={download} />;
}

/** Figures in rows; the first cell names the row, numbers stand to the right. */
export function FigureTable({ label, table }: { label: string; table: ChartTable }) {
  return (
    <table className="pf-v6-c-table pf-m-compact rd-plain-table rd-figures" aria-label={label}>
      <thead>
        <tr>
          {table.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            {row.shown.map((cell, index) =>
              index === 0 ? (
                <th key={table.head[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.head[index]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
