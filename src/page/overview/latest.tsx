import { MeetingLink, PageLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { OverviewQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';
import { whatOf } from '../what-happened.ts';
import { count } from '../words.ts';

/** The last meeting on record, what changed there, and what the next one has to decide. */
export function Latest({ data: { lastMeeting, lastRecording, waiting } }: { data: OverviewQuery }) {
  const [last] = lastMeeting.nodes;
  const [recording] = lastRecording.nodes;
  return (
    <div class="latest" data-live="latest">
      <section>
        <h2>Last meeting on record</h2>
        {last ? (
          <p>
            <MeetingLink date={last.date} />
            {last.date === recording?.date ? ', which recorded:' : '. It recorded no change of readiness.'}
          </p>
        ) : (
          <p>No meeting is on record.</p>
        )}
        {recording && <Recorded meeting={recording} isLast={last?.date === recording.date} />}
      </section>
      <section>
        <h2>Waits for a meeting</h2>
        {waiting.totalCount === 0 ? (
          <p>Nothing: no proposal is open.</p>
        ) : (
          <ul class="plain-list">
            {waiting.nodes.map(({ slug, name, kernelBase, proposals }) =>
              proposals.nodes.map((proposal) => (
                <li key={`${slug} ${proposal.to} ${proposal.openedOn}`}>
                  <ProjectLink project={{ slug, name }} />:{' '}
                  <Sentence text={proposalSentence(proposal, kernelBase !== null)} />
                </li>
              )),
            )}
          </ul>
        )}
        {waiting.totalCount > waiting.nodes.length && (
          <p>
            <PageLink to="/" search={{ proposal: 'open' }}>
              {count(waiting.totalCount, 'project')} in all
            </PageLink>
          </p>
        )}
      </section>
    </div>
  );
}

type Recording = OverviewQuery['lastRecording']['nodes'][number];

function Recorded({ meeting, isLast }: { meeting: Recording; isLast: boolean }) {
  const { date, statusChanges } = meeting;
  return (
    <>
      {!isLast && (
        <p>
          The last that recorded something was <MeetingLink date={date} />:
        </p>
      )}
      <ul class="plain-list">
        {statusChanges.nodes.map((record) => (
          <li key={record.id}>
            <ProjectLink project={record.project} />: {whatOf(record)}
          </li>
        ))}
      </ul>
      {statusChanges.totalCount > statusChanges.nodes.length && (
        <p>{count(statusChanges.totalCount, 'record')} in all.</p>
      )}
    </>
  );
}
