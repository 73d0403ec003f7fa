import { decidedRate } from './decidedRate';

export const rejectionRate = decidedRate(
  'Revisions rejected, or vetoed and not overruled, divided by revisions decided, of every round. Changes requested are a decision and no rejection. Counted by the decision.',
  `d.kind = 'VETOED' OR d.verdict IS NOT DISTINCT FROM 'REJECTED'`,
  ({ kind, verdict }) => kind === 'VETOED' || verdict === 'REJECTED',
);
