import { LRUCache } from 'lru-cache';
import type { Asking, Make } from './statement';

export function making<From>(make: (from: From, asking: Asking) => unknown): Make {
  return (told, asking) => JSON.stringify(make(JSON.parse(told) as From, asking));
}

const MOST_CHARACTERS = 4e6;

/** Of what hangs on nothing but what is told: the same is made once, as long as it is asked for. */
export function remembering<From>(make: (from: From) => unknown): Make {
  const known = new LRUCache<string, string>({ maxSize: MOST_CHARACTERS, sizeCalculation: (made, told) => made.length + told.length });
  return (told) => {
    const found = known.get(told);
    if (found !== undefined) return found;
    const made = JSON.stringify(make(JSON.parse(told) as From));
    known.set(Buffer.from(told).toString(), made); // a copy: what is cut from an answer would hold the whole of it
    return made;
  };
}
