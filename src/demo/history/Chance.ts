/** Repeatable chance: mulberry32 (Tommy Ettinger, 2017, public domain). The same seed draws the same, on every machine. */
export class Chance {
  constructor(private state: number) {}

  /** 0 ≤ x < 1. */
  real(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.real();
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  happens(share: number): boolean {
    return this.real() < share;
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.whole(0, things.length - 1)];
  }

  /** A word, each as often as its weight says. */
  weighed<Word extends string>(weights: Readonly<Partial<Record<Word, number>>>): Word {
    const entries = Object.entries(weights) as [Word, number][];
    let left = this.real() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? entries[0][0];
  }

  /** Bell-shaped round 0, nearly always within ±3: the sum of twelve even draws. */
  bell(): number {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += this.real();
    return sum;
  }

  /** Round `middle`, never below 0, with a long tail upwards: as times of work are. */
  skewed(middle: number, unevenness: number): number {
    return middle * Math.exp(unevenness * this.bell());
  }
}
