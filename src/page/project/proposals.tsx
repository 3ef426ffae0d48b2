import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';

type Project = NonNullable<ProjectQuery['project']>;
type Proposal = Project['proposals']['nodes'][number];

/** What was proposed for a project: the open ones first, then those that ended, newest first. */
export function Proposals({ project }: { project: Project }) {
  const proposals = project.proposals.nodes.toReversed();
  const sorted = [...proposals.filter(({ isOpen }) => isOpen), ...proposals.filter(({ isOpen }) => !isOpen)];
  return (
    <ul class="records">
      {sorted.map((proposal) => (
        <li key={proposal.id}>
          <p class="entry">
            <ReadinessMark readiness={proposal.to} />{' '}
            {proposal.isOpen ? <Open proposal={proposal} project={project} /> : <Ended proposal={proposal} />}
          </p>
          <p>
            Opened <Day date={proposal.openedOn} />: {proposal.reason}
          </p>
          <EvidenceList evidence={proposal.evidence} />
        </li>
      ))}
    </ul>
  );
}

function Open({ proposal, project: { readiness, kernelBase } }: { proposal: Proposal; project: Project }) {
  const group = useGroup();
  return (
    <>
      <strong>waits for a meeting.</strong>{' '}
      {readiness ? `${levelWord(group, readiness)} on record` : 'Nothing on record'};{' '}
      <Sentence text={proposalSentence(group, proposal, kernelBase !== null)} />.
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

function Ended({ proposal: { outcome, closedOn, closedReason, statusChange } }: { proposal: Proposal }) {
  return (
    <>
      {outcome === 'RECORDED' ? 'recorded' : 'withdrawn'}
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
