import { PageLink } from '../components/page-link.tsx';
import { levelWord, projectCount, useGroup } from '../group.ts';
import type { OverviewQuery } from '../operation-types.ts';
import { isFact } from '../proposal-sentence.ts';
import { count } from '../words.ts';
import { areBlocked, isWhole, mayMove, stepsOf } from './standing.ts';

/** Where the projects stand, in one sentence or two; each number leads to the rows that it counts. */
export function Headline({ data }: { data: OverviewQuery }) {
  const group = useGroup();
  const { everything, readinessCounts } = data;
  if (everything.totalCount === 0) return <p class="headline">No {group.project.one} is on record yet.</p>;
  const ready = readinessCounts.find(({ readiness }) => readiness === 'GRADUATED')?.projects ?? 0;
  const open = mayMove(data);
  const blocked = areBlocked(data).length;
  const parts = [
    ...stepsOf(group, open).map(({ to, projects }) => (
      <Counted key={to} search={{ gate: 'open' }} class="good">
        {projects.length.toLocaleString('en')} may enter {levelWord(group, to)}
      </Counted>
    )),
    ...(blocked > 0
      ? [
          <Counted key="blocked" search={{ gate: 'blocked' }} class="bad">
            {blocked.toLocaleString('en')} {blocked === 1 ? 'is' : 'are'} blocked
          </Counted>,
        ]
      : []),
  ];
  const isCut = !isWhole(data);
  const waiting = data.waiting.totalCount > 0 ? <Waiting key="waiting" waiting={data.waiting} /> : null;
  const said = waiting && !isCut ? [...parts, waiting] : parts;
  return (
    <p class="headline" data-live="headline">
      {ready === 0 ? (
        `No ${group.project.one} is ready yet.`
      ) : (
        <>
          <Counted search={{ readiness: 'GRADUATED' }} class="good">
            {projectCount(group, ready)}
          </Counted>{' '}
          {ready === 1 ? 'is' : 'are'} ready.
        </>
      )}{' '}
      {isCut && parts.length > 0 && `Of the first ${everything.nodes.length} by name, `}
      {said.length > 0 && <>{said.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))}.</>}
      {waiting && isCut && <> {waiting}.</>}
    </p>
  );
}

interface CountedProps {
  search: Record<string, string>;
  class: string;
  children: preact.ComponentChildren;
}

function Counted({ search, class: of, children }: CountedProps) {
  return (
    <PageLink class={of} to="/#projects" search={search}>
      {children}
    </PageLink>
  );
}

/** Facts are what is true already; anything else that is open is only said to wait. */
function Waiting({ waiting: { nodes, totalCount } }: Pick<OverviewQuery, 'waiting'>) {
  const group = useGroup();
  const proposals = nodes.flatMap((project) => project.proposals.nodes);
  const isAll =
    totalCount === nodes.length && nodes.every(({ proposals: all }) => all.totalCount === all.nodes.length);
  if (isAll && proposals.every(isFact))
    return (
      <>
        <Counted search={{ proposal: 'open' }} class="to-record">
          {count(proposals.length, 'fact')}
        </Counted>{' '}
        {proposals.length === 1 ? 'is' : 'are'} not yet recorded by a meeting
      </>
    );
  return (
    <>
      <Counted search={{ proposal: 'open' }} class="to-record">
        {projectCount(group, totalCount)}
      </Counted>{' '}
      {totalCount === 1 ? 'waits' : 'wait'} for a meeting to record something
    </>
  );
}

/** The last meeting, and the day of the next as far as it is known. */
export function MeetingsNote({ data: { lastMeeting, coming } }: { data: OverviewQuery }) {
  const [last] = lastMeeting.nodes;
  const [next] = coming.nodes;
  const said = [
    last && (
      <>
        Last meeting{' '}
        <PageLink to={`/meetings/${last.date}${last.name ? `-${last.name}` : ''}`}>{last.date}</PageLink>.
      </>
    ),
    next ? (
      <>
        The next is planned for{' '}
        <PageLink to={`/meetings/${next.date}${next.name ? `-${next.name}` : ''}`}>{next.date}</PageLink>.
      </>
    ) : (
      last?.announcedNextOn && <>The next was announced for {last.announcedNextOn}.</>
    ),
    last && <PageLink to="/brief">Brief</PageLink>,
  ].filter(Boolean);
  return <>{said.flatMap((part, at) => (at === 0 ? [part] : [' ', part]))}</>;
}
