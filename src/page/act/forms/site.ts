import type { CriterionPreviewAct, CriterionPreviewInput } from '../../operation-types.ts';
import type { Acting } from '../acting.ts';
import { meetingKeyOf, quoted } from '../evidence.ts';
import { type ActForm, type Consequence, type FieldOptions, first, type Values } from '../form.ts';

import { readinessWord } from '../levels.ts';
import {
  activeTokens,
  allOpenProposals,
  disputesIn,
  openSessions,
  ownSubscriptions,
  ownWebhooks,
  SAID_OF_PROJECT,
  suggestionsWaiting,
  voidMeetings,
  voidProjects,
  voidReports,
} from './options.ts';

/** What would become of the gates of all projects. */
async function acrossProjects({ query }: Acting, input: CriterionPreviewInput): Promise<Consequence[]> {
  const { previewCriterion: preview } = await query('PreviewCriterion', { input });
  const names = (list: { nodes: readonly { project: { name: string } }[] }) =>
    list.nodes.map(({ project }) => project.name).join(', ');
  const { judgedCount, opensCount, closesCount, closing, opening } = preview;
  return [
    { text: `Of ${judgedCount} projects, ${opensCount} gates would open and ${closesCount} would close.` },
    ...(closing.nodes.length > 0 ? [{ text: `Would close: ${names(closing)}.`, isGood: false }] : []),
    ...(opening.nodes.length > 0 ? [{ text: `Would open: ${names(opening)}.`, isGood: true }] : []),
  ];
}

const previewOf =
  (act: CriterionPreviewAct): NonNullable<ActForm['foresee']> =>
  async (ask, values) => {
    const key = first(values, 'criterion');
    return key ? acrossProjects(ask, { act, key }).catch(() => []) : [];
  };

async function previewDefinition(ask: Acting, values: Values): Promise<Consequence[]> {
  const [key, title, gates, kind] = ['key', 'title', 'gates', 'kind'].map((name) => first(values, name));
  if (!key || !title || !gates || !kind || first(values, 'standing') === 'PROPOSED') return [];
  const number = (name: string) => (first(values, name) ? Number(first(values, name)) : null);
  const input = {
    act: 'CHANGE',
    key,
    title,
    gates,
    kind,
    requiredRuns: number('requiredRuns'),
    windowDays: number('windowDays'),
  };
  return acrossProjects(ask, input as CriterionPreviewInput).catch(() => []);
}

const isOfRecord = (values: Values) => first(values, 'record') !== '';
const isOfLine = (values: Values) => !isOfRecord(values) && first(values, 'meeting') !== '';

const HELD_BACK: Consequence = { text: 'It waits for a chair. Nobody else can read it before.' };

/** The record or the line that is meant, as it reads. */
async function whatIsDisputed({ query }: Acting, values: Values): Promise<Consequence[]> {
  const number = Number(first(values, 'record'));
  if (Number.isSafeInteger(number) && number > 0 && number < 2 ** 31) {
    const { statusChange: record } = await query('ActDisputed', { number });
    if (!record) return [];
    const { project, to, isRetraction, meeting, reason } = record;
    const what = isRetraction ? 'retraction' : readinessWord(to);
    return [
      HELD_BACK,
      { text: `Record ${number}: ${project.name}, ${what}, meeting of ${meetingKeyOf(meeting)}. ${reason}` },
    ];
  }
  const cited = ['meeting', 'revision', 'line'].map((name) => first(values, name)).join('/');
  const { lines } = await quoted(query, cited);
  return lines ? [HELD_BACK, { text: `Line ${lines.lineStart} reads: “${lines.quote}”` }] : [HELD_BACK];
}

/** Criteria of which a form can be about. */
const criteriaThatAre =
  (standing?: string) =>
  async ({ query }: Acting) =>
    (await query('ActChoices', {})).criteria
      .filter((one) => !standing || one.standing === standing)
      .map(({ key, title, gates }) => ({ value: key, label: `${title} (${readinessWord(gates)})` }));

