/** Says what it finds, then writes pairs of rows, one transaction each, and acknowledges what was committed. */
import { sql } from 'drizzle-orm';
import { database } from './opened.ts';

const { db } = database;
await db.execute(sql`create table if not exists first_half (number integer primary key)`);
await db.execute(sql`create table if not exists second_half (number integer primary key)`);
const { rows } = await db.execute<{ top: number; missing: number; halves: number }>(sql`
  select coalesce(max(number), 0) as top, coalesce(max(number), 0) - count(number) as missing,
    count(*) filter (where one.number is null or two.number is null) as halves
  from first_half one full join second_half two using (number)`);
console.log(`found ${JSON.stringify(rows[0])}`);
for (let number = (rows[0]?.top ?? 0) + 1; ; number += 1) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into first_half values (${number})`);
    await tx.execute(sql`insert into second_half values (${number})`);
  });
  console.log(`acknowledged ${number}`);
}
