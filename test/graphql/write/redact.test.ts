import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyTracker } from '../../../src/reports/verify/verify.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const MEETING = '2017-05-24';
const SECRET = 'hunter2-the-very-secret';
const LINES = [
  '# 2017-05-24',
  '',
  '## Agenda',
  '- Introductions (5 min)',
  '',
  '## Notes',
  `- wireguard is experimental, its password is ${SECRET}`,
  '- landlock is there',
  '',
  '## Decisions',
  `- wireguard: none -> EXPERIMENTAL: they said ${SECRET} aloud`,
  '',
];

describeOnBoth('lines that must not have been published', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let admin: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-06-10T12:00:00Z' });
    await seed(database.db).project('wireguard').project('landlock').done();
    chair = await tracker.token('CHAIR');
    admin = await tracker.token('ADMIN', [], { person: 'admin' });
  });
  afterAll(() => database.close());

  /** Every text of every table, but where credentials are. */
  async function everywhere(): Promise<string[]> {
    const { rows } = await database.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: hits } = await database.db.execute<{ row: string }>(
        sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t where position('hunter2' in row_to_json(t)::text) > 0`,
      );
      found.push(...hits.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  }

  test('are gone from every table, keep their place, and are said to be gone', async () => {
    const markdown = LINES.join('\n');
    await tracker.act(chair, 'importReport', { markdown, path: 'a.md', idempotencyKey: 'first' });
    const later = markdown.replace('- landlock is there', '- landlock is there again');
    await tracker.act(chair, 'importReport', { markdown: later, path: 'a.md' });
    expect((await everywhere()).length).toBeGreaterThan(5);
    const redact = { meeting: MEETING, revision: 2, lineStart: 7, reason: 'A password.' };
    expect(await tracker.refusal(chair, 'redactLines', redact)).toBe('200 FORBIDDEN');
    expect(await tracker.act(admin, 'redactLines', redact, 'meeting { date }')).toEqual({
      __typename: 'RedactLinesSuccess',
      meeting: { date: MEETING },
    });
    await tracker.act(admin, 'redactLines', { ...redact, lineStart: 11, lineEnd: 11 });
    expect(await everywhere()).toEqual([]);

    const { meeting, project, auditEvents } = await tracker.read(
      `{ meeting(date: "${MEETING}") { notes { nodes { text lineStart } }
           redactions { revision lineStart lineEnd reason originalHash hash }
           revision(number: 1) { lines(first: 20) { nodes { number text } } } }
         project(slug: "wireguard") { readiness history { nodes { reason evidence { quote } } } }
         auditEvents(first: 5) { nodes { act } } }`,
      {},
      { token: admin },
    );
    expect(meeting.notes.nodes).toEqual([{ text: 'landlock is there again', lineStart: 8 }]);
    expect(meeting.revision.lines.nodes[6]).toEqual({ number: 7, text: '' });
    expect(meeting.revision.lines.nodes[7]).toEqual({ number: 8, text: '- landlock is there' });
    expect(project.readiness).toBe('EXPERIMENTAL');
    expect(project.history.nodes[0].reason).toBe('[taken out]');
    expect(auditEvents.nodes[0].act).toBe('redactLines');
    expect(
      meeting.redactions.map(({ revision, lineStart }: { revision: number; lineStart: number }) => [
        revision,
        lineStart,
      ]),
    ).toEqual([
      [1, 7],
      [1, 11],
      [2, 7],
      [2, 11],
    ]);
    // Whoever has the original blanks the lines and gets the same hash.
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const blank = (text: string, ...numbers: number[]) =>
      text
        .split('\n')
        .map((line, index) => (numbers.includes(index + 1) ? '' : line))
        .join('\n');
    expect(meeting.redactions[1]).toMatchObject({
      originalHash: hash(markdown),
      hash: hash(blank(markdown, 7, 11)),
    });
    const differences: string[] = [];
    for await (const difference of verifyTracker(database.db)) differences.push(difference);
    expect(differences).toEqual([]);
  });

  test('do not come back with the same file, and cannot be a heading or nothing', async () => {
    const again = await tracker.act(
      chair,
      'importReport',
      {
        markdown: LINES.join('\n').replace('- landlock is there', '- landlock is there again'),
        path: 'a.md',
      },
      'summary { isUnchanged } diagnostics { rule }',
    );
    expect(again.diagnostics).toContainEqual({ rule: 'redacted' });
    expect(await everywhere()).toEqual([]);
    const redact = { meeting: MEETING, revision: 2, reason: 'x' };
    for (const lineStart of [1, 2, 6, 99])
      expect((await tracker.act(admin, 'redactLines', { ...redact, lineStart })).__typename).toBe(
        'ValidationError',
      );
  });
});
