import { ExternalLink } from '../components/external-link.tsx';
import { GateMark } from '../components/gate-mark.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { VerdictMark } from '../components/verdict-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';

export type Gate = NonNullable<NonNullable<ProjectQuery['project']>['nextGate']>;
type Result = Gate['criteria'][number];

/** The next step as a checklist: what is required, how the project stands to it, and who acts next. */
export function GateChecklist({ gate }: { gate: Gate }) {
  const group = useGroup();
  const required = gate.criteria.filter(({ isRequired }) => isRequired);
  const proposed = gate.criteria.filter(({ isRequired }) => !isRequired);
  return (
    <>
      <p>
        To {levelWord(group, gate.to)}: <GateMark verdict={gate.verdict} />. <Sentence text={gate.summary} />
      </p>
      {gate.blockers.length > 0 && (
        <>
          <h3>Why it is blocked</h3>
          <ul class="plain-list">
            {gate.blockers.map(({ message }) => (
              <li key={message}>
                <Sentence text={message} />
              </li>
            ))}
          </ul>
        </>
      )}
      {required.length > 0 && (
        <>
          <h3>Required</h3>
          <Checklist results={required} />
        </>
      )}
      {proposed.length > 0 && (
        <>
          <h3>Proposed, adopted by no meeting</h3>
          <Checklist results={proposed} />
        </>
      )}
    </>
  );
}

function Checklist({ results }: { results: readonly Result[] }) {
  return (
    <ul class="checklist">
      {results.map((result) => (
        <Check key={result.criterion.key} result={result} />
      ))}
    </ul>
  );
}

function Check({ result }: { result: Result }) {
  const group = useGroup();
  const { verdict, inherited, explanation, criterion, evidence, waiver, unusedWaiver } = result;
  const { source } = criterion;
  return (
    <li id={`criterion-${criterion.key}`}>
      <VerdictMark verdict={verdict} kind={criterion.kind} />
      <div>
        <p>
          <Sentence text={explanation} />
        </p>
        {waiver && (
          <p>
            Waived by the meeting of <MeetingLink {...waiver.meeting} /> to the end of{' '}
            <time datetime={waiver.expiresOn}>{waiver.expiresOn}</time>: {waiver.reason}
          </p>
        )}
        {unusedWaiver && (
          <p>
            Also waived, though it needs no waiver now: by the meeting of{' '}
            <MeetingLink {...unusedWaiver.meeting} /> to the end of{' '}
            <time datetime={unusedWaiver.expiresOn}>{unusedWaiver.expiresOn}</time>: {unusedWaiver.reason}
          </p>
        )}
        <p class="quiet small">
          {inherited && `Of the step to ${levelWord(group, criterion.gates)}. `}
          {source.meeting && (
            <>
              Said by the meeting of <MeetingLink {...source.meeting} />.{' '}
            </>
          )}
          {source.url && <ExternalLink href={source.url}>Source</ExternalLink>}
          {evidence.map((one) =>
            one.__typename === 'CiRun' && one.url ? (
              <span key={one.url}>
                {' · '}
                <ExternalLink href={one.url}>run</ExternalLink>
              </span>
            ) : null,
          )}
        </p>
      </div>
    </li>
  );
}
