import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sdl } from '../graphql/sdl';

const FILE = join(__dirname, '../../../schema/schema.graphql');

mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, sdl());
console.log('schema/schema.graphql is written.');
