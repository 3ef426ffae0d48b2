import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/index.ts';
import { seed } from './seed.ts';

/** Any number of projects, most of them with a record; every tenth has an open proposal, every third another organisation. */
export async function seedManyProjects(db: Db, count: number): Promise<void> {
  await seed(db).channel().meeting('2017-05-24', { scribe: 'scribe' }).done();
  await db.execute(sql`
    insert into projects (slug, name, summary, organisations)
    select 'project-' || n, 'Project ' || lpad(n::text, 4, '0'), 'The ' || n || 'th of many projects.',
      array[case when n % 3 = 0 then 'Docker' else 'HPE' end]
    from generate_series(1, ${count}::int) as n`);
  await db.execute(sql`
    insert into proposals (project_id, "to", reason, opened_on, effective_on, opened_by)
    select p.id, 'GRADUATED', 'it is everywhere', '2017-06-01', '2017-06-01', (select min(id) from people)
    from projects p where p.id % 10 = 0`);
  await db.execute(sql`
    insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
    select p.id, m.id, m.date, 'CHANGE', 'SET', 'EXPERIMENTAL', m.date, 'STATED', 'as the minutes say', (select min(id) from people), 1
    from projects p, meetings m where p.id % 4 <> 0`);
}
