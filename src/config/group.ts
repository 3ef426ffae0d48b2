import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Place, shapeOf } from '../base/source.ts';
import { isHttpUrl } from './setting.ts';

/** The file of the group: what it calls itself and where it keeps its minutes. */
const GROUP_FILE = fileURLToPath(new URL('../../seeds/sig.yaml', import.meta.url));

const Group = z.looseObject({
  repository: z
    .string()
    .refine(isHttpUrl, 'an http(s) URL')
    .transform((url) => url.replace(/\/+$|\.git$/g, '')),
  branch: z.string().min(1).max(200),
  folder: z
    .string()
    .max(500)
    .transform((folder) => folder.replace(/^\/+|\/+$/g, '')),
  /** Shape of its addresses, where the host's name does not tell. */
  forge: z.enum(['github', 'gitlab', 'gitea']).optional(),
});

/** Where the group keeps its reports. @throws Error with what is wrong in which line of its file */
export function readGroup(): Place {
  const result = Group.safeParse(parse(readFileSync(GROUP_FILE, 'utf8')));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`seeds/sig.yaml: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { forge, ...place } = result.data;
  return {
    repository: place.repository,
    branch: place.branch,
    folder: place.folder,
    shape: forge ?? shapeOf(place.repository),
  };
}
