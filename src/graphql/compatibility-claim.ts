import { type At, dateOf, TODAY } from '../domain/as-of.ts';
import {
  claimsOfMeetings,
  claimsOfProjects,
  everyClaim,
  externalClaimsOfProjects,
  findClaims,
} from '../domain/claim/find.ts';
import type { ClaimRow } from '../domain/claim/row.ts';
import { evidenceOf, firstLink } from '../domain/evidence/read.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { findProjects } from '../domain/project/find.ts';
import { builder } from './builder.ts';
import { listArgs, rootPage } from './connection.ts';
import { CompatibilityClaimConnection } from './connections.ts';
import { evidenceField } from './evidence.ts';
import { knownPerson, pages, pagesOf, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { AS_OF, Basis } from './readiness.ts';
import { CompatibilityClaimRef, MeetingRef, PersonRef, ProjectRef } from './refs.ts';
import { ahead, existing, related } from './relation.ts';

type Claim = At<ClaimRow>;

export const CompatibilityVerdict = builder.enumType('CompatibilityVerdict', {
  description: 'Whether projects can be combined, best first.',
  values: {
    TESTED: { description: 'Built and booted together, and it worked.' },
    PROTOTYPED: { description: 'Put together by somebody; no result is in evidence.' },
    PLAUSIBLE: { description: 'No known obstacle; nobody has put them together.' },
    UNKNOWN: { description: 'No claim that counts.' },
    NEEDS_PORT: { description: 'Different kernel bases or configurations: one of them has to be ported.' },
    CONFLICT: { description: 'They cannot be combined.' },
  },
});

const projectsOf = ({ projectId, otherProjectId, asOf }: Claim) =>
  [projectId, otherProjectId].flatMap((id) => (id === null ? [] : [{ id, asOf }]));

builder.node(CompatibilityClaimRef, {
  ...asOfNode(findClaims),
  description:
    'What somebody said about combining two projects, or a project and a named thing outside the group. Never changed: the newest of a pair stands, by the day it was made on, then by the order of entry.',
  fields: (t) => ({
    projects: t.field({
      type: [ProjectRef],
      description: 'The two projects by slug; the one project where the other side is no project.',
      ...related(async (claims: readonly Claim[], _args, { db, now }) => {
        const rows = (await existing(findProjects(db, claims.flatMap(projectsOf), now))).values();
        return claims.map((claim) =>
          projectsOf(claim)
            .flatMap(() => rows.next().value ?? [])
            .sort((a, b) => (a.slug < b.slug ? -1 : 1)),
        );
      }),
    }),
    externalThing: t.exposeString('externalThing', {
      nullable: true,
      description: 'The thing that is no project of the group, such as `KVM`; null between two projects.',
    }),
    verdict: t.expose('verdict', { type: CompatibilityVerdict, description: 'What was said.' }),
    basis: t.expose('basis', { type: Basis, description: 'How it is known.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    source: t.exposeString('source', {
      description: 'What it was read from, in words; `evidence` has the lines and links.',
    }),
    sourceUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null where there is none.',
      ...related(async (claims: readonly Claim[], _args, { db, settings }) =>
        (await evidenceOf(db, 'claimId', claims)).map((list) => firstLink(list, settings.source ?? null)),
      ),
    }),
    evidence: t.field(evidenceField<Claim>('claimId')),
    claimedOn: t.expose('claimedOn', {
      type: 'Date',
      description: 'The day it was made on, from which it counts.',
    }),
    kernelSeries: t.exposeString('kernelSeries', {
      nullable: true,
      description: 'The kernel series on which they would meet, such as `4.11`; null where it does not say.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which it counts; afterwards the pair reads UNKNOWN. Null: without end.',
    }),
    isExpired: t.boolean({
      description: 'Whether its last day lies before the day it is read at.',
      resolve: ({ expiresOn, asOf }, _args, { now }) => expiresOn !== null && expiresOn < dateOf(asOf, now),
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting at which it was made; null where it was none.',
      ...refersTo(findMeetings, 'meetingId'),
    }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

builder.objectField(ProjectRef, 'claims', (t) =>
  t.field({
    type: CompatibilityClaimConnection,
    description:
      'Claims about combining it with another project or a thing outside, newest first, up to the day it is read at.',
    args: {
      isStanding: t.arg.boolean({
        description: 'True: only the newest of each pair. False or absent: replaced ones too.',
      }),
      ...listArgs(t),
    },
    ...pagesOf(({ isStanding }: { isStanding?: boolean | null }) => claimsOfProjects(isStanding === true)),
  }),
);

builder.objectField(ProjectRef, 'externalClaims', (t) =>
  t.field({
    type: CompatibilityClaimConnection,
    description: 'The newest claim about it and each thing that is no project of the group, newest first.',
    args: listArgs(t),
    ...pages(externalClaimsOfProjects),
  }),
);

builder.objectField(MeetingRef, 'claims', (t) =>
  t.field({
    type: CompatibilityClaimConnection,
    description: 'Claims about compatibility that were made at it, newest first.',
    args: listArgs(t),
    ...pages(claimsOfMeetings),
  }),
);

builder.queryField('compatibilityClaims', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: CompatibilityClaimConnection,
    description:
      'Every claim about combining projects, replaced ones included, each once, in the order in which they were entered.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ asOf, ...page }, context, wanted) =>
      rootPage(context, everyClaim, page, { asOf: { ...TODAY, date: asOf ?? null }, wanted }),
    ),
  }),
);
