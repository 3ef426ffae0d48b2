import { FormToken } from '../account/form-token.tsx';
import { meetingKeyOf } from '../act/evidence.ts';
import { inWords, readinessWord, usedLevels } from '../act/levels.ts';
import { hrefOf } from '../act/paths.ts';
import { actScript } from '../assets.ts';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { isFailing, VerdictMark } from '../components/verdict-mark.tsx';
import type { RunMeetingQuery } from '../operation-types.ts';
import { count, GATE_VERDICTS, IS_DECIDED_BY_WORD } from '../words.ts';
import { type Deciding, KINDS, reportOf } from './decision.ts';

type Run = RunMeetingQuery;
type Meeting = NonNullable<Run['meeting']>;

interface RunPageProps {
  run: Run;
  meeting: Meeting;
  state: State;
}

export function RunPage({ run, meeting, state }: RunPageProps) {
  const key = meetingKeyOf(meeting);
  const { startsAt, lengthMinutes } = meeting;
  return (
    <>
      <h1>Run the meeting of {key}</h1>
      <p class="lede">
        {startsAt ? `Planned for ${startsAt.slice(11, 16)} UTC` : 'No hour is planned'}
        {lengthMinutes !== null && `, ${lengthMinutes} minutes`}. Only chairs see this page.{' '}
        <a href={`/meetings/${key}`}>The page of the meeting</a>
      </p>
      {state.isClosed && <Closed meeting={meeting} state={state} />}
      <Problem state={state} />
      {state.said && (
        <p class="notice good" role="status">
          {state.said}
        </p>
      )}
      {state.theirs && <Theirs theirs={state.theirs} />}
      <form class="act running" method="post" action={`/meetings/${key}/run`} id="run" noValidate>
        <button type="submit" class="visually-hidden" name="do" value="save" tabindex={-1}>
          Save
        </button>
        <FormToken />
        <input type="hidden" name="version" id="version" value={String(state.version)} />
        <input type="hidden" name="key" value={state.key} />
        <input type="hidden" name="path" value={state.path} />
        {state.decisions.map((line) => (
          <input key={line} type="hidden" name="decision" value={line} />
        ))}
        <div class="columns">
          <section aria-labelledby="agenda">
            <h2 id="agenda">Agenda</h2>
            <Agenda notes={state.notes} startsAt={startsAt} />
            <h2 id="waits">What waits</h2>
            <Waits run={run} />
          </section>
          <section aria-labelledby="decide">
            <h2 id="decide">Decide</h2>
            <Decide run={run} state={state} />
            <Decided decisions={state.decisions} />
          </section>
          <section aria-labelledby="notes-title">
            <h2 id="notes-title">Notes</h2>
            <div class="field">
              <label for="notes">The report, in Markdown</label>
              <p class="hint" id="notes-hint">
                One line for each point. The section of decisions is written from your decisions.
              </p>
              <textarea
                id="notes"
                name="notes"
                class="code"
                rows={26}
                spellcheck={false}
                aria-describedby="notes-hint"
              >
                {state.notes}
              </textarea>
              <p id="save-state" class="quiet small" role="status">
                {meeting.draft
                  ? `Saved at ${meeting.draft.savedAt.slice(11, 16)} UTC by @${meeting.draft.savedBy.handle}.`
                  : 'Not saved yet.'}
              </p>
              <p>
                <button type="submit" name="do" value="save">
                  Save the notes
                </button>
              </p>
            </div>
          </section>
        </div>
        <Close run={run} state={state} />
      </form>
      <script src={actScript.path} defer />
    </>
  );
}

