import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { MeetingLink, PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Agenda } from '../meeting/agenda.tsx';
import { Notes } from '../meeting/notes.tsx';
import type { MeetingQuery, NoteInFullFragment } from '../operation-types.ts';
import { day } from '../query-string.ts';
import type { Ask, View } from '../view.ts';
import { BASES, count, KINDS, readinessWord } from '../words.ts';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** One meeting: its agenda, its minutes line by line, what it recorded, and where the original is. */
export const meeting: View = {
  path: '/meetings/:date',
  async see(ask) {
    const date = ask.params.date ?? '';
    if (!day.safeParse(date).success) return null;
    const { meeting } = await ask.query('Meeting', { date });
    if (!meeting) return null;
    const notes = await allNotes(ask, meeting);
    const { statusChanges, agenda } = meeting;
    return {
      title: `Meeting of ${date}`,
      description: `What the Security SIG’s meeting of ${date} had on its agenda, what was said, and what it recorded.`,
      body: (
        <article>
          <h1>
            Meeting of <Day date={date} />
          </h1>
          <div class="with-margin">
            <div>
              <h2 id="recorded">What it recorded</h2>
              {statusChanges.totalCount === 0 ? (
                <p>No change of readiness.</p>
              ) : (
                <ul class="records">
                  {statusChanges.nodes.map((record) => (
                    <Recorded key={record.number} record={record} meeting={meeting} />
                  ))}
                </ul>
              )}
              {statusChanges.totalCount > statusChanges.nodes.length && (
                <p>
                  The first {statusChanges.nodes.length} of {count(statusChanges.totalCount, 'record')}.
                </p>
              )}
              <h2 id="agenda">Agenda</h2>
              {agenda.length > 0 ? <Agenda items={agenda} /> : <p>None is on record.</p>}
              <h2 id="notes">Notes</h2>
              {notes.length > 0 ? <Notes notes={notes} /> : <p>None are on record.</p>}
              {notes.length < meeting.notes.totalCount && (
                <p>
                  These are the first {notes.length} of {count(meeting.notes.totalCount, 'note')}; the rest is
                  in the source.
                </p>
              )}
              <PlannedNext meeting={meeting} />
            </div>
            <aside aria-label="About the meeting">
              <h2>About</h2>
              <About meeting={meeting} />
              <Neighbours meeting={meeting} />
            </aside>
          </div>
        </article>
      ),
    };
  },
};

function PlannedNext({ meeting: { plannedNext, announcedNextOn } }: { meeting: Meeting }) {
  if (plannedNext.length === 0 && !announcedNextOn) return null;
  return (
    <>
      <h2 id="next">Planned for next time</h2>
      {announcedNextOn && (
        <p>
          Announced for <Day date={announcedNextOn} />.
        </p>
      )}
      <ul>
        {plannedNext.map(({ text, presenters }) => (
          <li key={text}>
            {text}
            {presenters.length > 0 && (
              <span class="quiet"> – {presenters.map(({ handle }) => `@${handle}`).join(', ')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const MOST_PAGES_OF_NOTES = 10;

/** The minutes are one text: their notes are read page by page until all are there, or more than anybody writes. */
async function allNotes({ query }: Ask, { date, notes }: Meeting): Promise<NoteInFullFragment[]> {
  const all = [...notes.nodes];
  let { hasNextPage, endCursor } = notes.pageInfo;
  for (let page = 1; hasNextPage && page < MOST_PAGES_OF_NOTES; page += 1) {
    const next = (await query('MeetingNotes', { date, after: endCursor })).meeting?.notes;
    if (!next) break;
    all.push(...next.nodes);
    ({ hasNextPage, endCursor } = next.pageInfo);
  }
  return all;
}

interface RecordedProps {
  record: Meeting['statusChanges']['nodes'][number];
  meeting: Meeting;
}

function Recorded({ record, meeting }: RecordedProps) {
  const { number, project, kind, from, to, isRetraction, effectiveOn, basis, reason, evidence, stands } =
    record;
  return (
    <li class={stands ? undefined : 'fallen'}>
      <p class="entry">
        <PageLink class="anchor" to={`/records/${number}`} aria-label={`Record ${number}`}>
          #{number}
        </PageLink>{' '}
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        {isRetraction ? (
          'an earlier record taken back'
        ) : (
          <span class="what">
            {kind === 'CHANGE' && from && `${readinessWord(from)} → `}
            <ReadinessMark readiness={to} />
            {kind !== 'CHANGE' && ` ${KINDS[kind].toLowerCase()}`}
          </span>
        )}
        {!stands && !isRetraction && <span class="quiet"> – no longer counts</span>}
      </p>
      <p>
        Took effect <Day date={effectiveOn} />. {reason}{' '}
        <span class="quiet small">Basis: {BASES[basis]}.</span>
      </p>
      <EvidenceList evidence={evidence} meeting={meeting} />
    </li>
  );
}

function About({ meeting }: { meeting: Meeting }) {
  const { startsAt, isHeld, location, announcementUrl, recordingUrl, scribe, source } = meeting;
  return (
    <Facts
      facts={[
        ['Held', !isHeld && 'Not yet'],
        ['Start', startsAt && <time datetime={startsAt}>{startsAt.slice(0, 16).replace('T', ' ')} UTC</time>],
        ['Location', location && <ExternalLink href={location} />],
        ['Announcement', announcementUrl && <ExternalLink href={announcementUrl} />],
        ['Recording', recordingUrl && <ExternalLink href={recordingUrl} />],
        ['Scribe', scribe && `@${scribe.handle}`],
        ['Organisations', meeting.attendeeOrganisations.join(', ')],
        [
          'Source',
          source && (
            <>
              {source.link ? <ExternalLink href={source.link}>{source.path}</ExternalLink> : source.path}
              {`, revision ${source.revision}`}
              {source.isParaphrase && ', of which this is a paraphrase'}
            </>
          ),
        ],
      ]}
    />
  );
}

function Neighbours({ meeting: { previous, next } }: { meeting: Meeting }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Meetings before and after">
      <h2>Before and after</h2>
      <ul class="plain-list">
        {previous && (
          <li>
            ← <MeetingLink date={previous.date} />
          </li>
        )}
        {next && (
          <li>
            → <MeetingLink date={next.date} />
          </li>
        )}
      </ul>
    </nav>
  );
}
