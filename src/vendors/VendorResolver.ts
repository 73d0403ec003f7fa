import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import type { Context } from '../context';
import { byId, childrenBy } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Rate } from './Rate';
import { saveRate, SaveRateInput } from './saveRate';
import { saveVendor, SaveVendorInput } from './saveVendor';
import { Vendor } from './Vendor';

export const vendorById = byId(Vendor, 'Vendor');
export const rateById = byId(Rate, 'Rate');
const ratesByVendor = childrenBy(Rate, 'Rate', 'vendorId', 'ORDER BY x.tier, x.view NULLS FIRST, x.valid_from');

@ObjectType({ description: 'Answer of saveVendor.' })
export class SaveVendorPayload extends Payload {
  @Field(() => Vendor, { nullable: true, description: 'The vendor as it is now.' })
  vendor?: Vendor | null;
}

@ObjectType({ description: 'Answer of saveRate.' })
export class SaveRatePayload extends Payload {
  @Field(() => Rate, { nullable: true, description: 'The line as it is now.' })
  rate?: Rate | null;
}

@Resolver(() => Vendor)
export class VendorResolver {
  @Query(() => [Vendor], { description: 'All vendors, by code; a vendor sees itself.' })
  vendors(@Ctx() context: Context): Promise<Vendor[]> {
    return context.database.find(Vendor, 'v', `WHERE ${seen(context.viewer, 'Vendor', 'v')} ORDER BY v.code`, [context.viewer.scopeId]);
  }

  @FieldResolver(() => [Rate], { description: 'Its rate card, by tier, view and first day.' })
  rates(@Root() vendor: Vendor, @Ctx() context: Context): Promise<Rate[]> {
    return context.load(ratesByVendor, vendor.id);
  }

  @Mutation(() => SaveVendorPayload, { description: 'Makes or changes a vendor.' })
  async saveVendor(@Arg('input', () => SaveVendorInput) input: SaveVendorInput, @Ctx() context: Context): Promise<SaveVendorPayload> {
    const { vendorId, userErrors } = await once(context, 'saveVendor', input, (act) => saveVendor(act, input));
    return { vendor: vendorId ? await context.load(vendorById, vendorId) : null, userErrors };
  }

  @Mutation(() => SaveRatePayload, { description: 'Makes or changes a line of a rate card.' })
  async saveRate(@Arg('input', () => SaveRateInput) input: SaveRateInput, @Ctx() context: Context): Promise<SaveRatePayload> {
    const { rateId, userErrors } = await once(context, 'saveRate', input, (act) => saveRate(act, input));
    return { rate: rateId ? await context.load(rateById, rateId) : null, userErrors };
  }
}
