/** Repeatable chance: mulberry32 (Tommy Ettinger, 2017, public domain). The same seed draws the same. */
export class Chance {
  constructor(private state: number) {}

  /** 0 ≤ x < 1. */
  real(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.real() * (most - least + 1));
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.whole(0, things.length - 1)];
  }

  happens(share: number): boolean {
    return this.real() < share;
  }

  /** That many times, `least` to `most`. */
  times<Made>(least: number, most: number, make: () => Made): Made[] {
    return Array.from({ length: this.whole(least, most) }, make);
  }

  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const drawn = things.map((thing) => ({ thing, lot: this.real() }));
    return drawn.sort((a, b) => a.lot - b.lot).map(({ thing }) => thing);
  }
}
