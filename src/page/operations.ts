import { readdirSync, readFileSync } from 'node:fs';
import type { Operations } from './operation-types.ts';
import { OperationError, type Query } from './view.ts';

const folder = new URL('../../schema/operations/', import.meta.url);
/** The same depth below the package from `src` and from `dist`. */
export const schemaFile = new URL('../../schema/schema.graphql', import.meta.url);

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
  /** Whether what it does is taken back again. */
  isTrial?: boolean,
) => Promise<{ data?: unknown; errors?: { message: string; extensions?: Record<string, unknown> }[] }>;

export const queryWith =
  (execute: Execute): Query =>
  async <Name extends keyof Operations>(name: Name, variables: Operations[Name]['variables']) => {
    const document = documents.get(name);
    if (!document) throw new Error(`schema/operations has no operation ${name}`);
    const { data, errors } = await execute(document, variables);
    if (errors?.length || !data) throw new OperationError(name, errors ?? [{ message: 'no data' }]);
    refuseFormerKey(data, variables);
    return data as Operations[Name]['data'];
  };

/** A page or a file was asked for by a name that its project, or the date that its meeting, had before. */
export class FormerKey extends Error {
  readonly was: string;
  readonly key: string;
  constructor(was: string, key: string) {
    super(`${was} is ${key} now`);
    this.name = 'FormerKey';
    this.was = was;
    this.key = key;
  }
}

function refuseFormerKey(data: object, variables: object): void {
  const { slug, date } = variables as { slug?: unknown; date?: unknown };
  const { project, meeting } = data as {
    project?: { slug?: string } | null;
    meeting?: { date?: string } | null;
  };
  for (const [asked, found] of [
    [slug, project?.slug],
    [date, meeting?.date],
  ])
    if (typeof asked === 'string' && typeof found === 'string' && found !== asked)
      throw new FormerKey(asked, found);
}
