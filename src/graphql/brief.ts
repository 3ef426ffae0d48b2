import { dayOf, TODAY } from '../domain/as-of.ts';
import { briefedActionItems } from '../domain/brief/action-items.ts';
import { briefedContradictions } from '../domain/brief/contradictions.ts';
import { briefedExpiry, DAYS_AHEAD } from '../domain/brief/expiry.ts';
import { briefedGates } from '../domain/brief/gates.ts';
import { type BriefItem, type BriefSection, MOST_ITEMS } from '../domain/brief/item.ts';
import { type JudgedPage, judgedProjects } from '../domain/brief/judged.ts';
import { briefedPromises } from '../domain/brief/promises.ts';
import { briefedProposals, briefedWithdrawals } from '../domain/brief/proposals.ts';
import { briefedRecords } from '../domain/brief/records.ts';
import { assertPast } from '../domain/brief/since.ts';
import { briefedStale } from '../domain/brief/stale.ts';
import { briefedSuggestions } from '../domain/brief/suggestions.ts';
import { pagesOfRecords } from '../domain/evidence/pages.ts';
import { linkOf } from '../domain/evidence/read.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import type { Find, Point } from '../domain/point.ts';
import { findProjects } from '../domain/project/find.ts';
import { MOST_JUDGED } from '../domain/project/listed.ts';
import { findProposals } from '../domain/proposal/find.ts';
import { findStatusChanges } from '../domain/status-change/find.ts';
import { findSuggestions } from '../domain/suggestion/find.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { MeetingRef, ProjectRef, ProposalRef, StatusChangeRef, SuggestionRef } from './refs.ts';
import { ahead, existing, related, shared } from './relation.ts';

interface Brief {
  since: string;
  after: string | null;
}

/** What an item rests on, as of today. */
const restsOn = <Row>(find: Find<Row>, idOf: (item: BriefItem) => number | null) =>
  related((items: readonly BriefItem[], _args, { db, now }) => {
    const points = items.map((item): Point | null => {
      const id = idOf(item);
      return id === null ? null : { id, asOf: TODAY };
    });
    return find(db, points, now);
  });

const BriefItemRef = builder.objectRef<BriefItem>('BriefItem').implement({
  description: 'One thing that a chair should know, and what it rests on.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'It, in a sentence with dates and no ages.' }),
    date: t.expose('date', {
      type: 'Date',
      nullable: true,
      description: 'The day it is about; null where it is about none.',
    }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is about: none, one, or the two of a pair.',
      ...related(async (items: readonly BriefItem[], _args, { db, now }) => {
        const points = items.flatMap(({ projectIds }) => projectIds.map((id) => ({ id, asOf: TODAY })));
        const found = await existing(findProjects(db, points, now));
        return items.map(({ projectIds }) => found.splice(0, projectIds.length));
      }),
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that recorded, promised or discussed it; null where none did.',
      ...restsOn(findMeetings, ({ meetingId }) => meetingId),
    }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record it is about; null where it is about none.',
      ...restsOn(findStatusChanges, ({ statusChangeId }) => statusChangeId),
    }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal it is about; null where it is about none.',
      ...restsOn(findProposals, ({ proposalId }) => proposalId),
    }),
    suggestion: t.field({
      type: SuggestionRef,
      nullable: true,
      description: 'The suggestion it is about; null where it is about none.',
      ...restsOn(findSuggestions, ({ suggestionId }) => suggestionId),
    }),
    link: t.field({
      type: 'URL',
      nullable: true,
      description:
        'Where what it rests on can be read outside, such as the line of the minutes; null where that is not known.',
      resolve: ({ evidence }, _args, { settings }) => evidence && linkOf(evidence, settings.source ?? null),
    }),
    page: t.string({
      nullable: true,
      description:
        'Path of the page of this tracker that shows the line that it quotes, or what its record rests on; null where it has neither.',
      ...related(async (items: readonly BriefItem[], _args, { db }) => {
        const pages = await pagesOfRecords(
          db,
          items.flatMap(({ statusChangeId: id }) => (id === null ? [] : [{ id }])),
        );
        return items.map(
          ({ evidence, statusChangeId }) =>
            evidence?.lines?.page ?? (statusChangeId === null ? null : (pages.get(statusChangeId) ?? null)),
        );
      }),
    }),
  }),
});

const BriefSectionRef = builder.objectRef<BriefSection>('BriefSection').implement({
  description: 'Things of one kind.',
  fields: (t) => ({
    totalCount: t.exposeInt('totalCount', { description: 'How many there are.' }),
    items: t.field({
      type: [BriefItemRef],
      description: `The first ${MOST_ITEMS} of them.`,
      resolve: ({ items }) => items,
    }),
  }),
});

/** One brief is asked for at a time: what several of its sections are made of is read once. */
const judged = shared(async (briefs: readonly Brief[], { db, now }) => {
  const pages: JudgedPage[] = [];
  for (const { after } of briefs) pages.push(await judgedProjects(db, now, after));
  return pages;
});
const judgedFor = async (brief: Brief, context: Context) => (await judged([brief], context))[0] as JudgedPage;

