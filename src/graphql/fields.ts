import type { At } from '../domain/as-of.ts';
import { type Page, type PageArgs, PageError, readPages, type Source } from '../domain/page.ts';
import { parse } from '../domain/parse.ts';
import { findPeople } from '../domain/person/find.ts';
import type { Find, Point } from '../domain/point.ts';
import { LIMITS, line } from '../domain/text.ts';
import { reading } from './connection.ts';
import { existing, related } from './relation.ts';

/** What a foreign key refers to, as of the row's own day and clock; null where the key is null. */
export const refersTo = <Parent extends Point, Row>(
  find: Find<Row>,
  idOf: (parent: Parent) => number | null,
) =>
  related((parents: readonly Parent[], _args, { db, now }) =>
    find(
      db,
      parents.map((parent) => pointTo(idOf(parent), parent)),
      now,
    ),
  );

/** {@link refersTo}, where the key is never null. */
export const belongsTo = <Parent extends Point, Row>(find: Find<Row>, idOf: (parent: Parent) => number) =>
  related(
    (parents: readonly Parent[], _args, { db, now }): Promise<At<Row>[]> =>
      existing(
        find(
          db,
          parents.map((parent) => pointTo(idOf(parent), parent)),
          now,
        ),
      ),
  );

const pointTo = (id: number | null, { asOf }: Point): Point | null => (id === null ? null : { id, asOf });

export const person = <Parent extends object>(idOf: (parent: Parent) => number | null) =>
  related((parents: readonly Parent[], _args, { db }) => findPeople(db, parents.map(idOf)));

/** {@link person}, where there always is one. */
export const knownPerson = <Parent extends object>(idOf: (parent: Parent) => number) =>
  related((parents: readonly Parent[], _args, { db }) => existing(findPeople(db, parents.map(idOf))));

/** A connection below each row. */
export const pages = <Row extends object>(source: Source<Row>) => pagesOf(() => source);

/** {@link pages}, where what is in it depends on the arguments. */
export const pagesOf = <Row extends object, Args extends object = object>(
  sourceFor: (args: Args) => Source<Row>,
) =>
  related<Point, Page<At<Row>>, Args & PageArgs>((parents, args, context) =>
    readPages(context.db, sourceFor(args), parents, args, reading(context)),
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
