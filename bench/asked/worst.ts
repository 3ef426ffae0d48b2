import { type Asked, daysAgo, slug, slugs } from './asked.ts';

/** As many aliases as an operation may have. */
const ALIASES = 30;
const first = daysAgo(2800);
const lastMeeting = daysAgo(5);
const members = JSON.stringify(slugs(60));
const idsAt = (type: string, key: (at: number) => string) =>
  JSON.stringify(
    Array.from({ length: 100 }, (_, at) => Buffer.from(`${type}:${key(at)}`).toString('base64')),
  );

const each = (field: (at: number) => string, count = ALIASES): string =>
  Array.from({ length: count }, (_, at) => `a${at}: ${field(at)}`).join(' ');
const sets = (minimum: string) =>
  each((at) => `largestCombinations(minimum: ${minimum}, first: 1, asOf: "${daysAgo(at)}") { verdict }`);

/** Anonymous requests within all limits that were found to take most, or most beside what they are charged. */
const documents: Record<string, string> = {
  'largest sets by UNKNOWN on 30 days': sets('UNKNOWN'),
  'largest sets by NEEDS_PORT on 30 days': sets('NEEDS_PORT'),
  'largest sets by CONFLICT on 30 days': sets('CONFLICT'),
  'largest sets by PLAUSIBLE, 30 times without another one': each(
    (at) => `largestCombinations(minimum: PLAUSIBLE, first: 1, exclude: ["${slug(2 * at + 2)}"]) { verdict }`,
  ),
  'reports on 100 largest sets by UNKNOWN':
    'largestCombinations(minimum: UNKNOWN, first: 100) { report { verdict pairs { verdict } nextTests blockers } }',
  'reports on named sets of 20 largest sets':
    'largestCombinations(minimum: UNKNOWN, first: 20) { report { named { report { pairs { verdict } } } ci { results { runs { status } } } } }',
  'pairs of 60 projects on 12 days': each(
    (at) => `combination(projects: ${members}, asOf: "${daysAgo(at)}") { verdict pairs { verdict } }`,
    12,
  ),
  'the channel composed on 30 days': each(
    (at) => `composition(channel: "testing", asOf: "${daysAgo(at)}") { ... on Composition { yml } }`,
  ),
  'every pair of the channel':
    'channel { composition { ... on Composition { yml warnings report { nextTests blockers pairs { verdict projects { slug } } } } } }',
  'twenty briefs': each(
    (at) =>
      `brief(since: "${daysAgo(1400 + at)}") { contradictions { totalCount } gatesOpened { totalCount } gatesClosed { totalCount } expiring { totalCount } }`,
    20,
  ),
  'every item of a brief, with its gates': `brief(since: "${first}") { ${[
    'confirmed',
    'contradictions',
    'expired',
    'expiring',
    'gatesClosed',
    'gatesOpened',
    'neverHeld',
    'proposed',
    'recorded',
    'stale',
    'suggestions',
    'withdrawn',
  ]
    .map(
      (section) => `${section} { totalCount items { message link projects { slug nextGate { verdict } } } }`,
    )
    .join(' ')} }`,
  'a criterion previewed 30 times': each(
    (at) =>
      `previewCriterion(input: { act: CHANGE, key: "ci-boots", requiredRuns: ${at + 1}, windowDays: 90 }) { opensCount closesCount }`,
  ),
  'two days compared 30 times by RECORDED': each(
    (at) =>
      `compare(from: "${first}", to: "${daysAgo(5 + at)}", clock: RECORDED) { projects(first: 1) { totalCount } }`,
  ),
  'results of all criteria on 30 days': each(
    (at) => `criteria(asOf: "${daysAgo(30 * at)}") { results(first: 1, verdict: [FAILED]) { totalCount } }`,
  ),
  'words of most notes searched 30 times': each(
    (at) =>
      `search(query: "was talked about the patches of it and its test p${at}", first: 1) { totalCount }`,
  ),
  'letters searched 26 times': each(
    (at) => `search(query: "${String.fromCharCode(97 + at)}", first: 100) { nodes { __typename } }`,
    26,
  ),
  'projects filtered 20 times by RECORDED': each(
    (at) =>
      `projects(first: 1, asOf: "${daysAgo(100 + at)}", clock: RECORDED, filter: { readiness: [TESTING], isStale: false, text: "e" }, orderBy: { field: LAST_RECORDED }) { totalCount nodes { slug } }`,
    20,
  ),
  'every count of 100 projects':
    'projects(first: 100) { nodes { history(first: 0) { totalCount } ciRuns(first: 0) { totalCount } notes(first: 0) { totalCount } meetings(first: 0) { totalCount } claims(first: 0) { totalCount } compatibility(first: 0) { totalCount } combinations(first: 0) { totalCount } waivers(first: 0) { totalCount } assessments(first: 0) { totalCount } proposals(first: 0) { totalCount } externalClaims(first: 0) { totalCount } } }',
  'pairs of 100 projects on 100 days': `nodes(ids: ${idsAt('Project', (at) => `${2 * at + 2}@${daysAgo(at + 1)}@EFFECTIVE`)}) { ... on Project { compatibility(first: 1) { totalCount } } }`,
  'gates of 100 projects on 100 days': `nodes(ids: ${idsAt('Project', (at) => `${at + 1}@${daysAgo(at + 1)}@RECORDED`)}) { ... on Project { nextGate { verdict } readiness } }`,
  'gates of 100 projects, with all that decides them':
    'projects(first: 100) { nodes { nextGate { verdict summary blockers { message } criteria { explanation evidence { __typename } waiver { reason } } } } }',
  'meetings of 20 projects, 5 times': each(
    (at) =>
      `meetings(first: 1, filter: { project: ${JSON.stringify(Array.from({ length: 20 }, (_, n) => slug(20 * at + n + 1)))} }) { totalCount }`,
    5,
  ),
  'what 90 meetings recorded':
    'meetings(first: 90) { nodes { statusChanges(first: 100) { totalCount nodes { from stands } } } }',
  'runs of 90 projects': `projects(first: 90) { nodes { ciRuns(last: 100) { totalCount nodes { isCounted } } } }`,
  'reports on 100 named sets':
    'combinations(first: 100) { nodes { report { verdict blockers nextTests pairs { verdict } ci { results { explanation runs { status } } } } } }',
  'changes of 100 projects between two days': `compare(from: "${first}", to: "${lastMeeting}") { projects(last: 100) { nodes { statusChanges(last: 20) { nodes { from } } before { nextGate { verdict } } after { nextGate { verdict } } } } }`,
};

export const worst: readonly Asked[] = Object.entries(documents).map(([name, query]) => ({
  kind: 'worst',
  of: 'several',
  name,
  path: '/graphql',
  method: 'POST',
  body: JSON.stringify({ query: `{ ${query} }` }),
  headers: { accept: 'application/json' },
}));
