import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { CallError, type Ending, program } from '../program';

/** The benches stand with the tests, whose house they share; start.cjs has compiled them. No source imports them: they are found by path. */
interface Benches {
  benchNames: readonly string[];
  readonly bench: (names: readonly string[], asked: Asked & { say: (line: string) => void }) => Promise<string>;
  readonly clearBench: () => Promise<void>;
}

interface Asked {
  events: readonly number[];
  withPeers: boolean;
}

const call = new Command('npm run bench --')
  .description('What Loupe costs, each beside a floor that is measured in the same run.')
  .argument('[names...]', 'which benches; all of them without a name')
  .option('--events <counts>', 'lengths of the histories of the scorecard, such as 1e6,1e7', counts, [1e6])
  .option('--peers', 'installs PostGraphile and Mercurius beside the benchmark, and measures the page of storefront with them too', false)
  .action((names: string[], { events, peers }: { events: number[]; peers: boolean }) =>
    program((ending) => Promise.race([measure(names, { events, withPeers: peers }, ending), ending.asked])),
  );
call.parse();

function counts(text: string): number[] {
  const found = text.split(',').map(Number);
  if (found.every((count) => Number.isInteger(count) && count >= 1000 && count <= 1e8)) return found;
  throw new InvalidArgumentError('Expected whole numbers from 1e3 to 1e8, separated by commas.');
}

async function measure(names: readonly string[], asked: Asked, ending: Ending): Promise<void> {
  const { bench, benchNames, clearBench } = (await import(join(__dirname, '../../test/bench/bench.js'))) as Benches;
  const unknown = names.find((name) => !benchNames.includes(name));
  if (unknown !== undefined) throw new CallError(`There is no bench "${unknown}". There are: ${benchNames.join(', ')}.`);
  ending.push(clearBench);
  console.log(`\n${await bench(names, { ...asked, say: (line) => console.error(line) })}`);
}
