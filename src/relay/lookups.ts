import type { ObjectLiteral } from 'typeorm';
import { type Guarded, seen } from '../access/rows';
import type { Context, Loader } from '../context';
import type { EntityClass } from '../store/database';

/** Things by id, as far as the viewer may see them; null for the others, and for ids that nothing has. */
export function byId<Entity extends { id: string }>(entity: EntityClass<Entity>, type: Guarded): Loader<string, Entity | null> {
  return async (context, ids) => {
    const found = await context.database.find(entity, 'x', `WHERE ${seen(context.viewer, type, 'x')} AND x.id = ANY($2)`, [
      context.viewer.scopeId,
      ids,
    ]);
    const rowOf = new Map(found.map((row) => [row.id, row]));
    return ids.map((id) => rowOf.get(id) ?? null);
  };
}

/**
 * All children of each parent, as far as the viewer may see them.
 * @param parent property of the child that holds its parent's id
 * @param rest further conditions and the order, on alias `x`
 */
export function childrenBy<Entity extends ObjectLiteral>(
  entity: EntityClass<Entity>,
  type: Guarded,
  parent: keyof Entity & string,
  rest: string,
): Loader<string, Entity[]> {
  return async (context, parentIds) => {
    const column = columnOf(context, entity, parent);
    const found = await context.database.find(entity, 'x', `WHERE ${seen(context.viewer, type, 'x')} AND x.${column} = ANY($2) ${rest}`, [
      context.viewer.scopeId,
      parentIds,
    ]);
    return inGroups(parentIds, found, (row) => row[parent] as string);
  };
}

/** Rows put back into the order of the keys they were asked by: a list for each key. */
export function inGroups<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}

function columnOf<Entity extends ObjectLiteral>(context: Context, entity: EntityClass<Entity>, property: string): string {
  const column = context.database.dataSource.getMetadata(entity).findColumnWithPropertyName(property);
  if (!column) throw new Error(`${entity.name} has no column ${property}`);
  return column.databaseName;
}
