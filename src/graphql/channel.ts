import { type At, at, TODAY } from '../domain/as-of.ts';
import { findChannelBySlug, findChannels } from '../domain/channel/find.ts';
import { type ChannelName, namesOf, namesOfMeetings } from '../domain/channel/names.ts';
import type { ChannelRow } from '../domain/channel/row.ts';
import { listCriteria } from '../domain/criterion/find.ts';
import { evidenceOf, firstLink } from '../domain/evidence/read.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { type Page, type PageArgs, readPages } from '../domain/page.ts';
import type { Point } from '../domain/point.ts';
import { channelMembers } from '../domain/project/pages.ts';
import type { ProjectRow } from '../domain/project/row.ts';
import { builder } from './builder.ts';
import { listArgs, reading } from './connection.ts';
import { ProjectConnection } from './connections.ts';
import { CriterionRef } from './criterion.ts';
import { evidenceField } from './evidence.ts';
import { oneLine, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { AS_OF, CLOCK, Clock } from './readiness.ts';
import { ChannelRef, MeetingRef } from './refs.ts';
import { ahead, related } from './relation.ts';

const ChannelNameRef = builder.objectRef<ChannelName>('ChannelName').implement({
  description: 'A name that the channel went by.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    since: t.expose('since', { type: 'Date', description: 'The day it is first known from.' }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that gave it; null where another source did.',
      ...refersTo(findMeetings, 'meetingId'),
    }),
    sourceUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null where there is none.',
      ...related(async (names: readonly ChannelName[], _args, { db, settings }) =>
        (await evidenceOf(db, 'channelNameId', names)).map((list) =>
          firstLink(list, settings.source ?? null),
        ),
      ),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'What is known of it; null where nothing is.',
    }),
    evidence: t.field(evidenceField<ChannelName>('channelNameId')),
  }),
});

type Channel = At<ChannelRow>;
type MembersArgs = PageArgs & { asOf?: string | null; clock?: 'EFFECTIVE' | 'RECORDED' | null };

builder.node(ChannelRef, {
  ...asOfNode(findChannels),
  description: 'A channel in which projects are tried together before they graduate.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in URLs, such as `testing`; unique.' }),
    summary: t.exposeString('summary', { description: 'What it is for, and what became of it.' }),
    names: t.field({
      type: [ChannelNameRef],
      description: 'The names it went by, oldest first.',
      ...related((channels: readonly Channel[], _args, { db }) => namesOf(db, channels)),
    }),
    criteria: t.field({
      type: [CriterionRef],
      description:
        'What a project must show to get in: the criteria in force for the step to TESTING itself.',
      args: { asOf: t.arg({ type: 'Date', description: AS_OF }) },
      ...related(async (channels: readonly Channel[], { asOf }: { asOf?: string | null }, { db, now }) => {
        const found = await listCriteria(db, 'TESTING', { ...TODAY, date: asOf ?? null }, now);
        return channels.map(() => found);
      }),
    }),
    members: t.field({
      type: ProjectConnection,
      description: 'The projects that are at TESTING on the day asked for, by name.',
      args: {
        asOf: t.arg({ type: 'Date', description: AS_OF }),
        clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
        ...listArgs(t),
      },
      ...related<Channel, Page<At<ProjectRow>>, MembersArgs>((channels, { asOf, clock, ...page }, context) =>
        readPages(
          context.db,
          channelMembers,
          channels.map(({ id }) => ({
            id,
            asOf: { date: asOf ?? null, clock: clock ?? 'EFFECTIVE' },
          })),
          page,
          reading(context),
        ),
      ),
    }),
  }),
});

builder.objectField(MeetingRef, 'channelNames', (t) =>
  t.field({
    type: [ChannelNameRef],
    description: 'The names that it gave the channel, in the order of entry.',
    ...related((meetings: readonly Point[], _args, { db }) => namesOfMeetings(db, meetings)),
  }),
);

builder.queryField('channel', (t) =>
  t.field({
    type: ChannelRef,
    nullable: true,
    description: 'A channel; null where there is none of this slug.',
    args: {
      slug: t.arg.string({
        required: true,
        defaultValue: 'testing',
        description: 'Its name in URLs.',
      }),
    },
    resolve: ahead(async ({ slug }, { db }) => {
      const row = await findChannelBySlug(db, oneLine(slug, 'slug'));
      return row && at(row, TODAY);
    }),
  }),
);
