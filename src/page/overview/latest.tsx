import { GroundsLink } from '../components/grounds-link.tsx';
import { Instant } from '../components/instant.tsx';
import { MeetingLink, meetingKey, PageLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { projectCount, useGroup } from '../group.ts';
import type { OverviewQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';
import { whatOf } from '../what-happened.ts';
import { count } from '../words.ts';

/** The last meeting on record, what changed there, and what the next one has to decide. */
export function Latest({
  data: { lastMeeting, unheld, coming, lastRecording, waiting },
}: {
  data: OverviewQuery;
}) {
  const group = useGroup();
  const [last] = lastMeeting.nodes;
  const [recording] = lastRecording.nodes;
  const [next] = coming.nodes;
  return (
    <div class="latest" data-live="latest">
      <section>
        <h2>Not yet recorded by a meeting</h2>
        {waiting.totalCount === 0 ? (
          <p>Nothing waits: no proposal is open.</p>
        ) : (
          <ul class="plain-list">
            {waiting.nodes.map(({ slug, name, kernelBase, proposals }) =>
              proposals.nodes.map((proposal) => (
                <li key={`${slug} ${proposal.to} ${proposal.openedOn}`}>
                  <ProjectLink project={{ slug, name }} />:{' '}
                  <Sentence text={proposalSentence(group, proposal, kernelBase !== null)} />
                </li>
              )),
            )}
          </ul>
        )}
        {waiting.totalCount > waiting.nodes.length && (
          <p>
            <PageLink to="/" search={{ proposal: 'open' }}>
              {projectCount(group, waiting.totalCount)} in all
            </PageLink>
          </p>
        )}
      </section>
      <section>
        <h2>Last meeting on record</h2>
        {last ? (
          <p>
            <MeetingLink {...last} />
            {recording && meetingKey(last) === meetingKey(recording)
              ? ', which recorded:'
              : '. It recorded no change of readiness.'}
          </p>
        ) : (
          <p>No meeting is on record{unheld.totalCount > 0 && ' as held'}.</p>
        )}
        {unheld.nodes.map((meeting) => (
          <p key={meetingKey(meeting)}>
            <MeetingLink {...meeting} /> was planned, but nothing is on record of it.
          </p>
        ))}
        {unheld.totalCount > unheld.nodes.length && (
          <p>{count(unheld.totalCount, 'planned meeting')} in all have nothing on record.</p>
        )}
        {next && (
          <p>
            The next one is planned for <MeetingLink {...next} />
            {next.startsAt && (
              <>
                , <Instant at={next.startsAt} />
              </>
            )}
            .
          </p>
        )}
        {recording && (
          <Recorded
            meeting={recording}
            isLast={last !== undefined && meetingKey(last) === meetingKey(recording)}
          />
        )}
      </section>
    </div>
  );
}

type Recording = OverviewQuery['lastRecording']['nodes'][number];

function Recorded({ meeting, isLast }: { meeting: Recording; isLast: boolean }) {
  const group = useGroup();
  const { statusChanges } = meeting;
  return (
    <>
      {!isLast && (
        <p>
          The last meeting that recorded something was <MeetingLink {...meeting} />:
        </p>
      )}
      <ul class="plain-list">
        {statusChanges.nodes.map((record) => (
          <li key={record.id}>
            <ProjectLink project={record.project} />:{' '}
            <GroundsLink record={record}>{whatOf(group, record)}</GroundsLink>
          </li>
        ))}
      </ul>
      {statusChanges.totalCount > statusChanges.nodes.length && (
        <p>{count(statusChanges.totalCount, 'record')} in all.</p>
      )}
    </>
  );
}
