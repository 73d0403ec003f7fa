import { stageSpreads } from './stages';
import { WAY_TO_FILES, waysToFiles } from './ways';

export const turnaroundStages = stageSpreads({
  sentence:
    'The hours of `turnaround` split by stage; the means add up to its mean. At every instant a shot is in the stage that the last event put it into: AUDIT by a source received or to be shot again, WAIT (for a vendor) by an audit passed, RETOUCH by a hand-over or a decision other than approval, MEASURE by the first submission of a round, REVIEW by its first measurement, EXPORT by approval. Counted as `turnaround`.',
  lacks: ['ORIGIN'],
  stages: ['AUDIT', 'WAIT', 'RETOUCH', 'MEASURE', 'REVIEW', 'EXPORT'],
  way: WAY_TO_FILES,
  waysOf: waysToFiles,
  unitSeconds: 3600,
});
