import type { ReactNode } from 'react';

interface Column<T> {
  head: string;
  cell: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: ReadonlyArray<Column<T>>;
}

/** A plain table whose rows become cards in narrow windows; the first cell names the row. */
export function DataTable<T>({ label, rows, rowKey, columns }: DataTableProps<T>) {
  return (
    <div className="rd-scroll-x">
      <table role="table" aria-label={label} className="pf-v6-c-table rd-table rd-table--data">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} role="columnheader" scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.head} role="rowheader" scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} role="cell" data-label={column.head}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
