import type { ReactNode } from 'react'
import styles from './data-table.module.css'

export type DataColumn<Row> = {
  title: string
  cell: (row: Row) => ReactNode
  align?: 'end'
}

type DataTableProps<Row> = {
  /** Read before the table, seen only when `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table on a desk, cards on a phone. The first column names the row. */
export function DataTable<Row>({ caption, showCaption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className={showCaption ? styles.caption : 'visuallyHidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" data-align={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.title} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.title} data-title={column.title} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
