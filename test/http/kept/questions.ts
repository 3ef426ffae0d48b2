import { request } from 'node:http';
import { documentHash } from '../../../src/http/plugins/trusted-documents.ts';
import { documents } from '../../../src/page/index.ts';

/** Every operation that a reader can send once, each with variables that the seeds and the world of gates have an answer to. */
export const VARIABLES: Record<string, object> = {
  Account: {},
  ActActionItems: {},
  ActChoices: {},
  ActGates: { slug: 'wireguard' },
  ActMeeting: { date: '2017-05-24' },
  ActProposals: {},
  ActProject: { slug: 'wireguard' },
  ActSuggestions: {},
  CitedLines: { date: '2017-05-24', number: 1, from: 1, first: 3 },
  PreviewCriterion: { input: { act: 'DROP', key: 'ci-boots' } },
  PreviewGate: {
    project: 'wireguard',
    to: 'GRADUATED',
    assume: [{ criterion: 'ci-boots', verdict: 'WAIVED' }],
  },
  ActDisputed: { number: 1 },
  BriefToAct: { since: '2017-08-02' },
  Disputes: { state: ['PUBLISHED'] },
  Badge: { slug: 'wireguard' },
  Brief: { since: '2017-08-02' },
  Calendar: {},
  ChangeFeed: { isOfProject: false },
  ChangeTable: {},
  Changes: { first: 5 },
  Channel: {},
  ChannelFile: {},
  ChannelSlug: {},
  ClaimTable: {},
  Combination: { projects: ['wireguard', 'landlock'] },
  Combinations: { minimum: 'PLAUSIBLE' },
  Compare: { from: '2017-05-24', to: '2017-08-16' },
  Composition: { projects: ['wireguard', 'landlock'] },
  Criteria: { hasResults: true },
  Criterion: { key: 'ci-boots', hasResults: true },
  CriterionTable: {},
  ExampleChannel: {},
  ExamplePast: {},
  ExampleStanding: {},
  Gone: { kind: 'MEETING', key: '2017-05-24' },
  Imports: { first: 5 },
  LastMeeting: {},
  Matrix: { first: 3 },
  MeetingLines: { date: '2017-05-24' },
  MeetingNotes: { date: '2017-05-24' },
  Meeting: { date: '2017-05-24' },
  Meetings: { first: 5 },
  Nearby: { words: 'wireguard', text: 'wireguard' },
  MeetingPicture: { date: '2017-05-24' },
  OverviewPicture: {},
  ProjectPicture: { slug: 'wireguard' },
  Sitemap: {},
  SitemapMeetings: {},
  Overview: { hasResults: true },
  OverviewContradictions: { since: '2017-08-16' },
  OverviewRows: { first: 20 },
  OverviewSets: {},
  PairMarks: { projects: ['wireguard', 'landlock'] },
  Pairs: { projects: ['wireguard', 'landlock'] },
  Person: { handle: 'l0kod' },
  ProjectCount: {},
  ProjectTable: {},
  Project: { slug: 'wireguard' },
  Record: { number: 1 },
  Revision: { date: '2017-05-24', number: 1 },
  RevisionLines: { date: '2017-05-24', number: 1, from: 1 },
  Search: { words: 'wireguard' },
  SomeProjects: { first: 3 },
  AssessmentTable: {},
  MeetingFeed: {},
  MeetingTable: {},
  NoteTable: {},
  ProposalFeed: {},
  ProposalTable: {},
  RunMeeting: { date: '2017-05-24' },
  RunTable: {},
  SuggestionTable: {},
  WaiverTable: {},
  Timeline: { first: 5 },
};

/** Every page, and every file beside them. */
export const PATHS = [
  '/',
  '/about',
  '/assessments.csv',
  '/badge/wireguard.json',
  '/badge/wireguard.svg',
  '/brief?since=2017-08-02',
  '/changes',
  '/changes.atom',
  '/changes.csv',
  '/changes.json',
  '/changes/testing.atom',
  '/channel',
  '/claims.csv',
  '/combinations',
  '/compare?from=2017-05-24&to=2017-08-16',
  '/compositions.yml?projects=wireguard',
  '/criteria',
  '/criteria/ci-boots',
  '/criteria.csv',
  '/favicon.svg',
  '/graphql',
  '/matrix',
  '/meetings',
  '/meetings.atom',
  '/meetings.csv',
  '/meetings.ics',
  '/meetings.json',
  '/meetings/2017-05-24',
  '/meetings/2017-05-24/revisions/1',
  '/notes.csv',
  '/people/l0kod',
  '/projects.csv',
  '/projects/landlock',
  '/projects/wireguard',
  '/projects/wireguard.png',
  '/overview.png',
  '/sitemap-projects.xml',
  '/projects/wireguard.atom',
  '/projects/wireguard.json',
  '/projects/wireguard?asOf=2017-06-01&clock=RECORDED',
  '/proposals.atom',
  '/proposals.csv',
  '/proposals.json',
  '/records/1',
  '/robots.txt',
  '/runs.csv',
  '/search?q=wireguard',
  '/suggestions.csv',
  '/timeline',
  '/waivers.csv',
];

export const persisted = (name: string, variables: object = VARIABLES[name] ?? {}): string =>
  `/graphql?${new URLSearchParams({
    extensions: JSON.stringify({
      persistedQuery: { version: 1, sha256Hash: documentHash(documents.get(name) ?? '') },
    }),
    variables: JSON.stringify(variables),
  })}`;

export interface Question {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export const posted = (body: object | string, headers: Record<string, string> = {}): Question => ({
  path: '/graphql',
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export interface Whole {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The bytes as they came, and every header but those that no two answers share: their ids, and what is left to who asks. */
export function ask(url: string, { path, method = 'GET', headers, body }: Question): Promise<Whole> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { date, 'x-request-id': id, ratelimit, ...rest } = response.headers;
        resolve({ status: response.statusCode ?? 0, headers: rest, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
