import type { LineSpan } from '../lines.ts';
import { readInline } from '../markdown.ts';
import type { ActionItem } from '../types.ts';
import { readTask, type TaskContext } from './action-items.ts';
import { type Attendee, readAttendees } from './attendance.ts';
import { findDate } from './dates.ts';
import type { Resolved } from './resolutions.ts';
import type { Cell, Table, TableRow } from './tables.ts';

const NAME = /^(?:name|attendees?|attendance|members?|participants?|who|person|people|present)$/;
const NAME_ALONE = /^(?:full )?names?$/;
const ORGANISATION = /^(?:org(?:ani[sz]ation)?s?|affiliation|company|employer)$/;
const HANDLE = /^(?:github(?: (?:id|handle|username|user))?|handle|gh|username|user|id)$/;
const SHORT_NAME = /^(?:abbreviation|abbr|initials|acronym|delegate)$/;
const STATE = /^(?:present|attended|attendance|status|here|regrets|in attendance)$/;
const TASK = /^(?:actions?(?: items?)?|tasks?|items?|what|to-?dos?|description)$/;
const OWNER = /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|person|name|by whom)$/;
const DUE = /^(?:due(?: date| by| on)?|by|when|by when|deadline|target(?: date)?|eta)$/;
const DONE = /^(?:done|status|state|completed?)$/;
const FOR = /^(?:s?f|strongly for|for|in favou?r|yes|yeas?|ayes?|\+1)$/;
const AGAINST = /^(?:s?a|strongly against|against|no|nays?|opposed|-1)$/;
const NEUTRAL = /^(?:n|neutral|abstain(?:ed)?|abstentions?|0|±0)$/;

const plain = (cell: Cell | undefined) => (cell ? readInline(cell.text.slice(0, 2_000)).text.trim() : '');
const isYes = (text: string) =>
  /^(?:x|y|yes|✓|✔|✅|\[x\]|present|attended|done|closed|completed?)$/i.test(text);
const isNo = (text: string) => /^(?:n|no|regrets|absent|apologies|excused|✗|❌)$/i.test(text);

const spanOf = ({ line }: TableRow): LineSpan => ({ lineStart: line, lineEnd: line });

/** People of a table that has a column of names and says more of them, or names alone. */
export function attendeesOf({ columns, rows }: Table): (Attendee & LineSpan)[] | null {
  const named = columns.findIndex((column) => NAME_ALONE.test(column));
  const name = named >= 0 ? named : columns.findIndex((column) => NAME.test(column));
  const organisation = columns.findIndex((column) => ORGANISATION.test(column));
  const handle = columns.findIndex((column) => HANDLE.test(column));
  const state = columns.findIndex((column, at) => at !== name && STATE.test(column));
  const shortName = columns.findIndex((column) => SHORT_NAME.test(column));
  const isOfPeople = organisation >= 0 || handle >= 0 || state >= 0;
  const isNamed = /^(?:attend|participants?|present)/.test(columns[name] ?? '');
  if (name < 0 || !(isOfPeople || (isNamed && columns.length === 1))) return null;
  const isTicked = state >= 0 && rows.some((row) => isYes(plain(row.cells[state])));
  return rows.flatMap((row) => {
    const said = plain(row.cells[state]);
    // Where those who came are ticked, a row without a tick does not say that they did.
    if (isTicked && said === '' && columns[state] !== 'regrets') return [];
    const isRegrets = columns[state] === 'regrets' ? isYes(said) : isNo(said);
    const at = plain(row.cells[handle]).replace(/^@?([a-z\d](?:-?[a-z\d]){0,38})$/i, '@$1');
    const [found] = readAttendees(
      [plain(row.cells[name]), at].filter((words) => words !== '').join(' '),
      isRegrets ? 'REGRETS' : 'PRESENT',
    );
    const from = plain(row.cells[organisation]);
    if (!found) return [];
    if (shortName >= 0 && !found.remark) found.remark = plain(row.cells[shortName]).slice(0, 40) || null;
    const isStated = /\p{L}/u.test(from);
    return [{ ...found, organisation: isStated ? from.slice(0, 200) : found.organisation, ...spanOf(row) }];
  });
}

/** Action items of a table that has a column of tasks and one that says who, by when, or whether it is done. */
export function tasksOf(
  { columns, rows }: Table,
  context: TaskContext,
): (Omit<ActionItem, 'projects'> & LineSpan)[] | null {
  const task = columns.findIndex((column) => TASK.test(column));
  const owner = columns.findIndex((column, at) => at !== task && OWNER.test(column));
  const due = columns.findIndex((column, at) => at !== task && DUE.test(column));
  const done = columns.findIndex((column, at) => at !== task && DONE.test(column));
  if (task < 0 || (owner < 0 && due < 0)) return null;
  return rows.flatMap((row) => {
    const words = plain(row.cells[task]);
    const read = readTask(words, { ...context, isListed: true });
    if (!read) return [];
    const by = plain(row.cells[owner]);
    const when = findDate(plain(row.cells[due]), context.date)?.on ?? null;
    return [
      {
        text: read.text,
        quote: row.cells.map(plain).join(' | '),
        owner: /\p{L}/u.test(by) && read.owner === null ? by.slice(0, 200) : read.owner,
        dueOn: read.dueOn ?? when,
        doneOn: read.doneOn ?? (isYes(plain(row.cells[done])) ? context.date : null),
        textEnd: row.line,
        cellEnd: row.cells[task]?.end ?? null,
        ...spanOf(row),
      },
    ];
  });
}

/** Whether a table lists people, tasks or votes, which are read as such. */
export const isListTable = (table: Table, context: TaskContext): boolean =>
  Boolean(attendeesOf(table)?.length || tasksOf(table, context)?.length || votesOf(table));

/** The counts of a poll: a column for each side, and one row of numbers. */
export function votesOf({ columns, rows }: Table): Omit<Resolved, 'text'> | null {
  const [row] = rows;
  if (!row || rows.length !== 1) return null;
  const sum = (form: RegExp) => {
    const at = columns.flatMap((column, index) => (form.test(column) ? [index] : []));
    const counts = at.map((index) => Number(row.cells[index]?.text || Number.NaN));
    return at.length ? counts.reduce((total, count) => total + count, 0) : null;
  };
  const [votesFor, votesAgainst, votesAbstained] = [sum(FOR), sum(AGAINST), sum(NEUTRAL)];
  const isPoll = votesFor !== null && votesAgainst !== null;
  const isWhole = [votesFor, votesAgainst, votesAbstained].every(
    (count) => count === null || (Number.isInteger(count) && count >= 0 && count < 100_000),
  );
  return isPoll && isWhole ? { votesFor, votesAgainst, votesAbstained, isUnanimous: false } : null;
}
