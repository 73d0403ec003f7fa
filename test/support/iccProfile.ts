/** An RGB space by the colorants of its profile (XYZ under D50, red, green, blue) and its curve. */
export interface RgbSpace {
  name: string;
  colorants: readonly (readonly [x: number, y: number, z: number])[];
  /** Linear light 0–1 of a value 0–1. */
  curve: (value: number) => number;
}

const srgbCurve = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

// Colorants as in the profiles of their makers: Adobe RGB (1998) 2005-05; ROMM RGB, ISO 22028-2; Display P3, SMPTE EG 432-1 adapted to D50 by Bradford.
export const ADOBE_RGB: RgbSpace = {
  name: 'Adobe RGB (1998)',
  colorants: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  curve: (v) => v ** (563 / 256),
};
export const PROPHOTO_RGB: RgbSpace = {
  name: 'ProPhoto RGB',
  colorants: [
    [0.79767, 0.28804, 0],
    [0.13519, 0.71188, 0],
    [0.03134, 0.00009, 0.82491],
  ],
  curve: (v) => (v < 1 / 32 ? v / 16 : v ** 1.8),
};
export const DISPLAY_P3: RgbSpace = {
  name: 'Display P3',
  colorants: [
    [0.51512, 0.2412, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
  curve: srgbCurve,
};

/** A matrix profile of ICC version 2 (ICC.1:2001-04), whole: header, table of tags, description, copyright, white, three colorants, one curve for all channels. */
export function iccProfile({ name, colorants, curve }: RgbSpace): Buffer {
  const xyz = ([x, y, z]: readonly number[]) => tag('XYZ ', ...[x, y, z].map(fixed));
  const tags: [string, Buffer][] = [
    ['desc', tag('desc', int32(name.length + 1), Buffer.from(`${name}\0`), Buffer.alloc(78))],
    ['cprt', tag('text', Buffer.from('No rights reserved\0'))],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ...colorants.map((colorant, i): [string, Buffer] => [`${'rgb'[i]}XYZ`, xyz(colorant)]),
    ...['rTRC', 'gTRC', 'bTRC'].map((signature): [string, Buffer] => [signature, curveTag(curve)]),
  ];
  let offset = 128 + 4 + 12 * tags.length;
  const table = tags.map(([signature, bytes]) => {
    const row = Buffer.concat([Buffer.from(signature), int32(offset), int32(bytes.length)]);
    offset += bytes.length;
    return row;
  });
  return Buffer.concat([header(offset), int32(tags.length), ...table, ...tags.map(([, bytes]) => bytes)]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12);
  bytes.write('acsp', 36);
  Buffer.concat([0.9642, 1, 0.8249].map(fixed)).copy(bytes, 68);
  return bytes;
}

function curveTag(curve: (value: number) => number): Buffer {
  const entries = Buffer.alloc(4096 * 2);
  for (let i = 0; i < 4096; i += 1) entries.writeUInt16BE(Math.round(curve(i / 4095) * 65535), i * 2);
  return tag('curv', int32(4096), entries);
}

/** Padded to whole words. */
function tag(type: string, ...parts: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.from(type), int32(0), ...parts]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** s15Fixed16Number. */
function fixed(value: number): Buffer {
  return int32(Math.round(value * 65536));
}
