import { writeFileSync } from 'node:fs';
import { operationTypes } from './operation-types.ts';

writeFileSync(new URL('../../src/page/operation-types.ts', import.meta.url), await operationTypes());
