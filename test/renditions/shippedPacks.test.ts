import { type Rule, rulePackOf } from '../../src/renditions/rulePackContent';
import { SHIPPED_PACKS } from '../../src/renditions/shippedPacks';

/** How sure facts/channel-rules.md is of a rule, in its own marks, and the day on which R-M was verified. */
const MARKS = {
  O: { confidence: 'OFFICIAL', checkedOn: null },
  R: { confidence: 'COMPILED', checkedOn: null },
  'R-M': { confidence: 'COMPILED', checkedOn: '2026-07-12' },
  S: { confidence: 'SELLERS', checkedOn: null },
  '?': { confidence: 'UNKNOWN', checkedOn: null },
} as const;

const RM = 'Global Marketplace Image Preset Research';
const SELLERS = 'Amalytix glossary, changethisfile, retouchaid, amazowl wiki';
const AMAZON = 'Seller Central help, itemID 50211';
const GOOGLE = 'https://support.google.com/merchants/answer/6324350';
const GOOGLE_TOO = `${GOOGLE} and /6324370; emberfeed.com/specs`;
const ZALANDO = 'partner.zalando.com, accessories and jewellery image guides';
const EBAY = 'ebay.com picture policy, id 4370';
const ETSY = 'etsy.com/legal, listing image requirements';
const SHOPIFY = `${RM}; photoroom, dresma`;
const BADGER = 'kb.wolfandbadger.com';
const VTEX = 'help.vtex.com';

const MUST = 'REQUIRED';
const ADVISED = 'RECOMMENDED';
const WHITE = 'share of the ground at 250 or above';
const SIDE = 'share of the frame’s side';
const RATIO = 'width:height';
const MAIN = { roles: ['MAIN'] };
const CHANGE = '2027-01-31';

/** Rule, check, level, number, unit, mark, source, and what else it has: its words, its roles, its days. */
type Row = readonly [string, Rule['check'], Rule['level'], Rule['value'], string | null, keyof typeof MARKS, string, object?];

const google = (least: number): readonly Row[] => [
  ['width', 'minWidth', MUST, least, 'px', 'O', GOOGLE, { validTo: CHANGE }],
  ['height', 'minHeight', MUST, least, 'px', 'O', GOOGLE, { validTo: CHANGE }],
  ['width', 'minWidth', MUST, 500, 'px', 'O', GOOGLE, { validFrom: CHANGE }],
  ['height', 'minHeight', MUST, 500, 'px', 'O', GOOGLE, { validFrom: CHANGE }],
  ['widthAdvised', 'minWidth', ADVISED, 1500, 'px', 'R', GOOGLE_TOO],
  ['heightAdvised', 'minHeight', ADVISED, 1500, 'px', 'R', GOOGLE_TOO],
  ['megapixels', 'maxMegapixels', MUST, 64, 'MP', 'R', GOOGLE_TOO],
  ['bytes', 'maxBytes', MUST, 16_000_000, 'B', 'R', GOOGLE_TOO],
  ['format', 'formats', MUST, ['JPEG', 'WEBP', 'PNG', 'GIF', 'BMP', 'TIFF'], 'format', 'R', GOOGLE_TOO],
  ['formatAdvised', 'formats', ADVISED, ['JPEG', 'WEBP'], 'format', 'R', GOOGLE_TOO],
  ['extension', 'extension', MUST, null, null, 'R', GOOGLE_TOO],
  ['url', 'url', MUST, 2000, 'characters', 'R', GOOGLE_TOO],
  ['robots', 'person', MUST, null, null, 'R', GOOGLE_TOO, { expected: 'robots.txt of the host lets Google fetch the URL' }],
  ['fill', 'minFillLongestSide', ADVISED, 0.75, SIDE, 'R', GOOGLE_TOO, MAIN],
  ['fillAtMost', 'maxFillLongestSide', ADVISED, 0.9, SIDE, 'R', GOOGLE_TOO, MAIN],
  ['content', 'person', MUST, null, null, 'R', GOOGLE_TOO, { expected: 'no overlay text, border, watermark or placeholder' }],
  ['additionalImages', 'person', MUST, null, null, 'R', GOOGLE_TOO, { expected: 'at most 10 pictures beside the main one' }],
  ['digitalSourceType', 'digitalSourceType', MUST, null, null, 'R', 'ppc.land and wordtracker; commercetools AI hub'],
];

