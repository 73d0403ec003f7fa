/** Solves A·x = b for a small symmetric positive matrix (rows of `matrix`) and several right sides, by Gauss with pivoting. Singular directions get 0. */
export function solve(matrix: number[][], right: number[][]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...right[i]]);
  for (let k = 0; k < n; k += 1) {
    const pivot = largestRow(rows, k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    if (Math.abs(rows[k][k]) < 1e-12) continue;
    for (let i = 0; i < n; i += 1) {
      if (i !== k) subtract(rows[i], rows[k], rows[i][k] / rows[k][k], k);
    }
  }
  return rows.map((row, k) => row.slice(n).map((value) => (Math.abs(row[k]) < 1e-12 ? 0 : value / row[k])));
}

function largestRow(rows: number[][], k: number): number {
  let best = k;
  for (let i = k + 1; i < rows.length; i += 1) if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) best = i;
  return best;
}

function subtract(row: number[], other: number[], share: number, from: number): void {
  for (let j = from; j < row.length; j += 1) row[j] -= share * other[j];
}
