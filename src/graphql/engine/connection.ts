import type { ObjectRef, OutputRef } from '@pothos/core';
import { type AsOf, type At, TODAY } from '../../reading/as-of.ts';
import { type Page, type PageArgs, readPages } from '../../reading/page.ts';
import type { Source } from '../../reading/source.ts';
import type { Wanted } from '../../reading/wanted.ts';
import { builder, type SchemaTypes } from './builder.ts';
import type { Context } from './context.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/** A connection over pages of these rows: `edges`, `nodes`, `pageInfo`, and `totalCount`, counted only when asked. */
export function connectionOf<Row extends object>(
  type: OutputRef<Row>,
  name: string,
  rows: string,
): ObjectRef<Types, Page<Row>> {
  return builder.connectionObject(
    {
      type: type as unknown as ObjectRef<Types, object>,
      name: `${name}Connection`,
      description: `A page of ${rows}.`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'How many rows there are on all pages together. Counted only when asked for.',
          resolve: (page) => (page as unknown as Page<Row>).totalCount(),
        }),
      }),
    },
    { name: `${name}Edge`, description: `One of the ${rows} on a page.` },
  ) as unknown as ObjectRef<Types, Page<Row>>;
}

/** The arguments of every connection that is read from the database. */
export const listArgs = <Paging, Flag>(t: {
  arg: { connectionArgs: () => Paging; boolean: (options: { description: string }) => Flag };
}) => ({
  ...t.arg.connectionArgs(),
  newestFirst: t.arg.boolean({
    description:
      'True: the newest first; false: the oldest first; absent: in the order of the list. What is listed by names is as old as its entry. A cursor is good for the order it was given out in.',
  }),
});

/** What pages are read with. */
export const reading = ({ now, settings }: Context) => ({ now, maxPageSize: settings.maxPageSize });

/** One page of a connection that is below nothing. */
export async function rootPage<Row extends object>(
  context: Context,
  source: Source<Row>,
  args: PageArgs,
  { asOf = TODAY, wanted = null }: { asOf?: AsOf; wanted?: Wanted | null } = {},
): Promise<Page<At<Row>>> {
  const [page] = await readPages(context.db, source, [{ id: 0, asOf }], args, reading(context), wanted);
  if (!page) throw new Error('one point has one page');
  return page;
}
