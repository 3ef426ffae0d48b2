import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Track } from '../components/track.tsx';
import type { ProjectQuery } from '../operation-types.ts';
import { proposalInFull } from '../proposal-sentence.ts';
import { placeOf } from '../words.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** The level a project stands at, what that means, since when and by whom, and what no meeting has recorded. */
export function Standing({ project }: { project: Project }) {
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
        {readiness === null ? (
          'No meeting has recorded a readiness.'
        ) : (
          <>
            {capital(placeOf(readiness, kernelBase !== null))}
            {since && (
              <>
                {readiness === 'RETIRED' ? ' on ' : ' since '}
                <Day date={since} />
              </>
            )}
            .
          </>
        )}
        {lastRecordedIn && (
          <>
            {' '}
            Last recorded or confirmed by the meeting of{' '}
            <GroundsLink record={lastConfirmation ?? lastChange}>
              <Day date={lastRecordedIn.date} />
            </GroundsLink>
            .{isStale && ' No later meeting has recorded or confirmed it.'}
          </>
        )}
      </p>
      {open.map((proposal) => (
        <p key={proposal.id}>
          <Sentence text={proposalInFull(proposal, kernelBase !== null)} />
        </p>
      ))}
    </section>
  );
}

const capital = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());
