import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { openEmbedded } from '../../src/db/embedded/pglite.ts';
import { migrate } from '../../src/db/index.ts';
import { hashOfSecret } from '../../src/domain/access/secret.ts';
import type { TestDatabase } from '../../test/helpers/database.ts';
import { openSite } from '../../test/helpers/site.ts';
import { ask, PATIENCE_MS } from '../ask.ts';
import { ADMIN, type Asked } from '../asked/asked.ts';
import { fields } from '../asked/fields.ts';
import { files, views } from '../asked/views.ts';
import type { Measured } from '../measure.ts';
import { count, table } from '../tables.ts';

const SIZES = [300, 2000] as const;

/** What a call into the database took, during which nothing else of the process runs. */
interface Longest {
  asked: string;
  ms: number;
}

/** The longest call into the embedded database, for every view, file and root field: so long it keeps everybody waiting. */
export async function embeddedRows(isQuick: boolean): Promise<Measured> {
  const rows: string[][] = [];
  const facts = [];
  for (const size of isQuick ? SIZES.slice(0, 1) : SIZES) {
    const longest = (await longestOf(size)).toSorted((a, b) => b.ms - a.ms);
    for (const { asked, ms } of longest.slice(0, 8)) rows.push([`\`${asked}\``, count(size), count(ms)]);
    facts.push({
      what: `embedded database of ${count(size)} projects: longest call, during which nobody else is answered`,
      value: `**${count(longest[0]?.ms ?? Number.NaN)} ms** (${longest.filter(({ ms }) => ms > 100).length} of ${longest.length} requests have one over 100 ms)`,
    });
  }
  return {
    rows: [],
    facts,
    tables: [table(['asked of the embedded database', 'projects', 'longest call, ms'], rows)],
  };
}

async function longestOf(size: number): Promise<Longest[]> {
  const database = await openEmbedded({ dataDir: 'memory:' });
  await migrate(database);
  const fill = readFileSync(new URL('../databases/every-kind.sql', import.meta.url), 'utf8')
    .replaceAll('$1', String(size))
    .replaceAll('$2', hashOfSecret(ADMIN));
  for (const statement of fill.split(/;\n/))
    if (statement.trim()) await database.db.execute(sql.raw(statement));
  await database.db.execute(sql.raw('vacuum analyze'));
  const site = await openSite({
    on: { database, db: database.db } as unknown as TestDatabase,
    clock: () => new Date(),
    config: { pointsPerMinute: 0, keepBytes: 0 },
  });
  const watch = watched();
  try {
    const found: Longest[] = [];
    for (const asked of [...views, ...files, ...fields] satisfies Asked[]) {
      // The first time the database reads the statement, and the program is compiled.
      await ask(site.url, asked, PATIENCE_MS);
      watch.reset();
      await ask(site.url, asked, PATIENCE_MS);
      found.push({ asked: asked.name, ms: watch.longest() });
    }
    return found;
  } finally {
    watch.stop();
    await site.close();
    await database.close();
  }
}

function watched() {
  const kind = PGlite.prototype as unknown as { execProtocolRawSync: (...given: unknown[]) => unknown };
  const original = kind.execProtocolRawSync;
  let longest = 0;
  kind.execProtocolRawSync = function (...given: unknown[]) {
    const begun = performance.now();
    try {
      return original.apply(this, given);
    } finally {
      longest = Math.max(longest, performance.now() - begun);
    }
  };
  return {
    reset() {
      longest = 0;
    },
    longest: () => longest,
    stop() {
      kind.execProtocolRawSync = original;
    },
  };
}
