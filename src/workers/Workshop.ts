import type { Services } from '../context';
import type { Darkroom } from './darkroom';

/** What a worker's handlers work with. */
export interface Workshop extends Services {
  darkroom: Darkroom;
}

/** How a piece of work ended: skipped is what had been done before, or is no longer wanted. */
export type Outcome = 'done' | 'skipped';
