import { isCalendarDay } from '../base/calendar.ts';

import { DomainError } from '../base/errors.ts';

export interface Key {
  type: KeyType;
  /** What cursors say of it that were given out before it was a key; only the last keys can have come later. */
  before?: string;
}

type KeyType = 'integer' | 'real' | 'boolean' | 'date' | 'text';

const READS: Record<KeyType, (value: string) => boolean> = {
  integer: (value) => /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31,
  real: (value) => /^-?\d{1,10}(\.\d{1,20})?(e[+-]?\d{1,2})?$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  date: isCalendarDay,
  text: (value) => value.length <= 1000 && !/[\p{Surrogate}\0]/u.test(value),
};

/** Where a row stands in an order: the order's name, and the row's values of its keys as the database writes them. */
export const encodeCursor = (order: string, values: readonly string[]): string =>
  Buffer.from(JSON.stringify([order, ...values])).toString('base64url');

/** @throws CursorError for whatever this order has not given out. */
export function decodeCursor(
  cursor: string,
  argument: string,
  order: string,
  keys: readonly Key[],
): string[] {
  const [name, ...values] = parsed(cursor);
  const fits =
    name === order &&
    values.length <= keys.length &&
    keys.every(({ type, before }, at) => {
      const value = at < values.length ? values[at] : before;
      return typeof value === 'string' && READS[type](value);
    });
  if (!fits || encodeCursor(order, values as string[]) !== cursor) throw new CursorError(argument);
  return keys.map(({ before }, at) => (values[at] ?? before) as string);
}

function parsed(cursor: string): unknown[] {
  if (cursor.length > 4000) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The size or the direction of a page cannot be served. */
export class PageError extends DomainError {}

/** A cursor that the connection, in the order asked for, has not given out. */
export class CursorError extends DomainError {
  readonly argument: string;
  constructor(argument: string) {
    super(`Expected in ${argument} a cursor of this connection in this order; got something else.`);
    this.argument = argument;
  }
}
