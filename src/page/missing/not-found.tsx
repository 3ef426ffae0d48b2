import { distance } from 'fastest-levenshtein';
import { MeetingLink, meetingKey, PageLink, ProjectLink } from '../components/page-link.tsx';
import { viewsOf } from '../navigation.ts';
import type { Ask, Sight } from '../view.ts';

/** What a path that names nothing may have meant: the closest projects, meetings and views. */
export async function notFound({ url, query, group }: Ask): Promise<Sight> {
  const wanted = wantedIn(url.pathname);
  const { search, matching, projects, meetings } = await query('Nearby', {
    words: wanted.replaceAll('-', ' ') || group.shortName.toLowerCase(),
    text: wanted || '-',
  });
  const found = search.nodes.flatMap((node) => (node.__typename === 'Project' ? [node] : []));
  const known = new Map([...found, ...matching.nodes, ...projects.nodes].map((one) => [one.slug, one]));
  const closeProjects = closest(wanted, [...known.values()], ({ slug, name }) => [slug, name.toLowerCase()]);
  const closeMeetings = closest(wanted, meetings.nodes, (meeting) => [meetingKey(meeting)]);
  const closeViews = closest(url.pathname.split('/')[1] ?? '', viewsOf(group), ({ path }) => [path.slice(1)]);
  return {
    status: 404,
    title: 'Not found',
    description: 'There is no page at this address.',
    body: (
      <>
        <h1>There is no page at this address</h1>
        <p class="lede">
          <code>{url.pathname.slice(0, 200)}</code> names no {group.project.one}, meeting or view.
        </p>
        <Suggestions
          title="Did you mean"
          items={[
            ...closeProjects.map((one) => <ProjectLink key={one.slug} project={one} />),
            ...closeMeetings.map((meeting) => (
              <span key={meetingKey(meeting)}>
                the meeting of <MeetingLink {...meeting} />
              </span>
            )),
            ...closeViews.map(({ path, word }) => (
              <PageLink key={path} to={path}>
                {word}
              </PageLink>
            )),
          ]}
        />
        <p>
          Or start from <PageLink to="/">the overview of all {group.project.many}</PageLink>, or from{' '}
          <PageLink to="/meetings">the list of meetings</PageLink>.
        </p>
      </>
    ),
  };
}

function Suggestions({ title, items }: { title: string; items: preact.VNode[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="plain-list">
        {items.map((item) => (
          <li key={item.key}>{item}</li>
        ))}
      </ul>
    </>
  );
}

/** The last part of the path, as plain words. */
function wantedIn(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  return last
    .replaceAll(/%[\da-f]{0,2}/gi, ' ')
    .replaceAll(/[^\w.-]+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 80);
}

/** The at most three that take few enough steps to type, or that the words are a part of. */
function closest<Thing>(
  wanted: string,
  things: readonly Thing[],
  namesOf: (thing: Thing) => string[],
): Thing[] {
  if (wanted === '') return [];
  const steps = (thing: Thing) =>
    Math.min(...namesOf(thing).map((name) => (name.includes(wanted) ? 0 : distance(name, wanted))));
  return things
    .map((thing) => ({ thing, steps: steps(thing) }))
    .filter((ranked) => ranked.steps <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ thing }) => thing);
}
