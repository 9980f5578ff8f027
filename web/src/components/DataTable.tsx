import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, with digits of one width. */
  numeric?: boolean;
  /** For what is clear without a heading, such as a row's buttons. */
  bare?: boolean;
  /** On a card it takes the whole width instead of half of it. */
  wide?: boolean;
  className?: string;
}

interface DataTableProps<Row> {
  /** What the table lists; read out, not shown. */
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column names the row and becomes the heading of its card on phones. */
  columns: readonly Column<Row>[];
  /** What comes before the first cell, such as a checkbox. */
  lead?: { header: ReactNode; cell: (row: Row) => ReactNode };
  isMarked?: (row: Row) => boolean;
}

/** A table where there is room, and a card for each row where there is not. */
export function DataTable<Row>({ label, rows, rowKey, columns, lead, isMarked }: DataTableProps<Row>) {
  return (
    <div className="overflow-x-auto rounded-xl border border-border bg-card">
      <table className="w-full border-collapse text-sm max-md:block">
        <caption className="sr-only">{label}</caption>
        <thead className="max-md:sr-only">
          <tr className="border-b border-border text-left text-xs text-muted-foreground">
            {lead && <th className="w-10 py-2.5 pl-4 font-medium">{lead.header}</th>}
            {columns.map(({ header, numeric, bare, className }) => (
              <th key={header} scope="col" className={cn("px-3 py-2.5 font-medium whitespace-nowrap first:pl-4 last:pr-4", numeric && "text-right", className)}>
                {bare ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={cn(
                "relative border-b border-border last:border-0 hover:bg-muted/40 max-md:grid max-md:grid-cols-2 max-md:py-2.5",
                lead && "max-md:pl-8",
                isMarked?.(row) && "bg-primary-soft/50 hover:bg-primary-soft/60",
              )}
            >
              {lead && <td className="w-10 py-2.5 pl-4 max-md:absolute max-md:top-2.5 max-md:left-0 max-md:w-auto max-md:py-1">{lead.cell(row)}</td>}
              {columns.map((column, index) => (
                <Cell key={column.header} column={column} row={row} first={index === 0} beside={columns.some(({ bare }) => bare)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row, first, beside }: { column: Column<Row>; row: Row; first: boolean; beside: boolean }) {
  const { header, cell, numeric, bare, wide, className } = column;
  return (
    <td
      data-label={header}
      className={cn(
        "px-3 py-2.5 first:pl-4 last:pr-4 max-md:min-w-0 max-md:px-4 max-md:py-1 max-md:text-left",
        numeric && "text-right whitespace-nowrap tabular-nums",
        !first && !bare && "max-md:before:block max-md:before:text-[11px] max-md:before:leading-4 max-md:before:text-muted-foreground max-md:before:content-[attr(data-label)]",
        first && "max-md:font-medium",
        first && beside && "max-md:pr-24",
        (first || wide) && "max-md:col-span-2",
        bare && "max-md:absolute max-md:top-1.5 max-md:right-0",
        className,
      )}
    >
      {cell(row)}
    </td>
  );
}
