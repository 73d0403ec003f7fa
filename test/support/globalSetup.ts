// Jest runs this once before all test files (package.json), outside their sandboxes.
import { raiseTestServer } from './testServer';

export = raiseTestServer;
