// Jest runs this once after all test files, also when some failed.
import { lowerTestServer } from './testServer';

export = lowerTestServer;
