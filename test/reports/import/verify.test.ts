import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { command } from '../../cli/command.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

const SOURCE = report('2017-05-24', {
  header: 'Video recording: https://youtu.be/OB1Tu6cISLg',
  agenda:
    '- Introductions (5 min)\n- WireGuard deep dive - @zx2c4 (45 min)\n  - demo\n- Next meeting: 2017-06-07\n  - landlock demo - @l0kod',
  notes: '- WireGuard\n  - @zx2c4: it works\n  - officially *experimental*\n- Landlock',
  decisions:
    '- wireguard: none -> PROPOSED: talked about\n- wireguard + kspp: PLAUSIBLE: nothing against it\n- landlock: none -> PROPOSED: as well',
});

/** Each breaks one thing behind the back of the ledger's rules, and names what is then to be said. */
const BREAKS: readonly (readonly [what: string, statement: SQL, said: RegExp])[] = [
  [
    'a move that is not allowed',
    sql`update status_changes set "to" = 'GRADUATED' where id = 1`,
    /status change 1 of wireguard moves from nothing recorded to GRADUATED, which is not allowed/,
  ],
  [
    'a place',
    sql`update status_changes set place = 7 where id = 1`,
    /status change 1 of wireguard has the place 7, expected 1/,
  ],
  ['a sequence', sql`update status_changes set sequence = 3 where id = 1`, /has the sequence 3, expected 1/],
  [
    'an effect',
    sql`update status_changes set effect = 'CONFIRM', kind = 'CONFIRMATION' where id = 1`,
    /status change 1 of wireguard confirms PROPOSED where nothing is recorded/,
  ],
  [
    'a gate',
    sql`update status_changes set gate = '{"to":1}' where id = 1`,
    /keeps a gate that cannot be read/,
  ],
  [
    'the record that stands for a line',
    sql`update decisions set record_id = 999 where position = 1`,
    /decision of line \d+ \(wireguard: PROPOSED\) stands for status_changes 999, which is not there/,
  ],
  [
    'a record',
    sql`update status_changes set reason = 'something else' where id = 1`,
    /decision of line \d+ \(wireguard: PROPOSED\) stands for status_changes 1, which says something else/,
  ],
  [
    'a claim',
    sql`update compatibility_claims set verdict = 'CONFLICT'`,
    /decision of line \d+ \(kspp \+ wireguard: PLAUSIBLE\) stands for compatibility_claims 1, which says something else/,
  ],
  [
    'what a line decides',
    sql`update decisions set content = jsonb_set(content, '{to}', '"TESTING"') where position = 1`,
    /decision “wireguard: PROPOSED” of line \d+ differs: to TESTING, expected PROPOSED/,
  ],
  [
    'the content of a revision',
    sql`update report_revisions set content = replace(content, 'it works', 'it fails')`,
    /revision 1 has the hash [0-9a-f]{64}, its content/,
  ],
  [
    'the text of a note',
    sql`update notes set text = 'no', markdown = 'no' where text like '%works'`,
    /note “@zx2c4: it works” of line \d+ is missing/,
  ],
  [
    'the markup of a note',
    sql`update notes set markdown = 'officially experimental' where text = 'officially experimental'`,
    /note “officially experimental” of line \d+ differs: markdown officially experimental, expected officially \*experimental\*/,
  ],
  [
    'the speaker of a note',
    sql`update notes set speaker_id = null`,
    /note “@zx2c4: it works” of line \d+ differs: speaker nothing, expected zx2c4/,
  ],
  [
    'the lines of a note',
    sql`update notes set line_start = line_start + 1, line_end = line_end + 1 where text = 'Landlock'`,
    /1 of its notes are at other lines/,
  ],
  [
    'the order of notes',
    sql`update notes set position = position * 2`,
    /the positions of its notes do not count up from 1/,
  ],
  [
    'a note that is gone',
    sql`delete from notes where text = 'Landlock'`,
    /note “Landlock” of line \d+ is missing/,
  ],
  [
    'a note too many',
    sql`insert into notes (meeting_id, position, depth, section, text, markdown, line_start, line_end) values (1, 9, 0, 'x', 'x', 'x', 1, 1)`,
    /note “x” is stored, and the report does not have it/,
  ],
  [
    'a link',
    sql`delete from note_projects where role = 'TOPIC' and via = 'ALIAS' and note_id = 1`,
    /note project “wireguard on “WireGuard”” of line \d+ is missing/,
  ],
  [
    'the role of a link',
    sql`update note_projects set role = 'MENTION' where note_id = 1`,
    /differs: role MENTION, expected TOPIC/,
  ],
  [
    'an agenda item',
    sql`update agenda_items set minutes = 1 where title like 'WireGuard%'`,
    /agenda item “WireGuard deep dive” of line \d+ differs: minutes 1, expected 45/,
  ],
  ['a presenter', sql`delete from agenda_item_presenters`, /differs: presenters nothing, expected zx2c4/],
  [
    'a planned topic',
    sql`delete from planned_topics`,
    /planned topic “landlock demo” of line \d+ is missing/,
  ],
  ['a suggestion', sql`delete from suggestions`, /suggestion “\w+ of wireguard: .*” of line \d+ is missing/],
  [
    'a quotation',
    sql`update evidence set quote = 'never said' where status_change_id = 1`,
    /evidence \d+ quotes words that are not in line \d+ of revision 1/,
  ],
  [
    'the lines of a quotation',
    sql`update evidence set line_end = 99 where status_change_id = 1`,
    /evidence \d+ cites lines \d+ to 99 of revision 1, which has \d+/,
  ],
  [
    'the header',
    sql`update meetings set recording_url = 'https://elsewhere.example/'`,
    /recordingUrl of the meeting is https:\/\/elsewhere\.example\/, the report says https:\/\/youtu\.be\/OB1Tu6cISLg/,
  ],
  [
    'the path',
    sql`update reports set path = 'elsewhere.md'`,
    /elsewhere\.md: is kept under this path, expected reports\/sig-security\/2017-05-24\.md/,
  ],
  [
    'the folder of the path',
    sql`update reports set path = 'elsewhere/2017-05-24.md'`,
    /elsewhere\/2017-05-24\.md: is kept under this path, expected reports\/sig-security\/2017-05-24\.md/,
  ],
  [
    'the current revision',
    sql`update reports set current_revision_id = null`,
    /has no revision null, which should be its current one/,
  ],
  [
    'the mark of a paraphrase',
    sql`update report_revisions set is_paraphrase = true`,
    /revision 1 is marked as a paraphrase/,
  ],
  [
    'the number of a revision',
    sql`update report_revisions set number = 4`,
    /revision 4 should have the number 1/,
  ],
  [
    'a proposal',
    sql`update proposals set "to" = 'RETIRED'`,
    /proposal 1 of RETIRED for landlock is recorded by status change 2, which is about something else/,
  ],
];

