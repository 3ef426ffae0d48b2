import { Instant } from '../components/instant.tsx';
import { PageLink } from '../components/page-link.tsx';
import { inWordsOf, useGroup } from '../group.ts';
import type { ImportsQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

const PAGE_SIZE = 25;

type Told = NonNullable<ImportsQuery['imports']>['nodes'][number];

const STATES: Record<Told['state'], string> = {
  WAITING: 'It waits; the server has not looked at it yet.',
  DONE: 'The server has looked at it.',
  PASSED_OVER: 'There was nothing to do.',
  REFUSED: 'It was refused.',
  GIVEN_UP: 'The server gave up: it could not read the repository for a day.',
};
const SOURCES: Record<string, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea',
  poll: 'Asked for',
};
const OUTCOMES: Record<string, string> = {
  IMPORTED: 'imported',
  UNCHANGED: 'brought nothing new',
  REFUSED: 'refused',
};

/** Deliveries of the repository, and their results. */
export const imports: View = {
  path: '/imports',
  async see({ group, url, query }) {
    const { after } = readQuery(url, { after: one(text) });
    const { imports: page } = await query('Imports', { first: PAGE_SIZE, after });
    const { nodes, totalCount, pageInfo } = page ?? {
      nodes: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    return {
      title: 'Imports',
      description: `What came from the repository of the ${group.name}, and what came of it.`,
      isOfToday: true,
      body: (
        <>
          <h1>Imports</h1>
          <p class="lede">News from the repository, newest first, and what became of it.</p>
          <p class="shown" role="status">
            {totalCount === 0 ? 'Nothing has come from it yet.' : count(totalCount, 'entry', 'entries')}
          </p>
          <ul class="records">
            {nodes.map((told) => (
              <li key={`${told.at} ${told.event}`}>
                <Entry told={told} />
              </li>
            ))}
          </ul>
          {pageInfo.hasNextPage && (
            <p>
              <PageLink to="/imports" search={{ after: pageInfo.endCursor }}>
                Earlier ones
              </PageLink>
            </p>
          )}
        </>
      ),
    };
  },
};

function Entry({ told }: { told: Told }) {
  const group = useGroup();
  return (
    <>
      <p>
        <Instant at={told.at} /> · {SOURCES[told.source] ?? told.source}: {told.event}.{' '}
        {told.why ? inWordsOf(group, told.why) : STATES[told.state]}
        {told.why && told.state === 'WAITING' && ' The server tries again.'}
        {told.why && told.state === 'GIVEN_UP' && ' The server gave up.'}
      </p>
      {told.files.map((file) => (
        <details key={file.path} open={file.outcome === 'REFUSED'}>
          <summary>
            {file.path} at {file.commit.slice(0, 12)}: {OUTCOMES[file.outcome] ?? file.outcome}
          </summary>
          {file.changes.length > 0 && <Lines title="What it changed" lines={file.changes} />}
          {file.problems.length > 0 && (
            <Lines
              title={
                file.outcome === 'REFUSED'
                  ? 'Why it was refused, and what was not understood'
                  : 'What was not understood'
              }
              lines={file.problems}
            />
          )}
        </details>
      ))}
    </>
  );
}

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <>
    <h2 class="small">{title}</h2>
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
);
