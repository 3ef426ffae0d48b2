import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { useGroup } from '../group.ts';
import type { MeetingQuery } from '../operation-types.ts';
import { leadingTo } from '../what-happened.ts';
import { basisWords, count, listed } from '../words.ts';
import { Entry } from './entry.tsx';
import { Assessment, Criterion, Waiver } from './judged.tsx';
import { ChannelName, Claim, Proposal } from './stated.tsx';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** Tables of everything, for what is beyond the lists, by the list. */
const TABLES = {
  statusChanges: 'changes',
  assessments: 'assessments',
  waivers: 'waivers',
  revokedWaivers: 'waivers',
  claims: 'claims',
  openedProposals: 'proposals',
  withdrawnProposals: 'proposals',
} as const;
const LISTS = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** Ids of what {@link Recorded} lists under an id of its own. */
export const idsOfEntries = (meeting: Meeting): string[] =>
  LISTS.flatMap((list) => meeting[list].nodes.map(({ id }) => id));

/**
 * Everything that a meeting put on record: records of the ledger, assessments, waivers, claims, proposals, criteria, sets of projects
 * and names of the channel.
 */
export function Recorded({ meeting }: { meeting: Meeting }) {
  const { statusChanges, assessments, waivers, revokedWaivers, claims, criterionRecords, combinations } =
    meeting;
  const { openedProposals, withdrawnProposals, channelNames } = meeting;
  const lists = [...LISTS.map((list) => meeting[list]), combinations];
  const total = lists.reduce(
    (sum, { totalCount }) => sum + totalCount,
    criterionRecords.length + channelNames.length,
  );
  const cut = LISTS.filter((list) => meeting[list].totalCount > meeting[list].nodes.length);
  const more = lists.reduce((sum, { totalCount, nodes }) => sum + totalCount - nodes.length, 0);
  const own = new Set([...waivers.nodes, ...openedProposals.nodes].map(({ id }) => id));
  return (
    <>
      <h2 id="recorded">What it recorded</h2>
      {statusChanges.totalCount === 0 && (
        <p>
          {meeting.state === 'HELD'
            ? 'No change of readiness.'
            : 'Nothing. Only a meeting that was held can record something.'}
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
            <Waiver key={`revoked ${waiver.id}`} waiver={waiver} isRevoked isBefore={!own.has(waiver.id)} />
          ))}
          {claims.nodes.map((claim) => (
            <Claim key={claim.id} claim={claim} />
          ))}
          {criterionRecords.map((record, index) => (
            <Criterion key={`${record.key} ${index}`} record={record} index={index} />
          ))}
          {openedProposals.nodes.map((proposal) => (
            <Proposal key={proposal.id} proposal={proposal} />
          ))}
          {withdrawnProposals.nodes.map((proposal) => (
            <Proposal
              key={`withdrawn ${proposal.id}`}
              proposal={proposal}
              isWithdrawn
              isBefore={!own.has(proposal.id)}
            />
          ))}
          {channelNames.map((named, index) => (
            <ChannelName key={named.name} named={named} index={index} />
          ))}
          {combinations.nodes.map(({ slug, projects, definition }) => (
            <Entry key={slug} id={`set-${slug}`}>
              The set <strong>{slug}</strong>:{' '}
              {listed(projects.map((project) => <ProjectLink key={project.slug} project={project} />))}
              <p>{definition.reason}</p>
              <EvidenceList evidence={definition.evidence} />
            </Entry>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p>
          These are {(total - more).toLocaleString('en')} of {count(total, 'entry', 'entries')}.
          {cut.length > 0 && (
            <>
              {' '}
              The tables have all of them:{' '}
              {listed(
                [...new Set(cut.map((list) => TABLES[list]))].map((table) => (
                  <a key={table} href={`/${table}.csv`}>
                    {table}.csv
                  </a>
                )),
              )}
              .
            </>
          )}
        </p>
      )}
    </>
  );
}

function StatusChange({ record }: { record: Meeting['statusChanges']['nodes'][number] }) {
  const group = useGroup();
  const { id, number, project, to, isRetraction, effectiveOn, reason, evidence, stands } = record;
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
              {leadingTo(group, record)}
              <ReadinessMark readiness={to} />
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
