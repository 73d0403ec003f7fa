const STEPS_PER_UNIT = 20; // quantiles within 0.05 of a unit, a tenth of what an eye could see in Lab

/** Counts of values between two bounds, for quantiles without sorting millions of them. */
export class Histogram {
  readonly #counts: Uint32Array;
  #n = 0;

  constructor(
    readonly from: number,
    to: number,
  ) {
    this.#counts = new Uint32Array(Math.ceil((to - from) * STEPS_PER_UNIT) + 1);
  }

  get n(): number {
    return this.#n;
  }

  add(value: number): void {
    const step = Math.round((value - this.from) * STEPS_PER_UNIT);
    this.#counts[step < 0 ? 0 : step >= this.#counts.length ? this.#counts.length - 1 : step] += 1;
    this.#n += 1;
  }

  /** The value below which `share` (0–1) of all values lie; 0 when there are none. */
  quantile(share: number): number {
    if (this.#n === 0) return 0;
    const wanted = share * this.#n;
    let below = 0;
    for (let step = 0; step < this.#counts.length; step += 1) {
      below += this.#counts[step];
      if (below >= wanted && below > 0) return this.from + step / STEPS_PER_UNIT;
    }
    return this.from + (this.#counts.length - 1) / STEPS_PER_UNIT;
  }
}