function Problem({ state: { problems, refusal } }: { state: State }) {
  if (!refusal && !problems) return null;
  return (
    <div class="problem" id="problem" role="alert" tabindex={-1} autofocus>
      <h2>Nothing was recorded.</h2>
      {refusal && <p>{refusal.message}</p>}
      <ul>
        {Object.entries(problems ?? {}).map(([name, text]) => (
          <li key={name}>
            <a href={`#decide-${name}`}>{text}</a>
          </li>
        ))}
        {refusal?.more.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {refusal && refusal.more.length > 0 && (
        <p>
          You can decide otherwise, waive a criterion in the same meeting (it must stand before the step), or
          give a reason under “Override”.
        </p>
      )}
    </div>
  );
}

function Theirs({ theirs: { notes, decisions, by } }: { theirs: NonNullable<State['theirs']> }) {
  return (
    <div class="problem" role="alert" tabindex={-1} autofocus>
      <h2>@{by} has saved these notes since you read them.</h2>
      <p>Yours stand below and are not saved yet. Take over what you need of theirs, then save.</p>
      <label for="theirs">Theirs</label>
      <textarea id="theirs" class="code" rows={12} readonly>
        {reportOf(notes, decisions)}
      </textarea>
    </div>
  );
}

/** Points of the agenda that is typed, with the time at which each begins where all before it say how long they take. */
function Agenda({ notes, startsAt }: { notes: string; startsAt: string | null }) {
  const [, section = ''] = /^## Agenda\s*\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(notes) ?? [];
  const points = section.split('\n').flatMap((line) => {
    const [, text = '', minutes] = /^[-*] (.+?)(?: \((\d+) min\))?$/.exec(line) ?? [];
    return text
      ? [{ text: text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'), minutes: minutes ? Number(minutes) : null }]
      : [];
  });
  if (points.length === 0) return <p class="quiet">The notes have no agenda.</p>;
  let at = startsAt ? new Date(startsAt).getTime() : null;
  return (
    <ol class="agenda">
      {points.map(({ text, minutes }) => {
        const begins = at;
        at = at === null || minutes === null ? null : at + minutes * 60_000;
        return (
          <li key={text}>
            {begins !== null && <span class="quiet">{new Date(begins).toISOString().slice(11, 16)} </span>}
            {text}
            {minutes !== null && <span class="quiet"> {minutes} min</span>}
          </li>
        );
      })}
    </ol>
  );
}

const MOST = 8;

function Waits({ run }: { run: Run }) {
  /** Fills the form beside; what was typed is saved with it. */
  const fills: Fills = (given) => ({
    type: 'submit' as const,
    class: 'link',
    name: 'fill',
    value: String(new URLSearchParams(given)),
  });
  const { proposals, suggestions, actionItems } = run;
  const expiring = run.waivers.nodes.filter(({ state }) => state !== 'REVOKED' && state !== 'EXPIRED');
  return (
    <>
      <h3>Proposals {proposals.totalCount}</h3>
      <ul class="plain-list">
        {proposals.nodes.map(({ id, to, effectiveOn, reason, project, gate }) => (
          <li key={id}>
            <button
              {...fills({
                kind: 'CHANGE',
                project: project.slug,
                to,
                reason,
                ...(effectiveOn ? { effectiveOn } : {}),
              })}
            >
              {project.name} to {readinessWord(to)}
            </button>{' '}
            <span class="quiet small">{effectiveOn && `since ${effectiveOn}`}</span>
            <GateOfProposal gate={gate} project={project.slug} fills={fills} />
          </li>
        ))}
      </ul>
      <h3>Suggestions from the minutes {suggestions.totalCount}</h3>
      <ul class="plain-list">
        {suggestions.nodes.slice(0, MOST).map(({ id, quote, meeting: of, project, source, suggestedTo }) => (
          <li key={id} class="small">
            <q>{quote.slice(0, 120)}</q> {project?.name}, {of.date}{' '}
            <button
              {...fills({
                kind: 'LINE',
                line: `suggestion of ${meetingKeyOf(of)}, line ${source.lineStart}: accepted${suggestedTo ? ` as ${suggestedTo}` : ''}: `,
              })}
            >
              Accept
            </button>{' '}
            <button
              {...fills({
                kind: 'LINE',
                line: `suggestion of ${meetingKeyOf(of)}, line ${source.lineStart}: dismissed: `,
              })}
            >
              Dismiss
            </button>
          </li>
        ))}
      </ul>
      {suggestions.totalCount > MOST && (
        <p>
          <a href="/brief#suggestions">Show all {suggestions.totalCount}</a>
        </p>
      )}
      <h3>Action items {actionItems.totalCount}</h3>
      <ul class="plain-list small">
        {actionItems.nodes.map(({ id, text, ownerName, dueOn, meeting: of }) => (
          <li key={id}>
            {ownerName && `${ownerName}: `}
            {text}
            {dueOn && `, due ${dueOn}`}{' '}
            <a href={hrefOf('updateActionItem', { actionItem: id, meeting: of.date })}>Update</a>
          </li>
        ))}
      </ul>
      <h3>Waivers in force {expiring.length}</h3>
      <ul class="plain-list small">
        {expiring.map(({ id, project, criterion, expiresOn }) => (
          <li key={id}>
            {project.name}, {criterion.title}: until {expiresOn}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A button that fills the form of a decision. */
type Fills = (given: Record<string, string>) => {
  type: 'submit';
  class: string;
  name: string;
  value: string;
};

interface GateOfProposalProps {
  gate: Run['proposals']['nodes'][number]['gate'];
  project: string;
  fills: Fills;
}

/** The gate as it stands at this moment: what is met and what is not, with the way to get there. */
function GateOfProposal({ gate: { verdict, criteria, blockers }, project, fills }: GateOfProposalProps) {
  const required = criteria.filter(({ isRequired }) => isRequired);
  const others = blockers.filter(({ criterion }) => criterion === null);
  if (required.length === 0 && others.length === 0)
    return <p class="quiet small">No criterion is required for it.</p>;
  const met = required.filter(({ verdict: one }) => !isFailing(one)).length;
  return (
    <details class="small" open={verdict === 'BLOCKED'}>
      <summary>
        Gate {GATE_VERDICTS[verdict]}: {met} of {count(required.length, 'criterion', 'criteria')}
        {' met or waived'}
      </summary>
      <ul class="plain-list gate-list">
        {required.map(({ criterion, verdict: one, explanation }) => (
          <li key={criterion.key}>
            <VerdictMark
              verdict={one}
              kind={criterion.kind}
              of={isFailing(one) ? undefined : `${criterion.title}:`}
            />
            {isFailing(one) && (
              <>
                <p>{inWords(explanation)}</p>
                <p class="ways">
                  {IS_DECIDED_BY_WORD[criterion.kind] && (
                    <button {...fills({ kind: 'MET', project, criterion: criterion.key })}>
                      Decide that it is met
                    </button>
                  )}
                  <button {...fills({ kind: 'WAIVE', project, criterion: criterion.key })}>Waive it</button>
                </p>
              </>
            )}
          </li>
        ))}
        {others.map(({ message }) => (
          <li key={message} class="bad">
            {inWords(message)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Decide({ run, state }: { run: Run; state: State }) {
  const { deciding, problems = {}, line } = state;
  const project = run.projects.nodes.find(({ slug }) => slug === deciding.project);
  const entry = (name: string, label: string, control: preact.ComponentChildren, hint?: string) => (
    <div class={problems[name] ? 'field wrong' : 'field'} key={name}>
      <label for={`decide-${name}`}>{label}</label>
      {hint && (
        <p class="hint" id={`decide-${name}-hint`}>
          {hint}
        </p>
      )}
      {problems[name] && <p class="error">{problems[name]}</p>}
      {control}
    </div>
  );
  const select = (
    name: keyof typeof deciding,
    options: readonly (readonly [string, string])[],
    isOptional = true,
  ) => (
    <select id={`decide-${name}`} name={name}>
      {isOptional && <option value="">–</option>}
      {options.map(([value, word]) => (
        <option key={value} value={value} selected={deciding[name] === value}>
          {word}
        </option>
      ))}
    </select>
  );
  const text = (name: keyof typeof deciding) => (
    <input id={`decide-${name}`} name={name} value={deciding[name]} autocomplete="off" />
  );
  return (
    <div class="outcome">
      {project && (
        <p>
          {project.name} is <ReadinessMark readiness={project.readiness} /> now.
        </p>
      )}
      {entry(
        'project',
        'Project',
        select(
          'project',
          run.projects.nodes.map(({ slug, name }) => [slug, name] as const),
        ),
      )}
      {entry('kind', 'Decision', select('kind', Object.entries(KINDS), false))}
      {entry(
        'to',
        'New level',
        select(
          'to',
          usedLevels().map((level) => [level, readinessWord(level)] as const),
        ),
        'For a change or a proposal.',
      )}
      {entry(
        'criterion',
        'Criterion',
        select(
          'criterion',
          run.criteria.map(({ key, title, gates }) => [key, `${title} (${readinessWord(gates)})`] as const),
        ),
        'Where it is about one.',
      )}
      {entry(
        'effectiveOn',
        'Took effect on, or until',
        text('effectiveOn'),
        'Year, month, day. Empty: the day of the meeting.',
      )}
      {entry('evidence', 'Evidence', text('evidence'), 'An address.')}
      {entry(
        'reason',
        'Reason, as the minutes will give it',
        <textarea id="decide-reason" name="reason" rows={2}>
          {deciding.reason}
        </textarea>,
      )}
      {entry('override', 'Override', text('override'), 'Only to record past a rule or a blocked gate: why.')}
      {entry('line', 'Or its line', text('line'), 'For anything else that a report can decide.')}
      {line && (
        <>
          <p class="quiet small">The minutes will read</p>
          <pre class="line">{line}</pre>
        </>
      )}
      <p class="buttons">
        <button type="submit" class="primary" name="do" value="add">
          Add this decision
        </button>
        <button type="submit" name="do" value="try">
          Preview
        </button>
      </p>
      <p class="quiet small">Nothing is recorded until you close the meeting.</p>
    </div>
  );
}

function Decided({ decisions }: { decisions: readonly string[] }) {
  return (
    <>
      <h3 id="decided">Decided so far {decisions.length}</h3>
      <ul class="plain-list">
        {decisions.map((line, at) => (
          <li key={line}>
            <code>{line}</code>{' '}
            <button type="submit" class="link" name="remove" value={String(at)}>
              Remove<span class="visually-hidden"> {line}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Close({ run, state }: { run: Run; state: State }) {
  const { decisions, consequences } = state;
  const waits = run.proposals.totalCount;
  return (
    <section class="outcome" aria-labelledby="close">
      <h2 id="close">Close the meeting</h2>
      <p>
        Closing writes the report and records everything in one step. If one part is refused, nothing is
        recorded.
      </p>
      <ul>
        <li>{count(decisions.length, 'decision')} will be recorded.</li>
        <li>
          {count(waits, 'proposal waits', 'proposals wait')}. What is not decided stays for the next meeting.
        </li>
      </ul>
      {consequences && (
        <>
          <h3>What would change</h3>
          <ul>
            {consequences.map(({ text, isGood }) => (
              <li key={text} class={isGood === false ? 'bad' : undefined}>
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="buttons">
        <button type="submit" class="primary" name="do" value="close">
          {decisions.length > 0
            ? `Close and record ${count(decisions.length, 'decision')}`
            : 'Close the meeting'}
        </button>
        <button type="submit" name="do" value="preview">
          Preview the report
        </button>
      </p>
    </section>
  );
}

function Closed({ meeting, state }: { meeting: Meeting; state: State }) {
  const key = meetingKeyOf(meeting);
  const markdown = reportOf(state.notes, state.decisions);
  return (
    <section class="notice good" aria-labelledby="closed">
      <h2 id="closed">The meeting is closed, and its report is on record.</h2>
      <p>
        <a href={`/meetings/${key}`}>See it</a> ·{' '}
        <a href={`/meetings/${key}/run.md`}>Download the Markdown</a>
        {meeting.newFile && (
          <>
            {' · '}
            <a href={withContent(meeting.newFile, markdown)}>Open it as a pull request</a>
          </>
        )}
      </p>
      <label for="report">To copy</label>
      <textarea id="report" class="code" rows={10} readonly>
        {markdown}
      </textarea>
    </section>
  );
}

/** Longer addresses are refused on the way: then only the place is given, and the content is pasted. */
const MOST_OF_ADDRESS = 7000;

function withContent(place: string, content: string): string {
  const url = `${place}${place.includes('?') ? '&' : '?'}value=${encodeURIComponent(content)}`;
  return url.length > MOST_OF_ADDRESS ? place : url;
}

/** The state of the page at one moment. */
export interface State {
  notes: string;
  decisions: readonly string[];
  version: number;
  deciding: Deciding;
  /** A key by which a close that is sent twice closes once. */
  key: string;
  /** Of the report’s file: the same however often it is sent. */
  path: string;
  problems?: Record<string, string>;
  /** The preview of closing, or of the decision. */
  refusal?: { message: string; more: readonly string[] };
  consequences?: readonly { text: string; isGood?: boolean }[];
  /** The version that another person has saved meanwhile. */
  theirs?: { notes: string; decisions: readonly string[]; by: string } | null;
  line?: string | null;
  said?: string;
  isClosed?: boolean;
}
