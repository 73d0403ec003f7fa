import { saveShot, SaveShotInput } from '../../catalogue/saveShot';
import { View } from '../../catalogue/words';
import { globalId } from '../../relay/globalId';
import { ask } from '../ask';
import { contextAt, type Demo } from '../Demo';

/** @param reference such as `R-1042/YG/HERO` */
export async function planShot(demo: Demo, reference: string, at: Date): Promise<void> {
  const [skuCode, colourwayCode, view] = reference.split('/');
  const values = { skuCode, colourwayCode, view: View[view as View], number: 1 };
  const request = { operation: 'saveShot', about: reference, shape: SaveShotInput, values };
  const { shotId } = await ask(contextAt(demo, demo.cast.studio, at), request, saveShot);
  demo.made.set(`shot ${reference}`, globalId('Shot', shotId));
}
