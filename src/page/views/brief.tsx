import { ExternalLink } from '../components/external-link.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { meetingKey, PageLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { BriefQuery } from '../operation-types.ts';
import { day, one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

type Brief = BriefQuery['brief'];
type Sections = Omit<Brief, 'since' | 'judgedCount' | 'endCursor'>;
type Section = Sections[keyof Sections];
type Item = Section['items'][number];

/** In the order in which a meeting goes through them. */
const TITLES: readonly (readonly [keyof Sections, string])[] = [
  ['contradictions', 'Does not fit together'],
  ['proposed', 'Waits for a meeting'],
  ['actionItems', 'Action items that are open'],
  ['recorded', 'Recorded'],
  ['confirmed', 'Confirmed'],
  ['withdrawn', 'Withdrawn'],
  ['gatesOpened', 'Gates that opened'],
  ['gatesClosed', 'Gates that closed'],
  ['expired', 'Ran out'],
  ['expiring', 'Runs out within 14 days'],
  ['stale', 'Gone stale'],
  ['neverHeld', 'Promised, and never held'],
  ['suggestions', 'Said in minutes, and waiting for a judgement'],
];

/** For the chair, to read or to print before a meeting. */
export const brief: View = {
  path: '/brief',
  async see({ group, url, query }) {
    const { since = await lastMeeting(query), after } = readQuery(url, { since: one(day), after: one(text) });
    if (since === null)
      return { title: 'Brief', description: 'No meeting is on record.', body: <NoMeeting /> };
    const { brief } = await query('Brief', { since, after });
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
            <time datetime={since}>{since}</time>, what waits, and what does not fit together.
          </p>
          <form class="tools" method="get" action="/brief">
            <label>
              Since
              <input type="date" name="since" value={since} />
            </label>
            <button type="submit">Show</button>
          </form>
          {TITLES.filter(([name]) => brief[name].totalCount > 0).map(([name, title]) => (
            <Listed key={name} name={name} title={title} section={brief[name]} />
          ))}
          <Judged brief={brief} since={since} after={after} />
          {empty.length > 0 && (
            <p class="quiet">Nothing to tell: {empty.map(([, title]) => title.toLowerCase()).join('; ')}.</p>
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
        Contradictions, gates, and what runs out are told of {count(judgedCount, 'project')} here
        {after !== undefined && ', those after the page before'}. Everything else is told of all projects.
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
      <p>No meeting is on record, so there is nothing to tell since.</p>
    </>
  );
}

function Listed({ name, title, section }: { name: string; title: string; section: Section }) {
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
          </li>
        ))}
        {more > 0 && <li>and {count(more, 'other')}</li>}
      </ul>
    </section>
  );
}

/** Links to what it rests on; a brief is always of today, whatever day the reader has chosen elsewhere. */
function Grounds({ item: { projects, meeting, statusChange, link } }: { item: Item }) {
  const links = [
    ...projects.map(({ slug, name }) => (
      <PageLink key={slug} to={`/projects/${encodeURIComponent(slug)}`}>
        {name}
      </PageLink>
    )),
    meeting && (
      <PageLink key="meeting" to={`/meetings/${meetingKey(meeting)}`}>
        meeting of {meeting.date}
        {meeting.name !== null && ` ${meeting.name}`}
      </PageLink>
    ),
    statusChange && (
      <PageLink key="record" to={`/records/${statusChange.number}`}>
        record {statusChange.number}
      </PageLink>
    ),
    link && (
      <ExternalLink key="link" href={link}>
        source
      </ExternalLink>
    ),
  ].filter((element) => element !== null);
  if (links.length === 0) return null;
  return (
    <p class="quiet small">{links.flatMap((element, at) => (at === 0 ? [element] : [' · ', element]))}</p>
  );
}
