import { ADMIN, type Asked, daysAgo, slug, slugs } from './asked.ts';

const lastMeeting = daysAgo(5);
const years = daysAgo(1400);
const first = daysAgo(2800);
const project = slug(2);
const idOf = (type: string, key: string | number) => Buffer.from(`${type}:${key}`).toString('base64');
const text = (value: unknown) => JSON.stringify(value);

const members = text(slugs(60));
const hundred = text(Array.from({ length: 100 }, (_, at) => idOf('Project', at + 1)));
const recent =
  'nodes { number kind from to reason meeting { date } enteredBy { handle } evidence { link url } }';

/** A change that makes every project's gate into the channel be judged anew. */
const preview = 'input: { act: CHANGE, key: "ci-boots", requiredRuns: 12, windowDays: 90 }';

/**
 * For every root field of the schema what is dearest beside its charge: few things selected, and much to look at. A list is
 * one question for each; a test fails where a field of the schema has none.
 */
const queries: Record<string, readonly string[]> = {
  actionItems: [
    'actionItems(first: 1) { totalCount }',
    'actionItems(last: 100, isDone: false) { nodes { text dueOn owner { handle } meeting { date } projects { slug } source { link } } }',
  ],
  allowedMoves: ['allowedMoves { to }', `allowedMoves(project: "${project}") { to description }`],
  assessments: [
    'assessments(first: 1) { totalCount }',
    'assessments(last: 100) { nodes { result justification project { slug } criterion { key } evidence { link } } }',
    `assessments(first: 20, asOf: "${years}", newestFirst: true) { totalCount nodes { result } }`,
  ],
  auditEvents: [
    'auditEvents(first: 1) { totalCount }',
    'auditEvents(last: 100) { nodes { at act subject person { handle } details { name value } } }',
    'auditEvents(first: 20, filter: { subject: ["StatusChange:7"] }) { totalCount nodes { at } }',
  ],
  imports: [
    'imports(first: 1) { totalCount }',
    'imports(last: 100) { nodes { at state why files { path changes problems } } }',
  ],
  newsSubscriptions: [
    'newsSubscriptions(first: 1) { totalCount }',
    'newsSubscriptions(last: 100) { nodes { topic address lastDeliveredAt failingSince endedBecause isAlsoForMe lastDeliveries { state lastError } } }',
  ],
  brief: [
    ...[
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
    ].map((section) => `brief(since: "${years}") { ${section} { totalCount } }`),
    `brief(since: "${first}") { since }`,
    `brief(since: "${lastMeeting}") { recorded { items { message } } stale { items { message projects { slug } } } }`,
    `brief(since: "${first}") { recorded { items { message link meeting { date } projects { slug } statusChange { number } } } }`,
  ],
  channel: [
    'channel { slug names { name } }',
    'channel { members(first: 1) { totalCount } }',
    'channel { members(first: 100) { nodes { slug nextGate { verdict } } } }',
    `channel { members(last: 100, asOf: "${years}", clock: RECORDED) { nodes { slug } } }`,
    'channel { composition { __typename ... on Composition { yml } } }',
    'channel { criteria { key results(first: 1) { totalCount } } }',
  ],
  ciRuns: [
    'ciRuns(first: 1) { totalCount }',
    'ciRuns(last: 100) { nodes { status isCounted isFlaky project { slug } criterion { key } } }',
    `ciRuns(first: 20, asOf: "${years}", newestFirst: true) { totalCount nodes { status } }`,
  ],
  combination: [
    `combination(projects: ${members}) { verdict }`,
    `combination(projects: ${members}) { verdict blockers pairs { verdict projects { slug } claim { reason } } nextTests ci { isTested } named { slug } }`,
  ],
  combinationBySlug: [
    'combinationBySlug(slug: "set-00001") { verdict report { pairs { verdict } nextTests } ciRuns(first: 100) { nodes { status } } }',
  ],
  combinations: [
    'combinations(first: 1) { totalCount nodes { verdict } }',
    'combinations(first: 100) { nodes { slug verdict projects { slug } } }',
    'combinations(first: 30) { nodes { report { verdict blockers ci { isTested } } } }',
  ],
  compatibilityClaims: [
    'compatibilityClaims(first: 1) { totalCount }',
    'compatibilityClaims(last: 100) { nodes { verdict reason sourceUrl projects { slug } meeting { date } } }',
    `compatibilityClaims(first: 20, asOf: "${years}") { totalCount nodes { isExpired } }`,
  ],
  compare: [
    `compare(from: "${first}", to: "${lastMeeting}") { projects(first: 1) { totalCount } }`,
    `compare(from: "${years}", to: "${lastMeeting}", clock: RECORDED) { projects(first: 1) { nodes { hasMoved } } }`,
    `compare(from: "${years}", to: "${lastMeeting}") { projects(last: 100) { nodes { hasMoved before { readiness } after { slug readiness } statusChanges(first: 5) { nodes { number } } } } }`,
    `compare(from: "${first}", to: "${lastMeeting}") { meetings(first: 100) { nodes { date } } }`,
  ],
  composition: [
    'composition(channel: "testing") { __typename }',
    `composition(channel: "testing", asOf: "${years}") { __typename ... on Composition { yml warnings } }`,
    `composition(projects: ${members}) { ... on Composition { yml report { verdict } } }`,
  ],
  criteria: [
    'criteria { key title }',
    'criteria { results(first: 1) { totalCount } }',
    'criteria { results(first: 100) { nodes { verdict explanation project { slug } } } }',
    `criteria(asOf: "${years}") { results(last: 100, verdict: [FAILED]) { totalCount nodes { since } } }`,
  ],
  criterion: [
    'criterion(key: "ci-boots") { title history { reason } }',
    'criterion(key: "ci-boots") { results(first: 1) { totalCount } }',
    `criterion(key: "ci-nightly", asOf: "${years}") { results(first: 1, verdict: [MET]) { totalCount nodes { verdict } } }`,
    'criterion(key: "reviewed") { results(last: 100) { nodes { verdict explanation evidence { __typename } } } }',
  ],
  largestCombinations: [
    'largestCombinations(minimum: UNKNOWN, first: 1) { verdict }',
    `largestCombinations(minimum: UNKNOWN, first: 3, asOf: "${years}") { isSearchComplete }`,
    'largestCombinations(minimum: PLAUSIBLE, first: 1) { verdict }',
    'largestCombinations(minimum: PLAUSIBLE, first: 100) { verdict projects { slug } }',
    'largestCombinations(minimum: CONFLICT, first: 1) { verdict }',
    'largestCombinations(minimum: TESTED, first: 3) { report { blockers pairs { verdict } } }',
    `largestCombinations(minimum: UNKNOWN, first: 1, exclude: ${text(slugs(50))}) { verdict }`,
    `largestCombinations(minimum: UNKNOWN, first: 1, include: ["${slug(2)}"]) { verdict }`,
  ],
  isVoid: [`isVoid(kind: MEETING, key: "${lastMeeting}")`],
  meeting: [
    `meeting(date: "${lastMeeting}") { isHeld source { path } }`,
    `meeting(date: "${lastMeeting}") { statusChanges(first: 100) { totalCount ${recent} } }`,
    `meeting(date: "${lastMeeting}") { notes(first: 100) { nodes { text markdown projects { slug } } } agenda { title } suggestions(first: 100) { nodes { quote project { slug } } } }`,
    `meeting(date: "${lastMeeting}") { projects(first: 100) { totalCount nodes { slug nextGate { verdict } } } }`,
  ],
  meetings: [
    'meetings(first: 1) { totalCount }',
    'meetings(first: 100) { nodes { date location isHeld previous { date } next { date } } }',
    'meetings(first: 100) { nodes { statusChanges(first: 20) { totalCount nodes { to project { slug } } } } }',
    'meetings(last: 50, filter: { hasStatusChanges: true }) { nodes { notes(first: 40) { nodes { text } } } }',
    `meetings(first: 100, filter: { project: ${text(slugs(20))} }) { totalCount nodes { date } }`,
  ],
  node: [
    `node(id: "${idOf('Project', 1)}") { ... on Project { slug nextGate { verdict } } }`,
    `node(id: "${idOf('Project', `2@${years}@RECORDED`)}") { ... on Project { readiness criterionResults { verdict } } }`,
  ],
  nodes: [
    `nodes(ids: ${hundred}) { id }`,
    `nodes(ids: ${hundred}) { ... on Project { nextGate { verdict summary } } }`,
  ],
  notes: [
    'notes(first: 1) { totalCount }',
    'notes(last: 100) { nodes { text markdown meeting { date } projects { slug } } }',
    `notes(first: 20, asOf: "${years}", newestFirst: true) { totalCount nodes { text } }`,
  ],
  person: [
    'person(handle: "person-1") { handle handles }',
    'person(handle: "person-1") { actionItems(first: 100) { totalCount nodes { text meeting { date } } } }',
  ],
  previewCriterion: [
    `previewCriterion(${preview}) { opensCount }`,
    `previewCriterion(input: { act: DROP, key: "ci-boots" }) { projects(first: 1) { totalCount } }`,
    `previewCriterion(input: { act: ADOPT, key: "reviewed" }) { closesCount projects(first: 100, effect: CLOSES) { nodes { project { slug } gates { __typename } } } }`,
  ],
  previewGate: [
    `previewGate(project: "${project}", to: GRADUATED, assume: [{ criterion: "ci-boots", verdict: MET }]) { verdict summary }`,
    `previewGate(project: "${slug(1)}", to: GRADUATED, assume: []) { blockers { message } criteria { explanation evidence { __typename } } }`,
  ],
  project: [
    `project(slug: "${project}") { slug readiness since }`,
    `project(slug: "${slug(1)}") { history(last: 100) { totalCount ${recent} } }`,
    `project(slug: "${slug(1)}", asOf: "${years}", clock: RECORDED) { history(first: 1) { totalCount } }`,
    `project(slug: "${project}") { ciRuns(last: 100) { totalCount nodes { status isCounted } } }`,
    `project(slug: "${project}") { ciRuns(first: 1, criterion: "ci-boots") { totalCount } }`,
    `project(slug: "${project}") { compatibility(first: 1) { totalCount } }`,
    `project(slug: "${project}") { compatibility(last: 100) { nodes { verdict projects { slug } claim { reason } } } }`,
    `project(slug: "${project}") { claims(first: 100) { nodes { verdict reason } } combinations(first: 100) { nodes { verdict } } }`,
    `project(slug: "${slug(1)}") { notes(last: 100) { totalCount nodes { text } } meetings(last: 100) { nodes { date } } }`,
    `project(slug: "${project}") { gate(to: GRADUATED) { verdict blockers { message } criteria { explanation } } }`,
    `project(slug: "${project}", asOf: "${years}") { nextGate { verdict nextChangeAt } criterionResults { verdict } }`,
    `project(slug: "${slug(14)}") { waivers(last: 100) { nodes { state } } assessments(last: 100) { nodes { result } } proposals(last: 100) { nodes { to } } }`,
  ],
  projects: [
    'projects(first: 1) { totalCount }',
    'projects(last: 100) { nodes { slug } }',
    'projects(first: 100) { nodes { slug readiness since isStale lastRecordedIn { date } lastChange { reason } } }',
    'projects(first: 100) { nodes { nextGate { verdict } } }',
    'projects(first: 100) { nodes { criterionResults { verdict explanation } } }',
    'projects(first: 100) { nodes { history(last: 20) { nodes { from to } } } }',
    'projects(first: 20) { nodes { compatibility(first: 5) { totalCount nodes { verdict } } } }',
    'projects(first: 1, orderBy: { field: LAST_RECORDED, direction: DESC }) { nodes { slug } }',
    'projects(first: 1, orderBy: { field: READINESS }) { nodes { slug } }',
    'projects(first: 1, orderBy: { field: SINCE, direction: DESC }) { nodes { slug } }',
    'projects(first: 1, filter: { isStale: true, text: "e" }) { totalCount nodes { slug } }',
    `projects(first: 1, asOf: "${years}", clock: RECORDED, filter: { readiness: [TESTING] }) { totalCount nodes { slug } }`,
    'projects(first: 1, filter: { hasOpenProposal: true, hasReadiness: true }) { totalCount nodes { slug } }',
    `projects(first: 1, filter: { discussedIn: ["${lastMeeting}"] }) { totalCount nodes { slug } }`,
  ],
  proposals: [
    'proposals(first: 1) { totalCount }',
    'proposals(last: 100, filter: { isOpen: false }) { nodes { to reason project { slug } evidence { url } statusChange { number } } }',
  ],
  group: ['group { name levels { readiness name } }'],
  readinessCounts: [
    'readinessCounts { readiness projects }',
    `readinessCounts(asOf: "${years}", clock: RECORDED) { readiness projects }`,
  ],
  search: [
    'search(query: "project", first: 1) { totalCount }',
    'search(query: "kernel", first: 100) { nodes { __typename ... on Project { slug } ... on Note { text } ... on Meeting { date } } }',
    `search(query: "e", first: 1) { totalCount }`,
    `search(query: "was talked about the patches of it and its test p", first: 20) { nodes { __typename } }`,
    `search(query: "foo_bar 100% - . p", first: 1) { totalCount }`,
  ],
  statusChange: [
    'statusChange(number: 100) { number reason evidence { link quote } gate { verdict } proposal { to } }',
    `statusChange(number: 100, asOf: "${lastMeeting}", clock: RECORDED) { from stands correctedBy { number } }`,
  ],
  statusChanges: [
    'statusChanges(first: 1) { totalCount }',
    `statusChanges(last: 100) { ${recent} }`,
    'statusChanges(first: 100, orderBy: { field: RECORDED_ON, direction: DESC }) { nodes { number from stands correctedBy { number } } }',
    'statusChanges(first: 1, orderBy: { field: ENTERED_AT, direction: DESC }) { nodes { number } }',
    'statusChanges(first: 1, filter: { stands: false }) { totalCount nodes { number } }',
    `statusChanges(first: 20, filter: { project: ${text(slugs(50))}, to: [TESTING] }) { totalCount nodes { from to } }`,
  ],
  disputes: [
    'disputes(first: 1) { totalCount }',
    'disputes(last: 100) { nodes { reason answer raisedBy { handle } line { quote } statusChange { number } } }',
  ],
  suggestions: [
    'suggestions(first: 1) { totalCount }',
    'suggestions(last: 100, filter: { state: [WAITING] }) { totalCount nodes { quote source { link } project { slug } note { text } } }',
  ],
  sessions: [
    'sessions(first: 1) { totalCount }',
    'sessions(last: 100) { nodes { state via person { handle } address } }',
  ],
  tokens: [
    'tokens(first: 1) { totalCount }',
    'tokens(last: 100) { nodes { name state projects { slug } person { handle } } }',
  ],
  trackerUuid: ['trackerUuid'],
  viewer: [
    'viewer { name role projects { slug } }',
    'viewer { sessions { id via createdAt lastUsedAt address } }',
  ],
  voidings: [
    'voidings(first: 1) { totalCount }',
    'voidings(last: 100) { nodes { kind key reason voidedBy { handle } goesWith { __typename } } }',
  ],
  waivers: [
    'waivers(first: 1) { totalCount }',
    'waivers(last: 100) { nodes { state reason project { slug } criterion { key } meeting { date } evidence { link } } }',
    `waivers(first: 20, asOf: "${years}", newestFirst: true) { totalCount nodes { state } }`,
  ],
};

