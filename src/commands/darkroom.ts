import { constants, setPriority } from 'node:os';
import { type DarkroomRequest, developRequest } from '../workers/darkroomTasks';

/** Child process of a worker (see workers/darkroom): looks at one picture at a time, behind whoever waits for an answer, and ends with its parent. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('message', (request: DarkroomRequest) => {
  void developRequest(request).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
