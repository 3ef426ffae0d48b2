import { type At, TODAY } from '../domain/as-of.ts';
import {
  findCriteria,
  findCriterionByKey,
  historiesOf,
  listCriteria,
  recordsOfMeetings,
} from '../domain/criterion/find.ts';
import type { CriterionRecord, Criterion as CriterionRow } from '../domain/criterion/on.ts';
import { DEFAULT_REQUIRED_RUNS, DEFAULT_WINDOW_DAYS } from '../domain/criterion/schemas.ts';
import { evidenceOf, firstLink } from '../domain/evidence/read.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import type { Point } from '../domain/point.ts';
import { builder } from './builder.ts';
import { EvidenceRef, evidenceField } from './evidence.ts';
import { knownPerson, oneLine, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { AS_OF, Basis, Readiness } from './readiness.ts';
import { MeetingRef, PersonRef } from './refs.ts';
import { ahead, related } from './relation.ts';

type Criterion = At<CriterionRow>;
type CriterionEntry = At<CriterionRecord>;

export const CriterionKind = builder.enumType('CriterionKind', {
  description: 'By what a criterion is decided.',
  values: {
    CI: { description: 'By CI runs alone.' },
    REVIEW: { description: "By a person's assessment." },
  },
});

export const CriterionStanding = builder.enumType('CriterionStanding', {
  description: 'Whether a criterion is required.',
  values: {
    ADOPTED: { description: 'Required: only then it blocks a gate.' },
    PROPOSED: {
      description: 'Named by somebody with standing; no meeting has adopted it, and it blocks nothing.',
    },
  },
});

const CriterionAct = builder.enumType('CriterionAct', {
  description: 'What a record does to a criterion.',
  values: {
    DEFINED: { description: 'Names it, or gives it another wording or other settings.' },
    ADOPTED: { description: 'A meeting requires it.' },
    RETIRED: { description: 'A meeting drops it.' },
  },
});

const GATES = 'The step it gates; the gates to later steps include it as inherited.';
const TITLE = 'A short line that says what must be shown.';
const KIND = 'By what it is decided.';
const STANDING = 'Whether it is required.';
const BASIS = 'How it is known to be asked for at this very step.';
const REQUIRED_RUNS = `CI: how many of the last finished runs must have passed, ${DEFAULT_REQUIRED_RUNS} where the meeting did not say. Null for REVIEW.`;
const WINDOW_DAYS = `CI: for how many days after its end the newest run counts, ${DEFAULT_WINDOW_DAYS} where the meeting did not say. Null for REVIEW.`;
const REASON = 'What its source says, in a sentence; null where nothing is kept of it.';
const MEETING = 'The meeting it was said or decided at; null where the source is no meeting.';

const CriterionRecordRef = builder.objectRef<CriterionEntry>('CriterionRecord').implement({
  description: 'One record of a criterion: the whole of it from the day it took effect on. Append-only.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the criterion.' }),
    act: t.expose('act', { type: CriterionAct, description: 'What it does to the criterion.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Date', description: 'The day from which it counts.' }),
    gates: t.expose('gates', { type: Readiness, description: GATES }),
    kind: t.expose('kind', { type: CriterionKind, description: KIND }),
    title: t.exposeString('title', { description: TITLE }),
    standing: t.expose('standing', { type: CriterionStanding, description: STANDING }),
    basis: t.expose('basis', { type: Basis, description: BASIS }),
    requiredRuns: t.exposeInt('requiredRuns', { nullable: true, description: REQUIRED_RUNS }),
    windowDays: t.exposeInt('windowDays', { nullable: true, description: WINDOW_DAYS }),
    reason: t.exposeString('reason', { nullable: true, description: REASON }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: MEETING,
      ...refersTo(findMeetings, 'meetingId'),
    }),
    evidence: t.field(evidenceField<CriterionEntry>('criterionRecordId')),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

const CriterionSource = builder.objectRef<Criterion>('CriterionSource').implement({
  description: 'Who said that a criterion is one, as its newest record tells.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: MEETING,
      ...refersTo(findMeetings, 'meetingId'),
    }),
    url: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null where there is none.',
      ...related(async (criteria: readonly Criterion[], _args, { db, settings }) =>
        (await sources(criteria, db)).map((list) => firstLink(list, settings.source ?? null)),
      ),
    }),
    evidence: t.field({
      type: [EvidenceRef],
      description: 'What it rests on, in the order it was given in.',
      ...related((criteria: readonly Criterion[], _args, { db }) => sources(criteria, db)),
    }),
  }),
});

const sources = (criteria: readonly Criterion[], db: Parameters<typeof evidenceOf>[0]) =>
  evidenceOf(
    db,
    'criterionRecordId',
    criteria.map(({ recordId }) => ({ id: recordId })),
  );

export const CriterionRef = builder.objectRef<Criterion>('Criterion');

builder.node(CriterionRef, {
  ...asOfNode(findCriteria),
  description: 'What a project must show before a step, as it stood on the day it is read at.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name in URLs and inputs, such as `ci-boots`; unique.' }),
    title: t.exposeString('title', { description: TITLE }),
    gates: t.expose('gates', { type: Readiness, description: GATES }),
    kind: t.expose('kind', { type: CriterionKind, description: KIND }),
    standing: t.expose('standing', { type: CriterionStanding, description: STANDING }),
    since: t.expose('since', { type: 'Date', description: 'The day from which it has been a criterion.' }),
    adoptedOn: t.expose('adoptedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day from which it has been required; null while it is only proposed.',
    }),
    retiredOn: t.expose('retiredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was dropped; null while it is in force.',
    }),
    basis: t.expose('basis', { type: Basis, description: BASIS }),
    source: t.field({
      type: CriterionSource,
      description: 'Who said so.',
      ...related(async (criteria: readonly Criterion[]) => criteria),
    }),
    reason: t.exposeString('reason', { nullable: true, description: REASON }),
    requiredRuns: t.exposeInt('requiredRuns', { nullable: true, description: REQUIRED_RUNS }),
    windowDays: t.exposeInt('windowDays', { nullable: true, description: WINDOW_DAYS }),
    history: t.field({
      type: [CriterionRecordRef],
      description: 'Its records up to the day it is read at, in the order in which they took effect.',
      ...related((criteria: readonly Criterion[], _args, { db, now }) => historiesOf(db, criteria, now)),
    }),
  }),
});

builder.queryField('criteria', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: [CriterionRef],
    description:
      'The criteria in force on a day, in the order of the steps; of one step the adopted ones first, then the oldest.',
    args: {
      gates: t.arg({
        type: Readiness,
        description: 'Only those of this very step, inherited ones left out.',
      }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
    },
    resolve: ahead(({ gates, asOf }, { db, now }) =>
      listCriteria(db, gates ?? null, { ...TODAY, date: asOf ?? null }, now),
    ),
  }),
);

builder.queryField('criterion', (t) =>
  t.field({
    type: CriterionRef,
    nullable: true,
    description: 'The criterion of this key, dropped or not; null where there was none on that day.',
    args: {
      key: t.arg.string({ required: true, description: 'Its key, such as `ci-boots`.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
    },
    resolve: ahead(({ key, asOf }, { db, now }) =>
      findCriterionByKey(db, oneLine(key, 'key'), { ...TODAY, date: asOf ?? null }, now),
    ),
  }),
);

builder.objectField(MeetingRef, 'criterionRecords', (t) =>
  t.field({
    type: [CriterionRecordRef],
    description: 'What it did to criteria, in the order of entry.',
    ...related((meetings: readonly Point[], _args, { db }) => recordsOfMeetings(db, meetings)),
  }),
);
