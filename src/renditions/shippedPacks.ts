import allegro from './packs/allegro.json';
import amazonGeneral from './packs/amazon-general.json';
import amazonJewellery from './packs/amazon-jewellery.json';
import ebay from './packs/ebay.json';
import etsy from './packs/etsy.json';
import google from './packs/google-merchant.json';
import googleApparel from './packs/google-merchant-apparel.json';
import kaufland from './packs/kaufland.json';
import shopify from './packs/shopify.json';
import tiktok from './packs/tiktok-shop.json';
import vtex from './packs/vtex.json';
import walmart from './packs/walmart.json';
import wolfAndBadger from './packs/wolf-and-badger.json';
import zalando from './packs/zalando.json';
import zalandoDesigner from './packs/zalando-designer.json';

/** The packs that come with Loupe, as far as the shops' rules could be read. Where none was known (Farfetch, ABOUT YOU), there is none. */
export const SHIPPED_PACKS: readonly { code: string }[] = [
  ...[allegro, amazonGeneral, amazonJewellery, ebay, etsy, google, googleApparel, kaufland],
  ...[shopify, tiktok, vtex, walmart, wolfAndBadger, zalando, zalandoDesigner],
];
