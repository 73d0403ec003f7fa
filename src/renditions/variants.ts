import type { House, Services } from '../context';
import type { Format } from './words';

/** A file of one picture at one size. */
export interface Variant {
  sha256: string;
  filename: string;
  format: Format;
}

/** Where the format is agreed on when the picture is asked for. */
export function variantUrl(house: House, renditionId: string): string {
  return `${house.publicUrl}/variants/${renditionId}`;
}

/** The files that show what a rendition shows, by the same template at the same width, and are on show where it is; it is one of them. What of them may be served, `mediaAccess` decides. */
export function variantsOf({ database }: Services, renditionId: string): Promise<Variant[]> {
  return database.rows<Variant>(
    `SELECT d.sha256, d.filename, d.format FROM rendition asked
     JOIN rendition d ON d.revision_id = asked.revision_id AND d.template_id = asked.template_id AND d.requested_width = asked.requested_width
     WHERE asked.id = $1 AND d.status = 'READY' AND (d.on_show OR NOT asked.on_show)`,
    [renditionId],
  );
}

/** Smallest first, at the same fidelity. */
const BY_SIZE: readonly Format[] = ['AVIF', 'WEBP', 'JPEG', 'PNG'];
/** What every browser since the first has read: for those who say that they take anything, or nothing. */
const BY_AGE: readonly Format[] = ['JPEG', 'PNG', 'WEBP', 'AVIF'];

/**
 * The best of the formats that were named (RFC 9110, 12.5.1; its q-values only exclude); else the one that is read most widely, of those that were not excluded
 * while there are any. null where there is none.
 */
export function preferred(variants: readonly Variant[], accept: string | undefined): Variant | null {
  const ranges = (accept ?? '').split(',').map((range) =>
    range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  const namings = (format: Format): boolean[] =>
    ranges
      .filter(([type]) => type === `image/${format.toLowerCase()}`)
      .map(([, ...parameters]) => !parameters.some((each) => /^q=0(\.0*)?$/.test(each)));
  const isNamed = (format: Format): boolean => namings(format).includes(true);
  const isShunned = (format: Format): boolean => namings(format).includes(false);
  const inOrder = (formats: readonly Format[]): Variant | undefined =>
    formats.map((format) => variants.find((each) => each.format === format)).find((found) => found !== undefined);
  return inOrder(BY_SIZE.filter(isNamed)) ?? inOrder(BY_AGE.filter((format) => !isShunned(format))) ?? inOrder(BY_AGE) ?? null;
}
