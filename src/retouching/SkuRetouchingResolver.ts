import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Sku } from '../catalogue/Sku';
import { View } from '../catalogue/words';
import type { Context } from '../context';
import { ColourwayDrift } from './ColourwayDrift';
import { drawingUrl } from './drawings/drawingUrl';
import { driftOf } from './driftOf';

/** What retouching adds to a SKU. */
@Resolver(() => Sku)
export class SkuRetouchingResolver {
  @FieldResolver(() => String, {
    description: 'Where its colourways stand side by side, each in its latest picture of the view (PNG), signed, for some hours.',
  })
  contactSheetUrl(
    @Root() { id }: Sku,
    @Arg('view', () => View, { description: 'Which view of the piece.' }) view: View,
    @Ctx() { house }: Context,
  ): string {
    return drawingUrl(house, { name: 'contact-sheet', skuId: id, view });
  }

  @FieldResolver(() => ColourwayDrift, {
    complexity: 50,
    description: 'How far its colourways differ in what should be the same in all of them: form, background, shadow and crop.',
  })
  colourwayDrift(
    @Root() { id }: Sku,
    @Arg('view', () => View, { description: 'Which view of the piece.' }) view: View,
    @Ctx() context: Context,
  ): Promise<ColourwayDrift> {
    return driftOf(context, id, view);
  }
}
