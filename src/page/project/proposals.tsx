import { Day } from '../components/day.tsx';
import { PageLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { proposalInFull } from '../proposal-sentence.ts';

type Project = NonNullable<ProjectQuery['project']>;
type Proposal = Project['proposals']['nodes'][number];

/** That no meeting has recorded it, and what is on record instead. */
export function OpenProposal({
  proposal,
  project: { readiness, kernelBase },
}: {
  proposal: Proposal;
  project: Project;
}) {
  const group = useGroup();
  return (
    <>
      <strong>Not yet recorded by a meeting.</strong>{' '}
      {readiness ? `${levelWord(group, readiness)} is on record.` : 'Nothing is on record.'}{' '}
      <Sentence text={proposalInFull(group, proposal, kernelBase !== null)} />
    </>
  );
}

/** The record that took a proposal up no longer counts: to say only that it was recorded would be half of it. */
function Fallen({ record: { number, correctedBy } }: { record: NonNullable<Proposal['statusChange']> }) {
  const group = useGroup();
  return (
    <>
      {' '}
      That <PageLink to={`/records/${number}`}>record</PageLink> no longer counts
      {correctedBy && (
        <>
          : <PageLink to={`/records/${correctedBy.number}`}>record {correctedBy.number}</PageLink>{' '}
          {correctedBy.isRetraction ? 'took it back' : `corrected it to ${levelWord(group, correctedBy.to)}`}
        </>
      )}
      .
    </>
  );
}

/** How it ended. */
export function EndedProposal({
  proposal: { outcome, closedOn, closedReason, statusChange },
}: {
  proposal: Proposal;
}) {
  return (
    <>
      {outcome === 'RECORDED' ? 'Recorded' : 'Withdrawn'}
      {closedOn && (
        <>
          {' '}
          on <Day date={closedOn} />
        </>
      )}
      {closedReason ? `: ${closedReason}` : '.'}
      {statusChange && !statusChange.stands && <Fallen record={statusChange} />}
    </>
  );
}
