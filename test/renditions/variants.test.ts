import { preferred, type Variant } from '../../src/renditions/variants';

const variants = (...formats: Variant['format'][]): Variant[] =>
  formats.map((format) => ({ format, sha256: format, filename: `ring.${format}` }));
const ALL = variants('JPEG', 'PNG', 'WEBP', 'AVIF');

it.each([
  ['image/avif,image/webp,image/apng,image/*,*/*;q=0.8', 'AVIF'], // Chromium and Firefox
  ['image/webp,image/png,image/svg+xml,*/*;q=0.5', 'WEBP'], // what knew no AVIF
  ['image/avif;q=0, image/webp;q=0.0, */*', 'JPEG'],
  ['IMAGE/AVIF ; q=0.1', 'AVIF'], // its q-values only exclude
  ['image/png', 'PNG'],
  ['text/html', 'JPEG'],
  ['*/*', 'JPEG'],
  [undefined, 'JPEG'],
])('of all formats, for %s: %s', (accept, format) => {
  expect(preferred(ALL, accept)?.format).toBe(format);
});

it('serves what there is, where nothing of it was named', () => {
  expect(preferred(variants('AVIF'), 'image/webp')?.format).toBe('AVIF');
  expect(preferred(variants('AVIF', 'PNG'), undefined)?.format).toBe('PNG');
  expect(preferred(variants('AVIF', 'WEBP'), 'image/*;q=0.5,image/webp;q=0')?.format).toBe('AVIF');
  expect(preferred(variants('WEBP'), 'image/webp;q=0')?.format).toBe('WEBP'); // better a picture than none
  expect(preferred([], '*/*')).toBeNull();
});
