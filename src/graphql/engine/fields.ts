import { parse } from '../../base/parse.ts';
import { LIMITS, line } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { findPeople } from '../../domain/person/rows.ts';
import { uuidsOf } from '../../domain/tracker/uuid.ts';
import type { At } from '../../reading/as-of.ts';
import { type Page, type PageArgs, PageError, readPages } from '../../reading/page.ts';
import type { Find, Point } from '../../reading/point.ts';
import type { Source } from '../../reading/source.ts';
import type { Wanted } from '../../reading/wanted.ts';
import { reading } from './connection.ts';
import type { Context } from './context.ts';
import { existing, related } from './relation.ts';

/** What the foreign key under this property refers to, as of the row's own day and clock; null where the key is null. */
export const refersTo = <Row, Key extends string>(find: Find<Row>, key: Key) =>
  related(referred(find, key), alone(key));

/** {@link refersTo}, where the key is never null. */
export const belongsTo = <Row, Key extends string>(find: Find<Row>, key: Key) => {
  const read = referred(find, key);
  return related(
    (parents: readonly (Point & Record<Key, number>)[], args, context, wanted) =>
      existing(read(parents, args, context, wanted)),
    alone(key),
  );
};

const referred =
  <Row, Key extends string>(find: Find<Row>, key: Key) =>
  (
    parents: readonly (Point & Record<Key, number | null>)[],
    _args: object,
    { db, now }: Context,
    wanted: Wanted | null,
  ): Promise<(At<Row> | null)[]> =>
    find(
      db,
      parents.map((parent) => pointTo(parent[key], parent)),
      now,
      wanted,
    );

/** The reads of a field that looks at one property. */
const alone = (key: string) => ({ [key]: true }) as never;

const pointTo = (id: number | null, { asOf }: Point): Point | null => (id === null ? null : { id, asOf });

/** Who the key under this property refers to; null where it is null. */
export const person = <Key extends string>(key: Key) =>
  related(
    (parents: readonly Record<Key, number | null>[], _args, { db }) => peopleUnder(db, parents, key),
    alone(key),
  );

/** {@link person}, where there always is one. */
export const knownPerson = <Key extends string>(key: Key) =>
  related(
    (parents: readonly Record<Key, number>[], _args, { db }) => existing(peopleUnder(db, parents, key)),
    alone(key),
  );

const peopleUnder = <Key extends string>(db: Db, parents: readonly Record<Key, number | null>[], key: Key) =>
  findPeople(
    db,
    parents.map((parent) => parent[key]),
  );

/** What a row is to others, wherever the tracker is reached: feeds and calendars name it by this. */
export const ownUuid = (kind: string) => ({
  description:
    'Its own UUID: the same wherever this tracker is reached and whatever it is moved to. Feeds name it by this.',
  ...related((rows: readonly Point[], _args, { db }) => uuidsOf(db, kind, rows), {}),
});

/** A connection below each row. */
export const pages = <Row extends object>(source: Source<Row>) => pagesOf(() => source);

/** {@link pages}, where what is in it depends on the arguments. */
export const pagesOf = <Row extends object, Args extends object = object>(
  sourceFor: (args: Args) => Source<Row>,
) =>
  related<Point, Page<At<Row>>, Args & PageArgs>(
    (parents, args, context, wanted) =>
      readPages(context.db, sourceFor(args), parents, args, reading(context), wanted),
    {},
  );

/** A text of an argument as it is looked for: one line, trimmed, NFC. */
export const oneLine = (value: string, path: string): string => parse(LINE, value, path)[0];
const LINE = [line()] as const;

/** {@link oneLine} for each text of a list; null where there is no list. */
export const eachLine = (values: readonly string[] | null | undefined, path: string): string[] | null => {
  if (!values) return null;
  if (values.length <= LIMITS.list) return values.map((value, index) => oneLine(value, `${path}.${index}`));
  throw new PageError(`Expected in ${path} at most ${LIMITS.list} entries; got ${values.length}.`);
};
