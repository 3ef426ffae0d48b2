import type { newsChannel, newsPace, newsTopic } from '../db/tables/index.ts';
import { assertMay, may } from '../domain/act/permissions.ts';
import { findProjects } from '../domain/project/rows.ts';
import type { EndedBecause } from '../domain/subscription/end.ts';
import {
  findSubscriptionsOf,
  healthOf,
  lastDeliveries,
  type SubscriptionRow,
  subscriptionsOf,
} from '../domain/subscription/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { parsePointKey } from './engine/id.ts';
import { topLevel } from './engine/mutation.ts';
import { ahead, related } from './engine/relation.ts';
import { Readiness } from './readiness.ts';
import { ProjectRef } from './refs.ts';

export const NewsTopic = builder.enumType('NewsTopic', {
  description: 'What a subscription is about.',
  values: {
    EVERYTHING: { description: 'All that happens, except what concerns another person alone.' },
    PROJECT: {
      description:
        'One project: its records, proposals and gates, what runs out, and that it has gone stale.',
    },
    LEVEL: { description: 'What is recorded, proposed or opened for one level.' },
    PROPOSALS: { description: 'What is proposed and withdrawn.' },
    MEETINGS: {
      description:
        'Meetings that are scheduled, moved or cancelled, and minutes; for chairs also the brief two days before.',
    },
    GATES: { description: 'Gates that open and close, and what is about to run out.' },
    ACTION_ITEMS: { description: 'What the subscriber has to do.' },
  } satisfies Record<(typeof newsTopic.enumValues)[number], { description: string }>,
});

export const NewsChannel = builder.enumType('NewsChannel', {
  description: 'The channel over which a subscriber hears of news.',
  values: {
    WEBHOOK: { description: 'A request for each piece of news, signed as Standard Webhooks says.' },
    SLACK: { description: 'An incoming webhook of Slack.' },
    MATTERMOST: { description: 'An incoming webhook of Mattermost.' },
    DISCORD: { description: 'A webhook of Discord.' },
    MATRIX: { description: 'A generic webhook of a Matrix bridge such as Hookshot.' },
    EMAIL: { description: 'E-mail, once its reader has followed the link that is sent to the address.' },
  } satisfies Record<(typeof newsChannel.enumValues)[number], { description: string }>,
});

export const NewsPace = builder.enumType('NewsPace', {
  description: 'How soon a subscriber hears of news.',
  values: {
    AT_ONCE: { description: 'As it happens.' },
    DAILY: { description: 'All of a day in one message, at 07:00 by the group’s clock; e-mail alone.' },
    WEEKLY: {
      description: 'All of a week in one message, on Mondays at 07:00 by the group’s clock; e-mail alone.',
    },
  } satisfies Record<(typeof newsPace.enumValues)[number], { description: string }>,
});

export const ALSO_FOR_ME =
  'Whether what is meant for this person alone comes here although the topic is another, unless a subscription of theirs tells it already: as a chair the brief two days before a meeting and minutes that were not taken whole, and that a project of theirs has gone stale.';

const NewsEnd = builder.enumType('NewsEnd', {
  description: 'By what a subscription ended.',
  values: {
    OWNER: { description: 'Whose it is has ended it, or a chair or an admin has.' },
    LINK: { description: 'The link at the end of a mail was used, or the button of the mail program.' },
    RECEIVER: { description: 'The receiver answered 410: it is gone.' },
    FILE: { description: '`sig.yaml` no longer lists it.' },
  } satisfies Record<EndedBecause, { description: string }>,
});

const DeliveryState = builder.enumType('NewsDeliveryState', {
  description: 'What became of a message.',
  values: {
    WAITING: { description: 'It waits to be sent, or to be sent again.' },
    DELIVERED: { description: 'The receiver took it.' },
    GIVEN_UP: { description: 'The receiver did not take it for a day, or said that it never will.' },
    DROPPED: { description: 'The subscription ended before it was sent.' },
  },
});

type Delivery = Awaited<ReturnType<typeof lastDeliveries>>[number][number];

