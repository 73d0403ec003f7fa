import { type DarkroomRequest, developRequest } from '../workers/darkroomTasks';

/** Child process of a worker (see workers/darkroom): looks at one picture at a time, and ends with its parent. */
process.on('message', (request: DarkroomRequest) => {
  void developRequest(request).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
