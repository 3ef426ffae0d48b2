import { randomUUID } from 'node:crypto';
import { type Acting, type GoOn, SENT_BEFORE, STALE } from '../act/acting.ts';
import { meetingKeyOf } from '../act/evidence.ts';
import { importConsequences } from '../act/forms/meeting.ts';
import { type Outcome, perform } from '../act/outcome.ts';
import type { RunMeetingQuery } from '../operation-types.ts';
import type { Sight } from '../view.ts';
import { decidingOf, lineOf, NOTHING, reportOf } from './decision.ts';
import { RunPage, type State } from './run-page.tsx';

type Run = RunMeetingQuery;
type Meeting = NonNullable<Run['meeting']>;

const KEY = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;
const SOON = /^.*: coming soon\n+/gm;

/** A meeting while it is held: what waits, what is decided, and what is written of it. */
export async function runMeeting(ask: Acting, key: string): Promise<Sight | GoOn | null> {
  const [, date, name = null] = KEY.exec(key) ?? [];
  if (!date || !ask.visitor) return null;
  if (!ask.visitor.may('saveMeetingDraft')) return forbidden;
  const run = await ask.query('RunMeeting', { date, name });
  const { meeting } = run;
  if (!meeting) return null;
  return ask.form ? act(ask, run, meeting) : read(ask, run, meeting);
}

const begunOf = ({ draft, agendaReport, date }: Meeting) => ({
  // What the server could not know yet is left to the scribe.
  notes:
    draft?.notes ??
    (agendaReport ?? `# SIG security meeting ${date}\n\n## Agenda\n\n## Meeting Notes\n`).replace(SOON, ''),
  decisions: draft?.decisions ?? [],
  version: draft?.version ?? 0,
});

const pathOf = (meeting: Meeting): string => meeting.source?.path ?? `${meetingKeyOf(meeting)}.md`;

async function read({ url }: Acting, run: Run, meeting: Meeting): Promise<Sight> {
  const given = url.searchParams;
  const isClosed = given.has('closed') && meeting.revisions.nodes.length > 0;
  const deciding = given.has('project') || given.has('line') ? decidingOf(given) : NOTHING;
  return sightOf(run, meeting, {
    ...begunOf(meeting),
    deciding,
    isClosed,
    key: randomUUID(),
    path: pathOf(meeting),
  });
}

async function act(ask: Acting, run: Run, meeting: Meeting): Promise<Sight | GoOn> {
  const form = ask.form ?? new Map<string, string[]>();
  const value = (name: string) => form.get(name)?.[0] ?? '';
  const state: State = {
    notes: value('notes').replace(/\r\n?/g, '\n'),
    decisions: (form.get('decision') ?? []).filter((line) => line.trim() !== ''),
    version: Number(value('version')) || 0,
    deciding: decidingOf(form),
    key: value('key') || randomUUID(),
    path: value('path') || pathOf(meeting),
  };
  if (ask.isStale)
    return { ...sightOf(run, meeting, { ...state, refusal: { message: STALE, more: [] } }), status: 403 };
  const removed = form.get('remove')?.[0];
  if (removed !== undefined)
    return save(ask, run, meeting, {
      ...state,
      decisions: state.decisions.filter((_, at) => at !== Number(removed)),
      said: 'The decision is off the list.',
    });
  const fill = form.get('fill')?.[0];
  if (fill !== undefined)
    return save(ask, run, meeting, { ...state, deciding: decidingOf(new URLSearchParams(fill)) });
  switch (value('do')) {
    case 'add':
    case 'try':
      return add(ask, run, meeting, state, value('do') === 'try');
    case 'preview':
      return preview(ask, run, meeting, state);
    case 'close':
      return close(ask, run, meeting, state);
    default:
      return save(ask, run, meeting, { ...state, said: 'The notes are saved.' });
  }
}

const inputOf = ({ date, name }: Meeting) => ({ meeting: date, ...(name ? { meetingName: name } : {}) });

/** Saves the notes, unless another person has saved another version since: then both are shown, and nothing is lost. */
async function keep(
  { execute }: Acting,
  meeting: Meeting,
  { notes, decisions, version }: State,
): Promise<Outcome> {
  return perform(execute, 'saveMeetingDraft', { ...inputOf(meeting), notes, decisions, version }, false);
}

async function save(ask: Acting, run: Run, meeting: Meeting, state: State): Promise<Sight> {
  const { draft } = meeting;
  const isSame =
    draft !== null &&
    draft.notes === state.notes.trim() &&
    draft.decisions.join('\n') === state.decisions.join('\n');
  // The same again is no other version.
  if (isSame) return sightOf(run, meeting, { ...state, version: draft.version });
  const kept = await keep(ask, meeting, state);
  if (kept.kind === 'done') return sightOf(run, meeting, { ...state, version: Number(kept.answer.version) });
  if (kept.kind === 'refused' && kept.code === 'ConflictError') return conflict(ask, run, meeting, state);
  const message = kept.kind === 'forbidden' ? 'Your rights do not include this.' : kept.message;
  const fields = kept.kind === 'refused' ? Object.values(kept.fields) : [];
  const { said: _unsaid, ...unsaid } = state;
  return sightOf(run, meeting, { ...unsaid, refusal: { message, more: fields } });
}

