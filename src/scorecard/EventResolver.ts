import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { shotById } from '../catalogue/loaders';
import { Shot } from '../catalogue/Shot';
import type { Context, Loader } from '../context';
import { type Connection, connectionOf, PageArgs } from '../relay/connection';
import { idOf } from '../relay/globalId';
import { page } from '../relay/page';
import { Instant } from '../relay/scalars';
import { Vendor } from '../vendors/Vendor';
import { vendorById } from '../vendors/VendorResolver';
import { Event, EventKind } from './Event';

const EventConnection = connectionOf(Event, 'events');

@InputType({ description: 'Which events; left out = all.' })
export class EventFilter {
  @Field(() => ID, { nullable: true, description: 'Of one shot.' })
  shotId?: string | null;

  @Field(() => [EventKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: EventKind[] | null;

  @Field(() => Instant, { nullable: true, description: 'From this instant on.' })
  from?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Up to, and without, this one.' })
  to?: Date | null;
}

const personNameById: Loader<string, string | null> = async (context, ids) => {
  const found = await context.database.rows<{ id: string; name: string }>('SELECT id, name FROM person WHERE id = ANY($1)', [ids]);
  const nameOf = new Map(found.map((row) => [row.id, row.name]));
  return ids.map((id) => nameOf.get(id) ?? null);
};

@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventConnection, { description: 'The audit trail: every fact, in the order it was recorded.' })
  events(
    @Args() ask: PageArgs,
    @Arg('filter', () => EventFilter, { nullable: true, description: 'Which events.' }) filter: EventFilter | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Event>> {
    return page(
      context,
      {
        entity: Event,
        alias: 'e',
        where: `${seen(context.viewer, 'Event', 'e')} AND ($2::uuid IS NULL OR e.shot_id = $2) AND ($3::text[] IS NULL OR e.kind::text = ANY($3))
          AND ($4::timestamptz IS NULL OR e.at >= $4) AND ($5::timestamptz IS NULL OR e.at < $5)`,
        params: [
          ...[context.viewer.scopeId, filter?.shotId ? idOf('Shot', filter.shotId) : null, filter?.kinds ?? null],
          ...[filter?.from ?? null, filter?.to ?? null],
        ],
        order: [{ sql: 'e.seq', type: 'bigint', value: (event) => event.seq }],
      },
      ask,
    );
  }

  @FieldResolver(() => Shot, { nullable: true, description: 'The shot that it happened to.' })
  async shot(@Root() event: Event, @Ctx() context: Context): Promise<Shot | null> {
    return event.shotId ? context.load(shotById, event.shotId) : null;
  }

  @FieldResolver(() => Vendor, { nullable: true, description: 'The vendor that took part.' })
  async vendor(@Root() event: Event, @Ctx() context: Context): Promise<Vendor | null> {
    return event.vendorId ? context.load(vendorById, event.vendorId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who did it; null for what Loupe did itself.' })
  async person(@Root() event: Event, @Ctx() context: Context): Promise<string | null> {
    return event.personId ? context.load(personNameById, event.personId) : null;
  }
}
