import { once } from 'node:events';
import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  DatabaseOpenError,
  isUnavailable,
  openDatabase,
  refusalOf,
  sqlState,
} from '../../../src/db/index.ts';
import { describeOn, describeOnBoth } from '../../helpers/database.ts';

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('expected an error'),
    (error: unknown) => error,
  );

describeOn(['postgres'], 'unavailable', (open) => {
  test('is a pool without a free connection, once the wait is over', async () => {
    const { db, close } = await open({ poolSize: 1, poolWaitMs: 100 });
    try {
      let release = () => {};
      const holding = db.transaction(
        () =>
          new Promise<void>((resolve) => {
            release = resolve;
          }),
      );
      const refusal = await errorOf(db.execute(sql`select 1`));
      release();
      await holding;
      expect(isUnavailable(refusal)).toBe(true);
      expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    } finally {
      await close();
    }
  });

  test('is a statement that takes too long, and a connection that the server ends', async () => {
    const { db, close } = await open({ statementTimeoutMs: 100, poolSize: 2 });
    try {
      const tooLong = await errorOf(db.execute(sql`select pg_sleep(5)`));
      expect([isUnavailable(tooLong), sqlState(tooLong)]).toEqual([true, '57014']);
      const tooLongInside = await errorOf(db.transaction((tx) => tx.execute(sql`select pg_sleep(5)`)));
      expect(isUnavailable(tooLongInside)).toBe(true);
      const ended = await errorOf(db.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
      expect(isUnavailable(ended)).toBe(true);
      expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    } finally {
      await close();
    }
  });
});

describeOnBoth('not unavailable', (open) => {
  test('is a database that refuses, or an error of our own', async () => {
    const { db, close } = await open();
    try {
      for (const statement of [sql`select 1 / 0`, sql`selec`, sql`insert into projects (slug) values (null)`])
        expect(isUnavailable(await errorOf(db.execute(statement)))).toBe(false);
      const own = await errorOf(db.transaction(() => Promise.reject(new TypeError('our own'))));
      expect([isUnavailable(own), refusalOf(own)]).toEqual([false, null]);
    } finally {
      await close();
    }
  });

  test('but a database that was closed is', async () => {
    const { database, db, close } = await open();
    await database.close();
    expect(isUnavailable(await errorOf(db.execute(sql`select 1`)))).toBe(true);
    expect(isUnavailable(await errorOf(db.transaction(async () => {})))).toBe(true);
    await close();
  });
});

test.each([null, undefined, 'text', 7, {}, Object.assign(new Error('plain'), { code: 'ENOENT' })])(
  'an error such as %s is neither unavailable nor a refusal',
  (error) => {
    expect([isUnavailable(error), refusalOf(error)]).toEqual([false, null]);
  },
);

test('a broken pipe is no SQLSTATE, though it looks like one', () => {
  const error = new Error('outer', { cause: Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) });
  expect([isUnavailable(error), sqlState(error)]).toEqual([true, null]);
});

test('a server that cannot be reached is named, and its password is not', async () => {
  const refused = await errorOf(openDatabase({ url: 'postgres://user:s3cret@127.0.0.1:1/status' }));
  expect(refused).toBeInstanceOf(DatabaseOpenError);
  expect(isUnavailable(refused)).toBe(true);
  expect(String(refused)).toContain('Cannot reach PostgreSQL at 127.0.0.1:1/status: connect ECONNREFUSED');
  const malformed = await errorOf(openDatabase({ url: 'postgres://user:s3cret@[host/status' }));
  expect(malformed).toBeInstanceOf(DatabaseOpenError);
  for (const error of [refused, malformed])
    expect(JSON.stringify([String(error), error, (error as Error).cause])).not.toContain('s3cret');
});

test('a server that accepts and then says nothing does not hold up the start for ever', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  try {
    const error = await errorOf(
      openDatabase({ url: `postgres://user@127.0.0.1:${port}/status`, poolWaitMs: 200 }),
    );
    expect(error).toBeInstanceOf(DatabaseOpenError);
    expect(isUnavailable(error)).toBe(true);
  } finally {
    silent.close();
  }
});
