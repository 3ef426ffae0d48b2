import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../src/db/index.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';

const samples = pgTable('value_samples', {
  day: date({ mode: 'string' }).notNull(),
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  count: bigint({ mode: 'number' }).notNull(),
  exact: numeric().notNull(),
  words: text().array().notNull(),
  numbers: integer().array().notNull(),
  json: jsonb().notNull(),
  isTrue: boolean().notNull(),
  nothing: text(),
});
const sample = {
  day: '2017-05-24',
  at: new Date('2017-05-24T16:00:00.123Z'),
  count: 9_007_199_254_740_991,
  exact: '12345678901234567890.0100',
  words: ['plain', 'NULL', 'a "quoted", one', 'back\\slash', '', '{braces}', 'Žluťoučký 🐎', 'two\nlines'],
  numbers: [3, 1, 2],
  json: { text: 'a "b" ÿ', list: [1, null, true], nested: { day: '2017-05-24' } },
  isTrue: true,
  nothing: null,
};
const createSamples = sql`create table value_samples (
  day date, at timestamptz(3), count bigint, exact numeric, words text[], numbers integer[], json jsonb, "isTrue" boolean,
  nothing text)`;

describeOn(['pglite', 'postgres', 'postgres15'], 'values', (open) => {
  let opened: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await db.execute(createSamples);
  });
  afterAll(() => opened.close());

  test('come back as they went in, through a table', async () => {
    const [returned] = await db.insert(samples).values(sample).returning();
    expect(returned).toEqual(sample);
    expect(await db.select().from(samples)).toEqual([sample]);
  });

  test('are the same JavaScript values from a statement of plain SQL', async () => {
    const { rows } = await db.execute(sql`
        select date '2017-05-24' as day, timestamptz '2017-05-24 18:00:00.123+02' as at, date '2017-05-24'::text as day_text,
          count(*) as count, 9223372036854775807 as huge, -5::bigint as negative, array[1, null, 9007199254740993] as bigints,
          1.50 as exact, 1.5::float8 as float, 7::smallint as small, true as is_true, null as nothing,
          array['a', null, 'NULL', 'x,y', '"'] as words, array[]::text[] as none, array[true, false] as booleans,
          '{"a": [1, "x"]}'::jsonb as json, '"text"'::jsonb as json_text,
          'GRADUATED'::readiness as readiness, array['TESTING', 'GRADUATED']::readiness[] as readinesses,
          interval '1 day 2 hours' as interval`);
    expect(rows).toEqual([
      {
        day: '2017-05-24',
        at: '2017-05-24 16:00:00.123+00',
        day_text: '2017-05-24',
        count: 1,
        huge: 9_223_372_036_854_775_807n,
        negative: -5,
        bigints: [1, null, 9_007_199_254_740_993n],
        exact: '1.50',
        float: 1.5,
        small: 7,
        is_true: true,
        nothing: null,
        words: ['a', null, 'NULL', 'x,y', '"'],
        none: [],
        booleans: [true, false],
        json: { a: [1, 'x'] },
        json_text: 'text',
        readiness: 'GRADUATED',
        readinesses: '{TESTING,GRADUATED}',
        interval: '1 day 02:00:00',
      },
    ]);
  });

  test('may be lists that a statement compares with', async () => {
    const any = async (list: unknown[], type: string) => {
      const parameter = sql`${sql.param(list)}${sql.raw(`::${type}[]`)}`;
      const { rows } = await db.execute<{ size: number; first: unknown }>(
        sql`select cardinality(${parameter}) as size, (${parameter})[1]::text as first`,
      );
      return rows[0];
    };
    expect(await any([1, 2, 3], 'integer')).toEqual({ size: 3, first: '1' });
    expect(await any(['a,b', '"', '\\'], 'text')).toEqual({ size: 3, first: 'a,b' });
    expect(await any(['TESTING'], 'readiness')).toEqual({ size: 1, first: 'TESTING' });
    expect(await any(['2017-05-24'], 'date')).toEqual({ size: 1, first: '2017-05-24' });
    expect(await any([], 'text')).toEqual({ size: 0, first: null });
  });

  test('count the rows of a statement that returns none', async () => {
    await db.delete(samples);
    await db.insert(samples).values([sample, sample]);
    expect((await db.execute(sql`delete from value_samples`)).rowCount).toBe(2);
  });
});
