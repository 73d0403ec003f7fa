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
import { CallError } from '../program';

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

/** Pictures by their names, in the order of these. @throws CallError when there is no such folder */
export async function picturesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new CallError(`${folder}: cannot be read (${error.message}).`);
  });
  return entries.flatMap((entry) => (entry.isDirectory() || !PICTURE.test(entry.name) ? [] : [entry.name])).sort();
}

/** `done` hears of each picture, and what was taken for its piece. */
export async function glances(
  folder: string,
  files: readonly string[],
  done: (glance: Glance, taken: () => Taken | null) => Promise<void>,
): Promise<Glance[]> {
  const seen: Glance[] = [];
  for (const file of files) {
    const opened = await open(join(folder, file));
    const glance = typeof opened === 'string' ? unseen(file, opened) : seenAlone(file, opened);
    seen.push(glance);
    await done(glance, () => (typeof opened === 'string' ? null : takenFor(opened)));
  }
  return seen;
}

/** The picture, or why there is none. */
async function open(path: string): Promise<Raster | string> {
  const bytes = await readFile(path).catch((error: Error) => `It cannot be read: ${error.message}.`);
  if (typeof bytes === 'string') return bytes;
  return openRaster(bytes).catch((error: unknown) => {
    if (error instanceof RasterRefusal) return error.message;
    throw error;
  });
}

function unseen(file: string, refusal: string): Glance {
  return { file, refusal, verdict: null, subject: null, findings: [], notApplicable: [] };
}

/** Any neutral ground will do, and what can only be told against a source or a board is not told. */
const BY_NOTHING: JudgedBy = { board: null, background: { kind: 'PRODUCT', lab: null }, source: null, comparison: null };

function seenAlone(file: string, raster: Raster): Glance {
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
