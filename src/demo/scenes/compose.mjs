// compose.mjs [WORK [PICTURES [TRUTH]]] : from the renders of render.sh make the demo's pictures with their manifest, and the truth of the pixel tests.
// Light is mixed in linear numbers; only planted faults work on the encoded picture, which is where a retoucher's slip happens too.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const HERE = dirname(fileURLToPath(import.meta.url));
const WORK = process.argv[2] ?? join(HERE, 'work');
const PICTURES = process.argv[3] ?? join(HERE, '../pictures');
const TRUTH = process.argv[4] ?? join(HERE, '../../../test/pixels/truth');

// ---- what is made

// A capture: gains of a wrong white balance, grey of the paper (linear), fall-off of the light over it, exposure, specks and lint.
const LAMPLIGHT = { gains: [1.08, 1, 0.78], paper: 0.46, fallOff: 0.24, exposure: 0.92, specksOnPaper: 5, specksOnPiece: 9, lint: true };
const WARM = { gains: [1.05, 1, 0.86], paper: 0.5, fallOff: 0.2, exposure: 0.8, specksOnPaper: 4, specksOnPiece: 6, lint: true };
const FAIR = { gains: [1.03, 1, 0.92], paper: 0.54, fallOff: 0.14, exposure: 0.96, specksOnPaper: 3, specksOnPiece: 5, lint: false };

// `from` is the view of the source: askew as it was laid under the camera, or already the final's own. The solitaire's capture is rendered whole.
const COLOURWAYS = [
  { sku: 'R-1042', colourway: 'YG', piece: 'solitaire' },
  { sku: 'R-1042', colourway: 'RG', piece: 'solitaire' },
  { sku: 'R-1042', colourway: 'WG', piece: 'solitaire' },
  { sku: 'N-2201', colourway: 'YG', piece: 'necklace', from: 'necklace-askew', capture: LAMPLIGHT },
  { sku: 'N-2201', colourway: 'RG', piece: 'necklace', from: 'necklace', capture: FAIR },
  { sku: 'N-2201', colourway: 'RG-RUBY', piece: 'necklace', from: 'necklace-askew', capture: WARM },
  { sku: 'E-3310', colourway: 'YG', piece: 'studs', from: 'studs-askew', capture: LAMPLIGHT },
  { sku: 'E-3310', colourway: 'RG', piece: 'studs', from: 'studs', capture: FAIR },
  { sku: 'E-3310', colourway: 'YG-SAPPHIRE', piece: 'studs', from: 'studs-askew', capture: WARM },
  { sku: 'R-1187', colourway: 'YG', piece: 'signet', from: 'signet-askew', capture: LAMPLIGHT },
  { sku: 'R-1187', colourway: 'SILVER', piece: 'signet', from: 'signet-askew', capture: WARM },
  { sku: 'E-3404', colourway: 'YG', piece: 'hoops', from: 'hoops-askew', capture: LAMPLIGHT },
  { sku: 'E-3404', colourway: 'RG', piece: 'hoops', from: 'hoops', capture: FAIR },
  { sku: 'E-3404', colourway: 'WG', piece: 'hoops', from: 'hoops-askew', capture: WARM },
];

