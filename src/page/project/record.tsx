import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { MeetingLink, PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { RecordInFullFragment } from '../operation-types.ts';
import { basisWords, KINDS } from '../words.ts';

/** One entry of the ledger with all that it says about itself; its number is its anchor. */
export function RecordEntry({ record }: { record: RecordInFullFragment }) {
  const { number, stands } = record;
  return (
    <li id={`record-${number}`} class={stands ? undefined : 'fallen'}>
      <RecordWords record={record}>
        <PageLink class="anchor" to={`/records/${number}`} aria-label={`Record ${number}`}>
          #{number}
        </PageLink>{' '}
      </RecordWords>
    </li>
  );
}

interface RecordWordsProps {
  record: RecordInFullFragment;
  /** Stands before the first words. */
  children?: preact.ComponentChildren;
}

export function RecordWords({ record, children }: RecordWordsProps) {
  const { meeting, effectiveOn, enteredAt, enteredBy, reason, override, evidence } = record;
  return (
    <>
      <p class="entry">
        {children}
        <What record={record} />
      </p>
      <p>
        Took effect <Day date={effectiveOn} />, recorded by the meeting of <MeetingLink {...meeting} />.{' '}
        {reason}
      </p>
      {override && <p>Recorded against the rules by a chair: {override}</p>}
      <EvidenceList evidence={evidence} />
      <p class="quiet small">
        Basis: {basisWords(record)}. Entered <Day date={enteredAt.slice(0, 10)} /> by {enteredBy.handle}
        {enteredBy.isBot && ', a program'}.
      </p>
    </>
  );
}

function What({ record }: { record: RecordInFullFragment }) {
  const group = useGroup();
  const { kind, from, to, statedFrom, isRetraction, corrects, correctedBy, stands } = record;
  return (
    <>
      {isRetraction ? (
        <strong>Retraction</strong>
      ) : (
        <span class="what">
          {kind === 'CHANGE' && from && `${levelWord(group, from)} → `}
          <GroundsLink record={record}>
            <ReadinessMark readiness={to} />
          </GroundsLink>
          {kind !== 'CHANGE' && <strong> {KINDS[kind].toLowerCase()}</strong>}
        </span>
      )}
      {statedFrom && statedFrom !== from && (
        <span class="quiet"> (the minutes say: from {levelWord(group, statedFrom)})</span>
      )}
      {corrects && (
        <>
          {' '}
          of <PageLink to={`/records/${corrects.number}`}>record {corrects.number}</PageLink>
        </>
      )}
      {!stands && !isRetraction && (
        <span class="quiet">
          {' – no longer counts'}
          {correctedBy && (
            <>
              : corrected by{' '}
              <PageLink to={`/records/${correctedBy.number}`}>record {correctedBy.number}</PageLink>
            </>
          )}
        </span>
      )}
    </>
  );
}
