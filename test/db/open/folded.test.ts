import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { fillProjectWords, migrate } from '../../../src/db/index.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';

/** The migrations before names were folded. */
function before() {
  const folder = temporaryDirectory();
  cpSync(fileURLToPath(new URL('../../../drizzle', import.meta.url)), folder.path, { recursive: true });
  const path = join(folder.path, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  const at = journal.entries.findIndex(({ tag }: { tag: string }) =>
    tag.endsWith('_folded_names_and_refusals'),
  );
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
  return folder;
}

describeOnBoth('data from before names were compared folded', (open) => {
  test('keeps every person and every name; who was first is meant, and what collides is said', async () => {
    const database = await open({ bare: true });
    const folder = before();
    const { db } = database;
    await migrate(database.database, folder.path);
    await db.execute(
      sql`insert into people (handle) values ('Riyazdf'), ('l0kod'), ('riyazdf'), ('RIYAZDF')`,
    );
    await db.execute(
      sql`insert into projects (slug, name, summary) values ('landlock', 'Landlock', 'x'), ('other', 'LANDLOCK', 'x'), ('third', 'Third', 'x')`,
    );
    await db.execute(
      sql`insert into project_aliases (alias, project_id, position) values ('ll', 1, 0), ('LL', 2, 0), ('Ⅲ', 3, 0)`,
    );
    await migrate(database.database);
    const people = await db.execute(sql`select handle, duplicate_of from people order by id`);
    expect(people.rows).toEqual([
      { handle: 'Riyazdf', duplicate_of: null },
      { handle: 'l0kod', duplicate_of: null },
      { handle: 'riyazdf', duplicate_of: 1 },
      { handle: 'RIYAZDF', duplicate_of: 1 },
    ]);
    expect(await findOrCreatePeople(db, ['riyazdf', 'L0KOD'])).toEqual(
      new Map([
        ['riyazdf', 1],
        ['L0KOD', 2],
      ]),
    );

    const told = await fillProjectWords(db);
    expect(told).toEqual([
      expect.stringContaining('other is called LANDLOCK'),
      expect.stringContaining('other is called LL'),
    ]);
    const words = await db.execute(
      sql`select folded, project_id from project_words order by project_id, folded`,
    );
    expect(words.rows).toEqual([
      { folded: 'landlock', project_id: 1 },
      { folded: 'll', project_id: 1 },
      { folded: 'other', project_id: 2 },
      { folded: 'iii', project_id: 3 },
      { folded: 'third', project_id: 3 },
    ]);
    const aliases = await db.execute(sql`select alias from project_aliases order by project_id`);
    expect(aliases.rows).toEqual([{ alias: 'll' }, { alias: 'LL' }, { alias: 'Ⅲ' }]);
    expect(await fillProjectWords(db)).toEqual([]);
    await database.close();
    folder.remove();
  });
});