// Faulty first rounds: one slip each, planted on the good final.
const FIRST_ROUNDS = [
  {
    of: 'R-1042_YG',
    slip: 'warm-background',
    issueTag: 'BACKGROUND_CONTAMINATION',
    severity: 'MEDIUM',
    what: 'the whole background is cream instead of white',
    plant: (p) => tintBackground(p, [255, 252, 243]),
  },
  {
    of: 'R-1042_WG',
    slip: 'dark-halo',
    issueTag: 'EDGE_HALO',
    severity: 'HIGH',
    what: 'a dark line of 4 px all along the cut-out',
    plant: (p) => darkHalo(p, 4),
  },
  {
    of: 'N-2201_YG',
    slip: 'off-centre',
    issueTag: 'CROP_IMBALANCE',
    severity: 'HIGH',
    what: 'the piece stands 10 % of the frame too far left',
    plant: (p) => shift(p, -0.1, 0),
  },
  {
    of: 'N-2201_RG',
    slip: 'uneven-background',
    issueTag: 'BACKGROUND_CONTAMINATION',
    severity: 'HIGH',
    what: 'the background falls off to grey towards one corner',
    plant: (p) => unevenBackground(p, 26),
  },
  {
    of: 'N-2201_RG-RUBY',
    slip: 'jagged',
    issueTag: 'CUTOUT_ERROR',
    severity: 'HIGH',
    what: 'the cut-out runs in steps of 6 px, with rests of the grey paper',
    plant: (p) => jaggedCutout(p, 6),
  },
  {
    of: 'E-3310_YG',
    slip: 'clipped',
    issueTag: 'HIGHLIGHT_CLIPPING',
    severity: 'HIGH',
    what: 'the metal is brightened by half, its lights are burnt out',
    plant: (p) => brightenMetal(p, 1.5),
  },
  {
    of: 'E-3310_RG',
    slip: 'copper-cast',
    issueTag: 'COLOUR_DRIFT',
    severity: 'HIGH',
    what: 'the rose gold has turned to copper',
    plant: (p) => castMetal(p, [1.06, 0.95, 0.84]),
  },
  {
    of: 'R-1187_YG',
    slip: 'halo',
    issueTag: 'EDGE_HALO',
    severity: 'MEDIUM',
    what: 'a dark line of 2 px all along the cut-out',
    plant: (p) => darkHalo(p, 2),
  },
  {
    of: 'R-1187_SILVER',
    slip: 'cut-off',
    issueTag: 'CROP_IMBALANCE',
    severity: 'HIGH',
    what: 'the right edge of the frame cuts through the ring',
    plant: (p) => shift(p, 0.17, 0),
  },
  {
    of: 'E-3404_YG',
    slip: 'orange-cast',
    issueTag: 'COLOUR_DRIFT',
    severity: 'HIGH',
    what: 'the yellow gold has turned orange',
    plant: (p) => castMetal(p, [1.08, 0.95, 0.78]),
  },
  {
    of: 'E-3404_RG',
    slip: 'grey-blob',
    issueTag: 'BACKGROUND_CONTAMINATION',
    severity: 'MEDIUM',
    what: 'a grey smudge is left on the background, upper right',
    plant: (p) => smudge(p, 0.78, 0.16, 0.07, 30),
  },
  {
    of: 'E-3404_WG',
    slip: 'jagged',
    issueTag: 'CUTOUT_ERROR',
    severity: 'MEDIUM',
    what: 'the cut-out runs in steps of 4 px, with rests of the grey paper',
    plant: (p) => jaggedCutout(p, 4),
  },
];

// Finals whose exact coverage and classes the pixel tests use.
const WITH_TRUTH = ['R-1042_YG', 'R-1042_WG', 'N-2201_YG', 'E-3310_YG', 'R-1187_YG', 'R-1187_SILVER', 'E-3404_YG', 'E-3404_WG'];

// Papers that grey metal is hardest to tell from: their light (linear), that of the piece on them, and how much deeper the shadow is.
const WHITE_PAPER = { light: 1, gain: 1, depth: 1 };
const GREY_METALS = { pieces: ['hoops', 'signet', 'necklace'], metals: ['WG', 'SILVER'] };
const PAPERS = { white: WHITE_PAPER, light: { light: 0.84, gain: 1, depth: 1 }, grey: { light: 0.5, gain: 0.95, depth: 1.6 } };

await makeAll();

