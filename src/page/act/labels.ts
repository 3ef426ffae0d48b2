import type { Kind } from './form.ts';
import type { InputField } from './inputs.ts';

const REASON = 'One or two sentences. Everybody can read them.';
const DAY = 'Year, month, day, as in 2017-08-16.';

/** The label and the hint of a field, wherever it is used. */
const LABELS: Readonly<Record<string, readonly [label: string, hint?: string]>> = {
  project: ['Project'],
  projects: ['Projects', 'Their short names as in addresses, one on each line.'],
  to: ['New level'],
  meeting: ['Meeting', 'The day of a meeting that was held; with its name where the day has several.'],
  reason: ['Reason', REASON],
  record: ['Record'],
  line: ['Line', 'Its number, as it stands before the line.'],
  contact: [
    'How to reach you',
    'An address of e-mail, or a name elsewhere. Only chairs read it, and it is forgotten once they have answered.',
  ],
  dispute: ['What was said'],
  justification: ['Why', REASON],
  evidence: ['Evidence', 'A line of the minutes or an address.'],
  effectiveOn: ['Took effect on', `${DAY} Leave it empty where it is the day of the meeting.`],
  basis: ['How it is known', 'Needed where no line and no address is cited.'],
  statedFrom: ['Level before, as the minutes say it', 'Only where the minutes name one.'],
  override: [
    'Override',
    'Only to record past a rule or a blocked gate: why. It stays visible beside the record for ever.',
  ],
  proposal: ['Proposal', 'The open proposal that this takes up; it is closed with it.'],
  statusChange: ['Record'],
  retract: ['Take the record back, and put nothing in its place'],
  suggestion: ['Suggestion'],
  waiver: ['Waiver'],
  token: ['Token'],
  session: ['Session'],
  actionItem: ['Action item'],
  criterion: ['Criterion'],
  result: ['Result'],
  validUntil: ['Valid until', `${DAY} Leave it empty where it does not run out.`],
  expiresOn: ['Until', `The last day on which it counts. ${DAY}`],
  inAdvance: ['It may be met now: the waiver is for a time when it may not be'],
  gates: ['Step', 'The level that a project cannot reach without it.'],
  kind: ['Kind'],
  standing: ['Standing'],
  title: ['Title', 'What must be shown, in a few words.'],
  key: ['Key', 'A short name of small letters, digits and hyphens; it stays.'],
  requiredRuns: ['Passing runs', 'How many runs in a row must have passed. Only for CI.'],
  windowDays: ['Within days', 'How many days back a run or an attestation counts. Not for a review.'],
  minimumScore: ['Lowest score', 'Of OpenSSF Scorecard, 0 to 10. Only for an attestation.'],
  attestation: ['Attestation', 'Only for a criterion that an attestation decides.'],
  topic: ['News of'],
  level: ['Level', 'Only for news of one level.'],
  pace: ['How soon', 'By the day and by the week: e-mail alone.'],
  address: ['Address', 'The address of the webhook, or an e-mail address.'],
  forGroup: ['For the group: any chair can end it'],
  subscription: ['Subscription'],
  alsoForMe: [
    'What is meant for you alone',
    'For chairs the brief before a meeting; and that a project of yours has gone stale.',
  ],
  formerUntil: ['The former is taken until', 'In UTC, as in 2017-08-30 16:00. Left empty: for seven days.'],
  verdict: ['How they combine'],
  other: ['Other project'],
  external: ['Or a thing outside the SIG', 'Such as Ubuntu 17.10.'],
  kernelSeries: ['Kernel series', 'Such as 4.11.'],
  source: ['Source', 'Who says so, where no line and no address does.'],
  claimedOn: ['Said on', DAY],
  definedOn: ['Named on', DAY],
  slug: ['Short name', 'It stands in addresses: small letters, digits and single hyphens.'],
  askedBy: ['Asked by', 'A GitHub handle such as @riyazdf.'],
  name: ['Name'],
  channel: ['Channel'],
  since: ['Since', DAY],
  summary: ['Summary', 'What it is, in a sentence or two.'],
  aliases: ['Also called', 'Other words that minutes call it by, one on each line.'],
  notAliases: [
    'Not to be mistaken for',
    'Words that look like its name and mean something else, one on each line.',
  ],
  organisations: ['Organisations', 'One on each line.'],
  people: ['People', 'GitHub handles, one on each line.'],
  links: ['Links', 'One address on each line.'],
  path: ['Folder', 'In the repository of the SIG, such as projects/landlock.'],
  kernelBase: ['Kernel'],
  enteredProjectsOn: ['In /projects since', DAY],
  leftProjectsOn: ['Left /projects on', DAY],
  defaultBranch: ['Branch whose CI runs count'],
  origin: ['Split from'],
  into: ['Into'],
  person: ['Person', 'A GitHub handle such as @riyazdf.'],
  handle: ['Handle', 'The other GitHub handle of the same person.'],
  succeeds: ['In the place of', 'The GitHub handle of who steps back.'],
  date: ['Day', DAY],
  startsAt: ['Starts at', 'In UTC, as in 2017-08-30 16:00.'],
  lengthMinutes: ['Minutes'],
  location: ['Place'],
  announcementUrl: ['Announcement', 'Its address.'],
  recordingUrl: ['Recording', 'Its address.'],
  announcedNextOn: ['Next meeting announced for', DAY],
  attendeeOrganisations: ['Organisations present', 'One on each line.'],
  jointWith: ['Held with', 'Other groups, one on each line.'],
  scribe: ['Scribe', 'A GitHub handle such as @riyazdf.'],
  repeats: ['Repeats', 'A rule of calendars, such as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=4.'],
  timeZone: ['Time zone', 'A time zone such as America/Los_Angeles; UTC where it is empty.'],
  text: ['What is to be done'],
  owner: ['Owner', 'A GitHub handle with its @, or a name.'],
  dueOn: ['Due on', DAY],
  doneOn: ['Done on', DAY],
  isDone: ['It is done'],
  markdown: ['Minutes', 'In Markdown, in the format of the reports.'],
  commit: ['Commit', 'Of the repository that has this file; links lead there.'],
  link: ['Address of the original'],
  replace: ['Take the place of the file that the meeting was read from'],
  acceptUnread: ['Take it although most lines are not understood'],
  retractMissing: ['Take back decisions whose lines are gone'],
  redate: ['Correct the date of the meeting that has the same report'],
  revision: ['Revision'],
  lineStart: ['First line'],
  lineEnd: ['Last line'],
  report: ['Report'],
  role: ['Role'],
  expiresAt: ['Expires', 'In UTC, as in 2018-05-01 00:00. Empty: in 90 days.'],
};

