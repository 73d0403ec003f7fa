// Waits for a line on its standard input, takes the lock of the folder named as its argument, tells HELD or REFUSED, and lives until killed.
import { startLock } from '../../src/store/embedded/startLock';

process.stdin.once('data', () => {
  startLock(process.argv[2] ?? '').then(
    () => process.stdout.write('HELD\n'),
    () => process.stdout.write('REFUSED\n'),
  );
});
process.stdout.write('WAITING\n');