async function makeAll() {
  await mkdir(PICTURES, { recursive: true });
  const manifest = [];
  for (const way of COLOURWAYS) manifest.push(...(await makeColourway(way)));
  await writeFile(join(PICTURES, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
  await makeTruth();
  await makeGreyMetals();
}

async function makeColourway({ sku, colourway, piece, from, capture }) {
  const name = `${sku}_${colourway}`;
  const [final, source] = capture
    ? [onPaper(await layers(piece, colourway), WHITE_PAPER), captured(await layers(from, colourway), capture, seeded(name))]
    : [await rendered(`${piece}_${colourway}`), await rendered(`${piece}-source_${colourway}`)];
  const entry = (file, role, picture, fault, madeFrom) => ({
    file,
    sku,
    colourway,
    role,
    fault,
    width: picture.size,
    height: picture.size,
    madeFrom,
  });
  const entries = [
    entry(await saveJpeg(`${name}_source`, source), 'source', source, null, `${from ?? `${piece}-source`}_${colourway}`),
    entry(await savePng(`${name}_final`, final), 'revision', final, null, `${piece}_${colourway}`),
  ];
  for (const { of, slip, plant, issueTag, what, severity } of FIRST_ROUNDS) {
    if (of !== name) continue;
    const faulty = plant({ ...final, ...(await maps(piece)) });
    entries.push(
      entry(
        await savePng(`${name}_round1_${slip}`, faulty),
        'revision',
        faulty,
        { issueTag, what, severity },
        `${piece}_${colourway}, fault planted`,
      ),
    );
  }
  return entries;
}

async function makeTruth() {
  await mkdir(TRUTH, { recursive: true });
  const listing = [];
  for (const { sku, colourway, piece } of COLOURWAYS) {
    const name = `${sku}_${colourway}`;
    if (!WITH_TRUTH.includes(name)) continue;
    const { coverage, ids, size } = await maps(piece);
    await saveGrey(
      join(TRUTH, `${name}_cov.png`),
      coverage.map((c) => c * 255),
      size,
    );
    await saveGrey(join(TRUTH, `${name}_id.png`), ids, size);
    listing.push({ picture: `${name}_final.png`, coverage: `${name}_cov.png`, ids: `${name}_id.png`, width: size, height: size });
  }
  const classes = {
    0: 'background',
    1: 'body',
    2: 'gallery',
    3: 'bead',
    4: 'bail',
    5: 'post',
    6: 'clasp',
    '10-59': 'prong',
    '60-119': 'stone',
    '120-254': 'link',
  };
  await writeFile(
    join(TRUTH, 'truth.json'),
    JSON.stringify(
      {
        coverage: 'share of the pixel that the piece covers, 0 to 255, anti-aliased',
        ids: 'grey level = class of the pixel centre',
        classes,
        files: listing,
      },
      null,
      2,
    ) + '\n',
  );
}

/** White gold and silver on each paper; their coverage is that of the same piece in gold. */
async function makeGreyMetals() {
  await mkdir(join(TRUTH, 'grey'), { recursive: true });
  for (const piece of GREY_METALS.pieces)
    for (const metal of GREY_METALS.metals) {
      const light = await layers(piece, metal);
      for (const [paper, how] of Object.entries(PAPERS)) await saveWebp(join(TRUTH, 'grey', `${piece}_${metal}_${paper}`), onPaper(light, how));
    }
}

// ---- from renders to pictures

/** The passes of a view in linear light: the piece alone (premultiplied), its coverage, and the light that its shadow leaves on the floor (0 to 1). */
async function layers(view, colourway) {
  const beauty = await readPpm(`${view}_${colourway}`);
  const room = await readPpm(`${view}.env`);
  const { coverage, size } = await maps(view);
  const piece = new Float32Array(beauty.data.length);
  for (let i = 0; i < piece.length; i++) {
    const share = coverage[Math.trunc(i / 3)];
    // The beauty pass shows the room behind the piece, at half exposure.
    if (share > 0) piece[i] = share * rollOff((2 * Math.max(0, beauty.data[i] - (1 - share) * room.data[i])) / share);
  }
  return { size, piece, coverage, shadow: await shadowOf(view, size) };
}

/** Highlights bend over as on film instead of clipping: a clean final has no burnt metal. */
function rollOff(light) {
  const knee = 0.6,
    range = 0.37;
  return light <= knee ? light : knee + range * (1 - Math.exp((knee - light) / range));
}

/** Coverage (0 to 1) and class ids of a view; the same for all its colourways. */
async function maps(view) {
  const cover = await readPpm(`${view}.cov`);
  const ids = await readPpm(`${view}.id`);
  return {
    size: cover.size,
    coverage: cover.data.filter((_, i) => i % 3 === 0),
    ids: Uint8Array.from(
      ids.data.filter((_, i) => i % 3 === 0),
      (v) => Math.round(v * 255),
    ),
  };
}

/** Floor with the piece over floor without it, softened: the area lights leave steps, and a studio's shadow is softer still. */
async function shadowOf(view, size) {
  const shaded = await readPpm(`${view}.shaded`);
  const floor = await readPpm(`${view}.floor`);
  const ratio = Uint8Array.from(
    { length: shaded.size ** 2 },
    (_, i) => 255 * Math.min(1, floor.data[3 * i] > 0 ? shaded.data[3 * i] / floor.data[3 * i] : 1),
  );
  const soft = await sharp(ratio, { raw: { width: shaded.size, height: shaded.size, channels: 1 } })
    .resize(size, size, { kernel: 'cubic' })
    .blur(0.006 * size)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return Float32Array.from(soft, (value) => 1 - shade(1 - value / 255));
}

/** The faint far end of a shadow is cut, so that the frame's edge is pure paper. */
function shade(depth) {
  return (0.36 * depth * depth) / (depth + 0.08);
}

/** As retouched: on even paper, without noise. */
function onPaper({ size, piece, coverage, shadow }, { light, gain, depth }) {
  const data = new Uint8Array(piece.length);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.trunc(i / 3);
    data[i] = encode(piece[i] * gain + (1 - coverage[pixel]) * light * shadow[pixel] ** depth);
  }
  return { size, data };
}

/** As the camera saw it: grey paper lit unevenly, dust, lint, a wrong white balance, some noise. */
function captured({ size, piece, coverage, shadow }, capture, random) {
  const scene = new Float32Array(piece.length);
  for (let i = 0; i < scene.length; i++) {
    const pixel = Math.trunc(i / 3);
    const x = (pixel % size) / size - 0.6,
      y = Math.trunc(pixel / size) / size - 0.35;
    const paper = capture.paper * (1 - capture.fallOff * Math.hypot(x, y)) * shadow[pixel] ** 1.6;
    scene[i] = piece[i] * capture.exposure + (1 - coverage[pixel]) * paper;
  }
  scatterDust({ size, scene, coverage }, capture, random);
  const data = new Uint8Array(scene.length);
  for (let i = 0; i < data.length; i++)
    data[i] = encode(scene[i] * capture.gains[i % 3] + 0.003 * Math.sqrt(scene[i] + 0.01) * gaussian(random));
  return { size, data };
}

function scatterDust({ size, scene, coverage }, { specksOnPaper, specksOnPiece, lint }, random) {
  const somewhere = (covered) => {
    for (;;) {
      const x = Math.floor((0.05 + 0.9 * random()) * size),
        y = Math.floor((0.05 + 0.9 * random()) * size);
      if ((coverage[y * size + x] === 1) === covered) return [x, y];
    }
  };
  const speck = (covered) =>
    stamp({ size, scene }, ...somewhere(covered), 1.4 + 1.6 * random(), covered && random() < 0.5 ? 0.7 : 0.09, 0.85);
  for (let n = 0; n < specksOnPaper; n++) speck(false);
  for (let n = 0; n < specksOnPiece; n++) speck(true);
  if (lint) drawHair({ size, scene }, somewhere(true), random);
}

/** A hair of about a tenth of the frame, bent once, that lies partly on the piece. */
function drawHair(target, [x, y], random) {
  const length = 0.06 * target.size,
    heading = 2 * Math.PI * random(),
    bend = heading + 0.7 + 0.6 * random();
  const points = [
    [x - length * Math.cos(heading), y - length * Math.sin(heading)],
    [x, y],
    [x + length * Math.cos(bend), y + length * Math.sin(bend)],
  ];
  for (let t = 0; t <= 1; t += 0.5 / (2 * length)) {
    const along = (axis) => (1 - t) ** 2 * points[0][axis] + 2 * t * (1 - t) * points[1][axis] + t * t * points[2][axis];
    stamp(target, along(0), along(1), 0.9, 0.07, 0.3);
  }
}

/** A soft-edged disc of one tone (linear). */
function stamp({ size, scene }, x, y, radius, tone, opacity) {
  const reach = Math.ceil(radius + 1);
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(size - 1, y + reach); row++)
    for (let column = Math.max(0, Math.floor(x) - reach); column <= Math.min(size - 1, x + reach); column++) {
      const share = opacity * Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(column - x, row - y)));
      for (let i = 3 * (row * size + column), end = i + 3; i < end; i++) scene[i] += share * (tone - scene[i]);
    }
}

