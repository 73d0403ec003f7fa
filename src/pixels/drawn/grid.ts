import { blankSheet, paste, type Sheet } from './sheet';

const GAP = 32;

/** Cells of one width in rows; each row is as high as its highest. */
export function grid(cells: readonly Sheet[], columns: number): Sheet {
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const width = Math.max(1, ...cells.map((cell) => cell.width));
  const across = Math.max(1, Math.min(columns, cells.length));
  const sheet = blankSheet(
    across * width + (across - 1) * GAP,
    Math.max(
      1,
      heights.reduce((sum, height) => sum + height + GAP, -GAP),
    ),
  );
  let top = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, cell] of row.entries()) paste(sheet, cell, j * (width + GAP), top);
    top += heights[i] + GAP;
  }
  return sheet;
}
