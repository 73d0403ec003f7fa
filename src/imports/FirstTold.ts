import { told } from './faultsOf';
import { WrongCell } from './importRows';

/** What a file has told of things that several rows speak of: the rows must agree. */
export class FirstTold {
  private readonly rows = new Map<string, { line: number; cells: Readonly<Record<string, unknown>> }>();

  /** Whether a thing is told for the first time. @throws WrongCell naming the column in which a later row differs */
  isNew(thing: string, cells: Readonly<Record<string, unknown>>): boolean {
    const first = this.rows.get(thing);
    if (!first) return true;
    for (const [column, value] of Object.entries(cells)) {
      const before = first.cells[column];
      if (JSON.stringify(before) === JSON.stringify(value)) continue;
      throw new WrongCell(column, `Expected ${told(before)} as line ${first.line} tells of ${thing}, found ${told(value)}.`);
    }
    return false;
  }

  /** @throws WrongCell when a thing that one row tells whole is told again */
  onlyOnce(thing: string, column: string): void {
    const first = this.rows.get(thing);
    if (first) throw new WrongCell(column, `Expected one row for ${thing}, found it on line ${first.line} too.`);
  }

  note(thing: string, line: number, cells: Readonly<Record<string, unknown>> = {}): void {
    if (!this.rows.has(thing)) this.rows.set(thing, { line, cells });
  }
}