async function conflict(ask: Acting, run: Run, meeting: Meeting, state: State): Promise<Sight> {
  const { meeting: now } = await ask.query('RunMeeting', { date: meeting.date, name: meeting.name });
  const draft = now?.draft;
  const { said: _unsaid, ...unsaid } = state;
  return sightOf(run, meeting, {
    ...unsaid,
    version: draft?.version ?? 0,
    theirs: draft && { notes: draft.notes, decisions: draft.decisions, by: draft.savedBy.handle },
  });
}

const importOf = (meeting: Meeting, { notes, decisions, path }: State) => ({
  markdown: reportOf(notes, decisions),
  path,
  date: meetingKeyOf(meeting),
  acceptUnread: true,
});

/** A decision is tried together with all before it: what the gate or the ledger says against it is said now. */
async function add(ask: Acting, run: Run, meeting: Meeting, state: State, isTrial: boolean): Promise<Sight> {
  const project = run.projects.nodes.find(({ slug }) => slug === state.deciding.project);
  const made = lineOf(state.deciding, project?.readiness ?? null);
  if ('problems' in made) return sightOf(run, meeting, { ...state, problems: made.problems });
  const decisions = [...state.decisions, made.line];
  const tried = await perform(
    ask.execute,
    'importReport',
    { ...importOf(meeting, { ...state, decisions }), dryRun: true },
    false,
  );
  if (tried.kind !== 'done')
    return sightOf(run, meeting, { ...state, line: made.line, refusal: refusalOf(tried) });
  if (isTrial)
    return sightOf(run, meeting, {
      ...state,
      line: made.line,
      said: 'It would be taken as it stands.',
    });
  return save(ask, run, meeting, {
    ...state,
    decisions,
    deciding: NOTHING,
    said: 'The decision is on the list. Nothing is recorded until you close the meeting.',
  });
}

async function preview(ask: Acting, run: Run, meeting: Meeting, state: State): Promise<Sight> {
  const tried = await perform(
    ask.execute,
    'importReport',
    { ...importOf(meeting, state), dryRun: true },
    false,
  );
  if (tried.kind !== 'done') return sightOf(run, meeting, { ...state, refusal: refusalOf(tried) });
  return sightOf(run, meeting, {
    ...state,
    said: 'The report would be taken as it stands.',
    consequences: importConsequences(tried.answer),
  });
}

/** Everything is recorded, or nothing. */
async function close(ask: Acting, run: Run, meeting: Meeting, state: State): Promise<Sight | GoOn> {
  const kept = await save(ask, run, meeting, state);
  const { meeting: now } = await ask.query('RunMeeting', { date: meeting.date, name: meeting.name });
  if (now?.draft?.notes !== state.notes.trim()) return kept;
  const input = { ...importOf(meeting, state), idempotencyKey: state.key };
  const closed = await perform(ask.execute, 'importReport', input, false);
  if (closed.kind === 'done') return { location: `/meetings/${meetingKeyOf(meeting)}/run?closed` };
  const { version } = now.draft;
  if (closed.kind === 'refused' && 'idempotencyKey' in closed.fields)
    return sightOf(run, meeting, {
      ...state,
      version,
      key: randomUUID(),
      refusal: { message: SENT_BEFORE, more: [] },
    });
  return sightOf(run, meeting, { ...state, version, refusal: refusalOf(closed) });
}

function refusalOf(outcome: Exclude<Outcome, { kind: 'done' }>): {
  message: string;
  more: readonly string[];
} {
  if (outcome.kind === 'forbidden') return { message: 'Your rights do not include this.', more: [] };
  if (outcome.kind === 'unknown') return { message: outcome.message, more: [] };
  const more = [...outcome.more, ...Object.values(outcome.fields)];
  return { message: more.length > 0 ? 'It would be refused:' : outcome.message, more };
}

function sightOf(run: Run, meeting: Meeting, state: State): Sight {
  const key = meetingKeyOf(meeting);
  const isRefused = Boolean(state.refusal ?? state.problems ?? state.theirs);
  return {
    title: `${isRefused ? 'Error: ' : ''}Run the meeting of ${key}`,
    description: 'For its chair, while it is held.',
    isPrivate: true,
    isOfToday: true,
    ...(isRefused ? { status: state.theirs ? 409 : 422 } : {}),
    body: <RunPage run={run} meeting={meeting} state={state} />,
  };
}

const forbidden: Sight = {
  status: 403,
  title: 'Run the meeting',
  description: 'For chairs.',
  isPrivate: true,
  body: (
    <>
      <h1>Run the meeting</h1>
      <p class="lede">Only a chair sees this page.</p>
    </>
  ),
};

/** The report of a draft as a file. */
export async function reportFile(ask: Acting, key: string): Promise<string | null> {
  const [, date, name = null] = KEY.exec(key) ?? [];
  if (!date || !ask.visitor?.may('saveMeetingDraft')) return null;
  const { meeting } = await ask.query('RunMeeting', { date, name });
  if (!meeting) return null;
  const { notes, decisions } = begunOf(meeting);
  return reportOf(notes, decisions);
}
