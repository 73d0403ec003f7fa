import type { BoardZone } from '../boards/ReferenceBoard';
import { judge } from '../boards/judge';
import { isPackshot } from '../catalogue/words';
import { hexLab } from '../pixels/colour';
import { compareTone } from '../pixels/compareTone';
import { EDGE_WIDTH } from '../pixels/focus';
import type { Inspection } from '../pixels/inspect';
import type { Comparison } from '../pixels/comparison';
import type { Pins } from './pins';
import type { Clipping } from './inPicture';
import { type Finding, type MachineVerdict, type Measured, NOTHING_MEASURED } from './Quality';
import { type MetalTone, toneAgainst } from './tones';
import { stonesAgainst, stonesUnseen } from './stonesAgainst';

/** A revision as measured and judged by what it was promised. */
export interface Assessment {
  measured: Measured;
  findings: Finding[];
  machineVerdict: MachineVerdict;
}

/** What the source of a packshot says: its own measurements, and how the picture compares with it. */
interface Since {
  inspection: Inspection;
  comparison: Comparison;
}

/** Pure: the same pixels and the same promises give the same answer. */
export function assess(inspection: Inspection, since: Since | null, pins: Pins): Assessment {
  if (!isPackshot(pins.view) || since === null) return wornOrStaged(inspection);
  const { inspection: source, comparison } = since;
  const { findings, machineVerdict } = judge(inspection, {
    board: pins.boardZones,
    stones: pins.stoneBoards,
    background: { kind: pins.backgroundKind, lab: hexLab(pins.backgroundColour) },
    limits: pins.limits,
    source,
    comparison,
  });
  const { colour, subject, backgroundPurity, edgeQuality, crop, shadow, noise, glare, notApplicable } = inspection;
  const noBoard =
    pins.boardZones === null && inspection.metalTone !== null
      ? [{ measurement: 'metalTone', reason: 'No reference board fitted at hand-over; colours are told without a comparison.' }]
      : [];
  return {
    measured: {
      ...{ colour, subject, backgroundPurity, edgeQuality, crop, shadow },
      clipping: clippingSince(inspection, source),
      metalTone: tonesAgainst(inspection, pins.boardZones),
      gemstones: inspection.gemstones && stonesAgainst(inspection.gemstones, pins.stoneBoards),
      focus: inspection.focus && { edgeWidth: EDGE_WIDTH * inspection.focus.blurInOriginal, places: inspection.focus.places },
      ...{ noise, glare },
      ...{ structure: comparison.structure, texture: comparison.texture, surfaceLife: comparison.surfaceLife },
      ...{ dust: comparison.dust, sparkle: comparison.sparkle },
      notApplicable: [...notApplicable, ...noBoard, ...stonesUnseen(inspection, pins.stoneBoards), ...comparison.notApplicable],
    },
    findings: findings.map((finding) => ({ ...finding, limit: finding.limit ?? 0 })),
    machineVerdict,
  };
}

/** The zone that is furthest from the board, measured in tolerances: what the scorecard's colour KPIs count by (kpi-corners, 21). */
export function worstZone(
  metalTone: readonly MetalTone[] | null,
  board: readonly BoardZone[] | null,
): { deltaE: number; tolerance: number } | null {
  const zones = (metalTone ?? []).flatMap(({ zone, deltaE }) => {
    const tolerance = board?.find((each) => each.zone === zone)?.toleranceDeltaE;
    return deltaE === null || tolerance === undefined ? [] : [{ deltaE, tolerance }];
  });
  return zones.sort((a, b) => b.deltaE / b.tolerance - a.deltaE / a.tolerance).at(0) ?? null;
}

function wornOrStaged({ colour }: Inspection): Assessment {
  const reason = 'A worn or staged shot has no plain background to find the piece on.';
  const names = Object.keys(NOTHING_MEASURED).filter((name) => !['notApplicable', 'colour'].includes(name));
  return {
    measured: { ...NOTHING_MEASURED, colour, notApplicable: names.map((measurement) => ({ measurement, reason })) },
    findings: [],
    machineVerdict: 'PASS',
  };
}

function clippingSince(inspection: Inspection, source: Inspection | null): Clipping | null {
  if (!inspection.clipping) return null;
  const before = source?.clipping?.anyChannelShare;
  const { anyChannelShare } = inspection.clipping;
  return { ...inspection.clipping, newSinceSource: before === undefined ? null : Math.max(0, anyChannelShare - before) };
}

function tonesAgainst(inspection: Inspection, board: readonly BoardZone[] | null): MetalTone[] | null {
  if (!inspection.metalTone) return null;
  const apart = board ? compareTone(inspection.metalTone, board) : [];
  return inspection.metalTone.map((tone) => ({
    ...toneAgainst(tone, apart),
    direction: apart.find(({ zone }) => zone === tone.zone)?.direction ?? null,
  }));
}
