import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { constraintOf, isUnavailable, sqlState } from '../../../src/db/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';

describeOnBoth('transactions', (open) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open({ poolSize: 2 });
    await opened.db.execute(sql`create table numbers (number integer constraint one_of_a_kind unique)`);
  });
  beforeEach(() => opened.db.execute(sql`delete from numbers`));
  afterAll(() => opened.close());

  const numbers = async () =>
    (await opened.db.execute<{ number: number }>(sql`select number from numbers order by 1`)).rows.map(
      ({ number }) => number,
    );

  test('leave nothing behind when their work throws', async () => {
    const work = opened.db.transaction(async (tx) => {
      await tx.execute(sql`insert into numbers values (1)`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await numbers()).toEqual([]);
  });

  test('go on after a savepoint was rolled back', async () => {
    await opened.db.transaction(async (tx) => {
      await tx.execute(sql`insert into numbers values (1)`);
      const again = tx.transaction((savepoint) => savepoint.execute(sql`insert into numbers values (1)`));
      const refusal = await again.catch((error: unknown) => error);
      expect([sqlState(refusal), constraintOf(refusal), isUnavailable(refusal)]).toEqual([
        '23505',
        'one_of_a_kind',
        false,
      ]);
      await tx.execute(sql`insert into numbers values (2)`);
    });
    expect(await numbers()).toEqual([1, 2]);
  });

  test('refuse the outer handle inside, where it would wait for itself, and let it be used afterwards', async () => {
    const work = opened.db.transaction(() => opened.db.execute(sql`select 1`));
    await expect(work).rejects.toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ name: 'OuterHandleError' }) }),
    );
    const nested = opened.db.transaction(() => opened.db.transaction(async () => {}));
    await expect(nested).rejects.toThrow('Expected the handle given to the transaction');

    let left: Promise<number[]> | undefined;
    await opened.db.transaction(async () => {
      left = new Promise((resolve) => setTimeout(resolve, 20)).then(numbers);
    });
    expect(await left).toEqual([]);
  });

  test('wait for each other rather than see half of one', async () => {
    const add = (number: number) =>
      opened.db.transaction(async (tx) => {
        await tx.execute(sql`insert into numbers values (${number})`);
        await tx.execute(sql`insert into numbers values (${-number})`);
      });
    const writing = Promise.all(Array.from({ length: 20 }, (_, index) => add(index + 1)));
    const sums = await Promise.all(
      Array.from({ length: 20 }, () =>
        opened.db.execute<{ sum: number }>(sql`select coalesce(sum(number), 0)::integer as sum from numbers`),
      ),
    );
    await writing;
    expect(new Set(sums.map(({ rows }) => rows[0]?.sum))).toEqual(new Set([0]));
    expect(await numbers()).toHaveLength(40);
  });

  test('are counted by the statements they carry, not by how a driver begins and ends them', async () => {
    const { statements } = await opened.sqlLog.during(() =>
      opened.db.transaction(async (tx) => {
        await tx.transaction((savepoint) => savepoint.execute(sql`insert into numbers values (${1})`));
        await tx.execute(sql`select 1`);
      }),
    );
    expect(statements).toEqual(['insert into numbers values ($1)', 'select 1']);
  });
});
