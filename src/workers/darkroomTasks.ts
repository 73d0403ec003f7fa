import { readFile } from 'node:fs/promises';
import { drawing } from '../pixels/drawn/drawing';
import type { Order } from '../pixels/drawn/order';
import { ofRaster, type Inspection, type PieceHints } from '../pixels/inspect';
import { type MaskAnswer, subjectMask } from '../pixels/mask';
import { openRaster, readHeader } from '../pixels/raster';
import { RasterRefusal } from '../pixels/rasterRefusal';
import { render, type Rendered, type RenditionSpec } from '../pixels/render';
import { ofPair, type Comparison } from '../pixels/comparison';

/** What is done in the darkroom: each task with what goes in and what comes out. */
export interface DarkroomTasks {
  /** Decodes a picture whole: what it is, or why it is refused. */
  check: { input: { file: string }; output: CheckedPicture };
  /** Measures a picture, decoded once. */
  inspect: { input: { file: string; hints: PieceHints }; output: Inspection };
  /** Holds the piece in a picture against that in its source. */
  compare: { input: { file: string; sourceFile: string }; output: Comparison };
  /** Both at once: the piece is sought in the picture once. */
  inspectAgainst: {
    input: { file: string; sourceFile: string; hints: PieceHints };
    output: { inspection: Inspection; comparison: Comparison };
  };
  /** Makes renditions of a picture, all from one decode. */
  render: { input: { file: string; specs: RenditionSpec[] }; output: DevelopedRendition[] };
  /** Draws a picture for people: the bytes of a PNG. */
  draw: { input: Order; output: Uint8Array };
}

/** What `render` gives, as it comes out of the child process: its Buffer has become plain bytes. */
export type DevelopedRendition =
  Exclude<Rendered, { bytes: Buffer }> | (Omit<Extract<Rendered, { bytes: Buffer }>, 'bytes'> & { bytes: Uint8Array });

export interface CheckedPicture {
  mediaType: string;
  width: number;
  height: number;
}

export type DarkroomRequest = { [Name in keyof DarkroomTasks]: { task: Name; input: DarkroomTasks[Name]['input'] } }[keyof DarkroomTasks];

/** `isOfDisk`: the file could not be read, and what it holds is not at fault. */
export type DarkroomAnswer = { output: unknown } | { refused: { code: string; message: string } } | { failed: string; isOfDisk: boolean };

/** Does one task. Refusals and failures are answers too: nothing thrown crosses to the other process. */
export async function developRequest(request: DarkroomRequest): Promise<DarkroomAnswer> {
  try {
    return { output: await develop(request) };
  } catch (error) {
    if (error instanceof RasterRefusal) return { refused: { code: error.code, message: error.message } };
    if (!(error instanceof Error)) return { failed: String(error), isOfDisk: false };
    return { failed: error.stack ?? error.message, isOfDisk: 'syscall' in error };
  }
}

function develop(request: DarkroomRequest): Promise<unknown> {
  switch (request.task) {
    case 'check':
      return check(request.input);
    case 'inspect':
      return inspect(request.input);
    case 'compare':
      return compare(request.input);
    case 'inspectAgainst':
      return inspectAgainst(request.input);
    case 'render':
      return makeRenditions(request.input);
    case 'draw':
      return drawing(request.input);
  }
}

async function check({ file }: DarkroomTasks['check']['input']): Promise<CheckedPicture> {
  const bytes = await readFile(file);
  const { mediaType } = await readHeader(bytes);
  const { width, height } = await openRaster(bytes);
  return { mediaType, width, height };
}

async function inspect(input: DarkroomTasks['inspect']['input']): Promise<Inspection> {
  return (await inspectedWithPiece(input)).inspection;
}

async function compare({ file, sourceFile }: DarkroomTasks['compare']['input']): Promise<Comparison> {
  return ofPair(await pieceIn(file), await pieceIn(sourceFile));
}

async function inspectAgainst(input: DarkroomTasks['inspectAgainst']['input']): Promise<DarkroomTasks['inspectAgainst']['output']> {
  const { inspection, piece } = await inspectedWithPiece(input);
  return { inspection, comparison: ofPair(piece, await pieceIn(input.sourceFile)) };
}

/** The pixels are let go when this is done: those of a source are as many. */
async function inspectedWithPiece({
  file,
  hints,
}: DarkroomTasks['inspect']['input']): Promise<{ inspection: Inspection; piece: MaskAnswer }> {
  const raster = await openRaster(await readFile(file));
  const piece = subjectMask(raster);
  return { inspection: ofRaster(raster, hints, piece), piece };
}

async function pieceIn(file: string): Promise<MaskAnswer> {
  return subjectMask(await openRaster(await readFile(file)));
}

async function makeRenditions({ file, specs }: DarkroomTasks['render']['input']): Promise<Rendered[]> {
  return render(await readFile(file), specs);
}