// ---- planted faults: pictures of 8-bit sRGB, with coverage and ids of the same view

/** A new picture; `change(value, pixel, channel)` gives each encoded value. */
function mapped({ size, data }, change) {
  return {
    size,
    data: Uint8Array.from(data, (value, i) => Math.max(0, Math.min(255, Math.round(change(value, Math.trunc(i / 3), i % 3))))),
  };
}

function tintBackground(picture, tint) {
  return mapped(picture, (value, pixel, channel) => value - (1 - picture.coverage[pixel]) * (255 - tint[channel]));
}

function unevenBackground(picture, levels) {
  const towardsCorner = (pixel) => ((pixel % picture.size) + Math.trunc(pixel / picture.size)) / (2 * picture.size);
  return mapped(picture, (value, pixel) => value - (1 - picture.coverage[pixel]) * levels * towardsCorner(pixel) ** 1.5);
}

function smudge(picture, x, y, radius, levels) {
  const distance = (pixel) =>
    Math.hypot((pixel % picture.size) / picture.size - x, 1.4 * (Math.trunc(pixel / picture.size) / picture.size - y));
  return mapped(picture, (value, pixel) => value - (1 - picture.coverage[pixel]) * levels * Math.exp(-((distance(pixel) / radius) ** 2)));
}

