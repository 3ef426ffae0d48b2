import { type ComponentChildren, Fragment } from 'preact';
import { isStep } from '../../base/steps.ts';
import { GateChip, RecordChip } from '../components/chip.tsx';
import { Citation } from '../components/citation.tsx';
import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink } from '../components/page-link.tsx';
import { classOf, ReadinessMark } from '../components/readiness-mark.tsx';
import { Stepper } from '../components/stepper.tsx';
import { capital, levelMeaning, levelWord, placeOf, useGroup } from '../group.ts';
import type { OverviewRowsQuery, Readiness } from '../operation-types.ts';
import { count } from '../words.ts';
import { isByLevel, type Question, type Sort, searchOf } from './question.ts';
import { BY_ADVANCE } from './standing.ts';

export type Row = OverviewRowsQuery['projects']['nodes'][number];

export interface RowsProps {
  rows: readonly Row[];
  question: Question;
  /** How many stand at each level; null where that is not known of what was asked for. */
  counts: readonly { readiness: Readiness | null; projects: number }[] | null;
}

const COLUMNS = 6;

/** One row per project: where it stands, since when, who said so, and what comes next. */
export function Rows({ rows, question, counts }: RowsProps) {
  const group = useGroup();
  const rare = rareAge(rows);
  return (
    <div class="panel">
      <table class="projects">
        <caption class="visually-hidden">
          {capital(group.project.many)}, one in a row, and where each of them stands
        </caption>
        <thead>
          <tr>
            <Sortable by="name" question={question}>
              {capital(group.project.one)}
            </Sortable>
            <Sortable by="readiness" question={question}>
              {group.levels.GRADUATED.isUsed ? `Way to ${levelWord(group, 'GRADUATED')}` : 'Readiness'}
            </Sortable>
            <Sortable by="since" question={question}>
              Since
            </Sortable>
            <Sortable by="recorded" question={question}>
              Recorded
            </Sortable>
            <th scope="col" class="people">
              People
            </th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody data-live="rows">
          {isByLevel(question) ? (
            <ByLevel rows={rows} counts={counts} question={question} rare={rare} />
          ) : (
            rows.map((row) => <ProjectRow key={row.slug} row={row} rare={rare} isNamed />)
          )}
        </tbody>
      </table>
    </div>
  );
}

