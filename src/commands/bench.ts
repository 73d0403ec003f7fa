import { join } from 'node:path';
import { Command } from 'commander';
import { CallError, type Ending, program } from '../program';

/** The benches stand with the tests, whose house they share; start.cjs has compiled them. No source imports them: they are found by path. */
interface Benches {
  benchNames: readonly string[];
  readonly bench: (names: readonly string[], say: (line: string) => void) => Promise<string>;
  readonly clearBench: () => Promise<void>;
}

const call = new Command('npm run bench --')
  .description('What Loupe costs, each beside a floor that is measured in the same run.')
  .argument('[names...]', 'which benches; all of them without a name')
  .action((names: string[]) => program((ending) => Promise.race([measure(names, ending), ending.asked])));
call.parse();

async function measure(names: readonly string[], ending: Ending): Promise<void> {
  const { bench, benchNames, clearBench } = (await import(join(__dirname, '../../test/bench/bench.js'))) as Benches;
  const unknown = names.find((name) => !benchNames.includes(name));
  if (unknown !== undefined) throw new CallError(`There is no bench "${unknown}". There are: ${benchNames.join(', ')}.`);
  ending.push(clearBench);
  console.log(`\n${await bench(names, (line) => console.error(line))}`);
}
