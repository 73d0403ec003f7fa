import { readFile } from 'node:fs/promises';
import { ofRaster, type Inspection, type PieceHints } from '../pixels/inspect';
import { openRaster, readHeader } from '../pixels/raster';
import { RasterRefusal } from '../pixels/rasterRefusal';

/** What is done in the darkroom: each task with what goes in and what comes out. */
export interface DarkroomTasks {
  /** Decodes a picture whole: what it is, or why it is refused. */
  check: { input: { file: string; maxMegapixels: number }; output: CheckedPicture };
  /** Measures a picture, decoded once. */
  inspect: { input: { file: string; hints: PieceHints }; output: Inspection };
}

export interface CheckedPicture {
  mediaType: string;
  width: number;
  height: number;
}

export type DarkroomRequest = { [Name in keyof DarkroomTasks]: { task: Name; input: DarkroomTasks[Name]['input'] } }[keyof DarkroomTasks];

export type DarkroomAnswer = { output: unknown } | { refused: { code: string; message: string } } | { failed: string };

/** Does one task. Refusals and failures are answers too: nothing thrown crosses to the other process. */
export async function developRequest(request: DarkroomRequest): Promise<DarkroomAnswer> {
  try {
    return { output: request.task === 'check' ? await check(request.input) : await inspect(request.input) };
  } catch (error) {
    if (error instanceof RasterRefusal) return { refused: { code: error.code, message: error.message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function check({ file }: DarkroomTasks['check']['input']): Promise<CheckedPicture> {
  const bytes = await readFile(file);
  const { mediaType } = await readHeader(bytes);
  const { width, height } = await openRaster(bytes);
  return { mediaType, width, height };
}

async function inspect({ file }: DarkroomTasks['inspect']['input']): Promise<Inspection> {
  return ofRaster(await openRaster(await readFile(file)));
}
