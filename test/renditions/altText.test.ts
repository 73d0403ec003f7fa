import { altText, type Described } from '../../src/renditions/altText';

const RING: Described = {
  ...{ name: 'Aurora', collection: 'AW26', style: 'RING', metal: 'YELLOW_GOLD', secondMetal: 'PLATINUM', finish: 'BRUSHED', view: 'SIDE' },
  stones: [
    { kind: 'DIAMOND', colour: 'white' },
    { kind: 'RUBY', colour: 'red' },
    { kind: 'DIAMOND', colour: 'grey' },
    { kind: 'PEARL', colour: 'white' },
  ],
  altTexts: {},
};
const PATTERN = '{name} ({collection}): {style}, {finish}, {metal}, {stones}; {view}';

it.each([
  ['en', 'Aurora (AW26): ring, brushed, yellow gold and platinum, diamond, ruby and pearl; side'],
  ['fr-CH', 'Aurora (AW26): bague, brossé, or jaune et platine, diamant, rubis et perle; profil'],
  ['de-AT', 'Aurora (AW26): Ring, gebürstet, Gelbgold und Platin, Diamant, Rubin und Perle; Seitenansicht'],
  ['es', 'Aurora (AW26): anillo, cepillado, oro amarillo y platino, diamante, rubí y perla; vista lateral'],
  ['it', 'Aurora (AW26): anello, spazzolato, oro giallo e platino, diamante, rubino e perla; vista laterale'],
  ['ja', 'Aurora (AW26): ring, brushed, yellow gold and platinum, diamond, ruby and pearl; side'], // better a word than none
])('in %s: %s', (locale, text) => {
  expect(altText(PATTERN, RING, locale)).toBe(text);
});

it('tells one metal and no stones as such, and leaves no gaps', () => {
  const plain = { ...RING, secondMetal: null, stones: [], name: ' Aurora \n ring ' };
  expect(altText('{name}  {metal}; {stones} ', plain, 'de')).toBe('Aurora ring Gelbgold; ohne Steine');
});

it('is what the shot is called, in the very language alone, and as it is written', () => {
  const called = { ...RING, altTexts: { fr: 'La bague {metal}' } };
  expect(altText(PATTERN, called, 'fr')).toBe('La bague {metal}');
  expect(altText('{metal}', called, 'fr-CH')).toBe('or jaune et platine');
});
