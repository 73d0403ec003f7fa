import type { Box } from '../box';

/** What is to be drawn: everything that is seen in it, and nothing else. Files are paths on this machine. */
export type Order = FindingsOrder | BeforeAfterOrder | ContactSheetOrder;

/** A picture with its findings: over the whole of it, or cut out one by one. */
export interface FindingsOrder {
  kind: 'HEAT_MAP' | 'CROPS';
  title: string;
  subtitle: string;
  file: string;
  findings: readonly Marked[];
}

export interface BeforeAfterOrder {
  kind: 'BEFORE_AFTER';
  title: string;
  subtitle: string;
  before: Captioned;
  after: Captioned;
}

export interface ContactSheetOrder {
  kind: 'CONTACT_SHEET';
  title: string;
  subtitle: string;
  cells: readonly Cell[];
}

/** A finding as it is shown. */
export interface Marked {
  severity: 'INFO' | 'WARN' | 'REJECT';
  /** In a word or two. */
  name: string;
  message: string;
  /** Null: the whole picture. */
  box: Box | null;
}

export interface Captioned {
  file: string;
  caption: string;
}

/** One picture of a contact sheet; without a file its place stays empty, and the lines say why. */
export interface Cell {
  file: string | null;
  title: string;
  lines: readonly string[];
  severity: Marked['severity'] | null;
}
