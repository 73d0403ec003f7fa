import { fileWords } from '../../src/renditions/fileWords';
import { xmpPacket } from '../../src/pixels/xmp';
import type { Shown } from '../../src/renditions/loaders';

const SHOWN: Shown = {
  ...{ revisionId: '1', sku: 'R-1042', colourway: 'YG', number: 1, reference: 'R-1042/YG/HERO', origin: 'MANUAL' },
  ...{
    name: 'Aurora',
    collection: 'AW26',
    style: 'RING',
    metal: 'YELLOW_GOLD',
    secondMetal: null,
    finish: 'POLISHED',
    stones: [],
    view: 'HERO',
    altTexts: {},
  },
};
const SAYS = { creator: null, rights: '© Maison', altTextPatterns: { fr: '{style} en {metal}', en: 'A {style} in {metal}' } };

it.each([
  ['MANUAL', 'humanEdits'],
  ['AI_ASSISTED', 'compositeWithTrainedAlgorithmicMedia'],
  ['AI_DRAFT', 'trainedAlgorithmicMedia'],
] as const)('a file of a revision that is %s says %s', (origin, type) => {
  expect(fileWords(SAYS, { ...SHOWN, origin }).digitalSourceType).toBe(type);
});

it('a file tells what it shows in every language of its template, and of which piece', () => {
  const own = { ...SHOWN, altTexts: { en: 'The Aurora ring, {metal}', de: 'Ring' } };
  expect(fileWords(SAYS, own).altText).toEqual([
    ['fr', 'bague en or jaune'],
    ['en', 'The Aurora ring, {metal}'], // as it is, and in no language that the channel does not speak
  ]);
  expect(fileWords(SAYS, SHOWN)).toMatchObject({
    ...{ creator: null, rights: '© Maison', identifier: 'R-1042' },
    altText: [
      ['fr', 'bague en or jaune'],
      ['en', 'A ring in yellow gold'],
    ],
  });
});

it('a file holds no character that XML cannot, whatever the piece is called', () => {
  const called = { ...SHOWN, name: 'Ring \u0007 <bell>\t& \u{1F48D} \uFFFF' };
  const packet = xmpPacket(fileWords({ ...SAYS, altTextPatterns: { en: 'A {name}' } }, called));
  expect(packet).toContain('A Ring   &lt;bell&gt; &amp; \u{1F48D}');
  expect(packet).not.toMatch(/[^\P{Cc}\t]|\uFFFF/u);
});
