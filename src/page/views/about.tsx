import { answeredExamples, Code, Examples } from '../about/examples.tsx';
import { PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import type { View } from '../view.ts';
import { READINESS, readinessMeaning } from '../words.ts';

const FILES = [
  [
    '/changes.atom',
    'Changes as Atom; /projects/<slug>.atom for one project, /changes/testing.atom for one readiness',
  ],
  ['/changes.json', 'Changes as JSON Feed 1.1; every feed comes in both formats'],
  ['/proposals.atom', 'Proposals as Atom'],
  ['/meetings.atom', 'Meetings as Atom'],
  ['/meetings.ics', 'Meetings as a calendar'],
  [
    '/projects.csv',
    'Projects as a table; also changes, meetings, notes, proposals, suggestions, criteria, assessments, waivers, runs and claims',
  ],
  ['/badge/wireguard.svg', 'A badge of a project; .json for shields'],
  ['/compositions.yml?projects=wireguard,miragesdk', 'Projects in one LinuxKit file'],
] as const;

/** What the tracker is, in which words, and how to ask it. */
export const about: View = {
  path: '/about',
  async see({ url, query }) {
    const examples = await answeredExamples(query);
    return {
      title: 'About and API',
      isOfToday: true,
      description: 'What sig-status is, the words it uses, and how to query it.',
      body: (
        <>
          <h1>About</h1>
          <p class="lede">
            Where each of a security SIG’s projects stands, which meeting recorded it, and what blocks it. No
            readiness without a record, no record without a meeting.
          </p>
          <Words />
          <h2 id="api">Ask it</h2>
          <p>
            This page and every other one is a client of the GraphQL endpoint at <code>/graphql</code>. A
            browser finds <a href="/graphql">an explorer</a> there, with examples and a description of every
            type and field. Reading needs no credential.
          </p>
          <Examples examples={examples} />
          <h3>From a shell</h3>
          <Code label="Command">
            {`curl ${url.origin}/graphql -H 'content-type: application/json' \\\n  -d '{"query":"{ projects { totalCount } }"}'`}
          </Code>
          <h2 id="files">Take it with you</h2>
          <dl class="facts">
            {FILES.map(([path, meaning]) => (
              <div key={path}>
                <dt>
                  <a href={path}>{path}</a>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
          <h2 id="write">Write to it</h2>
          <p>
            Maintainers propose, record and confirm the readiness of their projects; chairs do so for all,
            keep meetings, criteria and waivers; CI systems report runs. Each sends a token as{' '}
            <code>Authorization: Bearer …</code>; the mutations are in the explorer. What meetings decide can
            also be written into their reports.
          </p>
        </>
      ),
    };
  },
};

function Words() {
  return (
    <>
      <h2 id="words">The words</h2>
      <dl class="facts">
        {READINESS.map((level) => (
          <div key={level}>
            <dt>
              <ReadinessMark readiness={level} />
            </dt>
            <dd>{readinessMeaning(level)}</dd>
          </div>
        ))}
      </dl>
      <p>
        What becomes true in the world and stands in no minutes is an open proposal. A{' '}
        <PageLink to="/criteria">criterion</PageLink> is what a project must show before a step; the gate to a
        step is open when every adopted one is met. Any page can be read as of any day, by when something took
        effect or by when a meeting recorded it.
      </p>
    </>
  );
}
