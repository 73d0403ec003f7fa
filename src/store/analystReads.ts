import type { Database } from './database';

/** Where figures are read. */
export type AnalystReads = Pick<Database, 'snapshot'>;

/**
 * Long questions on read replicas, in turn, so that they never slow those who work; on the database itself where none answers.
 * `onLost` hears of a replica that could not be reached.
 */
export function analystReads(database: Database, replicas: readonly Database[], onLost: (error: Error) => void): AnalystReads {
  let turn = 0;
  return {
    async snapshot(work) {
      for (let tried = 0; tried < replicas.length; tried += 1) {
        turn = (turn + 1) % replicas.length;
        try {
          return await replicas[turn].snapshot(work);
        } catch (error) {
          if (!isOutOfReach(error)) throw error;
          onLost(error as Error);
        }
      }
      return database.snapshot(work);
    },
  };
}

/** The way to the server, or the server as a whole: not what it was asked. A replica also breaks off a question that its replay cannot wait for (40001). */
const OUT_OF_REACH = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P0|08|53300|3D000|40001)/;

function isOutOfReach(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return OUT_OF_REACH.test(code) || /^(Connection terminated|timeout|connect )/i.test(message);
}
