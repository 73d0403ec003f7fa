import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Colourway } from '../catalogue/Colourway';
import { mediaUrl, signedMediaUrl } from '../catalogue/media';
import { View } from '../catalogue/words';
import type { Context } from '../context';
import { Revision } from '../retouching/Revision';
import { altText } from './altText';
import { liveRenditions, madeByTemplate, renditionsByRevision, shownByRevision } from './loaders';
import { Rendition } from './Rendition';
import { variantUrl } from './variants';

@Resolver(() => Rendition)
export class RenditionResolver {
  @FieldResolver(() => String, { description: 'Code of the channel that it is for.' })
  async channel(@Root() rendition: Rendition, @Ctx() context: Context): Promise<string> {
    return (await context.load(madeByTemplate, rendition.templateId)).channel;
  }

  @FieldResolver(() => String, { description: 'Code of the template that it was made by.' })
  async template(@Root() rendition: Rendition, @Ctx() context: Context): Promise<string> {
    return (await context.load(madeByTemplate, rendition.templateId)).code;
  }

  @FieldResolver(() => View, { description: 'What it shows.' })
  async view(@Root() rendition: Rendition, @Ctx() context: Context): Promise<View> {
    return (await context.load(shownByRevision, rendition.revisionId)).view;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Bytes for each pixel of the file; null until it is made.' })
  bytesPerPixel(@Root() { bytes, width, height }: Rendition): number | null {
    return bytes && width && height ? bytes / (width * height) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where its bytes are: a lasting URL while it is live, else a signed one for some hours. Null until it is made.',
  })
  url(@Root() rendition: Rendition & { live?: boolean }, @Ctx() context: Context): string | null {
    if (!rendition.sha256 || !rendition.filename) return null;
    const isLive = rendition.live || context.viewer.role === 'STOREFRONT'; // which sees what is live, and nothing else
    return (isLive ? mediaUrl : signedMediaUrl)(context.house, rendition.sha256, rendition.filename);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the same picture at the same size is served in the best format that the asker names in `Accept` (AVIF, WebP, else JPEG or PNG), with `Vary: Accept`. While it is live; else null.',
  })
  variantUrl(@Root() rendition: Rendition & { live?: boolean }, @Ctx() context: Context): string | null {
    return rendition.live || context.viewer.role === 'STOREFRONT' ? variantUrl(context.house, rendition.id) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Alternative text; null when its template has none in this language.' })
  async altText(
    @Root() rendition: Rendition,
    @Arg('locale', () => String, { description: 'A language of the channel.' }) locale: string,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const { altTextPatterns } = await context.load(madeByTemplate, rendition.templateId);
    if (!Object.hasOwn(altTextPatterns, locale)) return null;
    return altText(altTextPatterns[locale], await context.load(shownByRevision, rendition.revisionId), locale);
  }
}

@Resolver(() => Colourway)
export class ColourwayRenditionsResolver {
  @FieldResolver(() => [Rendition], { description: 'What is live of it on a channel; empty when nothing is.' })
  renditions(
    @Root() colourway: Colourway,
    @Arg('channel', () => String, { description: 'Code of the channel.' }) channel: string,
    @Ctx() context: Context,
  ): Promise<Rendition[]> {
    return context.load(liveRenditions, { colourwayId: colourway.id, channel });
  }
}

@Resolver(() => Revision)
export class RevisionPreviewsResolver {
  @FieldResolver(() => [Rendition], {
    description: 'Its renditions, by channel and template: previews until it is approved and exported, then what goes out, byte for byte.',
  })
  previews(@Root() revision: Revision, @Ctx() context: Context): Promise<Rendition[]> {
    return context.load(renditionsByRevision, revision.id);
  }
}