type Read<Value> = (brief: Brief, context: Context) => Promise<Value>;
const once = <Value>(read: Read<Value>) => {
  const values = shared((briefs: readonly Brief[], context) =>
    Promise.all(briefs.map((brief) => read(brief, context))),
  );
  return async (brief: Brief, context: Context): Promise<Value> =>
    (await values([brief], context))[0] as Value;
};

const records = once(({ since }, { db, now }) => briefedRecords(db, since, dayOf(now)));
const gates = once(async (brief, context) =>
  briefedGates(context.db, (await judgedFor(brief, context)).judged, brief.since, context.now),
);
const expiry = once(async (brief, context) =>
  briefedExpiry(context.db, (await judgedFor(brief, context)).judged, brief.since, context.now),
);

const SECTIONS: Readonly<Record<string, readonly [string, Read<BriefSection>]>> = {
  recorded: [
    'Changes and corrections of meetings held on `since` or later, oldest first.',
    async (brief, context) => (await records(brief, context)).recorded,
  ],
  confirmed: [
    'Confirmations of meetings held on `since` or later, oldest first.',
    async (brief, context) => (await records(brief, context)).confirmed,
  ],
  proposed: [
    'What waits for a meeting, whenever it was proposed; oldest first.',
    (_brief, { db, now }) => briefedProposals(db, dayOf(now)),
  ],
  withdrawn: [
    'Proposals withdrawn on `since` or later.',
    ({ since }, { db }) => briefedWithdrawals(db, since),
  ],
  gatesOpened: [
    'Gates to the next step that may be passed now and could not at the end of `since`.',
    async (brief, context) => (await gates(brief, context)).opened,
  ],
  gatesClosed: [
    'Gates to the next step that are blocked now and were not at the end of `since`.',
    async (brief, context) => (await gates(brief, context)).closed,
  ],
  expired: [
    'Evidence, waivers and claims that ran out on `since` or later.',
    async (brief, context) => (await expiry(brief, context)).expired,
  ],
  expiring: [
    `Evidence, waivers and claims that run out within ${DAYS_AHEAD} days.`,
    async (brief, context) => (await expiry(brief, context)).expiring,
  ],
  stale: [
    'Projects that have gone stale on `since` or later.',
    ({ since }, { db, now, settings: { staleDays } }) =>
      briefedStale(db, { since, today: dayOf(now), staleDays }),
  ],
  neverHeld: [
    'Meetings that were planned or announced, and topics that were planned, and that never came about; and minutes of meetings that were cancelled or moved. Whatever `since` is.',
    (_brief, { db, now }) => briefedPromises(db, now),
  ],
  actionItems: [
    'Action items that are open, the oldest meeting first; whatever `since` is.',
    (_brief, { db }) => briefedActionItems(db),
  ],
  suggestions: [
    'Lines of minutes that wait for a person, oldest first; whatever `since` is.',
    (_brief, { db }) => briefedSuggestions(db),
  ],
  contradictions: [
    'What cannot all be true: a graduated project whose gate is blocked, a conflict within the channel, standing records of one day that disagree, a record whose line has vanished from the newest revision of the report, a project on an agenda that no note mentions. Whatever `since` is.',
    async (brief, context) => briefedContradictions(context.db, await judgedFor(brief, context), context.now),
  ],
};

const BriefRef = builder.objectRef<Brief>('Brief').implement({
  description: 'What a chair should know before the next meeting, as of now.',
  fields: (t) => ({
    since: t.expose('since', { type: 'Date', description: 'The day from which on things are told.' }),
    judgedCount: t.int({
      description: `How many projects it looks at where it tells of their gates, of what expires and of contradictions: at most ${MOST_JUDGED}, by slug. Everything else is told of all projects.`,
      ...related(async (briefs: readonly Brief[], _args, context) =>
        Promise.all(briefs.map(async (brief) => (await judgedFor(brief, context)).ids.length)),
      ),
    }),
    endCursor: t.string({
      nullable: true,
      description:
        'The last project that it looks at, to go on with by `after`; null where there is none after it.',
      ...related(async (briefs: readonly Brief[], _args, context) =>
        Promise.all(briefs.map(async (brief) => (await judgedFor(brief, context)).endCursor)),
      ),
    }),
  }),
});

for (const [name, [description, read]] of Object.entries(SECTIONS))
  builder.objectField(BriefRef, name, (t) =>
    t.field({
      type: BriefSectionRef,
      description,
      ...related((briefs: readonly Brief[], _args, context) =>
        Promise.all(briefs.map((brief) => read(brief, context))),
      ),
    }),
  );

builder.queryField('brief', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: BriefRef,
    description:
      'What has happened since a day, what waits, and what does not fit together: for the chair of the next meeting.',
    args: {
      since: t.arg({
        type: 'Date',
        required: true,
        description: 'Usually the day of the last meeting. BAD_USER_INPUT where it is yet to come.',
      }),
      after: t.arg.string({
        description:
          'The `endCursor` of a brief: to look at the projects after those it looked at. From the first one on when absent.',
      }),
    },
    resolve: ahead(async ({ since, after }, { now }) => {
      assertPast(since, now);
      return { since, after: after ?? null };
    }),
  }),
);
