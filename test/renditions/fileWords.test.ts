import { fileWords } from '../../src/renditions/fileWords';
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
