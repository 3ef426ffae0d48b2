import { Day } from '../components/day.tsx';
import { EvidenceList } from '../components/evidence.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { MeetingLink, PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { RecordInFullFragment } from '../operation-types.ts';
import { leadingTo } from '../what-happened.ts';
import { basisWords } from '../words.ts';

interface RecordWordsProps {
  record: RecordInFullFragment;
  /** Stands before the first words. */
  children?: preact.ComponentChildren;
}

/** One entry of the ledger with all that it says about itself. */
export function RecordWords({ record, children }: RecordWordsProps) {
  const { meeting, effectiveOn, enteredAt, enteredBy, reason, override, evidence } = record;
  return (
    <>
      <p class="entry">
        {children}
        <What record={record} />
      </p>
      <p>
        It took effect on <Day date={effectiveOn} /> and was recorded by the meeting of{' '}
        <MeetingLink {...meeting} />. {reason}
      </p>
      {override && <p>A chair recorded it against the rules: {override}</p>}
      <EvidenceList evidence={evidence} />
      <p class="quiet small">
        Basis: {basisWords(record)}. Entered on <Day date={enteredAt.slice(0, 10)} /> by {enteredBy.handle}
        {enteredBy.isBot && ', a program'}.
      </p>
    </>
  );
}

function What({ record }: { record: RecordInFullFragment }) {
  const group = useGroup();
  const { from, to, statedFrom, isRetraction, corrects, correctedBy, stands } = record;
  return (
    <>
      {isRetraction ? (
        <strong>Retraction</strong>
      ) : (
        <span class="what">
          {leadingTo(group, record)}
          <GroundsLink record={record}>
            <ReadinessMark readiness={to} />
          </GroundsLink>
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
