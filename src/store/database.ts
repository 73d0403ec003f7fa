import 'reflect-metadata';
import { type Pool, types } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, QueryFailedError } from 'typeorm';
import { SnakeNames } from './snakeNames';

/** Anything that SQL can be sent to: the pool, or one transaction. */
export interface Sql {
  /** Rows as plain objects; `sql` is a statement with $1… parameters. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * Rows of an entity's table (all mapped columns, in the entity's class): `rest` is what follows `FROM table alias`, `more` further
   * columns to select.
   */
  find<Entity extends ObjectLiteral, More extends object = object>(
    entity: EntityClass<Entity>,
    alias: string,
    rest: string,
    params?: readonly unknown[],
    more?: string,
  ): Promise<(Entity & More)[]>;
}

export interface Transaction extends Sql {
  /** Inserts one row and answers it with the columns that the database filled in. */
  insert<Entity extends ObjectLiteral>(entity: EntityClass<Entity>, values: Partial<Entity>): Promise<Entity>;
  /** Runs `work` under a savepoint: if it throws, its writes alone are undone and the error goes on. */
  attempt<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface Database extends Sql {
  /** Commits what `work` did, or, if it throws, undoes all of it. Nothing else in the house begins a transaction. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Reads as of one instant: none of them sees what is committed in between. */
  snapshot<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Rows of a statement that is asked over and over: each connection plans it once, under its name, and keeps it. Without a name it is planned each time. */
  prepared<Row>(name: string | null, sql: string, params: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
  readonly dataSource: DataSource;
}

export type EntityClass<Entity> = new () => Entity;

interface DatabaseOptions {
  url: string;
  pool: number;
  entities: readonly EntityClass<ObjectLiteral>[];
  /** Hears of a connection that broke while idle; the pool replaces it by itself. */
  onBrokenConnection: (reason: string) => void;
}

const DATE_OID = 1082;
const DATES_OID = 1182;
const TEXTS_OID = 1009;
const BIGINT_OID = 20;

/** Opens the pool. A statement is given up after a minute, a lock after ten seconds, so that nothing holds a connection for ever. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  types.setTypeParser(DATE_OID, (text) => text); // a day is a day in every zone: no Date at the server's midnight
  types.setTypeParser(DATES_OID as never, types.getTypeParser(TEXTS_OID as never) as (text: string) => string[]);
  types.setTypeParser(BIGINT_OID, Number); // counts and byte sizes stay far below 2^53
  let isClosing = false; // connections that end with the pool may still hear that their server stops
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities],
    namingStrategy: new SnakeNames(),
    poolErrorHandler: (error: Error) => !isClosing && options.onBrokenConnection(error.message), // not the error: pg hangs its whole client on it
    poolSize: options.pool,
    connectTimeoutMS: 10_000,
    extra: { options: '-c TimeZone=UTC -c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s' },
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  });
  await dataSource.initialize();
  return {
    ...reading(dataSource.manager),
    transaction: (work) => dataSource.transaction((manager) => work(writing(manager))),
    snapshot: (work) => dataSource.transaction('REPEATABLE READ', (manager) => work(reading(manager))),
    prepared: async <Row>(name: string | null, text: string, values: readonly unknown[]) => {
      dataSource.logger.logQuery(text, [...values]);
      const asked = { ...(name !== null && { name }), text, values: [...values] };
      const { rows } = await poolOf(dataSource)
        .query<Row & object>(asked)
        .catch((error: Error) => {
          throw new QueryFailedError(text, [...values], error); // as TypeORM tells its own
        });
      return rows;
    },
    close: () => {
      isClosing = true;
      return dataSource.destroy();
    },
    dataSource,
  };
}

/** TypeORM itself prepares nothing by name. */
function poolOf({ driver }: DataSource): Pool {
  return (driver as typeof driver & { master: Pool }).master;
}

function writing(manager: EntityManager): Transaction {
  return {
    ...reading(manager),
    async insert<Entity extends ObjectLiteral>(entity: EntityClass<Entity>, values: Partial<Entity>): Promise<Entity> {
      const row: Entity = manager.create(entity, values as never);
      await manager.insert(entity, row);
      return row;
    },
    attempt: (work) => manager.transaction(() => work()), // inside a transaction TypeORM makes a savepoint, on the same connection
  };
}

function reading(manager: EntityManager): Sql {
  const rows = async <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => {
    const answer = await manager.query<Row[] | [Row[], number]>(sql, [...params]);
    return (Array.isArray(answer[0]) ? answer[0] : answer) as Row[]; // TypeORM answers [rows, count] to UPDATE and DELETE
  };
  const find: Sql['find'] = async (entity, alias, rest, params = [], more = '') => {
    const { table, columns } = mapping(manager, entity, alias);
    const found = await rows<object>(`SELECT ${columns}${more && `, ${more}`} FROM ${table} ${alias} ${rest}`, params);
    return found.map((row) => Object.assign(Object.create(entity.prototype as object) as never, row));
  };
  return { rows, find };
}

/** Raw rows with the entity's names: TypeORM's hydration would cost twice the whole request (measured; see CONTRIBUTING). */
function mapping(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, alias: string): { table: string; columns: string } {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  return { table: tableName, columns: columns.map((column) => `${alias}.${column.databaseName} AS "${column.propertyName}"`).join(', ') };
}
