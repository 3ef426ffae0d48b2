import {
  type ClaimRow,
  claimsOfMeetings,
  claimsOfProjects,
  everyClaim,
  externalClaimsOfProjects,
  findClaims,
} from '../domain/claim/rows.ts';
import { evidenceOf, firstLink } from '../domain/evidence/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import { type At, dateOf, TODAY } from '../reading/as-of.ts';
import { CompatibilityClaimConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import { knownPerson, pages, pagesOf, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, existing, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF, Basis } from './readiness.ts';
import { CompatibilityClaimRef, MeetingRef, PersonRef, ProjectRef } from './refs.ts';

type Claim = At<ClaimRow>;

export const CompatibilityVerdict = builder.enumType('CompatibilityVerdict', {
  description: 'Whether projects can be combined, best first.',
  values: {
    TESTED: { description: 'They were built and booted together, and it worked.' },
    PROTOTYPED: { description: 'Somebody has put them together; no result is in evidence.' },
    PLAUSIBLE: { description: 'There is no known obstacle, but nobody has put them together.' },
    UNKNOWN: { description: 'No claim counts.' },
    NEEDS_PORT: { description: 'Their kernel bases or configurations differ: one of them has to be ported.' },
    CONFLICT: { description: 'They cannot be combined.' },
  },
});

const pointsOfClaim = ({ projectId, otherProjectId, asOf }: Claim) =>
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
        const rows = (await existing(findProjects(db, claims.flatMap(pointsOfClaim), now))).values();
        return claims.map((claim) =>
          pointsOfClaim(claim)
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
    reason: t.exposeString('reason', { description: 'The reason.' }),
    source: t.exposeString('source', {
      description: 'What it was read from, in words; `evidence` has the lines and links.',
    }),
    sourceUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null if there is none.',
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
      description: 'The kernel series on which they would meet, such as `4.11`; null if it does not say.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which it counts; afterwards the pair reads UNKNOWN. Null means without end.',
    }),
    isExpired: t.boolean({
      description: 'Whether its last day lies before the day it is read at.',
      resolve: ({ expiresOn, asOf }, _args, { now }) => expiresOn !== null && expiresOn < dateOf(asOf, now),
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting at which it was made; null if it was none.',
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

export const claimSuccess = success<{ claimId: number }>(
  'ClaimCompatibilitySuccess',
  'The claim is on record.',
  {
    claim: shown(
      CompatibilityClaimRef,
      findClaims,
      ({ claimId }) => claimId,
      'The new claim; whether it stands depends on its day.',
    ),
  },
);
