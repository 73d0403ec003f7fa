import { stageSpreads } from './stages';
import { WAY_TO_LIVE, waysToLive } from './ways';

export const shootToLiveStages = stageSpreads({
  sentence:
    'The days of `shootToLive` split by the stages of the shot that went live first; the means add up to its mean. The stages are those of `turnaroundStages`, with CAPTURE before the first event of the shot and PUBLISH from its first full set of files on. Counted as `shootToLive`.',
  lacks: ['ORIGIN'],
  stages: ['CAPTURE', 'AUDIT', 'WAIT', 'RETOUCH', 'MEASURE', 'REVIEW', 'EXPORT', 'PUBLISH'],
  way: WAY_TO_LIVE,
  waysOf: waysToLive,
  unitSeconds: 86_400,
});
