import type { SaveChannelInput } from '../../renditions/saveChannel';
import type { AltTextPatternInput, SaveExportTemplateInput } from '../../renditions/saveExportTemplate';
import type { ChannelCode } from './persons';

type Channel = Omit<SaveChannelInput, 'clientKey' | 'version'> & { code: ChannelCode };
type Template = Omit<SaveExportTemplateInput, 'clientKey'> & { channelCode: ChannelCode };

const LOCALES = ['en', 'fr'];

export const CHANNELS: readonly Channel[] = [
  { code: 'marketplace', name: 'Marketplace', locales: LOCALES, rulePack: 'google-merchant' },
  { code: 'brand', name: 'Brand shop', locales: LOCALES, rulePack: 'shopify' },
  { code: 'social', name: 'Social', locales: LOCALES, rulePack: 'ebay' },
];

const ALT_TEXTS: AltTextPatternInput[] = [
  { locale: 'en', pattern: '{name}: {style} in {finish} {metal}, {stones}, {view}' },
  { locale: 'fr', pattern: '{name} : {style} en {metal} {finish}, {stones}, {view}' },
];

/** The demo's pictures are 1000 and 1200 px wide and nothing is enlarged, so the widest file is 1000 px. */
export const TEMPLATES: readonly Template[] = [
  {
    ...{ channelCode: 'marketplace', code: 'main', views: [], formats: ['JPEG'], widths: [1000] },
    ...{ aspect: '1:1', padding: 0, background: '#ffffff', byteBudget: 300_000, quality: 90 },
    filenamePattern: '{sku}-{colourway}-{view}_{channel}_{template}_{width}',
    altTextPatterns: ALT_TEXTS,
  },
  {
    ...{ channelCode: 'brand', code: 'pdp', views: [], formats: ['WEBP', 'AVIF'], widths: [480, 960] },
    ...{ aspect: null, padding: 0, background: '#ffffff', byteBudget: 150_000, quality: 82 },
    filenamePattern: '{channel}-{template}-{sku}-{colourway}-{view}-{width}w',
    altTextPatterns: ALT_TEXTS,
  },
  {
    ...{ channelCode: 'social', code: 'feed', views: ['HERO'], formats: ['JPEG'], widths: [960] },
    ...{ aspect: '4:5', padding: 0.04, background: '#ffffff', byteBudget: 250_000, quality: 85 },
    filenamePattern: '{sku}-{colourway}-{view}_{channel}_{template}_{width}',
    altTextPatterns: ALT_TEXTS,
  },
];
