import type { FileFacts } from '../../src/pixels/fileFacts';
import type { ShopFile } from '../../src/renditions/askOf';
import { judgeShot, type ShotFiles } from '../../src/renditions/judgeShot';
import { rulePackOf } from '../../src/renditions/rulePackContent';
import { SHIPPED_PACKS } from '../../src/renditions/shippedPacks';

const FACTS: FileFacts = {
  ...{ format: 'JPEG', bytes: 200_000, hasProfile: true, hasAlpha: false, width: 1000, height: 1250 },
  ...{ whiteGround: 0.995, fillLongestSide: 0.8, fillBoxArea: 0.5, fillSilhouetteArea: 0.2, notApplicable: null },
  ...{ whiteBorder: 0.999, colourModel: 'RGB' },
};

const FILE: ShopFile = { facts: FACTS, url: 'https://pictures.example/media/ab12/R-1_YG_HERO-1000.jpg', altTexts: { en: true, fr: true } };

const HERO: ShotFiles = { reference: 'R-1/YG/HERO', status: 'EXPORTED', view: 'HERO', number: 1, files: [FILE] };

function judged(asked: object | object[], shot: Partial<ShotFiles> = {}, day = '2026-11-27', category = 'c') {
  const about = { level: 'REQUIRED', unit: null, source: 'x', confidence: 'OFFICIAL', checkedOn: null };
  const pack = rulePackOf(
    { code: 'p', name: 'P', platform: 'P', category, rules: [asked].flat().map((rule, i) => ({ rule: `rule${i}`, ...about, ...rule })) },
    'json',
  );
  return judgeShot({ ...HERO, ...shot }, pack, day);
}

it.each([
  ['minWidth', 1000, 'PASS', '1000'],
  ['minWidth', 1001, 'FAIL', '1000'],
  ['minHeight', 1251, 'FAIL', '1250'],
  ['minLongestSide', 1250, 'PASS', '1250'],
  ['maxLongestSide', 1249, 'FAIL', '1250'],
  ['minShortestSide', 1001, 'FAIL', '1000'],
  ['maxMegapixels', 1.2, 'FAIL', '1.25'],
  ['maxBytes', 200_000, 'PASS', '200000'],
  ['whiteGround', 0.996, 'FAIL', '0.995'],
  ['whiteBorder', 0.999, 'PASS', '0.999'],
  ['whiteBorder', 1, 'FAIL', '0.999'],
  ['minFillLongestSide', 0.8, 'PASS', '0.8'],
  ['maxFillLongestSide', 0.79, 'FAIL', '0.8'],
  ['minFillBoxArea', 0.8, 'FAIL', '0.5'],
  ['minFillSilhouetteArea', 0.2, 'PASS', '0.2'],
  ['formats', ['WEBP', 'PNG'], 'FAIL', 'JPEG'],
  ['formats', ['GIF', 'JPEG'], 'PASS', 'JPEG'],
  ['colourModels', ['RGB'], 'PASS', 'RGB'],
  ['colourModels', ['GREY', 'CMYK'], 'FAIL', 'RGB'],
  ['aspect', '4:5', 'PASS', '0.8'],
  ['aspect', '1:1', 'FAIL', '0.8'],
])('holds a file of 1000 × 1250 against %s %s: %s, measured %s', (check, value, status, measured) => {
  const [told] = judged({ check, value });
  expect(told).toMatchObject({ status, measured });
  expect(told.fix === null).toBe(status === 'PASS');
});

it('asks a least size of the largest file, and a most of each', () => {
  const files = [file({ facts: { ...FACTS, width: 480 } }), FILE, file({ facts: { ...FACTS, bytes: 900_000 } })];
  expect(judged({ check: 'minWidth', value: 1000 }, { files })).toMatchObject([{ status: 'PASS', measured: '1000' }]);
  expect(judged({ check: 'maxBytes', value: 500_000 }, { files })).toMatchObject([{ status: 'FAIL', measured: '900000' }]);
  expect(judged({ check: 'maxBytes', value: 1 }, { files })).toMatchObject([{ status: 'FAIL', measured: '900000' }]); // of three that fail the worst
});

