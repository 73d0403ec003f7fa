import type { Row } from './Row';

const HEADS = ['what', 'ours', 'floor', 'ratio', 'the floor is'];

/** The lines as a table in Markdown that is aligned for the eye: what the README shows is what the terminal showed. */
export function table(rows: readonly Row[]): string {
  const cells = [HEADS, ...rows.map(cellsOf)];
  const widths = HEADS.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const [head, ...body] = cells.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

function cellsOf({ what, unit, ours, floor, floorIs }: Row): string[] {
  const told = (value: number): string => `${Number(value.toPrecision(3))} ${unit}`;
  return [what, told(ours), floor === null ? '' : told(floor), floor === null ? '' : `${(ours / floor).toFixed(2)} ×`, floorIs];
}
