import { PageLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelMeaning, levelsOf, oneProject, useGroup } from '../group.ts';
import type { Ask, View } from '../view.ts';
import { answeredExamples, Code, Examples } from './examples.tsx';

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
    'The projects as a table; also changes, meetings, notes, proposals, suggestions, criteria, assessments, waivers, runs and claims',
  ],
] as const;

/** Files of what is there. */
async function filesOf({ query, group }: Ask): Promise<(readonly [path: string, meaning: string])[]> {
  const { projects } = await query('SomeProjects', { first: 100 });
  const [one] = projects.nodes;
  const changed = group.channel === null ? undefined : projects.nodes.find(({ kernelBase }) => kernelBase);
  return [
    ...FILES,
    ...(one
      ? [
          [
            `/badge/${encodeURIComponent(one.slug)}.svg`,
            `A badge of ${oneProject(group)}; .json for shields`,
          ] as const,
        ]
      : []),
    ...(changed
      ? [
          [
            `/compositions.yml?projects=${encodeURIComponent(changed.slug)}`,
            'Several projects, separated by commas, in one LinuxKit file',
          ] as const,
        ]
      : []),
  ];
}

/** Explains the tracker and its words, and shows how to query it. */
export const about: View = {
  path: '/about',
  async see(ask) {
    const { url, query, group } = ask;
    const files = await filesOf(ask);
    const examples = await answeredExamples(query);
    return {
      title: 'About and API',
      isOfToday: true,
      description: `What the tracker of the ${group.name} is, the words it uses, and how to query it.`,
      body: (
        <>
          <h1>About</h1>
          <p class="lede">
            {group.purpose} There is no readiness without a record, and no record without a meeting.
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
          <h2 id="files">Download it</h2>
          <dl class="facts">
            {files.map(([path, meaning]) => (
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
  const group = useGroup();
  return (
    <>
      <h2 id="words">The words</h2>
      <dl class="facts">
        {levelsOf(group).map((level) => (
          <div key={level}>
            <dt>
              <ReadinessMark readiness={level} />
            </dt>
            <dd>{levelMeaning(group, level)}</dd>
          </div>
        ))}
      </dl>
      <p>
        A change that has happened in the world but is in no minutes is an open proposal. A{' '}
        <PageLink to="/criteria">criterion</PageLink> is what {oneProject(group)} must show before a step; the
        gate to a step is open when every adopted one is met. Any page can be read as of any day, by when
        something took effect or by when a meeting recorded it.
      </p>
    </>
  );
}