it('asks all least sizes of one and the same file: two that have one each are not enough', () => {
  const files = [file({ facts: { ...FACTS, width: 1000, height: 500 } }), file({ facts: { ...FACTS, width: 600, height: 1200 } })];
  const both = [
    { check: 'minWidth', value: 900 },
    { check: 'minHeight', value: 1000 },
  ];
  const told = (more: ShopFile[]) => judged(both, { files: [...files, ...more] });
  expect(told([])).toMatchObject([
    { status: 'FAIL', measured: '600' }, // the larger of two that break one each
    { status: 'PASS', measured: '1200' },
  ]);
  const square = file({ facts: { ...FACTS, width: 1000, height: 1000 } });
  const banner = file({ facts: { ...FACTS, width: 3000, height: 900 } });
  expect(told([square, banner])).toMatchObject([
    { status: 'PASS', measured: '1000' },
    { status: 'PASS', measured: '1000' },
  ]);
});

it('never guesses: a file that was not measured, or whose piece cannot be seen, is UNKNOWN', () => {
  const unseen = { ...FACTS, whiteGround: null, notApplicable: 'the ground is no single background' };
  expect(judged({ check: 'whiteGround', value: 0.99 }, { files: [file({ facts: unseen })] })).toMatchObject([
    { status: 'UNKNOWN', measured: null, reason: 'the ground is no single background' },
  ]);
  expect(judged({ check: 'minWidth', value: 1 }, { files: [file({ facts: null })] })).toMatchObject([{ status: 'UNKNOWN' }]);
});

it.each([
  ['humanEdits', 'PASS', 'humanEdits'],
  [null, 'FAIL', 'none'],
  [undefined, 'UNKNOWN', null],
])('a file whose Digital Source Type is %s is told %s', (digitalSourceType, status, measured) => {
  const [told] = judged({ check: 'digitalSourceType', value: null }, { files: [file({ facts: { ...FACTS, digitalSourceType } })] });
  expect(told).toMatchObject({ status, measured });
  expect(told.fix !== null).toBe(status === 'FAIL');
});

it.each([
  ['JPEG', 'a.jpg', 'PASS', 'JPEG called jpg'],
  ['JPEG', 'a.JPEG', 'PASS', 'JPEG called jpeg'],
  ['AVIF', 'a.avif', 'PASS', 'AVIF called avif'],
  ['WEBP', 'a.jpg', 'FAIL', 'WEBP called jpg'],
  ['PNG', 'png', 'FAIL', 'PNG called none'],
] as const)('a %s that is called %s is told %s: the name ends as the bytes ask', (format, name, status, measured) => {
  const called = file({ facts: { ...FACTS, format }, url: `https://pictures.example/${name}` });
  expect(judged({ check: 'extension', value: null }, { files: [called] })).toMatchObject([{ status, measured }]);
});

it.each([
  ['https://pictures.example/a.jpg', 30, 'PASS', '30'],
  ['https://pictures.example/a.jpg', 29, 'FAIL', '30'],
  ['https://pictures.example/%C3%A9.jpg', 99, 'PASS', '35'],
  ['https://pictures.example/é.jpg', 99, 'FAIL', '30, not all of them ASCII by RFC 3986'],
  ['https://pictures.example/a b.jpg', 99, 'FAIL', '32, not all of them ASCII by RFC 3986'],
  ['https://pictures.example/100%.jpg', 99, 'FAIL', '33, not all of them ASCII by RFC 3986'],
])('the URL %s of which at most %i characters are asked is told %s', (url, value, status, measured) => {
  expect(judged({ check: 'url', value }, { files: [file({ url })] })).toMatchObject([{ status, measured }]);
});

it.each([
  [{ en: true, fr: true }, 'PASS', 'en, fr'],
  [{ en: true, fr: false }, 'FAIL', 'en'],
  [{ en: false }, 'FAIL', 'none'],
  [{}, 'FAIL', 'none'],
])('of a file with alt texts %j where they are asked, it is told %s', (altTexts, status, measured) => {
  expect(judged({ check: 'altText', value: null }, { files: [file({ altTexts, facts: null })] })).toMatchObject([{ status, measured }]);
});

