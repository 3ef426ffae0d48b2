import { groupSchemaText } from '../assets.ts';
import type { Export } from '../view.ts';

/** What `sig.yaml` may say, for editors. */
export const groupSchema: Export = {
  path: '/sig.schema.json',
  write: async () => ({ type: 'application/schema+json; charset=utf-8', body: groupSchemaText }),
};
