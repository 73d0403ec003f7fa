import { delivering } from '../support/delivering';
import { inDarkroom } from '../support/inDarkroom';

/** What compression blurs is found all the same at quality 90: rounds of the demo as a vendor would send them. At 85 the rim of the signet falls just below its limit (0.63 of 0.65). */
const delivered = delivering(inDarkroom());

async function tagsOf(piece: string, picture: string): Promise<string[]> {
  const findings = await delivered(piece, { picture, as: 'compressed.jpg', work: (each) => each.jpeg({ quality: 90 }) });
  return findings.map(({ tag }) => tag);
}

it.each([
  ['R-1042_WG', 'dark-halo', 'EDGE_HALO'],
  ['R-1187_YG', 'halo', 'EDGE_HALO'],
  ['E-3404_WG', 'jagged', 'CUTOUT_ERROR'],
  ['N-2201_RG-RUBY', 'jagged', 'CUTOUT_ERROR'],
])('%s, %s: %s, and nothing of its kind in its clean twin', async (piece, fault, tag) => {
  expect(await tagsOf(piece, `${piece}_round1_${fault}`)).toContain(tag);
  expect(await tagsOf(piece, `${piece}_final`)).not.toContain(tag);
});
