import { ImportRefused, MOST_REJECTED, Tally } from '../../src/imports/Tally';

const wrong = (line: number) => ({ line, field: 'at', message: 'Expected an instant, found nothing.' });

it('leaves out so many lines of a file and no more: then nothing of it is written, and the reason stands before all faults', () => {
  const tally = new Tally(true);
  for (let line = 1; line <= MOST_REJECTED; line++) tally.reject(wrong(line));
  expect([tally.isHopeless, tally.isRefused, tally.rejected.size]).toEqual([false, false, MOST_REJECTED]);
  for (let line = MOST_REJECTED + 1; line < MOST_REJECTED + 10; line++) tally.reject(wrong(line));
  expect([tally.isHopeless, tally.isRefused, tally.rejected.size]).toEqual([true, true, MOST_REJECTED + 1]);
  expect(tally.faults.slice(0, 2)).toEqual([
    { line: 0, field: null, message: 'More than 1000000 lines are wrong, as if another file was meant; nothing was imported.' },
    wrong(1),
  ]);
  expect(tally.faults).toHaveLength(100);
  expect(new ImportRefused(tally).message).toBe(tally.faults[0].message);
});
