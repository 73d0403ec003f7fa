/** A line of the table: what was measured, the floor beside which it was measured in the same run, and how often ours holds it. */
export interface Row {
  what: string;
  unit: string;
  ours: number;
  /** Null for a plain count. */
  floor: number | null;
  floorIs: string;
}

/** A bench: measures, and answers its lines. */
export type Bench = (setting: Setting) => Promise<Row[]>;

export interface Setting {
  /** A new migrated database, to be kept until the run ends. */
  readonly newDatabase: () => Promise<string>;
  /** A new folder, removed when the run ends. */
  readonly newFolder: () => string;
  /** Tells a person who waits what is being done. */
  readonly say: (line: string) => void;
  /** Lengths of the histories that the scorecard is asked about. */
  readonly events: readonly number[];
  /** Whether others who serve the storefront's page are installed and measured beside it. */
  readonly withPeers: boolean;
}
