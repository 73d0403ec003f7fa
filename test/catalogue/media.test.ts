import { originalFilename, slug } from '../../src/catalogue/media';

it.each([
  ['R-1042_YG.HERO', 'R-1042_YG.HERO'],
  ['Bague « Été » n° 5', 'Bague-Ete-n-5'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a..b...c', 'a.b.c'],
  ['-.hidden.-', 'hidden'],
  ['指輪', ''],
  ['a\u0000b/c\\d', 'a-b-c-d'],
])('%j is safe as %j', (text, safe) => {
  expect(slug(text)).toBe(safe);
});

it('names an original by what it shows and by its type', () => {
  expect(originalFilename('R-1042/YG18/HERO', 'source', 'image/jpeg')).toBe('R-1042-YG18-HERO-source.jpg');
  expect(originalFilename('R-1/YG/SIDE-2', 'round 3', 'application/x')).toBe('R-1-YG-SIDE-2-round-3.bin');
});