/** Back to the brief since the same day. */
const toSuggestions: ActForm['after'] = (values) => {
  const since = first(values, 'since');
  return `/brief${since ? `?${new URLSearchParams({ since })}` : ''}#suggestions`;
};

const SUGGESTION = ['suggestion', { options: suggestionsWaiting }] as const;

const NAME_OF_CHANNEL: ActForm['fields'] = [
  'name',
  'since',
  'reason',
  ['meeting', { isRequired: false, hint: 'Only where a meeting said so.' }],
  'evidence',
];
const ALSO: FieldOptions = {
  kind: 'choice',
  isRequired: false,
  options: async () => [
    { value: 'true', label: 'comes here too' },
    { value: 'false', label: 'does not come here' },
  ],
};

export const siteForms: readonly ActForm[] = [
  {
    act: 'acceptSuggestion',
    title: 'Accept a suggestion',
    offer: 'Accept a suggestion',
    place: 'SITE',
    lede: 'A line of the minutes bears on a level. Accepting it opens a proposal that rests on the line; nothing is recorded.',
    button: 'Open the proposal',
    fields: [
      SUGGESTION,
      ['project', { isRequired: false, hint: 'Where the line is about another project, or about several.' }],
      [
        'to',
        {
          kind: 'choice',
          isRequired: false,
          hint: 'Where the line means another level than the one suggested.',
        },
      ],
      'effectiveOn',
      ['reason', { isRequired: false }],
    ],
    after: toSuggestions,
    done: 'The proposal is open.',
  },
  {
    act: 'dismissSuggestion',
    title: 'Dismiss a suggestion',
    offer: 'Dismiss a suggestion',
    place: 'SITE',
    lede: 'The line does not bear on a level. The reason is kept with it.',
    button: 'Dismiss it',
    fields: [SUGGESTION, 'reason'],
    after: toSuggestions,
    done: 'The suggestion is dismissed.',
  },
  {
    act: 'voiceOnProposal',
    title: 'Second a proposal, or object',
    offer: 'Second or object',
    place: 'SITE',
    lede: 'It decides nothing. It stands with the proposal, and the next agenda quotes it. What you said of it before is replaced.',
    button: (values) => (first(values, 'isFor') === 'false' ? 'Object' : 'Say it'),
    fields: [
      ['proposal', { options: allOpenProposals, kind: 'thing' }],
      [
        'isFor',
        {
          kind: 'choice',
          label: 'You',
          options: async () => [
            { value: 'true', label: 'second it' },
            { value: 'false', label: 'object to it' },
          ],
        },
      ],
      'reason',
    ],
    after: () => '/brief',
    done: 'It stands with the proposal.',
  },
  {
    act: 'raiseDispute',
    title: 'Say that something is wrong',
    offer: 'This is wrong',
    place: 'SITE',
    isForAnybody: true,
    lede: 'A chair reads it first. Once they publish it everybody can read it, and the next agenda quotes it. It changes nothing by itself.',
    button: 'Send it to the chairs',
    fields: [
      ['record', { isGiven: true, onlyWhere: isOfRecord }],
      ['meeting', { isGiven: true, label: 'Minutes of the meeting of', onlyWhere: isOfLine }],
      ['revision', { isGiven: true, onlyWhere: isOfLine }],
      ['line', { onlyWhere: isOfLine, isRequired: true }],
      [
        'reason',
        {
          label: 'What is wrong',
          hint: 'And how it should read, where you know that. At most 1,000 characters.',
        },
      ],
      'contact',
    ],
    whyNot: async (_ask, values) =>
      isOfRecord(values) || isOfLine(values)
        ? null
        : 'Go to the record, or to the minutes, and follow “This is wrong” there.',
    foresee: whatIsDisputed,
    after: (values) =>
      isOfRecord(values)
        ? `/records/${encodeURIComponent(first(values, 'record'))}`
        : `/meetings/${encodeURIComponent(first(values, 'meeting'))}/revisions/${encodeURIComponent(first(values, 'revision'))}`,
    done: 'Thank you. A chair will read it.',
  },
  {
    act: 'publishDispute',
    title: 'Publish what a reader says is wrong',
    offer: 'Publish',
    place: 'SITE',
    lede: 'Everybody can read it from now on, but not the address of its sender. The next agenda quotes it until it is answered.',
    button: 'Publish it',
    fields: [
      ['dispute', { options: disputesIn('WAITING'), kind: 'thing' }],
      ['reason', { label: 'Your comment' }],
    ],
    after: () => '/disputes',
    done: 'It is published.',
  },
  {
    act: 'answerDispute',
    title: 'Answer what a reader says is wrong',
    offer: 'Answer',
    place: 'SITE',
    lede: 'Everybody can read it with your answer. The address of its sender is deleted: write to them first.',
    button: 'Answer it',
    fields: [
      ['dispute', { options: disputesIn('WAITING', 'PUBLISHED'), kind: 'thing' }],
      [
        'reason',
        { label: 'Your answer', hint: 'What was corrected, or why nothing was. Everybody can read it.' },
      ],
    ],
    after: () => '/disputes',
    done: 'It is answered.',
  },
  {
    act: 'dismissDispute',
    title: 'Dismiss what a reader says is wrong',
    offer: 'Dismiss',
    place: 'SITE',
    lede: 'Only chairs can read it. The address of its sender is deleted.',
    button: 'Dismiss it',
    fields: [
      ['dispute', { options: disputesIn('WAITING', 'PUBLISHED'), kind: 'thing' }],
      ['reason', { hint: 'One or two sentences, for the other chairs.' }],
    ],
    after: () => '/disputes',
    done: 'It is dismissed.',
  },
  {
    act: 'defineCriterion',
    title: 'Define a criterion',
    offer: 'Define a criterion',
    place: 'CRITERIA',
    lede: 'What a project must show before a step, from the day of the meeting on. One that is there gets another wording or other settings.',
    button: 'Define it',
    fields: [
      'key',
      'title',
      ['gates', { kind: 'choice' }],
      'kind',
      'standing',
      'meeting',
      'reason',
      'requiredRuns',
      'windowDays',
      'minimumScore',
      'basis',
      'evidence',
    ],
    foresee: (ask, values) => previewDefinition(ask, values),
    after: () => '/criteria',
    done: 'The criterion is defined.',
  },
  {
    act: 'adoptCriterion',
    title: 'Adopt a criterion',
    offer: 'Adopt a criterion',
    place: 'CRITERIA',
    lede: 'One that was only proposed blocks from the day of the meeting on.',
    button: 'Adopt it',
    fields: [['criterion', { options: criteriaThatAre('PROPOSED') }], 'meeting', 'reason', 'evidence'],
    foresee: previewOf('ADOPT'),
    after: () => '/criteria',
    done: 'The criterion is adopted.',
  },
  {
    act: 'retireCriterion',
    title: 'Drop a criterion',
    offer: 'Drop a criterion',
    place: 'CRITERIA',
    lede: 'From the day of the meeting on it no longer blocks. It still counts for earlier days.',
    button: 'Drop it',
    fields: [['criterion', { options: criteriaThatAre() }], 'meeting', 'reason', 'evidence'],
    foresee: previewOf('DROP'),
    after: () => '/criteria',
    done: 'The criterion is dropped.',
  },
  {
    act: 'defineCombination',
    title: 'Name a combination',
    offer: 'Name a combination',
    place: 'COMBINATIONS',
    lede: 'A set of projects that somebody asked for. CI may report runs of it. One that is there gets other projects.',
    button: 'Name it',
    fields: [
      'slug',
      ['projects', { kind: 'projects' }],
      'reason',
      'askedBy',
      'definedOn',
      ['meeting', { isRequired: false, hint: 'Only where a meeting said so.' }],
      'evidence',
    ],
    after: () => '/combinations',
    done: 'The combination is named.',
  },
  {
    act: 'addChannel',
    title: 'Open the channel',
    offer: 'Open the channel',
    place: 'CHANNEL',
    lede: 'Projects are tried together in it before they are done. It is opened once, under its first name.',
    button: 'Open it',
    fields: ['summary', ...NAME_OF_CHANNEL, 'slug'],
    whyNot: async ({ query }) => {
      const { channel } = await query('ChannelSlug', {});
      return channel ? 'There is a channel already. You can give it another name.' : null;
    },
    after: () => '/channel',
    done: 'The channel is open.',
  },
  {
    act: 'nameChannel',
    title: 'Name the channel',
    offer: 'Name the channel',
    place: 'CHANNEL',
    lede: 'It gets a further name. Those it went by before stay on record.',
    button: 'Name it',
    fields: NAME_OF_CHANNEL,
    whyNot: async ({ query }) => {
      const { channel } = await query('ChannelSlug', {});
      return channel ? null : 'There is no channel yet. Open it first.';
    },
    after: () => '/channel',
    done: 'The channel has another name.',
  },
  {
    act: 'addProject',
    title: 'Add a project',
    offer: 'Add a project',
    place: 'ADMIN',
    lede: 'It has no level until a meeting records one.',
    button: 'Add it',
    fields: ['slug', 'name', 'summary', 'aliases', 'notAliases', ...SAID_OF_PROJECT],
    after: (values) => `/projects/${encodeURIComponent(first(values, 'slug'))}`,
    done: 'The project is added.',
  },
  {
    act: 'mergePeople',
    title: 'Join two handles',
    offer: 'Join two handles',
    place: 'ADMIN',
    lede: 'They are one person’s. Nothing that was entered is rewritten; by either it is read as the one person’s.',
    button: 'Join them',
    fields: [['person', { hint: 'The GitHub handle that they go by.' }], 'handle', 'reason'],
    after: (values) => `/people/${encodeURIComponent(first(values, 'person').replace(/^@/, ''))}`,
    done: 'The handles are one person’s.',
  },
  {
    act: 'separatePerson',
    title: 'Separate a handle',
    offer: 'Separate a handle',
    place: 'ADMIN',
    lede: 'Two handles were joined by mistake. Each is a person’s own again.',
    button: 'Separate them',
    fields: [['handle', { hint: 'The GitHub handle that is another person’s.' }], 'reason'],
    after: (values) => `/people/${encodeURIComponent(first(values, 'handle').replace(/^@/, ''))}`,
    done: 'The handle is a person’s own.',
  },
  {
    act: 'createToken',
    title: 'Issue a token',
    offer: 'Issue a token',
    place: 'ADMIN',
    lede: 'Whoever has it acts in its name. It is shown once, and can be revoked.',
    button: 'Issue it',
    fields: [
      'role',
      [
        'projects',
        { kind: 'projects', hint: 'For maintainers and CI: their short names, one on each line.' },
      ],
      ['person', { isRequired: false, hint: 'The GitHub handle of who will have it.' }],
      ['name', { hint: 'By which it is known here.' }],
      'expiresAt',
    ],
    after: () => '/admin/tokens',
    done: 'The token is issued.',
    secret: ({ secret }) => (secret as string | null | undefined) ?? null,
  },
  {
    act: 'rotateToken',
    title: 'Rotate a token',
    offer: 'Rotate a token',
    place: 'ADMIN',
    lede: 'A new token with the same rights replaces it. Its secret is shown once; the old token stays valid for a while.',
    button: 'Issue another',
    fields: [['token', { options: activeTokens }], 'formerUntil', 'expiresAt'],
    after: () => '/admin/tokens',
    done: 'Another token is issued.',
    secret: ({ secret }) => (secret as string | null | undefined) ?? null,
  },
  {
    act: 'revokeToken',
    title: 'Revoke a token',
    offer: 'Revoke a token',
    place: 'ADMIN',
    lede: 'The server refuses it from now on, and ends the sessions that were opened with it. What was entered with it stays.',
    button: 'Revoke it',
    fields: [['token', { options: activeTokens }]],
    after: () => '/admin/tokens',
    done: 'The token is revoked.',
  },
  {
    act: 'subscribe',
    title: 'Subscribe to news',
    offer: 'Subscribe to news',
    place: 'PERSON',
    lede: 'News is sent to you, or to the group if a chair says so, until you end the subscription.',
    button: 'Subscribe',
    fields: [
      'topic',
      ['project', { isRequired: false, hint: 'Only for news of one project.' }],
      'level',
      ['channel', { label: 'Sent by' }],
      'address',
      'pace',
      ['alsoForMe', ALSO],
      ['forGroup', { needs: 'importReport' }],
    ],
    after: () => '/account/subscriptions',
    done: 'You are subscribed. E-mail begins once you have followed the link in the first one.',
    secret: ({ secret }) => (secret as string | null | undefined) ?? null,
  },
  {
    act: 'updateSubscription',
    title: 'Change a subscription',
    offer: 'Change a subscription',
    place: 'PERSON',
    lede: 'Choose another topic or another pace. The address stays; to use another one, subscribe again.',
    button: 'Change it',
    changes: true,
    fields: [
      ['subscription', { options: ownSubscriptions, kind: 'thing' }],
      'topic',
      ['project', { isRequired: false, hint: 'Only for news of one project.' }],
      'level',
      'pace',
      ['alsoForMe', ALSO],
    ],
    begin: async ({ query }, values) => {
      const { nodes } = (await query('ActSubscriptions', {})).newsSubscriptions;
      const one = nodes.find(({ id }) => id === first(values, 'subscription'));
      if (!one) return {};
      return {
        topic: [one.topic],
        project: one.project ? [one.project.slug] : undefined,
        level: one.level ? [one.level] : undefined,
        pace: [one.pace],
        alsoForMe: [String(one.isAlsoForMe)],
      };
    },
    after: () => '/account/subscriptions',
    done: 'The subscription is changed.',
  },
  {
    act: 'endSubscription',
    title: 'End a subscription',
    offer: 'End a subscription',
    place: 'PERSON',
    lede: 'Nothing more is sent.',
    button: 'End it',
    fields: [['subscription', { options: ownSubscriptions, kind: 'thing' }]],
    after: () => '/account/subscriptions',
    done: 'The subscription has ended.',
  },
  {
    act: 'rotateSigningSecret',
    title: 'Give a webhook another secret',
    offer: 'Give a webhook another secret',
    place: 'PERSON',
    lede: 'Messages are signed with both for a day, so that the receiver can change over.',
    button: 'Make another secret',
    fields: [['subscription', { options: ownWebhooks, kind: 'thing' }]],
    after: () => '/account/subscriptions',
    done: 'The webhook has another secret.',
    secret: ({ secret }) => (secret as string | null | undefined) ?? null,
  },
  {
    act: 'endSession',
    title: 'End a session',
    offer: 'End a session',
    place: 'PERSON',
    lede: 'Its browser is signed out at once.',
    button: 'End it',
    fields: [['session', { options: openSessions }]],
    after: () => '/account',
    done: 'The session is over.',
  },
  {
    act: 'restoreProject',
    title: 'Restore a project',
    offer: 'Restore a project',
    place: 'SITE',
    lede: 'It and what went with it is there again.',
    button: 'Restore it',
    fields: [['project', { options: voidProjects, kind: 'thing' }], 'reason'],
    after: (values) => `/projects/${encodeURIComponent(first(values, 'project'))}`,
    done: 'The project is there again.',
  },
  {
    act: 'restoreMeeting',
    title: 'Restore a meeting',
    offer: 'Restore a meeting',
    place: 'SITE',
    lede: 'It and what went with it is there again.',
    button: 'Restore it',
    fields: [['meeting', { options: voidMeetings }], 'reason'],
    after: (values) => `/meetings/${encodeURIComponent(first(values, 'meeting'))}`,
    done: 'The meeting is there again.',
  },
  {
    act: 'restoreReport',
    title: 'Restore a report',
    offer: 'Restore a report',
    place: 'SITE',
    lede: 'It and what went with it is there again.',
    button: 'Restore it',
    fields: [['report', { options: voidReports, kind: 'thing' }], 'reason'],
    after: () => '/meetings',
    done: 'The report is there again.',
  },
];
