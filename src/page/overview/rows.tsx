import type { ComponentChildren } from 'preact';
import { Day } from '../components/day.tsx';
import { GateMark } from '../components/gate-mark.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Track } from '../components/track.tsx';
import { VerdictMark } from '../components/verdict-mark.tsx';
import { capital, levelWord, useGroup } from '../group.ts';
import type { OverviewQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';
import { count } from '../words.ts';
import { type Question, type Sort, searchOf } from './question.ts';

type Row = OverviewQuery['projects']['nodes'][number];

/** One row per project: where it stands, since when, who said so, what waits and what blocks it. */
export function Rows({ rows, question }: { rows: readonly Row[]; question: Question }) {
  const group = useGroup();
  return (
    <section class="scroll" aria-label={`Table of ${group.project.many}`} tabindex={0}>
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
              Readiness
            </Sortable>
            <Sortable by="since" question={question}>
              Since
            </Sortable>
            <Sortable by="recorded" question={question}>
              Recorded
            </Sortable>
            <th scope="col">Open proposal</th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        <tbody data-live="rows">
          {rows.map((row) => (
            <ProjectRow key={row.slug} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SortableProps {
  by: 'name' | 'readiness' | 'since' | 'recorded';
  question: Question;
  children: string;
}

function Sortable({ by, question, children }: SortableProps) {
  const { sort = 'name' } = question;
  const isUp = sort === by;
  const isDown = sort === `-${by}`;
  const next: Sort = isUp ? `-${by}` : by;
  return (
    <th scope="col" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <PageLink to="/#projects" search={{ ...searchOf(question), sort: next }}>
        {children}
        {(isUp || isDown) && <span aria-hidden="true">{isUp ? ' ↑' : ' ↓'}</span>}
      </PageLink>
    </th>
  );
}

function ProjectRow({ row }: { row: Row }) {
  const { slug, name, summary, readiness, since, proposals, lastChange } = row;
  return (
    <tr data-project={slug}>
      <th scope="row">
        <PageLink to={`/projects/${encodeURIComponent(slug)}`}>{name}</PageLink>
        <p>{summary}</p>
      </th>
      <Cell field="readiness" label="Readiness">
        <GroundsLink record={lastChange}>
          <ReadinessMark readiness={readiness} />
        </GroundsLink>
        <Track readiness={readiness} asked={proposals.nodes.map(({ to }) => to)} />
      </Cell>
      <Cell field="since" label="Since">
        {since ? <Day date={since} /> : <span class="quiet">–</span>}
      </Cell>
      <Cell field="recorded" label="Recorded">
        <Recorded row={row} />
      </Cell>
      <Cell field="proposal" label="Open proposal">
        <Proposals row={row} />
      </Cell>
      <Cell field="gate" label="Next step">
        <NextStep gate={row.nextGate} />
      </Cell>
    </tr>
  );
}

/** On a narrow screen a cell stands below its own label instead of its column's head. */
function Cell({ field, label, children }: { field: string; label: string; children: ComponentChildren }) {
  return (
    <td data-field={field} data-label={label}>
      <div>{children}</div>
    </td>
  );
}

function Recorded({ row: { lastChange, lastConfirmation, isStale } }: { row: Row }) {
  if (!lastChange) return <span class="quiet">by no meeting</span>;
  return (
    <>
      <GroundsLink record={lastChange}>
        <Day date={lastChange.meeting.date} />
      </GroundsLink>
      {lastConfirmation && (
        <p>
          confirmed{' '}
          <GroundsLink record={lastConfirmation}>
            <Day date={lastConfirmation.meeting.date} />
          </GroundsLink>
        </p>
      )}
      <p class="quiet">{isStale ? 'stale' : 'fresh'}</p>
    </>
  );
}

function Proposals({ row: { readiness, kernelBase, proposals } }: { row: Row }) {
  const group = useGroup();
  if (proposals.totalCount === 0) return <span class="quiet">none</span>;
  const onRecord = readiness ? `${levelWord(group, readiness)} on record` : 'Nothing on record';
  return (
    <>
      {proposals.nodes.map((proposal) => (
        <p key={`${proposal.to} ${proposal.openedOn}`}>
          {onRecord}; <Sentence text={proposalSentence(group, proposal, kernelBase !== null)} />
        </p>
      ))}
      {proposals.totalCount > proposals.nodes.length && (
        <p>{count(proposals.totalCount, 'open proposal')} in all</p>
      )}
    </>
  );
}

function NextStep({ gate }: { gate: Row['nextGate'] }) {
  const group = useGroup();
  if (!gate) return <span class="quiet">no further step</span>;
  const required = gate.criteria.filter(({ isRequired }) => isRequired);
  const proposed = gate.criteria.length - required.length;
  return (
    <>
      <p class="step">
        To {levelWord(group, gate.to)} <GateMark verdict={gate.verdict} />
      </p>
      <ul class="marks">
        {required.map(({ verdict, criterion }) => (
          <li key={criterion.key}>
            <VerdictMark verdict={verdict} kind={criterion.kind} of={criterion.key} />
          </li>
        ))}
        {proposed > 0 && <li class="quiet">{proposed} only proposed</li>}
      </ul>
    </>
  );
}
