import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from '../../reports/import/tracker.ts';

const first = report('2017-07-19', {
  header: 'Scribe: @mgoelzer\nColour: blue',
  agenda: '- WireGuard\n- Next meeting: 2017-08-02\n  - landlock demo',
  notes: '- WireGuard\n  - works,\n    mostly\n- Landlock',
  decisions: '- wireguard: none -> PROPOSED: it was shown',
});
const second = first
  .replace('  - works,\n    mostly', '  - works')
  .replace('- Landlock\n', '- Landlock\n  - demo\n');

const REVISIONS = `query ($date: Date!) {
  meeting(date: $date) {
    revisions(first: 10) {
      totalCount
      nodes {
        number isCurrent lineCount path hash importedAt commit
        previous { number }
        lines(first: 100) { totalCount nodes { number text kind partOf isNew } }
        differences(first: 100) { nodes { act number text } }
      }
    }
  }
}`;

describeOnBoth('the revisions of a report', (open) => {
  let tracker: Tracker;
  let ask: Client;
  beforeAll(async () => {
    tracker = await openTracker(open);
    ask = client(tracker);
    for (const source of [first, second, report('2017-08-02')])
      expect((await tracker.take(source)).outcome).toBe('IMPORTED');
  });
  afterAll(() => tracker?.close());

  test('are read line by line, in the order in which they were taken', async () => {
    const { meeting } = await ask.data(REVISIONS, { date: '2017-07-19' });
    const { totalCount, nodes } = meeting.revisions;
    expect(totalCount).toBe(2);
    expect(nodes).toMatchObject([
      { number: 1, isCurrent: false, previous: null, path: 'reports/sig-security/2017-07-19.md' },
      { number: 2, isCurrent: true, previous: { number: 1 } },
    ]);
    for (const [index, source] of [first, second].entries()) {
      const { lines, lineCount } = nodes[index];
      const written = source.split('\n').slice(0, -1);
      expect(lines.nodes.map(({ text }: { text: string }) => text)).toEqual(written);
      expect([lines.totalCount, lineCount]).toEqual([written.length, written.length]);
      expect(lines.nodes.map(({ number }: { number: number }) => number)).toEqual(
        written.map((_, at) => at + 1),
      );
    }
  });

  test('say what became of each line, and where it begins', async () => {
    const { meeting } = await ask.data(REVISIONS, { date: '2017-07-19' });
    const { nodes } = meeting.revisions.nodes[0].lines;
    const kinds = Object.fromEntries(nodes.map(({ text, kind }: Record<string, string>) => [text, kind]));
    expect(kinds).toMatchObject({
      '# 2017-07-19': 'TITLE',
      '': 'BLANK',
      'Scribe: @mgoelzer': 'HEADER',
      '## Agenda': 'HEADING',
      '  - landlock demo': 'PLANNED_TOPIC',
      '  - works,': 'NOTE',
      '    mostly': 'NOTE',
      '- Landlock': 'NOTE',
      '- wireguard: none -> PROPOSED: it was shown': 'DECISION',
    });
    const wrapped = nodes.find(({ text }: { text: string }) => text === '    mostly');
    expect(wrapped.partOf).toBe(wrapped.number - 1);
  });

  test('differ from the one before by the lines that were edited', async () => {
    const { meeting } = await ask.data(REVISIONS, { date: '2017-07-19' });
    const [one, two] = meeting.revisions.nodes;
    expect(one.differences.nodes).toEqual([]);
    const at = first.split('\n').indexOf('  - works,') + 1;
    expect(two.differences.nodes).toEqual([
      { act: 'REMOVED', number: at, text: '  - works,' },
      { act: 'REMOVED', number: at + 1, text: '    mostly' },
      { act: 'ADDED', number: at, text: '  - works' },
      { act: 'ADDED', number: at + 2, text: '  - demo' },
    ]);
    const isNew = two.lines.nodes.filter((line: { isNew: boolean }) => line.isNew);
    expect(isNew.map(({ number }: { number: number }) => number)).toEqual([at, at + 2]);
    expect(one.lines.nodes.some((line: { isNew: boolean }) => line.isNew)).toBe(false);
  });

  test('come by their number and by their id, and their lines by pages', async () => {
    const { meeting } = await ask.data(`{
      meeting(date: "2017-07-19") {
        revision(number: 2) { id number meeting { date } lines(first: 2) { nodes { number } pageInfo { endCursor hasNextPage } } }
        none: revision(number: 3) { number }
      }
    }`);
    expect(meeting.none).toBeNull();
    expect(meeting.revision).toMatchObject({ number: 2, meeting: { date: '2017-07-19' } });
    const { id, lines } = meeting.revision;
    expect(lines.nodes).toEqual([{ number: 1 }, { number: 2 }]);
    expect(lines.pageInfo.hasNextPage).toBe(true);
    const next = await ask.data(
      `query ($id: ID!, $after: String) {
        node(id: $id) { ... on ReportRevision { number lines(first: 2, after: $after) { nodes { number } } } }
      }`,
      { id, after: lines.pageInfo.endCursor },
    );
    expect(next.node).toEqual({ number: 2, lines: { nodes: [{ number: 3 }, { number: 4 }] } });
  });

  test('of one meeting are not those of another', async () => {
    const { meeting } = await ask.data(REVISIONS, { date: '2017-08-02' });
    expect(meeting.revisions.totalCount).toBe(1);
  });
});