export const labelOf = (name: string): string => LABELS[name]?.[0] ?? name;
export const hintOf = (name: string): string | null => LABELS[name]?.[1] ?? null;

const PROSE = new Set(['reason', 'justification', 'override', 'summary', 'text']);
const THINGS = new Set([
  'proposal',
  'statusChange',
  'suggestion',
  'waiver',
  'token',
  'session',
  'actionItem',
]);
const PROJECTS = new Set(['project', 'other', 'into', 'origin']);

/** How a form asks for a field unless it says otherwise. */
export function kindOf({ name, type, isList, values }: InputField): Kind {
  if (type === 'EvidenceInput') return 'evidence';
  if (type === 'KernelBaseInput') return 'kernel';
  if (type === 'AttestationInput') return 'attestation';
  if (type === 'AttendeeInput') return 'attendees';
  if (isList) return 'lines';
  if (type === 'Readiness') return name === 'to' ? 'level' : 'choice';
  if (values.length > 0) return 'choice';
  if (type === 'Boolean') return 'check';
  if (type === 'Int') return 'number';
  if (type === 'Float') return 'decimal';
  if (name === 'meeting') return 'meeting';
  if (name === 'criterion') return 'criterion';
  if (PROJECTS.has(name)) return 'project';
  if (type === 'Date') return 'day';
  if (type === 'DateTime') return 'instant';
  if (type === 'URL') return 'url';
  if (THINGS.has(name)) return 'thing';
  if (name === 'markdown') return 'markdown';
  return PROSE.has(name) ? 'prose' : 'line';
}

/** The word for a value of an enum. */
const WORDS: Readonly<Record<string, string>> = {
  STATED: 'The minutes say it',
  INFERRED: 'The minutes imply it',
  EXTERNAL: 'Another source says it',
  MET: 'Met',
  NOT_MET: 'Not met',
  NOT_APPLICABLE: 'Not applicable',
  CI: 'Shown by CI runs',
  REVIEW: 'Judged by a person',
  ADOPTED: 'Required from now on',
  PROPOSED: 'Proposed; it does not block',
  CO_MAINTAINER: 'Beside the others',
  SUCCESSOR: 'In somebody’s place',
  TESTED: 'Tested',
  PROTOTYPED: 'Prototyped',
  PLAUSIBLE: 'Plausible',
  UNKNOWN: 'Unknown',
  NEEDS_PORT: 'Needs a port',
  CONFLICT: 'Conflict',
  MAINTAINER: 'Maintainer, of named projects',
  CHAIR: 'Chair',
  ADMIN: 'Admin',
  EVERYTHING: 'Everything',
  PROJECT: 'One project',
  LEVEL: 'One level',
  PROPOSALS: 'Proposals',
  MEETINGS: 'Meetings and minutes',
  GATES: 'Gates',
  ACTION_ITEMS: 'My action items',
  WEBHOOK: 'Webhook',
  SLACK: 'Slack',
  MATTERMOST: 'Mattermost',
  DISCORD: 'Discord',
  MATRIX: 'Matrix',
  EMAIL: 'E-mail',
  AT_ONCE: 'At once',
  DAILY: 'Once a day',
  WEEKLY: 'Once a week',
};
const ROLE_CI = 'CI system, of named projects';

export const wordFor = (value: string, type: string): string =>
  type === 'Role' && value === 'CI' ? ROLE_CI : (WORDS[value] ?? value);

/** In a sentence: what people choose, and not what it is called inside. */
export const quotedWordFor = (value: string): string => {
  const word = WORDS[value];
  return word ? `“${word}”` : value;
};
