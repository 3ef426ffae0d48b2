import type { FieldMap, ObjectRef } from '@pothos/core';
import type { Db } from '../../db/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import type { Find } from '../../reading/point.ts';
import { builder, type SchemaTypes } from './builder.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
type FieldBuilder<Answer> = PothosSchemaTypes.ObjectFieldBuilder<Types, Answer>;

/** What a success shows of what was written: the row of an id that the act answers. */
interface Shown<Answer> {
  type: ObjectRef<Types, unknown>;
  find: Find<unknown>;
  /** Null where the act was about none. */
  id: (answer: Answer) => number | null | undefined;
  description: string;
}

export const shown = <Answer, Row>(
  type: ObjectRef<Types, Row>,
  find: (...given: Parameters<Find<unknown>>) => Promise<(Row | null)[]>,
  id: Shown<Answer>['id'],
  description: string,
): Shown<Answer> => ({ type: type as never, find: find as never, id, description });

type Rows = Record<string, unknown>;
type ReadWritten = (db: Db, answer: object, now: Date) => Promise<Rows>;

const reads = new WeakMap<object, ReadWritten>();

/** For `perform`: reads what the success of this type shows, before the act is committed. */
export const readWritten = (success: object): ReadWritten | undefined => reads.get(success);

/**
 * The success of an act. What it shows is read in the act's own transaction: when the act is committed there is nothing left that
 * its answer needs. What is asked of the row beyond itself is read later, and where that fails the row is null and the success stands.
 */
export function success<Answer extends object>(
  name: string,
  description: string,
  shows: Record<string, Shown<Answer>>,
  more: (t: FieldBuilder<Answer>) => FieldMap = () => ({}),
): ObjectRef<Types, Answer> {
  const ref = builder.objectRef<Answer>(name).implement({
    description,
    fields: (t) => ({
      ...Object.fromEntries(
        Object.entries(shows).map(([field, { type, description }]) => [
          field,
          t.field({
            type,
            nullable: true,
            description: `${description} If it cannot be read, it is null with an error at its path; the act is done all the same.`,
            resolve: (answer) => (answer as Answer & { shown: Rows }).shown[field] as never,
          }),
        ]),
      ),
      ...more(t),
    }),
  });
  reads.set(ref, async (db, answer, now) => {
    const rows = Object.entries(shows).map(async ([field, { find, id }]) => {
      const wanted = id(answer as Answer) ?? null;
      if (wanted === null) return [field, null];
      const [row] = await find(db, [{ id: wanted, asOf: TODAY }], now);
      if (!row) throw new Error('a row that was just written cannot be read');
      return [field, row];
    });
    return Object.fromEntries(await Promise.all(rows));
  });
  return ref;
}
