import { z } from 'zod';
import { groupFile } from './group-file.ts';

/** The JSON Schema of `sig.yaml`, as `schema/sig.schema.json` has it. */
export const groupSchemaText = (): string =>
  `${JSON.stringify({ title: 'sig.yaml: the group of a tracker', ...z.toJSONSchema(groupFile, { io: 'input' }) }, null, 2)}\n`;
