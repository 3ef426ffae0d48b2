import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { MeetingLink, PageLink } from '../components/page-link.tsx';
import { Disputes } from '../dispute/disputes.tsx';
import { LINES_ON_A_PAGE, SHOWN } from '../meeting/anchor.ts';
import { DecidedProvider, decidedBy } from '../meeting/decided.tsx';
import { Lines } from '../meeting/lines.tsx';
import { Neighbours } from '../meeting/neighbours.tsx';
import { Revisions } from '../meeting/revisions.tsx';
import { Tabs } from '../meeting/tabs.tsx';
import { TakenOut } from '../meeting/unread.tsx';
import type { LineInFullFragment, LineKind, RevisionQuery } from '../operation-types.ts';
import { day, one, readQuery, wholeNumber } from '../query-string.ts';
import type { Ask, View } from '../view.ts';
import { count } from '../words.ts';

type Meeting = NonNullable<RevisionQuery['meeting']>;
type Revision = NonNullable<Meeting['revision']>;

/** A day and, where it has several meetings, a name. */
const MEETING = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

const AT_ONCE = 100;

/** One content of a meeting's report: its lines, what became of each, and what differs from the one before. */
export const revision: View = {
  path: '/meetings/:key/revisions/:number',
  async see(ask) {
    const { key = '', number: given = '' } = ask.params;
    const [, date = '', name = null] = MEETING.exec(key) ?? [];
    const number = /^[1-9]\d{0,8}$/.test(given) ? Number(given) : 0;
    if (!day.safeParse(date).success || number === 0) return null;
    const { from = 1 } = readQuery(ask.url, { from: one(wholeNumber) });
    const { meeting } = await ask.query('Revision', { date, name, number, from });
    if (!meeting?.revision) return null;
    const { revision } = meeting;
    const redactions = meeting.redactions.filter((one) => one.revision === number);
    const lines = await allLines(ask, { date, name, number, from }, revision);
    const path = `/meetings/${key}/revisions/${number}`;
    const last = lines.at(-1)?.number ?? 0;
    return {
      title: `Minutes of ${key}, revision ${number}`,
      description: `What the report of the meeting of ${key} said in its revision ${number}, line by line.`,
      body: (
        <article>
          <div class="titled">
            <h1>
              Minutes of <Day date={date} />, revision {number}
            </h1>
            <Neighbours meeting={meeting} />
          </div>
          <p class="lede">
            {revision.isCurrent
              ? 'This is the current revision: what is known of the meeting was read from it.'
              : 'Another revision has taken the place of this one.'}{' '}
            {revision.isParaphrase && 'It is our summary of the original, so its lines are its own. '}
            Each line of the source of the meeting of <MeetingLink {...meeting} /> stands beside what was read
            from it.
          </p>
          <aside class="strip" aria-label="About the revision">
            <About revision={revision} />
          </aside>
          <Tabs
            meeting={key}
            revision={number}
            isSource
            isParaphrase={revision.isParaphrase}
            revisions={meeting.revisions.totalCount}
          />
          <Unread lines={lines} />
          <DecidedProvider value={decidedBy(meeting, { ...revision, revision: number })}>
            <Lines
              lines={lines}
              meeting={key}
              revision={number}
              shown={shownOf(meeting)}
              takenOut={linesOf(redactions)}
            />
          </DecidedProvider>
          {(from > 1 || last < revision.lineCount) && (
            <nav class="pager" aria-label="Pages of lines">
              {from > 1 && (
                <PageLink to={path} search={{ from: Math.max(1, from - LINES_ON_A_PAGE) }} rel="prev">
                  ← Lines before
                </PageLink>
              )}
              {last < revision.lineCount && (
                <PageLink to={path} search={{ from: last + 1 }} rel="next">
                  More lines →
                </PageLink>
              )}
            </nav>
          )}
          <Disputes disputes={revision.disputes} about={{ meeting: key, revision: String(number) }} />
          <TakenOut redactions={redactions} />
          <Differences revision={revision} />
          <Revisions meeting={meeting} of={number} />
        </article>
      ),
    };
  },
};

/** What has an anchor of its own on the page of the meeting: of a kind of which it shows all. */
function shownOf({ revision, notes, decisions, actionItems, resolutions }: Meeting): LineKind[] {
  if (!revision?.isCurrent) return [];
  const whole: [LineKind, boolean][] = [
    ['AGENDA_ITEM', true],
    ['NOTE', notes.totalCount <= SHOWN.notes],
    ['DECISION', decisions.totalCount <= SHOWN.decisions],
    ['ACTION_ITEM', actionItems.totalCount <= SHOWN.actionItems],
    ['RESOLUTION', resolutions.totalCount <= SHOWN.resolutions],
  ];
  return whole.flatMap(([kind, isWhole]) => (isWhole ? kind : []));
}

const linesOf = (redactions: Meeting['redactions']) =>
  new Set(
    redactions.flatMap(({ lineStart, lineEnd }) =>
      Array.from({ length: lineEnd - lineStart + 1 }, (_, index) => lineStart + index),
    ),
  );

async function allLines(
  { query }: Ask,
  { date, name, number, from }: { date: string; name: string | null; number: number; from: number },
  revision: Revision,
): Promise<LineInFullFragment[]> {
  const lines = [...revision.lines.nodes];
  const end = Math.min(revision.lineCount, from + LINES_ON_A_PAGE - 1);
  for (let next = from + AT_ONCE; next <= end; next += AT_ONCE) {
    const found = await query('RevisionLines', { date, name, number, from: next });
    lines.push(...(found.meeting?.revision?.lines.nodes ?? []));
  }
  return lines;
}

function Differences({ revision: { previous, differences } }: { revision: Revision }) {
  if (!previous) return null;
  const more = differences.totalCount - differences.nodes.length;
  return (
    <>
      <h2 id="differences">Different from revision {previous.number}</h2>
      {differences.totalCount === 0 && <p>Nothing.</p>}
      <ul class="differences plain-list">
        {differences.nodes.map(({ act, number, text }) => (
          <li key={`${act} ${number}`} class={act.toLowerCase()}>
            {act === 'ADDED' ? (
              <ins>
                <span class="quiet">+ {number}</span> <code>{text}</code>
              </ins>
            ) : (
              <del>
                <span class="quiet">− {number}</span> <code>{text}</code>
              </del>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {count(more, 'other line')}</p>}
    </>
  );
}

/** The lines that nothing was read from, where this page has any. */
function Unread({ lines }: { lines: readonly LineInFullFragment[] }) {
  const unread = lines.filter(({ kind }) => kind === 'UNREAD');
  const [first] = unread;
  if (!first) return null;
  return (
    <p class="quiet">
      {count(unread.length, 'line was', 'lines were')} not understood. The first is{' '}
      <a href={`#L${first.number}`}>line {first.number}</a>.
    </p>
  );
}

function About({ revision }: { revision: Revision }) {
  const { path, importedAt, importedBy, commit, hash, link, isParaphrase, lineCount } = revision;
  return (
    <Facts
      facts={[
        ['File', path],
        ['Taken', <Day key="day" date={importedAt.slice(0, 10)} />],
        ['By', importedBy.isBot ? `${importedBy.handle}, a program` : `@${importedBy.handle}`],
        ['Lines', lineCount.toLocaleString('en')],
        ['Commit', commit && <code>{commit.slice(0, 12)}</code>],
        ['SHA-256', <code key="hash">{hash.slice(0, 16)}…</code>],
        [isParaphrase ? 'Original' : 'Elsewhere', link && <ExternalLink href={link} />],
      ]}
    />
  );
}
