import { DayInput } from '../components/day-input.tsx';
import { Grounds } from '../components/grounds.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { BriefQuery } from '../operation-types.ts';
import { day, one, readQuery, text } from '../query-string.ts';
import type { Ask, View } from '../view.ts';
import { count } from '../words.ts';
import { type ToAct, toActOn, Ways } from './ways.tsx';

type Brief = BriefQuery['brief'];
type Sections = Omit<Brief, 'since' | 'judgedCount' | 'endCursor'>;
type Section = Sections[keyof Sections];

/** In the order in which a meeting goes through them. */
const TITLES: readonly (readonly [keyof Sections, string])[] = [
  ['contradictions', 'Contradictions'],
  ['proposed', 'Not yet recorded by a meeting'],
  ['actionItems', 'Open action items'],
  ['recorded', 'Recorded'],
  ['confirmed', 'Confirmed'],
  ['withdrawn', 'Withdrawn'],
  ['gatesOpened', 'Opened gates'],
  ['gatesClosed', 'Closed gates'],
  ['expired', 'Ran out'],
  ['expiring', 'Runs out within 14 days'],
  ['stale', 'Gone stale'],
  ['neverHeld', 'Announced or planned, and not on record'],
  ['suggestions', 'Lines of minutes that nobody has judged yet'],
];

/** For the chair, to read or to print before a meeting. */
export const brief: View = {
  path: '/brief',
  async see(ask) {
    const { group, url, query } = ask;
    const { since = await lastMeeting(query), after } = readQuery(url, { since: one(day), after: one(text) });
    if (since === null)
      return { title: 'Brief', description: 'No meeting is on record.', body: <NoMeeting /> };
    const [{ brief }, toAct, waiting] = await Promise.all([
      query('Brief', { since, after }),
      toActOn(ask, since),
      disputesWaiting(ask),
    ]);
    const empty = TITLES.filter(([name]) => brief[name].totalCount === 0);
    return {
      title: `Brief since ${since}`,
      isOfToday: true,
      description: `What the chair of the ${group.name} should know before its next meeting.`,
      body: (
        <>
          <h1>Brief</h1>
          <p class="lede">
            What the chair should know before the next meeting: what has happened since{' '}
            <time datetime={since}>{since}</time>, what is waiting, and what contradicts itself.
          </p>
          <form class="tools" method="get" action="/brief">
            <DayInput label="Since" name="since" value={since} />
            <button type="submit">Show</button>
          </form>
          {waiting > 0 && (
            <p class="notice">
              <a href="/disputes">{count(waiting, 'reader says', 'readers say')} that something is wrong</a>.
              Nobody else sees it before a chair has published or answered it.
            </p>
          )}
          {TITLES.filter(([name]) => brief[name].totalCount > 0).map(([name, title]) => (
            <Listed key={name} name={name} title={title} section={brief[name]} toAct={toAct} />
          ))}
          <Judged brief={brief} since={since} after={after} />
          {empty.length > 0 && (
            <p class="quiet">
              There is nothing to report on: {empty.map(([, title]) => title.toLowerCase()).join('; ')}.
            </p>
          )}
        </>
      ),
    };
  },
};

/** How far it looked where it does not look at all projects at once, and where it goes on. */
function Judged({ brief, since, after }: { brief: Brief; since: string; after: string | undefined }) {
  const { judgedCount, endCursor } = brief;
  if (endCursor === null && after === undefined) return null;
  return (
    <>
      <p class="quiet">
        This page covers the contradictions, gates and expiries of {count(judgedCount, 'project')}
        {after !== undefined && ', which follow those of the page before'}. Everything else is of all
        projects.
      </p>
      <nav class="pager" aria-label="Projects that the brief looks at">
        {after !== undefined && (
          <PageLink to="/brief" search={{ since }} rel="first">
            ← First projects
          </PageLink>
        )}
        {endCursor !== null && (
          <PageLink to="/brief" search={{ since, after: endCursor }} rel="next">
            Next projects →
          </PageLink>
        )}
      </nav>
    </>
  );
}

async function lastMeeting(query: Parameters<View['see']>[0]['query']): Promise<string | null> {
  const { meetings } = await query('LastMeeting', {});
  return meetings.nodes[0]?.date ?? null;
}

function NoMeeting() {
  return (
    <>
      <h1>Brief</h1>
      <p>No meeting is on record, so there is nothing to report yet.</p>
    </>
  );
}

/** What waits for a chair, for chairs alone. */
async function disputesWaiting({ query, visitor }: Ask): Promise<number> {
  if (!visitor?.may('readDisputes')) return 0;
  return (await query('Disputes', { state: ['WAITING'], first: 1 })).disputes?.totalCount ?? 0;
}

interface ListedProps {
  name: string;
  title: string;
  section: Section;
  toAct: ToAct | null;
}

function Listed({ name, title, section, toAct }: ListedProps) {
  const more = section.totalCount - section.items.length;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {title} <span class="quiet">{section.totalCount.toLocaleString('en')}</span>
      </h2>
      <ul class="records">
        {section.items.map((item) => (
          <li key={item.message}>
            <p>
              <GroundsLink record={item.page === null ? null : { page: item.page }}>
                <Sentence text={item.message} />
              </GroundsLink>
            </p>
            <Grounds item={item} />
            <Ways message={item.message} toAct={toAct} />
          </li>
        ))}
        {more > 0 && <li>and {count(more, 'other')}</li>}
      </ul>
    </section>
  );
}
