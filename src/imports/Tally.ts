/** What is wrong with a line of a file. */
export interface Fault {
  line: number;
  /** Column or field; null where it is the line as a whole. */
  field: string | null;
  /** What was expected and what was found. */
  message: string;
}

/** So many faults are told of a file; when all or nothing is asked for, reading stops at them. */
const MOST_FAULTS = 100;
/** So many lines are left out of a file at most: one with more of them is hardly the file that was meant, and their numbers are kept. */
export const MOST_REJECTED = 1_000_000;

/** Counts what an import finds in its file and does with it. */
export class Tally {
  read = 0;
  added = 0;
  changed = 0;
  unchanged = 0;
  /** Facts in the file that break a law, by law. */
  outsideLaws: readonly { law: string; facts: number }[] = [];
  /** The first faults, by line. */
  readonly faults: Fault[] = [];
  /** Why the file was not read to its end, if so. */
  private brokenOff: string | null = null;
  private readonly lines = new Set<number>();

  /** @param hear told each fault as it is found, also those that are too many to keep */
  constructor(
    readonly isPartial: boolean,
    private readonly hear: (fault: Fault) => void = () => undefined,
  ) {}

  /** Rows or events that were refused, by the line that each begins on. */
  get rejected(): ReadonlySet<number> {
    return this.lines;
  }

  /** Whether nothing may be written. */
  get isRefused(): boolean {
    return this.brokenOff !== null || (!this.isPartial && this.faults.length > 0);
  }

  /** Whether to read on is of no use: nothing will be written, and more faults would not be told. */
  get isHopeless(): boolean {
    return this.brokenOff !== null || (!this.isPartial && this.faults.length >= MOST_FAULTS);
  }

  /** What is said when nothing is written. */
  get refusal(): string {
    return this.brokenOff === null ? 'Nothing was imported.' : `${this.brokenOff}; nothing was imported.`;
  }

  /** Reading on is of no use, and nothing is written. */
  breakOff(reason: string): void {
    this.brokenOff ??= reason;
  }

  reject(...faults: readonly Fault[]): void {
    for (const fault of faults) {
      if (this.brokenOff !== null) return;
      this.lines.add(fault.line);
      if (this.lines.size > MOST_REJECTED) {
        this.breakOff(`More than ${MOST_REJECTED} lines are wrong, as if another file was meant`);
        this.faults.splice(
          0,
          this.faults.length,
          { line: 0, field: null, message: this.refusal },
          ...this.faults.slice(0, MOST_FAULTS - 1),
        );
        return;
      }
      this.hear(fault);
      if (this.faults.length === MOST_FAULTS) continue;
      this.faults.push(fault);
      this.faults.sort((a, b) => a.line - b.line);
    }
  }
}

/** Nothing of the file was written: it has faults, and all or nothing was asked for, or reading it was broken off. */
export class ImportRefused extends Error {
  constructor(readonly tally: Tally) {
    super(tally.refusal);
  }
}
