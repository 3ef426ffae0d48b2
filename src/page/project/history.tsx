import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { PageLink } from '../components/page-link.tsx';
import { classOf, ReadinessMark, SHAPES } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { HOLLOW } from '../components/stepper.tsx';
import type { ProjectQuery, RecordInFullFragment } from '../operation-types.ts';
import { EndedProposal, OpenProposal } from './proposals.tsx';
import { RecordWords } from './record.tsx';
import { Voices } from './voices.tsx';

type Project = NonNullable<ProjectQuery['project']>;
type Proposal = Project['proposals']['nodes'][number];

interface HistoryProps {
  project: Project;
  path: string;
  /** Whether it is the newest page of records, on which proposals stand among them. */
  isNewest: boolean;
}

type Entry =
  | { day: string; rank: number; record: RecordInFullFragment }
  | { day: string; rank: number; proposal: Proposal };

/** Records and proposals of a project by the day they took effect, the latest on top. */
export function History({ project, path, isNewest }: HistoryProps) {
  const { history, proposals } = project;
  const shown = isNewest ? proposals.nodes : [];
  if (history.totalCount + shown.length === 0) return <p>No meeting has recorded a readiness of it.</p>;
  const entries: Entry[] = [
    ...history.nodes.map((record, at) => ({ day: record.effectiveOn, rank: at, record })),
    ...shown.map((proposal, at) => ({
      day: proposal.effectiveOn ?? proposal.openedOn,
      rank: history.nodes.length + at,
      proposal,
    })),
  ];
  // What waits for a meeting is not last, and whatever is of one day stays in the order of the ledger.
  const sorted = entries.sort(
    (one, other) =>
      Number(isOpen(other)) - Number(isOpen(one)) ||
      other.day.localeCompare(one.day) ||
      other.rank - one.rank,
  );
  const firstProposal = sorted.findIndex((entry) => 'proposal' in entry);
  return (
    <>
      {history.totalCount === 0 && <p>No meeting has recorded a readiness of it.</p>}
      <p class="quiet small took-effect">Took effect</p>
      <ul class="records upright">
        {sorted.map((entry, at) =>
          'record' in entry ? (
            <OfRecord key={entry.record.number} record={entry.record} />
          ) : (
            <OfProposal
              key={entry.proposal.id}
              proposal={entry.proposal}
              project={project}
              isFirst={at === firstProposal}
            />
          ),
        )}
      </ul>
      {history.pageInfo.hasPreviousPage && (
        <p>
          <PageLink to={`${path}#history`} search={{ recordsBefore: history.pageInfo.startCursor }}>
            Earlier records
          </PageLink>
        </p>
      )}
    </>
  );
}

const isOpen = (entry: Entry): boolean => 'proposal' in entry && entry.proposal.isOpen;

function Mark({ children }: { children: preact.ComponentChildren }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A full mark is a change, a ring a confirmation; what was corrected is grey. */
function OfRecord({ record }: { record: RecordInFullFragment }) {
  const { number, stands, kind, to, effectiveOn, isRetraction } = record;
  return (
    <li id={`record-${number}`} class={`${classOf(to)}${stands || isRetraction ? '' : ' fallen'}`}>
      <Day date={effectiveOn} />
      <Mark>
        {kind === 'CONFIRMATION' ? <circle cx="8" cy="8" r="6" /> : to === null ? SHAPES.NONE : SHAPES[to]}
      </Mark>
      <div>
        <RecordWords record={record}>
          <PageLink class="anchor" to={`/records/${number}`} aria-label={`Record ${number}`}>
            #{number}
          </PageLink>{' '}
        </RecordWords>
      </div>
    </li>
  );
}

interface OfProposalProps {
  proposal: Proposal;
  project: Project;
  /** The first carries the anchor that links to all of them arrive at. */
  isFirst: boolean;
}

/** Dashed while it waits for a meeting, grey once it was withdrawn. */
function OfProposal({ proposal, project, isFirst }: OfProposalProps) {
  const { to, isOpen: waits, effectiveOn, openedOn, reason, evidence } = proposal;
  return (
    <li id={isFirst ? 'proposals' : undefined} class={waits ? 'waits' : 'ended'}>
      <Day date={effectiveOn ?? openedOn} />
      <Mark>
        {waits ? <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" /> : (HOLLOW[to] ?? SHAPES[to])}
      </Mark>
      <div>
        <p class="entry">
          Proposed: <ReadinessMark readiness={to} />.{' '}
          {waits ? (
            <OpenProposal proposal={proposal} project={project} />
          ) : (
            <EndedProposal proposal={proposal} />
          )}
        </p>
        <p>
          Opened on <Day date={openedOn} />: <Sentence text={reason} isQuoted />
        </p>
        <EvidenceList evidence={evidence} />
        <Voices voices={proposal.voices} proposal={proposal} />
      </div>
    </li>
  );
}
