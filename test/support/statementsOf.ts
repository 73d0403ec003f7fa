import type { Database } from '../../src/store/database';

/**
 * Questions put once in a while, whatever the act: who asks (once a second), and when the next publication ends (once after each change, and the
 * news of the last one may come during the act).
 */
const NOW_AND_THEN = [/FROM api_key/, /min\(ends_at\)/];

/** The statements that an act sends to the database, in their order, beside those. Nothing else may be at work on it meanwhile. */
export async function statementsOf({ dataSource }: Database, act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const usual = dataSource.logger;
  dataSource.logger = { ...usual, logQuery: (statement: string) => void sent.push(statement) };
  try {
    await act();
  } finally {
    dataSource.logger = usual;
  }
  const told = NOW_AND_THEN.map((question) => sent.findIndex((statement) => question.test(statement)));
  return sent.filter((_, i) => !told.includes(i)); // each of them once: more often would be a fault
}
