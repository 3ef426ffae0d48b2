import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Order, Source } from './source.ts';

/**
 * A connection with its newest rows first, or its oldest; null leaves it in its own order. What is listed in the order of time, or of a
 * source, is turned round where it need be; what is listed by names is listed by the order of entry instead.
 */
export function byAge<Row>(source: Source<Row>, newestFirst: boolean | null | undefined): Source<Row> {
  if (typeof newestFirst !== 'boolean') return source;
  const { order } = source;
  const first = order.keys[0];
  if (first?.type === 'text') return { ...source, order: byEntry(source, newestFirst) };
  return (first?.isDescending ?? false) === newestFirst ? source : { ...source, order: reversed(order) };
}

const reversed = ({ name, keys }: Order): Order => ({
  name: `${name} reversed`,
  keys: keys.map((key) => ({ ...key, isDescending: !key.isDescending })),
});

function byEntry<Row>({ order, columns }: Source<Row>, isDescending: boolean): Order {
  const { id } = columns as Record<string, PgColumn>;
  if (!id) throw new Error(`${order.name} has no order of entry.`);
  return {
    name: `${order.name} by entry ${isDescending ? 'DESC' : 'ASC'}`,
    keys: [{ sql: id, type: 'integer', isDescending }],
  };
}
