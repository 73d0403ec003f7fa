import type { Viewer } from '../access/viewer';
import { type Context, newContext } from '../context';
import type { Workshop } from '../workers/Workshop';
import type { ChannelCode, VendorCode } from './house/persons';
import type { Progress } from './progress';

/** The demo while it is being loaded: who is in it, when its story ends, and what it is done with. */
export interface Demo {
  workshop: Workshop;
  cast: Cast;
  /** The instant that all of the story's dates are counted from: when loading began, also if it was broken off and goes on later. */
  begunAt: Date;
  progress: Progress;
  /** Given when somebody wants the program to end: what is done by then stays, and the next start goes on. */
  signal: AbortSignal;
  /** Global ids of what has been made, by words such as `shot R-1042/YG/HERO`. A load that goes on is answered the same ones. */
  made: Map<string, string>;
}

export interface Cast {
  studio: Viewer;
  reviewer: Viewer;
  vendors: Readonly<Record<VendorCode, Viewer>>;
  storefronts: Readonly<Record<ChannelCode, Viewer>>;
}

/** A person of the demo about to ask for something, at an instant of the story or, without one, now. */
export function contextAt({ workshop }: Pick<Demo, 'workshop'>, viewer: Viewer, at?: Date): Context {
  const services = at ? { ...workshop, clock: () => Promise.resolve(at) } : workshop;
  return newContext(services, viewer, 'demo');
}

/** @throws Error when the story speaks of something that it has not made yet */
export function madeId(demo: Demo, what: string): string {
  const id = demo.made.get(what);
  if (id === undefined) throw new Error(`the story speaks of "${what}" before it is there`);
  return id;
}
