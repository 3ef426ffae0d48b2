import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { suggestions } from '../../../src/db/tables/index.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

const AGENDA = `- Introductions (5 min)
- WireGuard deep dive - @zx2c4 (45 min)
  - Cryptography
  - demo
- Project updates (10 min)
- Next meeting: 2017-08-02
  - landlock demo - @l0kod`;
const NOTES = `- WireGuard
  - maturity
    - officially experimental for the time being
    - may break the protocol again
  - @zx2c4: no v1 posted upstream so far
- Landlock
  - demo`;
const first = report('2017-07-19', { agenda: AGENDA, notes: NOTES });

describeOnBoth('an edited report', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(async () => {
    await tracker.reset();
    expect((await tracker.take(first)).outcome).toBe('IMPORTED');
  });
  afterAll(() => tracker?.close());

  const noteIds = async () => new Map((await tracker.notes()).map(({ text, id }) => [text, id]));
  const agendaIds = async () => new Map((await tracker.agenda()).map(({ title, id }) => [title, id]));

  test('keeps the ids of the notes that stay, and changes what changed', async () => {
    const before = await noteIds();
    const edited = first
      .replace('  - maturity\n', '  - upstreaming takes its time\n  - maturity\n')
      .replace('may break the protocol again', 'may break the protocol, but hopefully not')
      .replace('- Landlock\n  - demo', '- Landlock\n  - a demo');
    const { outcome, summary } = await tracker.take(edited);
    expect(outcome).toBe('IMPORTED');
    expect(summary?.counts.NOTE).toEqual({ added: 1, changed: 2, removed: 0, unchanged: 1, moved: 4 });
    expect(summary?.changes.filter(({ subject }) => subject === 'NOTE')).toEqual([
      expect.objectContaining({ act: 'ADDED', label: 'upstreaming takes its time', line: 16 }),
      expect.objectContaining({
        act: 'CHANGED',
        fields: [
          {
            field: 'text',
            old: 'may break the protocol again',
            new: 'may break the protocol, but hopefully not',
          },
        ],
      }),
      expect.objectContaining({ act: 'CHANGED', label: 'a demo' }),
    ]);
    const after = await noteIds();
    expect(after.get('may break the protocol, but hopefully not')).toBe(
      before.get('may break the protocol again'),
    );
    for (const text of ['WireGuard', 'maturity', 'officially experimental for the time being', 'Landlock'])
      expect(after.get(text)).toBe(before.get(text));
    expect((await tracker.notes()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await tracker.verify()).toEqual([]);
  });

  test('keeps a note that was moved under another one, and one whose heading was reworded', async () => {
    const before = await noteIds();
    const edited = report('2017-07-19', {
      agenda: AGENDA,
      notes: `- Landlock
  - demo
- Questions about the VPN
  - maturity
    - officially experimental for the time being
  - @zx2c4: no v1 posted upstream so far
    - may break the protocol again`,
    });
    const { summary } = await tracker.take(edited);
    const after = await noteIds();
    expect(after.get('Questions about the VPN')).toBe(before.get('WireGuard'));
    expect(after.get('may break the protocol again')).toBe(before.get('may break the protocol again'));
    expect(summary?.changes).toContainEqual(
      expect.objectContaining({
        subject: 'NOTE',
        label: 'may break the protocol again',
        fields: [{ field: 'under', old: 'maturity', new: '@zx2c4: no v1 posted upstream so far' }],
      }),
    );
    expect(summary?.counts.NOTE).toMatchObject({ added: 0, removed: 0, changed: 2 });
    expect(await tracker.verify()).toEqual([]);
  });

  test('keeps agenda items that are renumbered, and deletes the one that is gone with what is below it', async () => {
    const before = await agendaIds();
    const edited = first
      .replace('- Introductions (5 min)\n', '- Project updates (10 min)\n- Introductions (15 min)\n')
      .replace(
        '- WireGuard deep dive - @zx2c4 (45 min)\n  - Cryptography\n  - demo\n- Project updates (10 min)\n',
        '',
      );
    const { summary } = await tracker.take(edited);
    expect(summary?.counts.AGENDA_ITEM).toMatchObject({ added: 0, changed: 1, removed: 3, moved: 1 });
    const after = await agendaIds();
    expect([...after.keys()]).toEqual(['Project updates', 'Introductions']);
    for (const [title, id] of after) expect(id).toBe(before.get(title));
    expect((await tracker.agenda()).map(({ position, minutes }) => [position, minutes])).toEqual([
      [1, 10],
      [2, 15],
    ]);
    expect(await tracker.verify()).toEqual([]);
  });

  test('makes content that was current before current again, without a new revision', async () => {
    const edited = first.replace('  - demo\n- Project', '  - a longer demo\n- Project');
    await tracker.take(edited);
    const back = await tracker.take(first);
    expect(back.summary?.revision).toMatchObject({ number: 1, is: 'EARLIER' });
    expect(await tracker.revisions()).toHaveLength(2);
    expect((await tracker.take(first)).outcome).toBe('UNCHANGED');
    expect((await tracker.take(edited)).summary?.revision).toMatchObject({ number: 2, is: 'EARLIER' });
    expect(await tracker.verify()).toEqual([]);
  });

  test('keeps earlier revisions readable to the letter', async () => {
    await tracker.take(`${first}\n<!-- the same, with a remark -->\n`);
    expect((await tracker.revisions()).map(({ number, content }) => [number, content])).toEqual([
      [1, first],
      [2, `${first}\n<!-- the same, with a remark -->\n`],
    ]);
  });

  test('is the same report with other line ends and a byte order mark', async () => {
    expect((await tracker.take(`\uFEFF${first.replaceAll('\n', '\r\n')}`)).outcome).toBe('UNCHANGED');
  });

  test('takes over what its header corrects, and leaves what people have entered about the meeting', async () => {
    const { meetings } = await import('../../../src/db/tables/index.ts');
    await tracker.db.update(meetings).set({ recordingUrl: 'https://video.example/1', location: 'Room 2' });
    expect((await tracker.take(first)).outcome).toBe('UNCHANGED');
    const edited = first.replace('Time: **9am PDT**', 'Time: **10am PDT**\n\nMeeting location: Room 1');
    const { summary } = await tracker.take(edited);
    expect(summary?.changes.filter(({ subject }) => subject === 'MEETING_FIELD')).toEqual([
      expect.objectContaining({
        act: 'CHANGED',
        fields: [{ field: 'startsAt', old: '2017-07-19T16:00:00.000Z', new: '2017-07-19T17:00:00.000Z' }],
      }),
      expect.objectContaining({ fields: [{ field: 'location', old: 'Room 2', new: 'Room 1' }] }),
    ]);
    expect(await tracker.meeting('2017-07-19')).toMatchObject({
      recordingUrl: 'https://video.example/1',
      location: 'Room 1',
    });
  });

  test('keeps suggestions that a person has decided, and replaces those that still wait', async () => {
    const { db } = tracker;
    const waiting = await db.select().from(suggestions).orderBy(suggestions.id);
    const decided = waiting.find(({ quote }) => quote.startsWith('officially experimental'));
    expect(decided).toBeDefined();
    await db
      .update(suggestions)
      .set({ state: 'DISMISSED', closedOn: '2017-07-20', closedReason: 'known' })
      .where(eq(suggestions.id, decided?.id ?? 0));
    const edited = first
      .replace('  - maturity\n', '  - a new line\n  - maturity\n')
      .replace('no v1 posted upstream so far', 'a v1 was posted upstream');
    await tracker.take(edited);
    const after = await db.select().from(suggestions).orderBy(suggestions.id);
    expect(after.filter(({ state }) => state === 'DISMISSED')).toEqual([
      expect.objectContaining({ id: decided?.id, closedReason: 'known', lineStart: decided?.lineStart }),
    ]);
    const quotes = after.map(({ quote }) => quote);
    expect(quotes.filter((quote) => quote.startsWith('officially'))).toHaveLength(1);
    expect(quotes).not.toContain('@zx2c4: no v1 posted upstream so far');
    expect(quotes).toContain('@zx2c4: a v1 was posted upstream');
    expect(await tracker.verify()).toEqual([]);
  });

  test('links notes to a project that was made known after it was imported', async () => {
    const { projectAliases, projects } = await import('../../../src/db/tables/index.ts');
    const [row] = await tracker.db
      .insert(projects)
      .values({ slug: 'protocols', name: 'Protocols', summary: 'Protocols.' })
      .returning();
    await tracker.db
      .insert(projectAliases)
      .values({ alias: 'protocol', projectId: row?.id ?? 0, position: 0 });
    const { outcome, summary } = await tracker.take(first);
    expect(outcome).toBe('IMPORTED');
    expect(summary?.revision).toMatchObject({ number: 1, is: 'CURRENT' });
    expect(summary?.counts.NOTE_PROJECT).toMatchObject({ added: 1, removed: 0 });
    expect((await tracker.take(first)).outcome).toBe('UNCHANGED');
  });

  test('gives up a presenter, a speaker and a promise that it no longer names', async () => {
    const edited = first
      .replace('WireGuard deep dive - @zx2c4', 'WireGuard deep dive - @zx2c4 @l0kod')
      .replace('@zx2c4: no v1', 'no v1')
      .replace('  - landlock demo - @l0kod', '  - okernel demo - @l0kod');
    const { summary } = await tracker.take(edited);
    expect(summary?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          subject: 'AGENDA_ITEM',
          fields: [{ field: 'presenters', old: 'zx2c4', new: 'zx2c4, l0kod' }],
        }),
        expect.objectContaining({
          subject: 'NOTE',
          fields: expect.arrayContaining([{ field: 'speaker', old: 'zx2c4', new: null }]),
        }),
        expect.objectContaining({
          subject: 'PLANNED_TOPIC',
          act: 'CHANGED',
          fields: expect.arrayContaining([{ field: 'projects', old: 'landlock', new: 'okernel' }]),
        }),
      ]),
    );
    expect(await tracker.verify()).toEqual([]);
  });
});
