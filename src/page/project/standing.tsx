import { GateChip, RecordChip } from '../components/chip.tsx';
import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { capital, levelWord, placeOf, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { proposalInFull } from '../proposal-sentence.ts';
import { TargetOf } from './lineage.tsx';
import { Way } from './way.tsx';

type Project = NonNullable<ProjectQuery['project']>;

/** Where a project stands: in a sentence, on its way, and what happens next. */
export function Standing({ project }: { project: Project }) {
  return (
    <section class="standing panel" aria-label="Where it stands" data-project={project.slug}>
      <Stands project={project} />
      <Recorded project={project} />
      <Way project={project} />
      <Next project={project} />
    </section>
  );
}

function Stands({ project }: { project: Project }) {
  const group = useGroup();
  const { name, readiness, since, proposals, kernelBase, nextGate, lastChange } = project;
  return (
    <p class="sentence">
      {readiness === null ? (
        `No meeting has recorded a readiness of ${name}.`
      ) : (
        <>
          {name} {since ? 'has been' : 'is'}{' '}
          <GroundsLink record={lastChange}>
            <ReadinessMark readiness={readiness} />
          </GroundsLink>
          {since && (
            <>
              {' '}
              since <Day date={since} />
            </>
          )}
          .
        </>
      )}
      {readiness !== null && nextGate && nextGate.verdict !== 'NO_CRITERIA' && (
        <>
          {' '}
          It may {nextGate.verdict === 'BLOCKED' && 'not '}enter {levelWord(group, nextGate.to)}
          {nextGate.verdict === 'BLOCKED' && ' yet'}
          {nextGate.verdict === 'OPEN_WITH_WAIVERS' && ', with waivers'}.
        </>
      )}
      {proposals.nodes
        .filter(({ isOpen }) => isOpen)
        .map((proposal) => (
          <span key={proposal.id}>
            {' '}
            <Sentence text={proposalInFull(group, proposal, kernelBase !== null)} />
          </span>
        ))}
    </p>
  );
}

function Recorded({ project }: { project: Project }) {
  const group = useGroup();
  const { readiness, since, isStale, lastRecordedIn, kernelBase, lastChange, lastConfirmation } = project;
  if (readiness === null) return null;
  return (
    <p class="quiet small">
      {capital(placeOf(group, readiness, kernelBase !== null))}
      {since && (
        <>
          {readiness === 'RETIRED' ? ' on ' : ' since '}
          <Day date={since} />
        </>
      )}
      .
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
  );
}

/** What can be done now, and by whom; nothing where nothing waits. */
function Next({ project }: { project: Project }) {
  const { slug, readiness, nextGate, proposals } = project;
  const open = proposals.nodes.filter(({ isOpen }) => isOpen);
  const gate = readiness !== null && nextGate && nextGate.verdict !== 'NO_CRITERIA' ? nextGate : null;
  if (!gate && open.length === 0 && !nextGate) return null;
  return (
    <div class="next-steps">
      <h2>What happens next</h2>
      <ul>
        {gate && (
          <li>
            <GateChip slug={slug} gate={gate} />
            <div>
              {gate.verdict === 'BLOCKED' ? (
                gate.blockers.slice(0, 3).map(({ message }) => (
                  <p key={message}>
                    <Sentence text={message} />
                  </p>
                ))
              ) : (
                <p>
                  A meeting can decide it now. Every required criterion is met
                  {gate.verdict === 'OPEN_WITH_WAIVERS' && ' or waived'}.
                </p>
              )}
              <TargetOf project={project} to={gate.to} />
            </div>
          </li>
        )}
        {nextGate && !gate && (
          <li>
            <span />
            <div>
              <p>Nothing is required for its next step: a meeting can decide it at any time.</p>
              <TargetOf project={project} to={nextGate.to} />
            </div>
          </li>
        )}
        {open.map(({ id, to, reason }) => (
          <li key={id}>
            <RecordChip slug={slug} to={to} />
            <p>
              <Sentence text={reason} isQuoted />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
