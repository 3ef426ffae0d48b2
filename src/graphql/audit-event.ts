import { assertMay } from '../domain/access/permissions.ts';
import { findTokens } from '../domain/access/tokens.ts';
import { type At, TODAY } from '../domain/as-of.ts';
import { findAuditEvents } from '../domain/audit/find.ts';
import { type AuditEventRow, auditTrail } from '../domain/audit/list.ts';
import { nodeFor } from './admin-node.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs, rootPage } from './connection.ts';
import { eachLine, knownPerson } from './fields.ts';
import { topLevel } from './mutation.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { PersonRef } from './refs.ts';
import { ahead, related } from './relation.ts';

const AuditEventRef = builder.objectRef<At<AuditEventRow>>('AuditEvent');

const AuditDetail = builder.objectRef<{ name: string; value: unknown }>('AuditDetail').implement({
  description: 'One thing that an act wrote.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What, such as `to` or `changes`.' }),
    value: t.string({
      nullable: true,
      description: 'What was written; as JSON where it is more than one text. Null: nothing.',
      resolve: ({ value }) => (typeof value === 'string' || value === null ? value : JSON.stringify(value)),
    }),
  }),
});

builder.node(AuditEventRef, {
  ...nodeFor('readAuditTrail', findAuditEvents),
  description:
    'Something that was written, or was refused to somebody who is known: by whom, when, with which credential. Append-only, and never a secret. Admins.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
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
        'Code of the error by which it was refused, `FORBIDDEN` or `UNAUTHENTICATED`; null: it was done. What one credential is refused again and again has one line in an hour.',
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
      'The audit trail: every write, and what was refused to somebody who is known, newest first. Admins.',
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