const zalando = (width: Row, height: Row): readonly Row[] => [
  ['aspect', 'aspect', MUST, '1:1.44', RATIO, 'O', ZALANDO],
  width,
  height,
  ['widthAdvised', 'minWidth', ADVISED, 1801, 'px', 'O', ZALANDO],
  ['heightAdvised', 'minHeight', ADVISED, 2600, 'px', 'O', ZALANDO],
  ['format', 'formats', MUST, ['JPEG'], 'format', 'O', ZALANDO],
  ['bytes', 'maxBytes', MUST, 20_000_000, 'B', 'O', ZALANDO],
  ['background', 'person', MUST, null, null, 'O', ZALANDO, { ...MAIN, expected: 'the primary packshot stands on white' }],
  [
    ...(['backgroundRange', 'person', MUST, null, null, '?', ZALANDO] as const),
    { ...MAIN, expected: 'a background within the range of colour that is taken for white, which is not known' },
  ],
  [
    ...(['views', 'person', MUST, null, null, 'O', ZALANDO] as const),
    { expected: 'one picture in the catalogue view; the others in the views that the guide names' },
  ],
  ['sharpness', 'person', MUST, null, null, 'O', ZALANDO, { expected: 'not blurry' }],
];

/** facts/channel-rules.md §2, row by row. The 0.99 of white grounds and the 1 of the border are ours, for what a lossy file does to white (ibid. §4). */
const PACKS: Readonly<Record<string, readonly Row[]>> = {
  'amazon-jewellery': [
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'O', AMAZON, MAIN],
    ['whiteBorder', 'whiteBorder', MUST, 1, 'share of the outermost pixels at 250 or above', 'O', AMAZON, MAIN],
    [
      ...(['closeUpFades', 'person', MUST, null, null, 'O', AMAZON] as const),
      { roles: ['GALLERY'], expected: 'a close-up that leaves the frame fades, so that the border stays white' },
    ],
    ['format', 'formats', MUST, ['JPEG', 'TIFF', 'GIF'], 'format', 'O', AMAZON],
    ['formatPreferred', 'formats', ADVISED, ['JPEG'], 'format', 'O', AMAZON],
    ['longestSide', 'minLongestSide', MUST, 500, 'px', 'O', AMAZON],
    ['longestSideForZoom', 'minLongestSide', ADVISED, 1000, 'px', 'O', AMAZON],
    ['longestSideAtMost', 'maxLongestSide', MUST, 2100, 'px', 'O', AMAZON],
    ['fill', 'minFillBoxArea', MUST, 0.8, 'share of the frame’s area, the box about the piece', 'O', AMAZON, MAIN],
    [
      ...(['fillByOutline', 'minFillSilhouetteArea', ADVISED, 0.8] as const),
      ...(['share of the frame’s area, the piece’s own outline', 'O', AMAZON, MAIN] as const),
    ],
    [
      ...(['content', 'person', MUST, null, null, 'O', AMAZON] as const),
      { ...MAIN, expected: 'no border, watermark, inset, logo or text; no mannequin or model; nothing the customer does not receive' },
    ],
  ],
  'amazon-general': [
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'R-M', `${SELLERS}; ${RM}`, MAIN],
    ['fill', 'minFillLongestSide', MUST, 0.85, SIDE, 'R-M', `${SELLERS}; ${RM}`, MAIN],
    ['longestSide', 'minLongestSide', MUST, 500, 'px', 'R-M', `${SELLERS}; ${RM}`],
    ['longestSideAtMost', 'maxLongestSide', MUST, 10_000, 'px', 'R-M', `${SELLERS}; ${RM}`],
    ['longestSideForZoom', 'minLongestSide', ADVISED, 1000, 'px', 'R-M', `${SELLERS}; ${RM}`],
    ['longestSideAdvised', 'minLongestSide', ADVISED, 1600, 'px', 'R-M', `${SELLERS}; ${RM}`],
    ['longestSideAdvisedAtMost', 'maxLongestSide', ADVISED, 2000, 'px', 'R-M', `${SELLERS}; ${RM}`],
    ['format', 'formats', MUST, ['JPEG', 'PNG', 'TIFF', 'GIF'], 'format', 'R-M', `${SELLERS}; ${RM}`],
    ['colour', 'colourModels', MUST, ['RGB'], 'colour model; sRGB is RGB', 'R-M', `${SELLERS}; ${RM}`],
    [
      ...(['fileName', 'person', MUST, null, null, 'S', SELLERS] as const),
      { expected: 'named ASIN, GTIN or SKU, then a dot, MAIN, PT01 to PT08, SWCH, BACK or BOTT, a dot and the extension' },
    ],
  ],
  'google-merchant': google(100),
  'google-merchant-apparel': google(250),
  zalando: zalando(['width', 'minWidth', MUST, 762, 'px', 'O', ZALANDO], ['height', 'minHeight', MUST, 1100, 'px', 'O', ZALANDO]),
  'zalando-designer': zalando(['width', 'minWidth', MUST, 1800, 'px', 'R-M', RM], ['height', 'minHeight', MUST, 2600, 'px', 'R-M', RM]),
  ebay: [
    ['longestSide', 'minLongestSide', MUST, 500, 'px', 'O', EBAY],
    ['longestSideAdvised', 'minLongestSide', ADVISED, 1600, 'px', 'R-M', RM],
    ['bytes', 'maxBytes', MUST, 12_000_000, 'B', 'R-M', RM],
    [
      ...(['content', 'person', MUST, null, null, 'O', EBAY] as const),
      { expected: 'no borders, added text or artwork, no watermark; no stock picture for used goods' },
    ],
  ],
  etsy: [
    ['shortestSide', 'minShortestSide', ADVISED, 2000, 'px', 'R-M', RM],
    ['firstPhoto', 'minShortestSide', MUST, 635, 'px', 'R', 'Herofab', MAIN],
    ['bytes', 'maxBytes', ADVISED, 1_000_000, 'B', '?', 'Product Aura'],
    ['images', 'person', MUST, null, null, '?', 'not kept', { expected: 'at most 10 pictures of a listing' }],
    ['content', 'person', MUST, null, null, 'O', ETSY, { expected: 'the item itself, not a rendering or stock photo' }],
  ],
  shopify: [
    ['longestSideAtMost', 'maxLongestSide', MUST, 5000, 'px', 'R-M', SHOPIFY],
    ['megapixels', 'maxMegapixels', MUST, 25, 'MP', 'R-M', SHOPIFY],
    ['bytes', 'maxBytes', MUST, 20_000_000, 'B', 'R-M', SHOPIFY],
    ['widthAdvised', 'minWidth', ADVISED, 2048, 'px', 'R-M', RM],
    ['heightAdvised', 'minHeight', ADVISED, 2048, 'px', 'R-M', RM],
    ['aspectAdvised', 'aspect', ADVISED, '1:1', RATIO, 'R-M', RM],
    ['widthForZoom', 'minWidth', ADVISED, 800, 'px', 'R-M', RM],
    ['heightForZoom', 'minHeight', ADVISED, 800, 'px', 'R-M', RM],
  ],
  walmart: [
    ['aspect', 'aspect', MUST, '1:1', RATIO, 'R-M', RM],
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'R-M', RM, MAIN],
    ['widthAdvised', 'minWidth', ADVISED, 2200, 'px', 'R-M', RM],
    ['heightAdvised', 'minHeight', ADVISED, 2200, 'px', 'R-M', RM],
    ['widthForZoom', 'minWidth', ADVISED, 1500, 'px', 'R-M', RM],
    ['heightForZoom', 'minHeight', ADVISED, 1500, 'px', 'R-M', RM],
    ['bytes', 'maxBytes', MUST, 5_000_000, 'B', 'R-M', RM],
  ],
  'tiktok-shop': [
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'R-M', RM, MAIN],
    ['width', 'minWidth', MUST, 600, 'px', 'R-M', RM],
    ['height', 'minHeight', MUST, 600, 'px', 'R-M', RM],
    ['aspect', 'aspect', MUST, '1:1', RATIO, 'R-M', RM],
    ['bytes', 'maxBytes', MUST, 5_000_000, 'B', 'R-M', RM],
    ['images', 'person', MUST, null, null, 'R-M', RM, { expected: 'at most 9 pictures of a product' }],
  ],
  allegro: [
    ['longestSide', 'minLongestSide', MUST, 500, 'px', 'R-M', RM],
    ['longestSideShown', 'maxLongestSide', ADVISED, 2560, 'px', 'R-M', RM],
    ['megapixels', 'maxMegapixels', MUST, 26, 'MP', 'R-M', RM],
  ],
  kaufland: [
    ['longestSide', 'minLongestSide', MUST, 1024, 'px', 'R-M', RM],
    ['longestSideForZoom', 'minLongestSide', ADVISED, 2048, 'px', 'R-M', RM],
    ['bytes', 'maxBytes', MUST, 10_000_000, 'B', 'R-M', RM],
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'R-M', RM, MAIN],
    ['shadow', 'person', MUST, null, null, 'R-M', RM, { ...MAIN, expected: 'no shadow' }],
    ['altText', 'altText', MUST, null, null, 'R-M', RM],
  ],
  'wolf-and-badger': [
    ['width', 'minWidth', MUST, 1500, 'px', 'O', BADGER],
    ['height', 'minHeight', MUST, 1500, 'px', 'O', BADGER],
    ['aspect', 'aspect', MUST, '1:1', RATIO, 'O', BADGER],
    ['format', 'formats', MUST, ['JPEG'], 'format', 'O', BADGER],
    ['bytes', 'maxBytes', MUST, 999_999, 'B', 'O', BADGER],
    ['density', 'person', MUST, null, null, 'O', BADGER, { expected: '72 dpi' }],
    ['whiteBackground', 'whiteGround', MUST, 0.99, WHITE, 'O', BADGER, MAIN],
    ['firstPicture', 'person', MUST, null, null, 'O', BADGER, { ...MAIN, expected: 'the front of the piece, cut out' }],
  ],
  vtex: [
    ['width', 'minWidth', MUST, 600, 'px', 'O', VTEX],
    ['height', 'minHeight', MUST, 600, 'px', 'O', VTEX],
    ['longestSideAtMost', 'maxLongestSide', MUST, 5000, 'px', 'O', VTEX],
    ['bytes', 'maxBytes', MUST, 4_000_000, 'B', 'O', VTEX],
  ],
};

const ROWS = Object.entries(PACKS).flatMap(([code, rows]) => rows.map((row) => ({ code, row })));

it.each(ROWS)('$code asks $row.0 by $row.1: $row.2 $row.3 $row.4, as sure as $row.5', ({ code, row }) => {
  const [rule, check, level, value, unit, mark, source, more] = row;
  expect(shipped(code)).toContainEqual({ rule, check, level, value, unit, ...MARKS[mark], source, ...more });
});

it.each(Object.keys(PACKS))('%s asks nothing else, and in this order', (code) => {
  expect(shipped(code).map(({ rule }) => rule)).toEqual(PACKS[code].map(([rule]) => rule));
});

it('ships a pack for each shop whose rules are known, and none where no rule is: Farfetch, ABOUT YOU', () => {
  expect(SHIPPED_PACKS.map(({ code }) => code).sort()).toEqual(Object.keys(PACKS).sort());
});

function shipped(code: string): Rule[] {
  const found = SHIPPED_PACKS.find((pack) => pack.code === code);
  return rulePackOf(found, code).rules;
}
