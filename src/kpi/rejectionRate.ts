import { decidedRate } from './decidedRate';

export const rejectionRate = decidedRate(
  'Revisions rejected, or vetoed and not overruled, divided by revisions decided, of every round. Changes requested are a decision and no rejection. Counted by the decision.',
  `c.kind = 'VETOED' OR c.verdict = 'REJECTED'`,
  ({ kind, verdict }) => kind === 'VETOED' || verdict === 'REJECTED',
);
