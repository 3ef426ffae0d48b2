import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Track } from '../components/track.tsx';
import { levelMeaning, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** The level a project stands at, what that means, since when and by whom, and what no meeting has recorded. */
export function Standing({ project }: { project: Project }) {
  const group = useGroup();
  const { readiness, since, isStale, lastRecordedIn, proposals, kernelBase, lastChange, lastConfirmation } =
    project;
  const open = proposals.nodes.filter(({ isOpen }) => isOpen);
  return (
    <section class="standing" aria-label="Where it stands" data-project={project.slug}>
      <p class="level">
        <GroundsLink record={lastChange}>
          <ReadinessMark readiness={readiness} />
        </GroundsLink>
        <Track readiness={readiness} asked={open.map(({ to }) => to)} />
      </p>
      <p>
        {levelMeaning(group, readiness)}
        {since && (
          <>
            {' '}
            Since <Day date={since} />.
          </>
        )}
        {lastRecordedIn && (
          <>
            {' '}
            Last recorded or confirmed by the meeting of{' '}
            <GroundsLink record={lastConfirmation ?? lastChange}>
              <Day date={lastRecordedIn.date} />
            </GroundsLink>
            {isStale ? ', and stale since: no later meeting touched it.' : '.'}
          </>
        )}
      </p>
      {open.map((proposal) => (
        <p key={proposal.id}>
          An open proposal says otherwise:{' '}
          <Sentence text={proposalSentence(group, proposal, kernelBase !== null)} />.
        </p>
      ))}
    </section>
  );
}
