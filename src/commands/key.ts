import { Command, Option } from 'commander';
import { createKey } from '../access/keys';
import { type Role, ROLES } from '../access/viewer';
import { newLog } from '../log';
import { openServices } from '../openServices';
import { program } from '../program';
import { readSettings } from '../settings';

interface CreateOptions {
  role: Role;
  person: string;
  vendor?: string;
  channel?: string;
}

const call = new Command('npm run key --').description('Keys for people and services.');
call
  .command('create')
  .description('Makes a key and prints it, once, alone on the last line.')
  .addOption(new Option('--role <role>', 'what it may see and do').choices(ROLES).makeOptionMandatory())
  .option('--vendor <code>', 'the vendor, for VENDOR')
  .option('--channel <code>', 'the channel, for STOREFRONT')
  .option('--person <name>', 'whose it is', 'Operator')
  .action((options: CreateOptions) => program((ending) => create(options, (end) => ending.push(end))));
call.parse();

async function create({ role, person, vendor, channel }: CreateOptions, onEnd: (end: () => Promise<void>) => void): Promise<void> {
  const settings = readSettings();
  const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  onEnd(close);
  const purpose = {
    role,
    personName: person,
    ...(vendor !== undefined && { vendorCode: vendor }),
    ...(channel !== undefined && { channelCode: channel }),
  };
  const { key } = await services.database.transaction((tx) => createKey(tx, purpose));
  console.log(`A ${role} key for ${person}. It is shown this once:`);
  console.log(key);
}
