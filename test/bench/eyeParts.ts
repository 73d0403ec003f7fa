// What each measurement costs by itself, seconds of CPU. Asked by message for {file, sourceFile}.
import { readFile } from 'node:fs/promises';
import { backgroundPurity } from '../../src/pixels/backgroundPurity';
import { clipping } from '../../src/pixels/clipping';
import { ofPair } from '../../src/pixels/comparison';
import { cropBalance } from '../../src/pixels/cropBalance';
import { edgeQuality } from '../../src/pixels/edgeQuality';
import { focus } from '../../src/pixels/focus';
import { subjectMask } from '../../src/pixels/mask';
import { metal } from '../../src/pixels/metal';
import { metalTone } from '../../src/pixels/metalTone';
import { openRaster } from '../../src/pixels/raster';
import { shadow } from '../../src/pixels/shadow';

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'file' in message && 'sourceFile' in message)
    void measured(String(message.file), String(message.sourceFile));
});

async function measured(file: string, sourceFile: string): Promise<void> {
  const parts: Record<string, number> = {};
  const timed = async <Found>(name: string, work: () => Found | Promise<Found>): Promise<Found> => {
    const before = process.cpuUsage();
    const found = await work();
    const { user, system } = process.cpuUsage(before);
    parts[name] = (user + system) / 1e6;
    return found;
  };
  const [bytes, sourceBytes] = [await readFile(file), await readFile(sourceFile)];
  const raster = await timed('decode', () => openRaster(bytes));
  const answer = await timed('subject mask', () => subjectMask(raster));
  const source = subjectMask(await openRaster(sourceBytes));
  if (answer.mask === null || source.mask === null) throw new Error('no mask to measure by');
  const { mask } = answer;
  const piece = await timed('metal apart from stones', () => metal(raster, mask, 'WHITE_GOLD', true));
  await timed('metal tone', () => metalTone(piece, true));
  await timed('highlight clipping', () => clipping(raster, mask, piece.region));
  await timed('background purity', () => backgroundPurity(raster, mask));
  await timed('edge quality', () => edgeQuality(raster, mask));
  await timed('focus', () => focus(mask));
  await timed('shadow', () => shadow(mask));
  await timed('crop balance', () => cropBalance(mask));
  await timed('structure, texture and dust against the source', () => ofPair(answer, source));
  process.send?.({ parts: { ...parts, megapixels: (raster.width * raster.height) / 1e6 } });
}
