import { findTokens } from '../domain/access/tokens.ts';
import { assertMay } from '../domain/act/permissions.ts';
import { type AuditEventRow, auditTrail, findAuditEvents } from '../domain/audit/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { eachLine, knownPerson } from './engine/fields.ts';
import { topLevel } from './engine/mutation.ts';
import { nodeFor } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { PersonRef } from './refs.ts';

const AuditEventRef = builder.objectRef<At<AuditEventRow>>('AuditEvent');

const AuditDetail = builder.objectRef<{ name: string; value: unknown }>('AuditDetail').implement({
  description: 'One thing that an act wrote.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the detail, such as `to` or `changes`.' }),
    value: t.string({
      nullable: true,
      description: 'What was written; as JSON if it is more than one text. Null if nothing was.',
      resolve: ({ value }) => (typeof value === 'string' || value === null ? value : JSON.stringify(value)),
    }),
  }),
});

builder.node(AuditEventRef, {
  ...nodeFor('readAuditTrail', findAuditEvents),
  description:
    'Something that was written, or was refused to somebody who is known: by whom, when, with which credential. Append-only, and never a secret. Open to admins.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    act: t.exposeString('act', {
      description:
        'The mutation, such as `recordStatusChange`; `signIn` where a credential that has ended was sent.',
    }),
    subject: t.exposeString('subject', {
      description:
        'What was written: a type and its row, such as `StatusChange:12`; of what was refused, the credential.',
    }),
    person: t.field({
      type: PersonRef,
      description: 'Who did it.',
      ...knownPerson('actorId'),
    }),
    tokenName: t.string({
      nullable: true,
      description: 'Name of the credential it was done with; null for a command on the server.',
      ...related(async (events: readonly At<AuditEventRow>[], _args, { db, now }) => {
        const points = events.map(({ tokenId }) => (tokenId === null ? null : { id: tokenId, asOf: TODAY }));
        return (await findTokens(db, points, now)).map((token) => token?.name ?? null);
      }),
    }),
    refusal: t.exposeString('refusal', {
      nullable: true,
      description:
        'Code of the error by which it was refused, `FORBIDDEN` or `UNAUTHENTICATED`; null means it was done. What one credential is refused again and again has one line in an hour.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The `X-Request-Id` of the request it was done by; null for a command on the server.',
    }),
    details: t.field({
      type: [AuditDetail],
      description: 'What the act wrote, or what it was and became.',
      resolve: ({ details }) =>
        Object.entries(details as Record<string, unknown>).map(([name, value]) => ({ name, value })),
    }),
  }),
});

const AuditEventFilter = builder.inputType('AuditEventFilter', {
  description: 'Which events: those that pass every field that is given. A list means any of its entries.',
  fields: (t) => ({
    act: t.stringList({ description: 'Names of mutations; at most 50.' }),
    subject: t.stringList({ description: 'What was written, such as `StatusChange:12`; at most 50.' }),
    isRefused: t.boolean({ description: 'Whether it was refused, or was done.' }),
    person: t.stringList({ description: 'Handles of who did it, without `@`; at most 50.' }),
  }),
});

builder.queryField('auditEvents', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(AuditEventRef, 'AuditEvent', 'events of the audit trail'),
    description:
      'The audit trail: every write, and what was refused to somebody who is known, newest first. Open to admins.',
    args: {
      filter: t.arg({ type: AuditEventFilter, description: 'Which events; all when absent.' }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, ...page }, context) => {
      try {
        assertMay(context.viewer, 'readAuditTrail');
      } catch (error) {
        throw topLevel(error);
      }
      const lines = {
        act: eachLine(filter?.act, 'filter.act'),
        subject: eachLine(filter?.subject, 'filter.subject'),
        person: eachLine(filter?.person, 'filter.person'),
      };
      return rootPage(context, auditTrail({ ...lines, isRefused: filter?.isRefused }), page);
    }),
  }),
);
