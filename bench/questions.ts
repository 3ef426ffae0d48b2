import type { Question } from './load.ts';
import type { ServerName } from './servers/start.ts';

/** One question as each server that knows the data is asked it. */
export type Asked = Record<Exclude<ServerName, 'node:http' | 'in the image'>, Question>;

const post = (path: string, query: string): Question => ({
  path,
  method: 'POST',
  body: JSON.stringify({ query: query.replace(/\s+/g, ' ').trim() }),
});

const graphql = (ours: string, postgraphile: string, byHand: string): Asked => ({
  ours: post('/graphql', ours),
  'by hand': { path: byHand, method: 'POST', body: '{}' },
  Mercurius: post('/graphql', ours),
  PostGraphile: post('/graphql', postgraphile),
});

/** Twenty projects, each with its criteria results, its last change and the meeting that recorded it. */
export const statusPage = graphql(
  `query StatusPage { projects(first: 20) { nodes {
    slug name readiness since
    lastChange { kind to effectiveOn reason meeting { date location } }
    criterionResults { criterion { key title } verdict since }
  } } }`,
  `query StatusPage { allProjects(first: 20, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]) { nodes {
    slug name
    lastChange { readiness: to since: effectiveOn kind to effectiveOn reason meetingByMeetingIdAndMeetingDate { date location } }
    criterionResults { nodes { key title verdict since } }
  } } }`,
  '/status-page',
);

/** One project with fifty changes and the meetings that recorded them. */
export const oneProject = graphql(
  `query OneProject { project(slug: "project-00001") { slug name
    history(first: 50) { nodes { kind to effectiveOn reason meeting { date location } } }
  } }`,
  `query OneProject { projectBySlug(slug: "project-00001") { slug name
    statusChangesByProjectId(first: 50, orderBy: [EFFECTIVE_ON_ASC, MEETING_DATE_ASC, PLACE_ASC, PRIMARY_KEY_ASC]) {
      nodes { kind to effectiveOn reason meetingByMeetingIdAndMeetingDate { date location } }
    }
  } }`,
  '/project',
);

/** Twenty meetings with what they recorded, of which projects. */
export const meetings = graphql(
  `query Meetings { meetings(first: 20) { nodes { date location
    statusChanges(first: 20) { nodes { kind to effectiveOn project { slug name } } }
  } } }`,
  `query Meetings { allMeetings(first: 20, orderBy: [DATE_ASC]) { nodes { date location
    statusChangesByMeetingIdAndMeetingDate(first: 20, orderBy: [EFFECTIVE_ON_ASC, PLACE_ASC, PRIMARY_KEY_ASC]) {
      nodes { kind to effectiveOn projectByProjectId { slug name } }
    }
  } } }`,
  '/meetings',
);
