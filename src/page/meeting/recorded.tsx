import type { ComponentChildren } from 'preact';
import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { MeetingQuery } from '../operation-types.ts';
import { ASSESSMENTS, basisWords, COMPATIBILITY, count, KINDS, listed } from '../words.ts';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** Where an entry of the list stands on the page, by its id. */
export const entryId = (id: string): string => `entry-${id}`;

/** Everything that a meeting put on record: records of the ledger, assessments, waivers, claims, criteria, sets of projects. */
export function Recorded({ meeting }: { meeting: Meeting }) {
  const { statusChanges, assessments, waivers, revokedWaivers, claims, criterionRecords, combinations } =
    meeting;
  const lists = [statusChanges, assessments, waivers, revokedWaivers, claims, combinations];
  const total = lists.reduce((sum, { totalCount }) => sum + totalCount, criterionRecords.length);
  const more = lists.reduce((sum, { totalCount, nodes }) => sum + totalCount - nodes.length, 0);
  return (
    <>
      <h2 id="recorded">What it recorded</h2>
      {statusChanges.totalCount === 0 && (
        <p>
          {meeting.state === 'HELD'
            ? 'No change of readiness.'
            : 'Nothing: only a meeting that was held records something.'}
        </p>
      )}
      {total > 0 && (
        <ul class="records">
          {statusChanges.nodes.map((record) => (
            <StatusChange key={record.id} record={record} />
          ))}
          {assessments.nodes.map((assessment) => (
            <Assessment key={assessment.id} assessment={assessment} />
          ))}
          {waivers.nodes.map((waiver) => (
            <Waiver key={waiver.id} waiver={waiver} />
          ))}
          {revokedWaivers.nodes.map((waiver) => (
            <Waiver key={`revoked ${waiver.id}`} waiver={waiver} isRevoked />
          ))}
          {claims.nodes.map((claim) => (
            <Claim key={claim.id} claim={claim} />
          ))}
          {criterionRecords.map((record, index) => (
            <Criterion key={`${record.key} ${index}`} record={record} />
          ))}
          {combinations.nodes.map(({ slug, projects, definition }) => (
            <Entry key={slug} id={slug}>
              The set <strong>{slug}</strong>:{' '}
              {listed(projects.map((project) => <ProjectLink key={project.slug} project={project} />))}
              <p>{definition.reason}</p>
            </Entry>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p>
          The first {(total - more).toLocaleString('en')} of {count(total, 'entry', 'entries')}.
        </p>
      )}
    </>
  );
}

function Entry({ id, isFallen, children }: { id: string; isFallen?: boolean; children: ComponentChildren }) {
  return (
    <li id={entryId(id)} class={isFallen ? 'fallen' : undefined}>
      {children}
    </li>
  );
}

function StatusChange({ record }: { record: Meeting['statusChanges']['nodes'][number] }) {
  const group = useGroup();
  const { id, number, project, kind, from, to, isRetraction, effectiveOn, reason, evidence, stands } = record;
  return (
    <Entry id={id} isFallen={!stands}>
      <p class="entry">
        <PageLink class="anchor" to={`/records/${number}`} aria-label={`Record ${number}`}>
          #{number}
        </PageLink>{' '}
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        <GroundsLink record={record}>
          {isRetraction ? (
            'an earlier record taken back'
          ) : (
            <span class="what">
              {kind === 'CHANGE' && from && `${levelWord(group, from)} → `}
              <ReadinessMark readiness={to} />
              {kind !== 'CHANGE' && ` ${KINDS[kind].toLowerCase()}`}
            </span>
          )}
        </GroundsLink>
        {!stands && !isRetraction && <span class="quiet"> – no longer counts</span>}
      </p>
      <p>
        Took effect <Day date={effectiveOn} />. {reason}{' '}
        <span class="quiet small">Basis: {basisWords(record)}.</span>
      </p>
      <EvidenceList evidence={evidence} />
    </Entry>
  );
}

const CriterionLink = ({ criterion }: { criterion: { key: string; title: string } }) => (
  <PageLink to={`/criteria#criterion-${criterion.key}`}>{criterion.title}</PageLink>
);

function Assessment({ assessment }: { assessment: Meeting['assessments']['nodes'][number] }) {
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
}

function Waiver({ waiver, isRevoked }: WaiverProps) {
  const { id, project, criterion, reason, expiresOn, revocation, evidence } = waiver;
  return (
    <Entry id={isRevoked ? `revoked-${id}` : id}>
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

function Claim({ claim }: { claim: Meeting['claims']['nodes'][number] }) {
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

const ACTS = { DEFINED: 'defined', ADOPTED: 'adopted', RETIRED: 'dropped' } as const;

function Criterion({ record }: { record: Meeting['criterionRecords'][number] }) {
  const group = useGroup();
  const { key, act, title, gates, standing, reason, evidence } = record;
  return (
    <Entry id={`criterion-${key}`}>
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
