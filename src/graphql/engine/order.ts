import { type PageArgs, PageError } from '../../reading/page.ts';
import { builder } from './builder.ts';

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Whether the smallest or the largest comes first.',
  values: {
    ASC: { description: 'The smallest, earliest or first by letters comes first.' },
    DESC: { description: 'The largest, latest or last by letters comes first.' },
  },
});

/**
 * A list has one order.
 * @throws PageError
 */
export function assertOneOrder(orderBy: object | null | undefined, { newestFirst }: PageArgs): void {
  if (orderBy && typeof newestFirst === 'boolean')
    throw new PageError('Expected orderBy or newestFirst; got both.');
}

/** `input XOrder { field: XOrderField!, direction: OrderDirection! = ASC }`. */
export function orderInput<Field extends string>(
  noun: string,
  rows: string,
  fields: Readonly<Record<Field, { description: string }>>,
) {
  const OrderField = builder.enumType(`${noun}OrderField`, {
    description: `By what ${rows} can be sorted. Ties are broken by something unique.`,
    values: fields as Record<Field, { description: string }>,
  });
  return builder.inputType(`${noun}Order`, {
    description: `How ${rows} are sorted.`,
    fields: (t) => ({
      field: t.field({ type: OrderField, required: true, description: 'The field to sort by.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: 'ASC',
        description: 'Whether the smallest or the largest comes first.',
      }),
    }),
  });
}
