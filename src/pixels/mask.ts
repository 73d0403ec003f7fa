import { backgroundModel, type BackgroundModel } from './backgroundModel';
import { scaled, type Box } from './box';
import { components } from './components';
import { coverage } from './coverage';
import { atLeast } from './flags';
import { freeOfGreyMetal } from './freeOfGreyMetal';
import { ground } from './ground';
import { readScene } from './groundScene';
import { innerDistance } from './innerDistance';
import { nearGround } from './nearGround';
import { openBackground } from './openBackground';
import type { Raster } from './raster';
import { regionSizes, type RegionSize } from './regionSizes';
import { shading, type Shading } from './shading';
import { slope } from './slope';
import { workingPicture, type WorkingPicture } from './workingPicture';

export const SUBJECT_MASK_VERSION = '15';

/**
 * The subject apart from its background, holes kept. Needs one smooth background that reaches the frame (white, grey, uneven), or transparency.
 * Source: facts/imaging.md §4 "Subject mask". Limits: grey metal that has the level of the background along more than about 2 % of the frame loses its outline there (`comesApart`).
 */
export interface SubjectMask {
  width: number;
  height: number;
  /** 1 = subject, at the size of the working picture; holes are 0. */
  inside: Uint8Array;
  /** Steps from its outline inwards, at most 255; 0 outside. */
  depth: Uint8Array;
  /** Number of subject pixels of the original, to the next square of `working.factor`. */
  pixels: number;
  /** Bounding box of the subject, pixels of the original. */
  box: Box;
  /** 0–1: share of the border that is one background, halved where the piece comes apart, and less the more of it is nearly of the level of the ground. */
  confidence: number;
  /** Separate parts of the subject. */
  components: number;
  /** The outline is not closed, or not sure to be: metal has the level of the ground, and runs out into it or passes for what is seen through the piece. */
  comesApart: boolean;
  /** Parts that are no piece: specks and lint on the background, working pixels. */
  specks: Box[];
  working: WorkingPicture;
  background: BackgroundModel;
  shading: Shading;
  /** How fast each working pixel rises, levels a pixel (slope.ts). */
  gradient: Float32Array;
  /** 1 = no faster than a shadow on this ground. */
  gentle: Uint8Array;
  /** Share of each working pixel that the subject covers, 0–255. */
  coverage: Uint8Array;
  /** GROUND kind of each working pixel. */
  ground: Uint8Array;
  /** Levels by which the colour of the piece runs out into the ground, as in JPEG (1–3) or as light from the piece; mostly 0 in files without loss. */
  runOut: number;
}

export const OPEN_OUTLINE =
  'The metal has the level of the background along part of its outline, or over much of the piece, so that its outline is not sure.';

export type MaskAnswer = { mask: SubjectMask } | { mask: null; reason: string };

/** @param longSide pixels of the working picture's long side, about; less is coarser and cheaper */
export function subjectMask(raster: Raster, longSide?: number): MaskAnswer {
  const working = workingPicture(raster, longSide);
  const { width, height } = working;
  const background = backgroundModel(working);
  if (background.borderAgreement < LEAST_BORDER) return { mask: null, reason: NO_GROUND };
  const shade = shading(working, background);
  const rise = slope(working);
  const scene = readScene(shade, rise, background, width, height);
  const covered = coverage(working, freeOfGreyMetal(openBackground(scene), scene, raster), scene.runOut);
  const { gentle, runOut } = scene;
  return finish(raster, { working, background, shading: shade, gradient: rise.gradient, gentle, coverage: covered, runOut });
}

// Of the border that must be one ground: it is 0.7 and more on packshots, cut ones among them, at most 0.27 of a face or a machine that fills the frame, 0.4 of coins all over a table.
const LEAST_BORDER = 0.35;
const NO_GROUND = 'No plain ground reaches the frame: there is nothing to tell the piece from.';

type Found = Pick<SubjectMask, 'working' | 'background' | 'shading' | 'gradient' | 'gentle' | 'coverage' | 'runOut'>;

// A part smaller than this share of the largest is no part of the piece but a speck on the ground.
const SPECK_SHARE = 0.004;

// A closed outline leaves at most some dozens of crumbs along it (0–65 on the development renders), an open one the drawing of the whole piece (1,800).
const CRUMBS = 200;

// Share of the frame that must be ground: with less of it nothing can be told from the piece.
const LEAST_GROUND = 0.02;

function finish(raster: Raster, found: Found): MaskAnswer {
  const { width, height, factor } = found.working;
  const solid = atLeast(found.coverage, 128);
  const parts = components(solid, width, height, 8);
  const sizes = regionSizes(parts, width);
  const largest = sizes.reduce((most, part) => Math.max(most, part.area), 0);
  if (largest === 0) return { mask: null, reason: 'Nothing stands off from the background.' };
  if (largest > (1 - LEAST_GROUND) * solid.length)
    return { mask: null, reason: 'The piece fills the frame: there is no background to tell it from.' };
  const isPiece = sizes.map((part) => part.area >= SPECK_SHARE * largest);
  const covered = found.coverage.slice();
  for (let i = 0; i < covered.length; i += 1) if (solid[i] === 1 && !isPiece[parts.labels[i] - 1]) covered[i] = 0;
  const inside = atLeast(covered, 128);
  const pieces = sizes.filter((_, k) => isPiece[k]);
  const box = union(pieces);
  const specks = sizes.filter((_, k) => !isPiece[k]).map((part) => part.box);
  const depth = innerDistance(inside, width, height);
  const near = nearGround(depth, found.shading);
  const comesApart = near.isMost || specks.filter((speck) => lies(speck, box)).length >= CRUMBS;
  const { borderAgreement } = found.background;
  return {
    mask: {
      ...found,
      width: raster.width,
      height: raster.height,
      inside,
      depth,
      coverage: covered,
      pixels: pieces.reduce((sum, part) => sum + part.area, 0) * factor ** 2,
      box: scaled(box, factor),
      confidence: borderAgreement * (comesApart ? 0.5 : 1) * (1 - near.doubt),
      comesApart,
      components: pieces.length,
      specks,
      ground: ground(solid, found.shading, found.background.noise, width, height),
    },
  };
}

/** The box of the subject on the working grid. */
export function inWorking({ box, working: { factor } }: SubjectMask): Box {
  return { x: box.x / factor, y: box.y / factor, width: box.width / factor, height: box.height / factor };
}

function lies(box: Box, within: Box): boolean {
  return (
    box.x >= within.x && box.y >= within.y && box.x + box.width <= within.x + within.width && box.y + box.height <= within.y + within.height
  );
}

function union(parts: RegionSize[]): Box {
  const x = Math.min(...parts.map((part) => part.box.x));
  const y = Math.min(...parts.map((part) => part.box.y));
  const right = Math.max(...parts.map((part) => part.box.x + part.box.width));
  const bottom = Math.max(...parts.map((part) => part.box.y + part.box.height));
  return { x, y, width: right - x, height: bottom - y };
}
