import { decidedRate } from './decidedRate';

export const qcPassRate = decidedRate(
  'Revisions approved divided by revisions decided, of every round; a revision is decided once: by its first review, or else by its veto. Counted by the decision.',
  `d.verdict IS NOT DISTINCT FROM 'APPROVED'`,
  ({ verdict }) => verdict === 'APPROVED',
);
