import type { View } from '../../catalogue/words';
import type { Cause, Origin, CutoutMethod } from '../../retouching/words';
import type { ChannelCode, VendorCode } from '../house/persons';
import type { When } from '../when';

/** Shots that go the same way together: captured, checked and handed over at the same times, or left somewhere on it. */
export interface Batch {
  /** Null: not handed over as a batch. */
  code: string | null;
  captured: When;
  received: When;
  /** Left out: nobody has looked at the audits yet. */
  audited?: When;
  handOver?: { at: When; vendor: VendorCode; service: 'STANDARD' | 'EXPEDITE'; brief: string };
  shots: readonly Shot[];
}

export interface Shot {
  sku: string;
  colourway: string;
  view: View;
  /** A first capture that a person refused. */
  refused?: RefusedCapture;
  rounds?: readonly Round[];
}

export interface RefusedCapture {
  /** The colourway whose capture was sent by mistake. */
  showing: string;
  captured: When;
  received: When;
  audited: When;
  comment: string;
}

export interface Round {
  /** `final`, or the first round with a slip, by the name of the slip: see the manifest of the pictures. */
  picture: string;
  submitted: When;
  /** Left out: it waits in the review queue. */
  reviewed?: When;
  /** Minutes of CLEANUP, COLOUR, STRUCTURE, FINAL_QC. */
  minutes: readonly [number, number, number, number];
  origin?: Origin;
  aiModel?: string;
  cutout?: CutoutMethod;
  /** Why it comes back, if it does; whether it does is told by the picture. */
  cause?: Cause;
  comment?: string;
}

export interface Publishing {
  at: When;
  /** Scheduled for then; left out = at once. */
  from?: When;
  channels: readonly ChannelCode[];
  shots: readonly string[];
}
