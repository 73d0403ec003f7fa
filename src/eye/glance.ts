import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../boards/finding';
import { judge, type JudgedBy, type Judgement } from '../boards/judge';
import { ofRaster, type SubjectSummary } from '../pixels/inspect';
import { subjectMask } from '../pixels/mask';
import type { NotApplicable } from '../pixels/notApplicable';
import { openRaster, type Raster } from '../pixels/raster';
import { RasterRefusal } from '../pixels/rasterRefusal';
import { workingPicture, type WorkingPicture } from '../pixels/workingPicture';

/** What Loupe says of a picture of which nothing is known: no source, no board, no metal. */
export interface Glance {
  file: string;
  /** Why it was not looked at, if so; all else is then empty. */
  refusal: string | null;
  verdict: Judgement['machineVerdict'] | null;
  /** null where nothing could be told from the ground. */
  subject: SubjectSummary | null;
  findings: Finding[];
  notApplicable: NotApplicable[];
}

/** What it takes for the piece, shares of a pixel, 0–255. */
export interface Taken {
  picture: WorkingPicture;
  coverage: Uint8Array;
}

const PICTURE = /\.(jpe?g|png|webp|tiff?)$/i;

/** Pictures by their names, in the order of these. */
export async function picturesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => PICTURE.test(name)).sort();
}

/** `done` hears of each picture, and what was taken for its piece. */
export async function glances(
  folder: string,
  files: readonly string[],
  done: (glance: Glance, taken: Taken | null) => Promise<void>,
): Promise<Glance[]> {
  const seen: Glance[] = [];
  for (const file of files) {
    const raster = await openRaster(await readFile(join(folder, file))).catch(refusalOf);
    const glance = raster instanceof RasterRefusal ? refused(file, raster) : glanceAt(file, raster);
    seen.push(glance);
    await done(glance, raster instanceof RasterRefusal ? null : takenFor(raster));
  }
  return seen;
}

function refusalOf(error: unknown): RasterRefusal {
  if (error instanceof RasterRefusal) return error;
  throw error;
}

function refused(file: string, { message }: RasterRefusal): Glance {
  return { file, refusal: message, verdict: null, subject: null, findings: [], notApplicable: [] };
}

/** Any neutral ground will do, and what can only be told against a source or a board is not told. */
const BY_NOTHING: JudgedBy = { board: null, background: { kind: 'PRODUCT', lab: null }, source: null, comparison: null };

function glanceAt(file: string, raster: Raster): Glance {
  const inspection = ofRaster(raster);
  const { findings, machineVerdict } = judge(inspection, BY_NOTHING);
  const { subject, notApplicable } = inspection;
  return { file, refusal: null, verdict: subject && machineVerdict, subject, findings, notApplicable };
}

function takenFor(raster: Raster): Taken {
  const { mask } = subjectMask(raster);
  const picture = mask?.working ?? workingPicture(raster);
  return { picture, coverage: mask?.coverage ?? new Uint8Array(picture.width * picture.height) };
}

/** A few lines a picture, as a person reads them. */
export function tellGlance(glance: Glance): string {
  const { file, findings, notApplicable } = glance;
  return [
    `${file}: ${inShort(glance)}`,
    ...findings.map(({ tag, severity, message }) => `    ${severity.padEnd(6)}  ${tag}: ${message}`),
    ...notApplicable.map(({ measurement, reason }) => `    –       ${measurement}: ${reason}`),
  ].join('\n');
}

/** Its verdict, and how sure the mask is. */
export function inShort({ refusal, verdict, subject }: Glance): string {
  if (subject === null) return refusal ?? 'not applicable';
  return `${verdict}; a piece of ${subject.components} ${subject.components === 1 ? 'part' : 'parts'}, sure of its mask by ${subject.confidence.toFixed(2)}`;
}
