import { proposalsOfDecisions } from '../domain/proposal/pages.ts';
import { type DecisionRow, decisionsOfMeetings, wordsOfDecisions } from '../domain/report/rows.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { plainText } from '../reports/plain-text.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs } from './engine/connection.ts';
import { pages } from './engine/fields.ts';
import { encodeId, pointKey } from './engine/id.ts';
import { related } from './engine/relation.ts';
import { MeetingRef, ProposalRef, StatusChangeRef } from './refs.ts';

type Decision = At<DecisionRow>;

/** The types that stand for decisions; a set, a name and a criterion have records that are no objects of their own. */
const TYPES: Readonly<Record<string, string>> = {
  status_changes: 'StatusChange',
  assessments: 'Assessment',
  waivers: 'Waiver',
  waiver_revocations: 'Waiver',
  compatibility_claims: 'CompatibilityClaim',
  proposals: 'Proposal',
  proposal_withdrawals: 'Proposal',
  suggestions: 'Suggestion',
};

const DecisionRef = builder.objectRef<Decision>('Decision').implement({
  description: 'A line under the decisions of a report, which became a record.',
  fields: (t) => ({
    text: t.field({
      type: 'String',
      description: 'Its words, without markup.',
      ...related(async (decisions: readonly Decision[], _args, { db }) =>
        (await wordsOfDecisions(db, decisions)).map(plainText),
      ),
    }),
    lineStart: t.exposeInt('lineStart', { description: 'Its first line in the report, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Its last line in the report, included.' }),
    recordId: t.id({
      nullable: true,
      description:
        'Id of what it became; null if that has none of its own: a criterion, a set of projects, a name.',
      resolve: ({ recordTable, recordId, asOf }) => {
        const type = TYPES[recordTable];
        return type === undefined ? null : encodeId(type, pointKey({ id: recordId, asOf }));
      },
    }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record of the ledger that it became; null if it became something else.',
      ...related((decisions: readonly Decision[], _args, { db, now }) =>
        findStatusChanges(
          db,
          decisions.map(({ recordTable, recordId }) =>
            recordTable === 'status_changes' ? { id: recordId, asOf: TODAY } : null,
          ),
          now,
        ),
      ),
    }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal that it opened or withdrew; null if it did neither.',
      ...related((decisions: readonly Decision[], _args, { db, now }) =>
        proposalsOfDecisions(db, decisions, now),
      ),
    }),
  }),
});

const DecisionConnection = connectionOf(DecisionRef, 'Decision', 'decisions');

builder.objectField(MeetingRef, 'decisions', (t) =>
  t.field({
    type: DecisionConnection,
    description: 'What its report lists as decided, in the order of the source.',
    args: listArgs(t),
    ...pages(decisionsOfMeetings),
  }),
);
