import { PGlite, type QueryOptions, type Results } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedDatabase } from '../../../src/db/embedded/pglite.ts';
import { keepStatements } from '../../../src/db/embedded/statements.ts';
import { alignEmbeddedTypes } from '../../../src/db/postgres/value-types.ts';
import { openSite } from '../../helpers/site.ts';

interface Asked {
  text: string;
  values: unknown[];
  options: QueryOptions | undefined;
}

const PAGES = [
  '/',
  '/?sort=-recorded',
  '/?text=kernel&organisation=HPE&proposal=open',
  '/?readiness=TESTING&stale=true',
  '/?asOf=2017-08-01&clock=RECORDED',
  '/projects/wireguard',
  '/projects/landlock?asOf=2017-09-01&clock=RECORDED',
  '/projects/nothing-like-it',
  '/records/1',
  '/meetings',
  '/meetings/2017-05-24',
  '/matrix',
  '/timeline',
  '/combinations',
  '/combinations?minimum=UNKNOWN',
  '/combinations?project=wireguard&project=landlock',
  '/channel',
  '/criteria',
  '/changes',
  '/brief?since=2017-06-01',
  '/compare?from=2017-06-01&to=2017-12-01',
  '/search?q=kernel',
  '/search?q=a_b%25',
  '/feed.atom',
  '/calendar.ics',
  '/projects.csv',
  '/changes.csv',
  '/badges/wireguard.svg',
];

/** Everything of an outcome that somebody above the database can see. */
async function outcome(query: () => Promise<Results<unknown>>) {
  try {
    return await query();
  } catch (error) {
    const { message, code, severity, detail, constraint, table, position, query: of } = error as never;
    return { message, code, severity, detail, constraint, table, position, of };
  }
}

describe('statements that the embedded database keeps', () => {
  const asked: Asked[] = [];
  let kept: PGlite;
  let plain: PGlite;

  beforeAll(async () => {
    const site = await openSite();
    const { $client } = site.database.db as unknown as { $client: PGlite };
    const query = $client.query.bind($client);
    $client.query = (text, values = [], options) => {
      asked.push({ text, values, options });
      return query(text, values, options);
    };
    for (const path of PAGES) await (await site.get(path)).text();
    const loadDataDir = await (site.database.database as EmbeddedDatabase).dump();
    [kept, plain] = await Promise.all([PGlite.create({ loadDataDir }), PGlite.create({ loadDataDir })]);
    keepStatements(kept);
    for (const each of [kept, plain]) await alignEmbeddedTypes(each);
    await site.close();
  }, 60_000);
  afterAll(() => Promise.all([kept, plain].map((each) => each.close())));

  /** Three times: without a name, named, and by its name. */
  async function agree(text: string, values: unknown[] = [], options?: QueryOptions): Promise<void> {
    const expected = await outcome(() => plain.query(text, values, options));
    for (const turn of [1, 2, 3])
      expect({ turn, ...(await outcome(() => kept.query(text, values, options))) }).toEqual({
        turn,
        ...expected,
      });
  }

  test('give every page what they give without', { timeout: 60_000 }, async () => {
    expect(new Set(asked.map(({ text }) => text)).size).toBeGreaterThan(90);
    for (const { text, values, options } of asked) await agree(text, values, options);
  });

  test('fail as they do without', async () => {
    await agree('selec 1');
    await agree('select nothing from projects');
    await agree('select 1 / $1::int', [0]);
    await agree('select $1::int', ['five']);
    await agree('select $1::boolean', ['perhaps']);
    await agree('select $1::int[]', [[1, 2, null]]);
    await agree('select $1::text[], $2::jsonb, $3::date', [['a "b"', null, ''], { a: [1] }, '2017-05-24']);
    await agree('update ledger_version set version = null');
    await agree('update projects set slug = null where slug = $1', ['wireguard']);
    await agree('update projects set slug = $1', ['wireguard']);
  });

  test('hold in transactions, also where they fail and are rolled back', async () => {
    for (const each of [plain, kept]) {
      await each.query('create table samples (number integer primary key)');
      for (const round of [1, 2, 3]) {
        const work = each.transaction(async (tx) => {
          await tx.query('insert into samples values ($1)', [round]);
          await tx.query('savepoint before_it');
          await expect(tx.query('insert into samples values ($1)', [round])).rejects.toMatchObject({
            code: '23505',
          });
          await expect(tx.query('select 1 from samples')).rejects.toMatchObject({ code: '25P02' });
          await tx.query('rollback to savepoint before_it');
          await tx.query('insert into samples values ($1)', [round + 10]);
          if (round === 2) throw new Error('changed my mind');
        });
        if (round === 2) await expect(work).rejects.toThrow('changed my mind');
        else await work;
      }
    }
    await agree('select number from samples order by 1');
  });

  test('follow what a statement or a transaction makes of a table, and what is undone', async () => {
    const read = 'select * from changing';
    for (const each of [plain, kept]) await each.query('create table changing (first integer)');
    for (const each of [plain, kept]) await each.query('insert into changing values (1)');
    await agree(read);
    for (const each of [plain, kept]) await each.query(`alter table changing add second text default 'new'`);
    await agree(read);
    for (const each of [plain, kept]) {
      const work = each.transaction(async (tx) => {
        await tx.query(read);
        await tx.query('alter table changing drop column first, alter column second type varchar(5)');
        for (const turn of [1, 2, 3])
          expect([turn, (await tx.query(read)).rows]).toEqual([turn, [{ second: 'new' }]]);
        throw new Error('changed my mind');
      });
      await expect(work).rejects.toThrow('changed my mind');
    }
    await agree(read);
    for (const each of [plain, kept]) await each.exec('alter table changing drop column first');
    await agree(read);
    for (const each of [plain, kept]) await each.query('drop table changing');
    await agree(read);
  });

  test('cost one call into the database once they came before, and are let go of in the end', async () => {
    let calls = 0;
    const { execProtocolStream } = kept;
    kept.execProtocolStream = (message, options) => {
      calls += 1;
      return execProtocolStream.call(kept, message, options);
    };
    const callsOf = async (text: string) => {
      calls = 0;
      await kept.query(text);
      return calls;
    };
    const text = 'select count(*) from meetings';
    expect([await callsOf(text), await callsOf(text), await callsOf(text)]).toEqual([2, 2, 1]);
    kept.execProtocolStream = execProtocolStream;
    for (let number = 0; number < 700; number += 1)
      for (const _ of [1, 2]) await kept.query(`select ${number} from meetings`);
    const { rows } = await kept.query<{ count: number }>('select count(*)::int from pg_prepared_statements');
    expect(rows[0]?.count).toBeLessThanOrEqual(301);
  });
});