const DeliveryRef = builder.objectRef<Delivery>('NewsDelivery').implement({
  description: 'One message to a subscriber, and what became of it.',
  fields: (t) => ({
    messageId: t.exposeString('id', {
      description: 'The `webhook-id` of a webhook: the same however often it is sent.',
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When it was written.' }),
    state: t.expose('state', { type: DeliveryState, description: 'What became of it.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was sent.' }),
    lastAttemptAt: t.expose('lastAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last sent; null means it has not been.',
    }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'Why the last attempt failed; null means it did not.',
    }),
  }),
});

export const NewsSubscriptionRef = builder.objectRef<At<SubscriptionRow>>('NewsSubscription');

builder.node(NewsSubscriptionRef, {
  id: { resolve: ({ id }: { id: number }) => String(id), parse: parsePointKey },
  loadManyWithoutCache: (points: Point[], { db, viewer, now }: Context) =>
    viewer && may(viewer, 'readSubscriptions')
      ? findSubscriptionsOf(viewer)(db, points, now)
      : points.map(() => null),
  description:
    'A subscription to news. Its owner sees it, chairs see those of the group, and admins see them all.',
  fields: (t) => ({
    topic: t.expose('topic', { type: NewsTopic, description: 'What the subscription is about.' }),
    project: t.field({
      type: ProjectRef,
      nullable: true,
      description: 'The project, with the topic PROJECT; null with any other, and where the project is void.',
      ...related((rows: readonly At<SubscriptionRow>[], _args, { db, now }) =>
        findProjects(
          db,
          rows.map(({ projectId }) => (projectId === null ? null : { id: projectId, asOf: TODAY })),
          now,
        ),
      ),
    }),
    level: t.expose('level', {
      type: Readiness,
      nullable: true,
      description: 'The level, with the topic LEVEL; null with any other.',
    }),
    channel: t.expose('channel', { type: NewsChannel, description: 'The channel over which news is sent.' }),
    address: t.exposeString('address', { description: 'Where it goes: a URL, or an e-mail address.' }),
    pace: t.expose('pace', { type: NewsPace, description: 'How soon news is sent.' }),
    isOfGroup: t.exposeBoolean('isOfGroup', {
      description: 'Whether it is the group’s, and kept by its chairs.',
    }),
    isOfFile: t.boolean({
      description: 'Whether `sig.yaml` names it: then it ends when it is taken out there.',
      resolve: ({ fileKey }) => fileKey !== null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its address was confirmed; null while it waits for that.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null means it stands.',
    }),
    endedBecause: t.expose('endedBecause', {
      type: NewsEnd,
      nullable: true,
      description: 'By what it ended; null means it stands, or ended before that was kept.',
    }),
    isAlsoForMe: t.exposeBoolean('alsoForMe', { description: ALSO_FOR_ME }),
    lastDeliveredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the receiver last took a message; null means it has taken none of the last 30 days.',
      ...related(async (rows: readonly At<SubscriptionRow>[], _args, { db }) =>
        (await healthOf(db, rows)).map(({ lastDeliveredAt }) => lastDeliveredAt),
      ),
    }),
    failingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the oldest message was written that the receiver has not taken; null means it takes what is sent.',
      ...related(async (rows: readonly At<SubscriptionRow>[], _args, { db }) =>
        (await healthOf(db, rows)).map(({ failingSince }) => failingSince),
      ),
    }),
    lastDeliveries: t.field({
      type: [DeliveryRef],
      description: 'The last 20 messages, newest first: what failed, and why, is seen here.',
      ...related((rows: readonly At<SubscriptionRow>[], _args, { db }) => lastDeliveries(db, rows)),
    }),
  }),
});

builder.queryField('newsSubscriptions', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(NewsSubscriptionRef, 'NewsSubscription', 'subscriptions'),
    description:
      'Your own subscriptions, ended ones included, oldest first. Chairs also get the group’s, and admins get all of them. It needs a token.',
    args: {
      ...listArgs(t),
      isOwn: t.arg.boolean({
        description: 'Only your own, and for chairs the group’s; it makes a difference to admins alone.',
      }),
    },
    resolve: ahead(async (page, context) => {
      const { viewer } = context;
      try {
        assertMay(viewer, 'readSubscriptions');
      } catch (error) {
        throw topLevel(error);
      }
      return rootPage(context, subscriptionsOf(viewer, { ownAlone: page.isOwn ?? false }), page);
    }),
  }),
);
