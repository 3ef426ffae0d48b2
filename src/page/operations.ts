import { readdirSync, readFileSync } from 'node:fs';
import type { Operations } from './operation-types.ts';
import { OperationError, type Query } from './view.ts';

const folder = new URL('../../schema/operations/', import.meta.url);

/** Texts of the operations by their names, `Overview` in `overview.graphql`. */
export const documents: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .map((text) => [/^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(text)?.[1] ?? '', text]),
);

export type Execute = (
  document: string,
  variables?: Record<string, unknown>,
  /** Whether what it is a part of is being sent already. */
  isUnderWay?: boolean,
) => Promise<{ data?: unknown; errors?: { message: string; extensions?: Record<string, unknown> }[] }>;

export const queryWith =
  (execute: Execute): Query =>
  async <Name extends keyof Operations>(name: Name, variables: Operations[Name]['variables']) => {
    const document = documents.get(name);
    if (!document) throw new Error(`schema/operations has no operation ${name}`);
    const { data, errors } = await execute(document, variables);
    if (errors?.length || !data) throw new OperationError(name, errors ?? [{ message: 'no data' }]);
    refuseFormerSlug(data, variables);
    return data as Operations[Name]['data'];
  };

/** A page or a file of one project was asked for by a slug that the project had before. */
export class FormerSlug extends Error {
  readonly was: string;
  readonly slug: string;
  constructor(was: string, slug: string) {
    super(`${was} is called ${slug} now`);
    this.name = 'FormerSlug';
    this.was = was;
    this.slug = slug;
  }
}

function refuseFormerSlug(data: object, variables: object): void {
  const asked = 'slug' in variables ? variables.slug : undefined;
  const found = (data as { project?: { slug?: string } | null }).project?.slug;
  if (typeof asked === 'string' && found !== undefined && found !== asked) throw new FormerSlug(asked, found);
}
