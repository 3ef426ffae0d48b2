import { InvalidTransitionError } from '../base/errors.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findNotes } from '../domain/note/rows.ts';
import { findPeople } from '../domain/person/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import { findProposals } from '../domain/proposal/rows.ts';
import { citedLines } from '../domain/report/cited-lines.ts';
import { acceptSuggestion } from '../domain/suggestion/accept.ts';
import { dismissSuggestion } from '../domain/suggestion/dismiss.ts';
import {
  findSuggestions,
  isWaitingAt,
  type SuggestionRow,
  suggestionList,
} from '../domain/suggestion/rows.ts';
import type { At } from '../reading/as-of.ts';
import { SuggestionConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { belongsTo, eachLine, refersTo } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { EvidenceRef } from './evidence.ts';
import { Readiness } from './readiness.ts';
import { MeetingRef, NoteRef, PersonRef, ProjectRef, ProposalRef, SuggestionRef } from './refs.ts';
import { acceptedSuccess, dismissedSuccess } from './successes.ts';

type Suggestion = At<SuggestionRow>;

const SuggestionState = builder.enumType('SuggestionState', {
  description: 'What became of a suggestion.',
  values: {
    WAITING: { description: 'Nobody has looked at it yet.' },
    ACCEPTED: { description: 'Somebody opened a proposal from it.' },
    DISMISSED: { description: 'Somebody found that it does not bear on readiness.' },
  },
});

/** As of a day before it was closed, nothing of how it ended is known. */
const closed = <Value>(suggestion: Suggestion, value: Value, { now }: Context): Value | null =>
  isWaitingAt(suggestion, now) ? null : value;

builder.node(SuggestionRef, {
  ...asOfNode(findSuggestions),
  description:
    'A quoted line of minutes that may bear on readiness, waiting for a person. It is no proposal and no record.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting whose minutes it is from.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    project: t.field({
      type: ProjectRef,
      nullable: true,
      description: 'The project it may bear on; null for a line about the channel as a whole.',
      ...refersTo(findProjects, 'projectId'),
    }),
    note: t.field({
      type: NoteRef,
      nullable: true,
      description: 'The note it quotes; null if a later revision of the report lost it.',
      ...refersTo(findNotes, 'noteId'),
    }),
    quote: t.exposeString('quote', { description: 'The line, as it stood.' }),
    source: t.field({
      type: EvidenceRef,
      description: 'The lines of the report revision that it was found in.',
      ...related((suggestions: readonly Suggestion[], _args, { db }) => citedLines(db, suggestions)),
    }),
    rule: t.exposeString('rule', {
      description: 'By what kind of word it was found, such as `maturity` or `upstreaming`.',
    }),
    suggestedTo: t.expose('suggestedTo', {
      type: Readiness,
      nullable: true,
      description: 'The readiness that the line itself names; null if it names none.',
    }),
    state: t.field({
      type: SuggestionState,
      description: 'What became of it, by the end of the day it is read at.',
      resolve: (suggestion, _args, context) => closed(suggestion, suggestion.state, context) ?? 'WAITING',
    }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal opened from it; null unless it was ACCEPTED.',
      ...related((suggestions: readonly Suggestion[], _args, context) =>
        findProposals(
          context.db,
          suggestions.map((suggestion) => {
            const id = closed(suggestion, suggestion.proposalId, context);
            return id === null ? null : { id, asOf: suggestion.asOf };
          }),
          context.now,
        ),
      ),
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day somebody decided on it; null while it waits.',
      resolve: (suggestion, _args, context) => closed(suggestion, suggestion.closedOn, context),
    }),
    closedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who decided on it; null while it waits.',
      ...related((suggestions: readonly Suggestion[], _args, context) =>
        findPeople(
          context.db,
          suggestions.map((suggestion) => closed(suggestion, suggestion.closedBy, context)),
        ),
      ),
    }),
    closedReason: t.string({
      nullable: true,
      description: 'Why it was dismissed; null while it waits, and where nobody said.',
      resolve: (suggestion, _args, context) => closed(suggestion, suggestion.closedReason, context),
    }),
  }),
});

const SuggestionFilter = builder.inputType('SuggestionFilter', {
  description:
    'Which suggestions: those that pass every field that is given. A list means any of its entries.',
  fields: (t) => ({
    project: t.stringList({ description: 'Slugs of projects they may bear on; at most 50.' }),
    meeting: t.field({ type: ['Date'], description: 'Days of the meetings whose minutes they are from.' }),
    meetingName: t.stringList({
      description: 'Names of the meetings, of days that have several; at most 50.',
    }),
    state: t.field({ type: [SuggestionState], description: 'What became of them.' }),
  }),
});

builder.queryField('suggestions', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: SuggestionConnection,
    description: 'Lines of minutes that may bear on readiness, by meeting and in source order.',
    args: {
      filter: t.arg({ type: SuggestionFilter, description: 'Which suggestions; all when absent.' }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, ...page }, context, wanted) =>
      rootPage(
        context,
        suggestionList({
          ...filter,
          project: eachLine(filter?.project, 'filter.project'),
          meetingName: eachLine(filter?.meetingName, 'filter.meetingName'),
        }),
        page,
        { wanted },
      ),
    ),
  }),
);

mutation(acceptSuggestion, {
  description:
    'Opens the proposal that a suggestion stands for; it rests on the quoted lines. Open to maintainers of the project it is about, and chairs; one that names no project is for chairs.',
  ids: { suggestion: 'Suggestion' },
  errors: [InvalidTransitionError],
  input: builder.inputType('AcceptSuggestionInput', {
    description: 'A suggestion to accept.',
    fields: (t) => ({
      suggestion: t.id({ required: true, description: 'The suggestion, which nobody has answered yet.' }),
      project: t.string({ description: 'Slug of the project; needed where the suggestion names none.' }),
      to: t.field({
        type: Readiness,
        description: 'The readiness to propose; default: the one suggested. Needed where none is suggested.',
      }),
      effectiveOn: t.field({
        type: 'Date',
        description: 'The day it became true or is to become true. By default the meeting decides.',
      }),
      reason: t.string({ ...prose('Why it should change; default: the quoted line.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: acceptedSuccess,
});

mutation(dismissSuggestion, {
  description:
    'Lays a suggestion aside; the reason is kept with it. Open to maintainers of the project it is about, and chairs; one that names no project is for chairs.',
  ids: { suggestion: 'Suggestion' },
  input: builder.inputType('DismissSuggestionInput', {
    description: 'A suggestion to dismiss.',
    fields: (t) => ({
      suggestion: t.id({ required: true, description: 'The suggestion, which nobody has answered yet.' }),
      reason: t.string({ required: true, ...prose('Why it does not bear on readiness.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: dismissedSuccess,
});