function metalShare({ coverage, ids }, pixel) {
  const isStone = ids[pixel] >= 60 && ids[pixel] < 120;
  return isStone ? 0 : coverage[pixel];
}

function brightenMetal(picture, gain) {
  return mapped(picture, (value, pixel) => value * (1 + (gain - 1) * metalShare(picture, pixel)));
}

/** Gains on the linear channels of the metal, as a slipped colour balance layer. */
function castMetal(picture, gains) {
  return mapped(picture, (value, pixel, channel) => value + metalShare(picture, pixel) * (encode(decode(value) * gains[channel]) - value));
}

function darkHalo(picture, width) {
  const { coverage } = picture;
  const near = reaches(picture, width);
  return mapped(picture, (value, pixel) => value * (1 - 0.6 * Math.max(0, near[pixel] - coverage[pixel])));
}

/** The coverage grown by a soft disc. */
function reaches({ size, coverage }, radius) {
  const disc = [];
  for (let y = -radius - 1; y <= radius + 1; y++)
    for (let x = -radius - 1; x <= radius + 1; x++) disc.push([y * size + x, Math.min(1, radius + 0.5 - Math.hypot(x, y))]);
  const within = disc.filter(([, share]) => share > 0);
  return coverage.map((_, pixel) => within.reduce((most, [offset, share]) => Math.max(most, share * (coverage[pixel + offset] ?? 0)), 0));
}

/** Each block is kept or dropped as a whole; a kept block brings the paper of the capture along, a dropped one leaves plain white. */
function jaggedCutout(picture, step) {
  const { size, coverage } = picture;
  const middle = (at) => Math.min(size - 1, Math.trunc(at / step) * step + Math.trunc(step / 2));
  const kept = (pixel) => coverage[middle(Math.trunc(pixel / size)) * size + middle(pixel % size)] >= 0.5;
  const paper = 214;
  return mapped(picture, (value, pixel) => (kept(pixel) ? value - (1 - coverage[pixel]) * (255 - paper) : 255));
}

/** By shares of the frame, + is right and down; white comes in from the other side. */
function shift(picture, byX, byY) {
  const { size, data } = picture;
  const dx = Math.round(byX * size),
    dy = Math.round(byY * size);
  return mapped(picture, (_, pixel, channel) => {
    const x = (pixel % size) - dx,
      y = Math.trunc(pixel / size) - dy;
    return x < 0 || y < 0 || x >= size || y >= size ? 255 : data[3 * (y * size + x) + channel];
  });
}

// ---- numbers and files

function encode(light) {
  const value = Math.max(0, Math.min(1, light));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}

function decode(level) {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Mulberry32 from a name: the same dust on every run. */
function seeded(name) {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Box and Muller. */
function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A square binary PPM of 8 or 16 bits as numbers from 0 to 1. */
async function readPpm(name) {
  const bytes = await readFile(join(WORK, `${name}.ppm`));
  const [header, width, , largest] = /^P6\s(?:#.*\n)*(\d+)\s+(\d+)\s+(\d+)\s/.exec(bytes.toString('latin1', 0, 200));
  const size = Number(width),
    max = Number(largest);
  const at = max > 255 ? (i) => bytes.readUInt16BE(header.length + 2 * i) : (i) => bytes[header.length + i];
  return { size, data: Float32Array.from({ length: size * size * 3 }, (_, i) => at(i) / max) };
}

/** A picture that the renderer has already encoded. */
async function rendered(name) {
  const { size, data } = await readPpm(name);
  return { size, data: Uint8Array.from(data, (value) => Math.round(value * 255)) };
}

async function savePng(name, { size, data }) {
  await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toFile(join(PICTURES, `${name}.png`));
  return `${name}.png`;
}

async function saveJpeg(name, { size, data }) {
  await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4', mozjpeg: true })
    .withIccProfile('srgb')
    .toFile(join(PICTURES, `${name}.jpg`));
  return `${name}.jpg`;
}

async function saveWebp(path, { size, data }) {
  await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .webp({ lossless: true, effort: 6 })
    .toFile(`${path}.webp`);
}

async function saveGrey(file, values, size) {
  await sharp(Uint8Array.from(values, Math.round), { raw: { width: size, height: size, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toFile(file);
}
