import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { COMPATIBILITY, listed } from '../words.ts';
import { Entry } from './entry.tsx';

type Meeting = NonNullable<MeetingQuery['meeting']>;

export function Claim({ claim }: { claim: Meeting['claims']['nodes'][number] }) {
  const { id, projects, externalThing, verdict, reason, evidence } = claim;
  const parts = projects.map((project) => <ProjectLink key={project.slug} project={project} />);
  return (
    <Entry id={id}>
      <p class="entry">
        <strong>
          {listed(externalThing === null ? parts : [...parts, <span key="thing">{externalThing}</span>])}
        </strong>{' '}
        <span class="what">{COMPATIBILITY[verdict]}</span>
      </p>
      <p>{reason}</p>
      <EvidenceList evidence={evidence} />
    </Entry>
  );
}

interface ProposalProps {
  proposal: Meeting['openedProposals']['nodes'][number];
  isWithdrawn?: boolean;
  /** Whether it was opened elsewhere, so that its own id is free on the page. */
  isBefore?: boolean;
}

export function Proposal({ proposal, isWithdrawn = false, isBefore = true }: ProposalProps) {
  const { id, project, to, effectiveOn, reason, closedReason, evidence } = proposal;
  return (
    <Entry id={isBefore ? id : `withdrawn-${id}`}>
      <p class="entry">
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        <span class="what">
          {isWithdrawn ? 'the proposal of ' : 'proposed as '}
          <ReadinessMark readiness={to} />
          {isWithdrawn && ' was withdrawn'}
        </span>
        {!isWithdrawn && effectiveOn && (
          <>
            , to take effect on <Day date={effectiveOn} />
          </>
        )}
      </p>
      <p>{isWithdrawn ? closedReason : reason}</p>
      {!isWithdrawn && <EvidenceList evidence={evidence} />}
    </Entry>
  );
}

interface ChannelNameProps {
  named: Meeting['channelNames'][number];
  index: number;
}

export function ChannelName({ named: { name, since, reason, evidence }, index }: ChannelNameProps) {
  return (
    <Entry id={`channel-${index + 1}`}>
      <p class="entry">
        <PageLink to="/channel">The channel</PageLink>{' '}
        <span class="what">
          was named <strong>{name}</strong>, since <Day date={since} />
        </span>
      </p>
      {reason && <p>{reason}</p>}
      <EvidenceList evidence={evidence} />
    </Entry>
  );
}
