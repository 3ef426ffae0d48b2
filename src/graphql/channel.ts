import { LIMITS } from '../base/text.ts';
import { addChannel } from '../domain/channel/add.ts';
import { nameChannel } from '../domain/channel/name.ts';
import {
  type ChannelName,
  type ChannelRow,
  findChannel,
  findChannels,
  namesOf,
  namesOfMeetings,
} from '../domain/channel/rows.ts';
import { listCriteria } from '../domain/criterion/rows.ts';
import { evidenceOf, firstLink } from '../domain/evidence/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { memberPages } from '../domain/project/pages.ts';
import type { ProjectRow } from '../domain/project/rows.ts';
import { type At, at, TODAY } from '../reading/as-of.ts';
import { type Page, type PageArgs, readPages } from '../reading/page.ts';
import type { Point } from '../reading/point.ts';
import { ProjectConnection } from './connections.ts';
import { CriterionRef } from './criterion.ts';
import { builder, type InputFields } from './engine/builder.ts';
import { listArgs, reading } from './engine/connection.ts';
import { oneLine, refersTo } from './engine/fields.ts';
import { evidenceGiven, IDEMPOTENCY_KEY, lineLimits, MEETING, MEETING_NAME, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF, CLOCK, Clock } from './readiness.ts';
import { ChannelRef, MeetingRef } from './refs.ts';

const ChannelNameRef = builder.objectRef<ChannelName>('ChannelName').implement({
  description: 'A name that the channel went by.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    since: t.expose('since', { type: 'Date', description: 'The day it is first known from.' }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that gave it; null if another source did.',
      ...refersTo(findMeetings, 'meetingId'),
    }),
    sourceUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null if there is none.',
      ...related(async (names: readonly ChannelName[], _args, { db, settings }) =>
        (await evidenceOf(db, 'channelNameId', names)).map((list) =>
          firstLink(list, settings.source ?? null),
        ),
      ),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'What is known of it; null if nothing is.',
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
      ...related<Channel, Page<At<ProjectRow>>, MembersArgs>(
        async (channels, { asOf: date, clock, ...page }, context) => {
          const asOf = { date: date ?? null, clock: clock ?? 'EFFECTIVE' };
          return readPages(
            context.db,
            await memberPages(context.db, asOf, context.now),
            channels.map(({ id }) => ({ id, asOf })),
            page,
            reading(context),
          );
        },
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
    description: 'The channel; null if there is none, or none of this slug.',
    args: {
      slug: t.arg.string({ description: 'Its name in URLs; default: the one there is.' }),
    },
    resolve: ahead(async ({ slug }, { db }) => {
      const row = await findChannel(db, slug == null ? null : oneLine(slug, 'slug'));
      return row && at(row, TODAY);
    }),
  }),
);

/** What is said of a name, whether it is the first or a further one. */
const nameFields = (t: InputFields) => ({
  name: t.string({ required: true, description: `The name. ${lineLimits()}` }),
  since: t.field({
    type: 'Date',
    description:
      'The day it is first known from, today at the latest; default: the day of the meeting, else today.',
  }),
  meeting: t.field({ type: 'Date', description: `The meeting that gave it. ${MEETING}` }),
  meetingName: t.string(MEETING_NAME),
  reason: t.string({ ...prose('What is known of it.') }),
  evidence: evidenceGiven(t),
  idempotencyKey: t.string(IDEMPOTENCY_KEY),
});

const channelSuccess = (name: string, description: string, shows: string) =>
  success<{ channelId: number }>(name, description, {
    channel: shown(ChannelRef, findChannels, ({ channelId }) => channelId, shows),
  });

mutation(addChannel, {
  description:
    'Opens the channel under its first name. A tracker has one, since what is in it are the projects at TESTING; `nameChannel` gives it further names. Open to chairs.',
  input: builder.inputType('AddChannelInput', {
    description:
      'A channel and its first name. One of `meeting` and `evidence` is needed: who gave the name.',
    fields: (t) => ({
      slug: t.string({
        defaultValue: 'testing',
        description: `Its name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters.`,
      }),
      summary: t.string({ required: true, ...prose('What it is for.') }),
      ...nameFields(t),
    }),
  }),
  success: channelSuccess('AddChannelSuccess', 'The channel is open.', 'The channel with its name.'),
});

mutation(nameChannel, {
  description: 'Gives the channel a further name; those it went by before stay on record. Open to chairs.',
  input: builder.inputType('NameChannelInput', {
    description: 'A name of the channel. One of `meeting` and `evidence` is needed: who gave it.',
    fields: (t) => ({
      channel: t.string({ description: 'Slug of the channel; default: the one there is.' }),
      ...nameFields(t),
    }),
  }),
  success: channelSuccess('NameChannelSuccess', 'The name is on record.', 'The channel with all its names.'),
});
