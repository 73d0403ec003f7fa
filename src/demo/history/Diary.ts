import type { Kind } from '../../kpi/history';

/** Writes down what happened up to an instant; what a life would bring after it is left out. */
export class Diary {
  private readonly told: { at: Date; kind: Kind; rest: object }[] = [];

  constructor(readonly end: Date) {}

  tell(at: Date, kind: Kind, rest: object): void {
    if (at < this.end) this.told.push({ at, kind, rest });
  }

  /** NDJSON of formats.md, in the order of time, each event with an id that is the same whenever the same is told. */
  ndjson(): string {
    const inOrder = [...this.told].sort((a, b) => a.at.getTime() - b.at.getTime());
    return inOrder.map(({ at, kind, rest }, i) => `${JSON.stringify({ id: `demo-history-${i + 1}`, at, kind, ...rest })}\n`).join('');
  }
}
