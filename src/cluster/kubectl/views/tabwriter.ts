/**
 * Aligns tab-separated cells as Go's text/tabwriter does with two spaces of padding: a column is a run of neighbouring
 * lines that all end a cell there, the last cell of a line belongs to none.
 */
export function aligned(lines: readonly string[], padding = 2): string[] {
  const rows = lines.map((line) => line.split('\t'));
  const widths = rows.map(() => [] as number[]);
  const columns = Math.max(0, ...rows.map((cells) => cells.length - 1));
  for (let column = 0; column < columns; column++) {
    let start = 0;
    while (start < rows.length) {
      let end = start;
      let width = 0;
      for (let cells = rows[end]; cells && cells.length - 1 > column; cells = rows[++end])
        width = Math.max(width, cells[column]?.length ?? 0);
      for (let row = start; row < end; row++) widths[row]?.push(width + padding);
      start = end + 1;
    }
  }
  return rows.map((cells, row) =>
    cells.map((cell, column) => cell.padEnd(column < cells.length - 1 ? (widths[row]?.[column] ?? 0) : 0)).join(''),
  );
}

/** A table as kubectl prints it: columns three spaces apart, of a cell its first line. */
// kubernetes cli-runtime pkg/printers/tableprinter.go printTable
export function table(rows: readonly (readonly string[])[]): string {
  return aligned(
    rows.map((cells) => cells.map((cell) => escaped(cell.replace(/[\f\n\r].*/s, '...'))).join('\t')),
    3,
  ).join('\n');
}

/** A description as kubectl prints it: columns two spaces apart. */
export function description(lines: readonly string[]): string {
  return aligned(lines.flatMap((line) => escaped(line).split('\n'))).join('\n');
}

/** What would steer a terminal is made visible. */
// kubernetes cli-runtime pkg/printers/terminal.go WriteEscaped
const escaped = (text: string) => text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
