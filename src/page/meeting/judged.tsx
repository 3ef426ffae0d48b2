import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { MeetingQuery } from '../operation-types.ts';
import { ASSESSMENTS } from '../words.ts';
import { Entry } from './entry.tsx';

type Meeting = NonNullable<MeetingQuery['meeting']>;

const CriterionLink = ({ criterion }: { criterion: { key: string; title: string } }) => (
  <PageLink to={`/criteria/${encodeURIComponent(criterion.key)}`}>{criterion.title}</PageLink>
);

export function Assessment({ assessment }: { assessment: Meeting['assessments']['nodes'][number] }) {
  const { id, project, criterion, result, justification, evidence } = assessment;
  return (
    <Entry id={id}>
      <p class="entry">
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        <span class="what">
          <CriterionLink criterion={criterion} />: {ASSESSMENTS[result]}
        </span>
      </p>
      <p>{justification}</p>
      <EvidenceList evidence={evidence} />
    </Entry>
  );
}

interface WaiverProps {
  waiver: Meeting['waivers']['nodes'][number];
  isRevoked?: boolean;
  /** Whether it was granted elsewhere, so that its own id is free on the page. */
  isBefore?: boolean;
}

export function Waiver({ waiver, isRevoked, isBefore = true }: WaiverProps) {
  const { id, project, criterion, reason, expiresOn, revocation, evidence } = waiver;
  return (
    <Entry id={isBefore ? id : `revoked-${id}`}>
      <p class="entry">
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        <span class="what">
          <CriterionLink criterion={criterion} />:{' '}
          {isRevoked ? (
            'the waiver was revoked'
          ) : (
            <>
              waived until <Day date={expiresOn} />
            </>
          )}
        </span>
      </p>
      <p>{isRevoked ? revocation?.reason : reason}</p>
      {!isRevoked && <EvidenceList evidence={evidence} />}
    </Entry>
  );
}

const ACTS = { DEFINED: 'defined', ADOPTED: 'adopted', RETIRED: 'dropped' } as const;

interface CriterionProps {
  record: Meeting['criterionRecords'][number];
  /** A meeting may do several things to one criterion. */
  index: number;
}

export function Criterion({ record, index }: CriterionProps) {
  const group = useGroup();
  const { key, act, title, gates, standing, reason, evidence } = record;
  return (
    <Entry id={`criterion-${index + 1}`}>
      <p class="entry">
        <strong>
          <CriterionLink criterion={{ key, title }} />
        </strong>{' '}
        <span class="what">
          {act === 'DEFINED' && standing === 'PROPOSED' ? 'proposed' : ACTS[act]} as a criterion for{' '}
          {levelWord(group, gates)}
        </span>
      </p>
      {reason && <p>{reason}</p>}
      <EvidenceList evidence={evidence} />
    </Entry>
  );
}
