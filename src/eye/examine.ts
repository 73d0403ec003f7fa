import { type AuditVerdict, auditVerdict } from '../boards/auditVerdict';
import { boardZones, USUAL_STONE_TOLERANCE } from '../boards/boardZones';
import type { Finding } from '../boards/finding';
import { judge, type Judgement } from '../boards/judge';
import type { StoneBoard } from '../boards/judgeGemstones';
import type { BoardZone } from '../boards/onBoard';
import { hexLab } from '../pixels/colour';
import { type Inspection, ofRaster } from '../pixels/inspect';
import type { MetalName } from '../pixels/metalColour';
import type { NotApplicable } from '../pixels/notApplicable';
import type { Raster } from '../pixels/raster';
import { type MaskAnswer, subjectMask } from '../pixels/mask';
import { type Comparison, ofPair } from '../pixels/comparison';
import { type HeldMask, heldMask } from './heldMask';
import { bytesOf, decoded, pictureOf, type TruePicture, type Truth } from './truth';

/** A picture as Loupe sees it, beside what is true of it. */
export interface Examined {
  picture: TruePicture;
  findings: Finding[];
  verdict: Judgement['machineVerdict'];
  /** Of a raw capture. */
  audit: AuditVerdict | null;
  inspection: Inspection;
  notApplicable: NotApplicable[];
  iou: number | null;
  seconds: number;
}

/** The standard of a picture on white; another background may be any neutral colour. */
const WHITE = hexLab('#ffffff');

const METALS: Readonly<Record<string, MetalName>> = {
  ...{ yellow: 'YELLOW_GOLD', rose: 'ROSE_GOLD', white: 'WHITE_GOLD', silver: 'SILVER', platinum: 'PLATINUM' },
};

/**
 * Judges every picture of a folder as Loupe judges a revision: its source is its source twin, its board is measured from its clean twin.
 * `done` hears of each picture, and how its mask is held against its exact coverage where that is known.
 */
export async function examine(
  folder: string,
  truth: Truth,
  done: (file: string, held: HeldMask | null) => Promise<void>,
): Promise<Examined[]> {
  const inspections = new Map<string, Inspection>();
  const seen: Omit<Examined, 'findings' | 'verdict' | 'audit'>[] = [];
  for (const picture of truth.pictures) {
    const bytes = await bytesOf(folder, picture.file);
    const began = process.cpuUsage();
    const raster = await decoded(bytes, picture.file);
    const inspection = ofRaster(raster, hintsOf(picture));
    const spent = process.cpuUsage(began);
    inspections.set(picture.file, inspection);
    const held = await heldOf(folder, picture, raster);
    const seconds = (spent.user + spent.system) / 1e6;
    seen.push({ picture, inspection, notApplicable: inspection.notApplicable, iou: held?.iou ?? null, seconds });
    await done(picture.file, held);
  }
  const comparisons = await compared(folder, truth);
  return seen.map((each) => {
    const comparison = comparisons.get(each.picture.file) ?? null;
    const notApplicable = [...each.notApplicable, ...(comparison?.notApplicable ?? [])];
    return { ...each, notApplicable, ...judged(each.picture, inspections, comparison) };
  });
}

/** Every picture against its source twin. */
async function compared(folder: string, { pictures }: Truth): Promise<Map<string, Comparison>> {
  const answers = new Map<string, Comparison>();
  const maskOf = async (file: string): Promise<MaskAnswer> => subjectMask(await pictureOf(folder, file));
  for (const { file, kind, source_twin } of pictures) {
    if (kind !== 'source' && source_twin) answers.set(file, ofPair(await maskOf(file), await maskOf(source_twin)));
  }
  return answers;
}

function hintsOf({ metal, stone_count }: TruePicture): { metal: MetalName | null; hasStones: boolean | null } {
  return { metal: METALS[metal] ?? null, hasStones: stone_count === null || stone_count === undefined ? null : stone_count > 0 };
}

async function heldOf(folder: string, { coverage, kind }: TruePicture, raster: Raster): Promise<HeldMask | null> {
  return coverage && kind !== 'source' ? heldMask(raster, await pictureOf(folder, coverage), coverage) : null;
}

function judged(
  picture: TruePicture,
  inspections: ReadonlyMap<string, Inspection>,
  comparison: Comparison | null,
): Pick<Examined, 'findings' | 'verdict' | 'audit'> {
  const inspection = inspections.get(picture.file) as Inspection;
  if (picture.kind === 'source') return { findings: [], verdict: 'PASS', audit: auditVerdict(inspection) };
  const twin = inspections.get(picture.clean_twin ?? picture.file) ?? null;
  const { findings, machineVerdict } = judge(inspection, {
    board: boardOf(twin),
    stones: stoneBoardsOf(twin),
    background: { kind: 'PRODUCT', lab: picture.background === 'white' ? WHITE : null },
    source: inspections.get(picture.source_twin ?? '') ?? null,
    comparison,
  });
  return { findings, verdict: machineVerdict, audit: null };
}

function boardOf(twin: Inspection | null): BoardZone[] | null {
  const zones = boardZones([twin?.metalTone ?? []]);
  return zones.length > 0 ? zones : null;
}

/** One for each colour that the twin's stones have. */
function stoneBoardsOf(twin: Inspection | null): StoneBoard[] {
  const colours = twin?.gemstones?.colours ?? [];
  return colours.map(({ zones }, i) => ({ subject: `stone ${i + 1}`, zones: boardZones([zones], [], USUAL_STONE_TOLERANCE) }));
}
