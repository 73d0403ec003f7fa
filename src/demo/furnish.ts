import { saveBackgroundStandard, SaveBackgroundStandardInput } from '../boards/saveBackgroundStandard';
import { saveAcceptanceRules, SaveAcceptanceRulesInput } from '../boards/saveAcceptanceRules';
import { saveRetouchTemplate, SaveRetouchTemplateInput } from '../boards/saveRetouchTemplate';
import { saveCollection, SaveCollectionInput } from '../catalogue/saveCollection';
import { saveColourway, SaveColourwayInput } from '../catalogue/saveColourway';
import { saveSku, SaveSkuInput } from '../catalogue/saveSku';
import type { Context } from '../context';
import { saveChannel, SaveChannelInput } from '../renditions/saveChannel';
import { saveExportTemplate, SaveExportTemplateInput } from '../renditions/saveExportTemplate';
import { saveRate, SaveRateInput } from '../vendors/saveRate';
import { saveVendor, SaveVendorInput } from '../vendors/saveVendor';
import { ask } from './ask';
import { COLLECTIONS, SKUS } from './house/catalogue';
import { CHANNELS, TEMPLATES } from './house/channels';
import { BACKGROUNDS, RETOUCH_TEMPLATE, RULES } from './house/standards';
import { RATES, VENDORS } from './house/vendors';
import { before, dayOf, instantOf } from './when';

/** Price lists are older than anything in the story. */
const PRICED_HOURS_BEFORE = 365 * 24;

/** Who the house works with and where it sells. */
export async function furnishPartners(context: Context, begunAt: Date): Promise<void> {
  const validFrom = dayOf(instantOf(before(PRICED_HOURS_BEFORE), begunAt, context.house.timeZone), context.house.timeZone);
  for (const values of VENDORS) {
    await ask(context, { operation: 'saveVendor', about: values.code, shape: SaveVendorInput, values }, saveVendor);
    for (const rate of RATES[values.code] ?? []) {
      const line = { ...rate, vendorCode: values.code, currency: values.currency, validFrom };
      const about = `${values.code} ${rate.tier} ${rate.view ?? 'every view'}`;
      await ask(context, { operation: 'saveRate', about, shape: SaveRateInput, values: line }, saveRate);
    }
  }
  for (const values of CHANNELS)
    await ask(context, { operation: 'saveChannel', about: values.code, shape: SaveChannelInput, values }, saveChannel);
  for (const values of TEMPLATES) {
    const about = `${values.channelCode} ${values.code}`;
    await ask(context, { operation: 'saveExportTemplate', about, shape: SaveExportTemplateInput, values }, saveExportTemplate);
  }
}

/** What pictures are judged by and made after. Answers the id of the retouch template. */
export async function furnishStandards(context: Context): Promise<string> {
  for (const values of BACKGROUNDS) {
    await ask(
      context,
      { operation: 'saveBackgroundStandard', about: values.code, shape: SaveBackgroundStandardInput, values },
      saveBackgroundStandard,
    );
  }
  const rules = { code: RULES, limits: [] };
  await ask(
    context,
    { operation: 'saveAcceptanceRules', about: RULES, shape: SaveAcceptanceRulesInput, values: rules },
    saveAcceptanceRules,
  );
  const about = RETOUCH_TEMPLATE.name;
  const template = { operation: 'saveRetouchTemplate', about, shape: SaveRetouchTemplateInput, values: RETOUCH_TEMPLATE };
  return (await ask(context, template, saveRetouchTemplate)).templateId;
}

/** What the house makes. */
export async function furnishCatalogue(context: Context, begunAt: Date): Promise<void> {
  const { timeZone } = context.house;
  for (const { launch, channels, ...collection } of COLLECTIONS) {
    const values = {
      ...collection,
      ...{ launchDate: dayOf(instantOf(launch, begunAt, timeZone), timeZone), cropRatio: '1:1', channels: [...channels] },
      ...{ backgroundStandard: BACKGROUNDS[0].code, acceptanceRules: RULES },
    };
    await ask(context, { operation: 'saveCollection', about: collection.code, shape: SaveCollectionInput, values }, saveCollection);
  }
  for (const { colourways, ...sku } of SKUS) {
    await ask(context, { operation: 'saveSku', about: sku.code, shape: SaveSkuInput, values: sku }, saveSku);
    for (const colourway of colourways) {
      const values = { ...colourway, skuCode: sku.code };
      const about = `${sku.code}/${colourway.code}`;
      await ask(context, { operation: 'saveColourway', about, shape: SaveColourwayInput, values }, saveColourway);
    }
  }
}