/** What the server says of a credential without looking anything up. */
const PERMISSIONS = [
  'viewerCanAddProject',
  'viewerCanDefineCombinations',
  'viewerCanDefineCriteria',
  'viewerCanImportReport',
  'viewerCanManageTokens',
  'viewerCanAddChannel',
  'viewerCanNameChannel',
  'viewerCanMergePeople',
  'viewerCanReadAuditTrail',
  'viewerCanReadVoidings',
  'viewerCanScheduleMeeting',
  'viewerCanUpdateMeeting',
];

const FOR_ADMINS = [
  'auditEvents',
  'newsSubscriptions',
  'sessions',
  'tokens',
  'viewer',
  'voidings',
  ...PERMISSIONS,
];

export const fields: readonly Asked[] = Object.entries({
  ...queries,
  ...Object.fromEntries(PERMISSIONS.map((name) => [name, [name]])),
}).flatMap(([of, questions]) =>
  questions.map(
    (question): Asked => ({
      kind: 'field',
      of,
      name: nameOf(question),
      path: '/graphql',
      method: 'POST',
      body: JSON.stringify({ query: `{ ${question} }` }),
      headers: {
        accept: 'application/json',
        ...(FOR_ADMINS.includes(of) ? { authorization: `Bearer ${ADMIN}` } : {}),
      },
    }),
  ),
);

/** Days are counted from today and lists are long, and a name stays the same. */
function nameOf(question: string): string {
  const name = question
    .replaceAll(lastMeeting, 'LAST')
    .replaceAll(years, 'YEARS-AGO')
    .replaceAll(first, 'FIRST')
    .replace(/id: "[^"]+"/, 'id: "…"')
    .replace(/\[("[^"]*"(, ?|,)?){3,}\]/g, (list) => `[${list.split(',').length} of them]`);
  return name.length > 120 ? `${name.slice(0, 117)}…` : name;
}