function ByLevel({ rows, counts, question, rare }: RowsProps & { rare: boolean | null }) {
  const group = useGroup();
  const empty = (counts ?? []).filter(
    ({ readiness, projects }) => projects === 0 && readiness !== null && group.levels[readiness].isUsed,
  );
  return (
    <>
      {empty.length > 0 && question.readiness.length === 0 && (
        <tr class="empty-levels">
          <td colspan={COLUMNS}>
            {empty.map(({ readiness }) => (
              <span key={readiness}>
                <ReadinessMark readiness={readiness} /> 0
              </span>
            ))}
            <span class="quiet">No {group.project.one} is there.</span>
          </td>
        </tr>
      )}
      {BY_ADVANCE.map((level) => {
        const own = rows.filter(({ readiness }) => readiness === level).sort(byAttention);
        if (own.length === 0) return null;
        const many = counts?.find(({ readiness }) => readiness === level)?.projects ?? own.length;
        return (
          <Fragment key={level}>
            <tr class={`level-head ${classOf(level)}`} data-level={level ?? 'NONE'}>
              <th scope="rowgroup" colspan={COLUMNS}>
                <ReadinessMark readiness={level} /> {counts && <strong>{many.toLocaleString('en')}</strong>}{' '}
                <span class="quiet">
                  {level === null ? 'no meeting has recorded a level yet' : placeOf(group, level, false)}
                </span>
              </th>
            </tr>
            {own.map((row) => (
              <ProjectRow key={row.slug} row={row} rare={rare} />
            ))}
            {many > own.length && (
              <tr class="more">
                <td colspan={COLUMNS}>
                  <PageLink
                    to="/#projects"
                    search={{ ...searchOf(question), readiness: level ?? 'NONE', sort: 'name' }}
                  >
                    Show all {many.toLocaleString('en')}
                  </PageLink>
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </>
  );
}

/** Projects that may move come before blocked ones, and in both groups those that a meeting still has to record come first. */
function byAttention(one: Row, other: Row): number {
  return attention(one) - attention(other) || one.name.localeCompare(other.name, 'en');
}
function attention({ nextGate, proposals }: Row): number {
  const isOpen = nextGate?.verdict === 'OPEN' || nextGate?.verdict === 'OPEN_WITH_WAIVERS';
  return (isOpen ? 0 : 2) + (proposals.totalCount > 0 ? 0 : 1);
}

/** What fewer of the rows are, stale or fresh: what all of them are says nothing. Null where it need not be said. */
function rareAge(rows: readonly Row[]): boolean | null {
  const recorded = rows.filter(({ readiness }) => readiness !== null);
  const stale = recorded.filter(({ isStale }) => isStale).length;
  if (stale === 0 || stale === recorded.length) return null;
  return stale * 2 <= recorded.length;
}

interface SortableProps {
  by: 'name' | 'readiness' | 'since' | 'recorded';
  question: Question;
  children: string;
}

function Sortable({ by, question, children }: SortableProps) {
  const { sort } = question;
  const isUp = sort === by;
  const isDown = sort === `-${by}`;
  const next: Sort = isUp ? `-${by}` : by;
  return (
    <th scope="col" class={by} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <PageLink to="/#projects" search={{ ...searchOf(question), sort: next }}>
        {children}
        {(isUp || isDown) && <span aria-hidden="true">{isUp ? ' ↑' : ' ↓'}</span>}
      </PageLink>
    </th>
  );
}

interface ProjectRowProps {
  row: Row;
  rare: boolean | null;
  /** Whether it says its level: where rows do not stand below it. */
  isNamed?: boolean;
}

function ProjectRow({ row, rare, isNamed }: ProjectRowProps) {
  const { slug, name, since, isStale, readiness, lastChange, lastConfirmation } = row;
  const record = lastConfirmation ?? lastChange;
  return (
    <tr data-project={slug}>
      <th scope="row" class={name.length > 32 ? 'long' : undefined}>
        <PageLink to={`/projects/${encodeURIComponent(slug)}`}>{name}</PageLink>
      </th>
      <Cell field="readiness" label="Readiness">
        <Way row={row} isNamed={isNamed ?? false} />
      </Cell>
      <Cell field="since" label="Since">
        {since ? <Day date={since} /> : <None />}
      </Cell>
      <Cell field="recorded" label="Recorded">
        {record ? <Citation record={record} id={`cited-${slug}`} /> : <None />}
        {readiness !== null && rare !== null && isStale === rare && (
          <span class="age">{isStale ? 'stale' : 'fresh'}</span>
        )}
      </Cell>
      <Cell field="people" label="People">
        <People row={row} />
      </Cell>
      <Cell field="next" label="Next action">
        <NextAction row={row} />
      </Cell>
    </tr>
  );
}

const None = () => <span class="quiet">–</span>;

/** On a narrow screen a cell stands below the others; its label is then said by what it shows. */
function Cell({ field, label, children }: { field: string; label: string; children: ComponentChildren }) {
  return (
    <td data-field={field} data-label={label}>
      {children}
    </td>
  );
}

function Way({ row, isNamed }: { row: Row; isNamed: boolean }) {
  const group = useGroup();
  const { readiness, lastChange, nextGate, proposals } = row;
  const isOff = readiness !== null && !isStep(readiness);
  return (
    <>
      {isNamed ? (
        <GroundsLink record={lastChange}>
          <ReadinessMark readiness={readiness} />
        </GroundsLink>
      ) : (
        <span class="visually-hidden">
          {levelWord(group, readiness)}
          {nextGate && `, next ${levelWord(group, nextGate.to)}`}
        </span>
      )}
      {isOff ? (
        <span class="quiet small off-way">{levelMeaning(group, readiness)}</span>
      ) : (
        <Stepper readiness={readiness} asked={proposals.nodes.map(({ to }) => to)} gate={nextGate} />
      )}
    </>
  );
}

function People({ row: { slug, people } }: { row: Row }) {
  const [first] = people;
  if (!first) return <None />;
  const handle = <PageLink to={`/people/${encodeURIComponent(first.handle)}`}>@{first.handle}</PageLink>;
  if (people.length === 1) return handle;
  const id = `people-${slug}`;
  return (
    <>
      {handle}{' '}
      <span class="cited">
        <PageLink to={`/projects/${encodeURIComponent(slug)}#about`} aria-describedby={id}>
          +{people.length - 1}
          <span class="visually-hidden"> more</span>
        </PageLink>
        <span class="card" role="tooltip" id={id}>
          {people.map(({ handle: each, name }) => (
            <span key={each}>{name ? `${name} (@${each})` : `@${each}`}</span>
          ))}
        </span>
      </span>
    </>
  );
}

function NextAction({ row: { slug, readiness, nextGate, proposals } }: { row: Row }) {
  const more = proposals.totalCount - proposals.nodes.length;
  const isIdle = proposals.totalCount === 0 && (!nextGate || nextGate.verdict === 'NO_CRITERIA');
  return (
    <span class="chips">
      {readiness !== null && <GateChip slug={slug} gate={nextGate} />}
      {proposals.nodes.map(({ to }) => (
        <RecordChip key={to} slug={slug} to={to} />
      ))}
      {more > 0 && <span class="quiet small">{count(more, 'more proposal')}</span>}
      {isIdle && <span class="quiet small">{nextGate ? 'nothing is required' : 'nothing to do'}</span>}
    </span>
  );
}
