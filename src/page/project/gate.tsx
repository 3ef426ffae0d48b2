import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { isFailing, MARKS, VerdictMark } from '../components/verdict-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { count, GATE_VERDICTS } from '../words.ts';

type Gate = NonNullable<NonNullable<ProjectQuery['project']>['nextGate']>;
type Result = Gate['criteria'][number];

interface StepProps {
  gate: Pick<Gate, 'to' | 'verdict' | 'criteria'> & { summary?: string };
  /** Whether what is not met stands in red: it is required for the step that is in question. */
  isInQuestion: boolean;
  /** Leaves out what the steps before it require as well, where they stand above. */
  isOnlyOwn?: boolean;
}

/** What a step takes as a checklist: what is required, how the project stands to it, and what is only proposed, folded. */
export function GateChecklist({ gate, isInQuestion, isOnlyOwn = false }: StepProps) {
  const group = useGroup();
  const shown = gate.criteria.filter(({ inherited }) => !isOnlyOwn || !inherited);
  const required = shown.filter(({ isRequired }) => isRequired);
  const proposed = shown.filter(({ isRequired }) => !isRequired);
  const met = required.filter(({ verdict }) => verdict === 'MET').length;
  const isMet = gate.verdict !== 'BLOCKED' && gate.verdict !== 'NO_CRITERIA';
  return (
    <div class="step">
      <h3>
        {gate.to === 'GRADUATED' ? 'To become' : 'To enter'} {levelWord(group, gate.to)}{' '}
        <span class={`mark ${isMet ? 'good' : isInQuestion && gate.verdict === 'BLOCKED' ? 'bad' : 'plain'}`}>
          {required.length > 0 && (
            <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              {isMet ? MARKS.MET.shape : MARKS.FAILED.shape}
            </svg>
          )}
          {GATE_VERDICTS[gate.verdict]}
          {required.length > 0 &&
            `: ${met} of ${required.length} ${isOnlyOwn ? 'further ones' : 'required'} ${met === 1 ? 'is' : 'are'} met`}
        </span>
      </h3>
      {gate.summary && gate.verdict === 'NO_CRITERIA' && (
        <p class="quiet">
          <Sentence text={gate.summary} />
        </p>
      )}
      {required.length > 0 && <Checklist results={required} isInQuestion={isInQuestion} />}
      {proposed.length > 0 && (
        <details class="fold plain">
          <summary>
            {required.length > 0
              ? count(proposed.length, 'more is', 'more are')
              : count(proposed.length, 'criterion is', 'criteria are')}{' '}
            proposed; no meeting has adopted {proposed.length === 1 ? 'it' : 'them'}
          </summary>
          <Checklist results={proposed} isInQuestion={false} />
        </details>
      )}
    </div>
  );
}

interface ChecklistProps {
  results: readonly Result[];
  isInQuestion: boolean;
}

function Checklist({ results, isInQuestion }: ChecklistProps) {
  return (
    <ul class="checklist">
      {results.map((result) => (
        <Check key={result.criterion.key} result={result} isInQuestion={isInQuestion} />
      ))}
    </ul>
  );
}

function Check({ result, isInQuestion }: { result: Result; isInQuestion: boolean }) {
  const group = useGroup();
  const { verdict, inherited, explanation, criterion, evidence, waiver, unusedWaiver, isRequired } = result;
  const { source } = criterion;
  return (
    <li
      id={`criterion-${criterion.key}`}
      class={!isRequired ? 'optional' : isInQuestion && isFailing(verdict) ? 'failing' : undefined}
    >
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
          {inherited && `It belongs to the step to ${levelWord(group, criterion.gates)}. `}
          {source.meeting && (
            <>
              The meeting of <MeetingLink {...source.meeting} /> asks for it.{' '}
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
