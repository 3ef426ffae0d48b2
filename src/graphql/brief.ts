import { dayOf } from '../base/calendar.ts';
import { briefedActionItems } from '../domain/brief/action-items.ts';
import { briefedContradictions } from '../domain/brief/contradictions.ts';
import { briefedExpiry } from '../domain/brief/expiry.ts';
import { briefedGates } from '../domain/brief/gates.ts';
import { assertPast, type BriefItem, type BriefSection, MOST_ITEMS } from '../domain/brief/item.ts';
import { type JudgedPage, judgedProjects } from '../domain/brief/judged.ts';
import { briefedPromises } from '../domain/brief/promises.ts';
import { briefedProposals, briefedWithdrawals } from '../domain/brief/proposals.ts';
import { briefedRecords } from '../domain/brief/records.ts';
import { briefedStale } from '../domain/brief/stale.ts';
import { briefedSuggestions } from '../domain/brief/suggestions.ts';
import { linkOf, pagesOfRecords } from '../domain/evidence/rows.ts';
import { DAYS_AHEAD } from '../domain/ledger/state.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { MOST_JUDGED } from '../domain/project/listed.ts';
import { findProjects } from '../domain/project/rows.ts';
import { findProposals } from '../domain/proposal/rows.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { findSuggestions } from '../domain/suggestion/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import type { Find, Point } from '../reading/point.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import type { Context } from './engine/context.ts';
import { ahead, existing, related, shared } from './engine/relation.ts';
import { MeetingRef, ProjectRef, ProposalRef, StatusChangeRef, SuggestionRef } from './refs.ts';

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
    message: t.exposeString('message', { description: 'What it is, in a sentence with dates and no ages.' }),
    date: t.expose('date', {
      type: 'Date',
      nullable: true,
      description: 'The day it is about; null if it is about none.',
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
      description: 'The meeting that recorded, promised or discussed it; null if none did.',
      ...restsOn(findMeetings, ({ meetingId }) => meetingId),
    }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record it is about; null if it is about none.',
      ...restsOn(findStatusChanges, ({ statusChangeId }) => statusChangeId),
    }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal it is about; null if it is about none.',
      ...restsOn(findProposals, ({ proposalId }) => proposalId),
    }),
    suggestion: t.field({
      type: SuggestionRef,
      nullable: true,
      description: 'The suggestion it is about; null if it is about none.',
      ...restsOn(findSuggestions, ({ suggestionId }) => suggestionId),
    }),
    link: t.field({
      type: 'URL',
      nullable: true,
      description:
        'Where what it rests on can be read outside, such as the line of the minutes; null if that is not known.',
      resolve: ({ evidence }, _args, { settings }) => evidence && linkOf(evidence, settings.source ?? null),
    }),
    page: t.string({
      nullable: true,
      description:
        'Path of the page of this tracker that shows the line that it quotes, or what its record rests on; null if it has neither.',
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
  description: 'One section of the brief.',
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
    'Open proposals, oldest first, whenever they were made.',
    (_brief, { db, now }) => briefedProposals(db, dayOf(now)),
  ],
  withdrawn: [
    'Proposals withdrawn on `since` or later.',
    ({ since }, { db }) => briefedWithdrawals(db, since),
  ],
  gatesOpened: [
    'Gates to the next step that are open now and were blocked at the end of `since`.',
    async (brief, context) => (await gates(brief, context)).opened,
  ],
  gatesClosed: [
    'Gates to the next step that are blocked now and were open at the end of `since`.',
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
    'Meetings that were planned or announced and never took place, planned topics that were never taken up, and minutes of meetings that were cancelled or moved. It does not depend on `since`.',
    (_brief, { db, now }) => briefedPromises(db, now),
  ],
  actionItems: [
    'Open action items, the oldest meeting first. They do not depend on `since`.',
    (_brief, { db }) => briefedActionItems(db),
  ],
  suggestions: [
    'Lines of minutes that wait for a person to judge them, oldest first. They do not depend on `since`.',
    (_brief, { db }) => briefedSuggestions(db),
  ],
  contradictions: [
    'What cannot all be true: a graduated project whose gate is blocked, a conflict within the channel, standing records of one day that disagree, a record whose line has vanished from the newest revision of the report, or a project on an agenda that no note mentions. It does not depend on `since`.',
    async (brief, context) => briefedContradictions(context.db, await judgedFor(brief, context), context.now),
  ],
};

const BriefRef = builder.objectRef<Brief>('Brief').implement({
  description: 'What a chair should know before the next meeting, as of now.',
  fields: (t) => ({
    since: t.expose('since', { type: 'Date', description: 'The first day that the brief covers.' }),
    judgedCount: t.int({
      description: `How many projects it examines for gates, expiries and contradictions: at most ${MOST_JUDGED}, by slug. Everything else covers all projects.`,
      ...related(async (briefs: readonly Brief[], _args, context) =>
        Promise.all(briefs.map(async (brief) => (await judgedFor(brief, context)).ids.length)),
      ),
    }),
    endCursor: t.string({
      nullable: true,
      description:
        'The last project that it examines, for the next request’s `after`; null if no project follows.',
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
      'What has happened since a day, what is waiting, and what contradicts itself: for the chair of the next meeting.',
    args: {
      since: t.arg({
        type: 'Date',
        required: true,
        description: 'Usually the day of the last meeting. BAD_USER_INPUT if it is yet to come.',
      }),
      after: t.arg.string({
        description:
          'The `endCursor` of an earlier brief: this one then examines the projects that follow. It starts with the first project by default.',
      }),
    },
    resolve: ahead(async ({ since, after }, { now }) => {
      assertPast(since, now);
      return { since, after: after ?? null };
    }),
  }),
);
