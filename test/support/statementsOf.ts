import type { Database } from '../../src/store/database';

/**
 * The statements that an act sends to the database, in their order, beside the question who asks, which is put once a second. Nothing else may be
 * at work on it meanwhile.
 */
export async function statementsOf({ dataSource }: Database, act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const usual = dataSource.logger;
  dataSource.logger = { ...usual, logQuery: (statement: string) => void sent.push(statement) };
  try {
    await act();
  } finally {
    dataSource.logger = usual;
  }
  return sent.filter((statement) => !statement.includes('FROM api_key'));
}
