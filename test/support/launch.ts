// A Loupe of which only the database starts, to be killed by tests: node launch.js '{"folder": …}'.
// Prints one line of JSON, {url, attached} or {refused, message}; then lives until SIGTERM, which stops the database in order.
import { startEmbedded } from '../../src/store/embedded';
import { StartRefused } from '../../src/store/embedded/startRefused';

interface Order {
  folder: string;
  /** Pretends to run on another processor. */
  arch?: string;
}

async function launch({ folder, arch }: Order): Promise<void> {
  if (arch) Object.defineProperty(process, 'arch', { value: arch });
  const database = await startEmbedded({ folder, log: (line) => process.stderr.write(`${line}\n`) });
  const alive = setInterval(() => undefined, 1000);
  process.once('SIGTERM', () => void database.stop().then(() => clearInterval(alive)));
  tell({ url: database.url, attached: database.attached });
}

function tell(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

launch(JSON.parse(process.argv[2] ?? '{}') as Order).catch((error: unknown) => {
  tell(error instanceof StartRefused ? { refused: error.code, message: error.message } : { refused: 'UNEXPECTED', message: String(error) });
  process.exitCode = 1;
});
