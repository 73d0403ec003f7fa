import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openRaster, type Raster } from '../pixels/raster';
import { CallError } from '../program';

/** What is known exactly of a folder of pictures: what was planted in each, and where. */
const defect = z.object({
  /** As it was planted, such as `cutout.halo_dark`; the part before the point names a fault whose grades must rise. */
  tag: z.string(),
  /** Its grade; a misregistration has none but its shift and turn, and a word is none that could rise. */
  severity: z.union([z.number(), z.string(), z.record(z.string(), z.number())]),
  unit: z.string().optional(),
  /** [x0, y0, x1, y1), pixels of the picture. */
  boxes: z
    .array(z.tuple([z.number(), z.number(), z.number(), z.number()]))
    .nullish()
    .transform((boxes) => boxes ?? []),
  /** The tag that Loupe should find; `SOURCE_AUDIT.check` for faults of a raw capture; null for none. */
  issueTag: z.string().nullish(),
  level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  /** Of a planted cast: how far the metal was moved. */
  mean_dE2000: z.number().optional(),
});
const picture = z.object({
  file: z.string(),
  kind: z.enum(['clean', 'structure', 'planted', 'source']),
  metal: z.string(),
  stone_count: z.number().nullish(),
  background: z.string().nullish(),
  width: z.number(),
  height: z.number(),
  defects: z.array(defect).default([]),
  clean_twin: z.string().nullish(),
  source_twin: z.string().nullish(),
  /** Exact coverage of the piece, 8 bits. */
  coverage: z.string().nullish(),
});
const pair = z.object({ source: z.string(), retouched: z.string(), verdict: z.enum(['good', 'reject', 'rework']) });
const truth = z.object({ pictures: z.array(picture).min(1), pairs: z.array(pair).default([]) });

const FILE = 'truth.json';

export type Defect = z.infer<typeof defect>;
export type TruePicture = z.infer<typeof picture>;
export type Truth = z.infer<typeof truth>;

export async function hasTruth(folder: string): Promise<boolean> {
  return access(join(folder, FILE)).then(
    () => true,
    () => false,
  );
}

/** @throws CallError when the folder has no truth file, or it is not as expected: where, and what was expected */
export async function readTruth(folder: string): Promise<Truth> {
  const file = join(folder, FILE);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CallError(`${file}: not found; expected a folder of pictures with their truth in truth.json.`);
  });
  const parsed = truth.safeParse(fromJson(text, file));
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new CallError(`${file}: ${path.join('.')}: ${message}.`);
}

/** A picture that the truth names. @throws CallError when it cannot be read */
export async function pictureOf(folder: string, name: string): Promise<Raster> {
  return decoded(await bytesOf(folder, name), name);
}

export function bytesOf(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch(() => {
    throw new CallError(`${name}: not found; truth.json names it.`);
  });
}

export function decoded(bytes: Buffer, name: string): Promise<Raster> {
  return openRaster(bytes).catch((error: Error) => {
    throw new CallError(`${name}: ${error.message}`);
  });
}

function fromJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CallError(`${file}: no JSON (${(error as Error).message}).`);
  }
}