describeOnBoth('sig-status verify', (open, kind) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(async () => {
    await tracker.reset();
    const { db, enteredBy } = tracker;
    await db.execute(sql`insert into proposals (project_id, "to", reason, opened_on, opened_by)
      select id, 'PROPOSED', 'so', '2017-05-01', ${enteredBy} from projects where slug = 'landlock'`);
    expect((await tracker.take(SOURCE)).outcome).toBe('IMPORTED');
  });
  afterAll(() => tracker?.close());

  const verify = () => command(tracker.database, ['verify']);

  test('finds nothing where nothing is wrong', async () => {
    expect(await verify()).toMatchObject({
      exitCode: 0,
      out: 'everything derived is as recomputed\n',
      err: '',
      isClosed: true,
    });
  });

  test('leaves reports under the folder they were taken from, where another one is set since', async () => {
    const environment = { SIG_STATUS_SOURCE: 'https://github.com/example/minutes/tree/main/of-meetings' };
    expect(await command(tracker.database, ['verify'], { environment })).toMatchObject({ exitCode: 0 });
  });

  // One database is enough to show that each difference is named.
  const each = kind === 'postgres' ? BREAKS : [];
  test.each(each)('names %s that was changed behind its back', async (_, statement, said) => {
    await tracker.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(statement);
    });
    const { exitCode, out, isClosed } = await verify();
    expect(exitCode).toBe(1);
    expect(out).toMatch(said);
    expect(isClosed).toBe(true);
  });

  test('leaves what people have entered about a meeting beside the report’s own word', async () => {
    const { db, enteredBy } = tracker;
    await db.execute(sql`update meetings set recording_url = 'https://video.example/'`);
    expect((await verify()).exitCode).toBe(1);
    await db.execute(sql`insert into audit_events (actor_id, act, subject, details)
      select ${enteredBy}, 'updateMeeting', 'Meeting:' || id, '{}' from meetings`);
    expect((await verify()).exitCode).toBe(0);
  });
});