it('tells of a file from before a fact was read that nobody looked', () => {
  const older = { ...FACTS, whiteBorder: undefined, colourModel: undefined };
  for (const rule of [
    { check: 'whiteBorder', value: 1 },
    { check: 'colourModels', value: ['RGB'] },
  ]) {
    const [told] = judged(rule, { files: [file({ facts: { ...older, notApplicable: 'the piece cannot be told' } })] });
    expect(told).toMatchObject({ status: 'UNKNOWN', measured: null, reason: 'the file was made before this was measured' });
  }
});

it('sends nobody to have a format made that is never made here', () => {
  const fixOf = (value: string[]) => judged({ check: 'formats', value })[0].fix;
  expect(fixOf(['TIFF', 'PNG'])).toBe('Have the export template make PNG.');
  expect(fixOf(['TIFF', 'GIF'])).toMatch(/outside/);
});

it('asks what is for social pictures of every picture of a social pack, and of no other', () => {
  const rule = { check: 'minWidth', value: 1, roles: ['SOCIAL'] };
  const statusOf = (category: string, shot: Partial<ShotFiles> = {}) => judged(rule, shot, undefined, category)[0].status;
  expect([statusOf('social'), statusOf('social', { view: 'ON_BODY' }), statusOf('jewellery')]).toEqual(['PASS', 'PASS', 'SKIPPED']);
  expect(judged({ ...rule, roles: ['MAIN'] }, {}, undefined, 'social')[0].reason).toBe('the rule is for MAIN; this picture is SOCIAL');
});

it('asks a rule of the pictures of its role alone', () => {
  const rule = { check: 'whiteGround', value: 1, roles: ['MAIN'] };
  const statusOf = (shot: Partial<ShotFiles>) => judged(rule, shot)[0].status;
  expect([statusOf({}), statusOf({ number: 2 }), statusOf({ view: 'ON_BODY' })]).toEqual(['FAIL', 'SKIPPED', 'SKIPPED']);
});

it('asks a rule from its first day to the day before its end', () => {
  const rule = { check: 'minWidth', value: 1, validFrom: '2027-01-31', validTo: '2027-03-01' };
  const days = ['2027-01-30', '2027-01-31', '2027-02-28', '2027-03-01'];
  expect(days.map((day) => judged(rule, {}, day).length)).toEqual([0, 1, 1, 0]);
});

it('refuses a pack of one’s own that calls something compliant', () => {
  const rules = [
    { rule: 'one', check: 'maxBytes', value: 1, level: 'REQUIRED', unit: null, source: 'x', confidence: 'OFFICIAL', checkedOn: null },
  ];
  const own = { code: 'p', name: 'Compliant pictures', platform: 'P', category: 'c', rules };
  expect(() => rulePackOf(own, 'json')).toThrow('name: expected what is asked');
});

it('ships packs that are well formed, that know Google’s change of 2027-01-31, and that call nothing compliant', () => {
  for (const pack of SHIPPED_PACKS) expect(rulePackOf(pack, pack.code).code).toBe(pack.code);
  expect(JSON.stringify(SHIPPED_PACKS)).not.toMatch(/compliant/i);
  const google = rulePackOf(
    SHIPPED_PACKS.find(({ code }) => code === 'google-merchant'),
    'json',
  );
  const small = { ...HERO, files: [file({ facts: { ...FACTS, width: 400, height: 400 } })] };
  const failing = (day: string) => judgeShot(small, google, day).filter(({ level, status }) => level === 'REQUIRED' && status === 'FAIL');
  expect(failing('2027-01-30').map(({ rule }) => rule)).toEqual([]);
  expect(failing('2027-01-31').map(({ rule }) => rule)).toEqual(['width', 'height']);
});

function file(values: Partial<ShopFile>): ShopFile {
  return { ...FILE, ...values };
}
