import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Migration {
  tag: string;
  when: number;
  statements: string[];
}

/** Two migrations as drizzle-kit would leave them. */
export const twoMigrations: Migration[] = [
  { tag: '0000_things', when: 1000, statements: ['create table things (name text)'] },
  {
    tag: '0001_more',
    when: 2000,
    statements: ["create type mood as enum ('well')", 'alter table things add moods mood[]'],
  },
];

export function writeMigrations(folder: string, migrations: Migration[]): string {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = migrations.map(({ tag, when }, idx) => ({
    idx,
    version: '7',
    when,
    tag,
    breakpoints: true,
  }));
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  for (const { tag, statements } of migrations)
    writeFileSync(join(folder, `${tag}.sql`), statements.join(';\n--> statement-breakpoint\n'));
  return folder;
}
