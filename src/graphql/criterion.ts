import { KINDS } from '../domain/criterion/kinds.ts';
import type { CriterionRecord, Criterion as CriterionRow } from '../domain/criterion/on.ts';
import {
  findCriteria,
  findCriterionByKey,
  historiesOf,
  listCriteria,
  recordsOfMeetings,
} from '../domain/criterion/rows.ts';
import { evidenceOf, firstLink } from '../domain/evidence/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { knownPerson, oneLine, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { EvidenceRef, evidenceField } from './evidence.ts';
import { AS_OF, Basis, Readiness } from './readiness.ts';
import { MeetingRef, PersonRef } from './refs.ts';

type Criterion = At<CriterionRow>;
type CriterionEntry = At<CriterionRecord>;

export const CriterionKind = builder.enumType('CriterionKind', {
  description: 'What decides a criterion.',
  values: {
    CI: { description: 'CI runs alone decide it.' },
    REVIEW: { description: 'The assessment of a person decides it.' },
    ATTESTATION: {
      description:
        'An in-toto or SLSA attestation that an assessment carries decides it, or a high enough result of OpenSSF Scorecard, while it is younger than the window.',
    },
  },
});

export const CriterionStanding = builder.enumType('CriterionStanding', {
  description: 'Whether a criterion is required.',
  values: {
    ADOPTED: { description: 'It is required: only such a criterion blocks a gate.' },
    PROPOSED: {
      description: 'Somebody has proposed it; no meeting has adopted it, and it blocks nothing.',
    },
  },
});

const CriterionAct = builder.enumType('CriterionAct', {
  description: 'What a record does to a criterion.',
  values: {
    DEFINED: { description: 'It names the criterion, or changes its wording or settings.' },
    ADOPTED: { description: 'A meeting requires it.' },
    RETIRED: { description: 'A meeting drops it.' },
  },
});

const GATES = 'The step it gates; the gates to later steps include it as inherited.';
const TITLE = 'A short line that says what must be shown.';
const KIND = 'What decides it.';
const STANDING = 'Whether it is required.';
const BASIS = 'How it is known to be asked for at this very step.';
const REQUIRED_RUNS = `CI: how many of the last finished runs must have passed, ${KINDS.CI.defaults.requiredRuns} where the meeting did not say. Null for any other kind.`;
const WINDOW_DAYS = `CI: for how many days after its end the newest run counts, ${KINDS.CI.defaults.windowDays} where the meeting did not say. ATTESTATION: for how many days after it was issued an attestation counts, ${KINDS.ATTESTATION.defaults.windowDays} where the meeting did not say. Null for REVIEW.`;
const MINIMUM_SCORE = `ATTESTATION: the least score of OpenSSF Scorecard, from 0 to 10, that counts, ${KINDS.ATTESTATION.defaults.minimumScore} where the meeting did not say. Null for any other kind.`;
const REASON = 'What its source says, in a sentence; null if nothing is kept of it.';
const MEETING = 'The meeting it was said or decided at; null if the source is no meeting.';

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
    minimumScore: t.exposeFloat('minimumScore', { nullable: true, description: MINIMUM_SCORE }),
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
      description: 'Where it can be read: the first link of its evidence; null if there is none.',
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
    minimumScore: t.exposeFloat('minimumScore', { nullable: true, description: MINIMUM_SCORE }),
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
    description: 'The criterion of this key, dropped or not; null if there was none on that day.',
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
