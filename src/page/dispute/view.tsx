import { hrefOf } from '../act/paths.ts';
import { PageLink } from '../components/page-link.tsx';
import type { DisputesQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { useVisitor } from '../visitor.ts';
import { DisputeWords } from './disputes.tsx';

type Dispute = NonNullable<DisputesQuery['disputes']>['nodes'][number];

const STATES: Record<Dispute['state'], string> = {
  WAITING: 'Waits for a chair',
  PUBLISHED: 'Published, not answered yet',
  ANSWERED: 'Answered',
  DISMISSED: 'Dismissed; only chairs see it',
};

/** What readers have said is wrong; for chairs also the disputes that wait for them. */
export const disputes: View = {
  path: '/disputes',
  async see({ url, query, visitor }) {
    const { after } = readQuery(url, { after: one(text) });
    const isChair = visitor?.may('readDisputes') ?? false;
    const [waiting, rest] = await Promise.all([
      isChair && after === undefined ? query('Disputes', { state: ['WAITING'], first: 50 }) : null,
      query('Disputes', {
        state: isChair ? ['PUBLISHED', 'ANSWERED', 'DISMISSED'] : ['PUBLISHED', 'ANSWERED'],
        after,
      }),
    ]);
    const { nodes = [], totalCount = 0, pageInfo } = rest.disputes ?? {};
    return {
      title: 'Said to be wrong',
      description: 'What readers have said is wrong, and what the chairs answered.',
      isOfToday: true,
      body: (
        <>
          <h1>Said to be wrong</h1>
          <p class="lede">
            What readers say is wrong in a record or in the minutes. A chair reads it before anybody else
            does. To send one, follow “This is wrong” on a record, or below the lines of a revision of the
            minutes.
          </p>
          {waiting?.disputes && (
            <Section id="waiting" title="Waiting for a chair" count={waiting.disputes.totalCount}>
              {waiting.disputes.nodes}
            </Section>
          )}
          <Section id="judged" title={isChair ? 'Judged' : 'Published'} count={totalCount}>
            {nodes}
          </Section>
          {pageInfo?.hasNextPage && (
            <p>
              <PageLink to="/disputes" search={{ after: pageInfo.endCursor }}>
                Earlier ones
              </PageLink>
            </p>
          )}
        </>
      ),
    };
  },
};

interface SectionProps {
  id: string;
  title: string;
  count: number;
  children: readonly Dispute[];
}

function Section({ id, title, count, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="quiet">{count}</span>
      </h2>
      {count === 0 && <p class="quiet">There are none.</p>}
      <ul class="records">
        {children.map((dispute) => (
          <li key={dispute.id}>
            <About dispute={dispute} />
            <DisputeWords dispute={dispute} />
            {dispute.contact && <p class="small">To reach them: {dispute.contact}</p>}
            <Ways dispute={dispute} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ dispute: { statusChange, line, state } }: { dispute: Dispute }) {
  return (
    <p>
      {statusChange && (
        <PageLink to={`/records/${statusChange.number}`}>
          Record {statusChange.number}: {statusChange.project.name}
        </PageLink>
      )}
      {line && (
        <>
          <q>{line.quote}</q> {line.page && <PageLink to={line.page}>line {line.lineStart}</PageLink>}
        </>
      )}
      <span class="quiet"> · {STATES[state]}</span>
    </p>
  );
}

/** What a chair can do about it. */
function Ways({ dispute: { id, state } }: { dispute: Dispute }) {
  const visitor = useVisitor();
  const acts = state === 'WAITING' ? WAITING : state === 'PUBLISHED' ? PUBLISHED : [];
  const offered = acts.filter(([act]) => visitor?.may(act));
  if (offered.length === 0) return null;
  return (
    <p class="ways">
      {offered.map(([act, word]) => (
        <a key={act} href={hrefOf(act, { dispute: id })}>
          {word}
        </a>
      ))}
    </p>
  );
}

const PUBLISHED = [
  ['answerDispute', 'Answer'],
  ['dismissDispute', 'Dismiss'],
] as const;
const WAITING = [['publishDispute', 'Publish'], ...PUBLISHED] as const;
