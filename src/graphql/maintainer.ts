import type { maintainerKind } from '../db/tables/enums.ts';
import type { At } from '../domain/as-of.ts';
import { findMaintainers, type MaintainerRow, maintainersOfProject } from '../domain/maintainer/find.ts';
import { findProjects } from '../domain/project/find.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs } from './connection.ts';
import { belongsTo, knownPerson, pages, person } from './fields.ts';
import { asOfNode } from './node.ts';
import { PersonRef, ProjectRef } from './refs.ts';

export const MaintainerKind = builder.enumType('MaintainerKind', {
  description: 'As what somebody was named a maintainer.',
  values: {
    CO_MAINTAINER: { description: 'Beside those who are there.' },
    SUCCESSOR: { description: 'In the place of somebody, whose rights to the project rest meanwhile.' },
  } satisfies Record<(typeof maintainerKind.enumValues)[number], { description: string }>,
});

export const MaintainerRef = builder.objectRef<At<MaintainerRow>>('Maintainer');

builder.node(MaintainerRef, {
  ...asOfNode(findMaintainers),
  description:
    'Somebody who was named a maintainer of a project by one of its maintainers or by a chair: every credential of a maintainer that they bear acts on it while this stands.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    person: t.field({ type: PersonRef, description: 'Who was named.', ...knownPerson('personId') }),
    kind: t.expose('kind', { type: MaintainerKind, description: 'As what.' }),
    succeeds: t.field({
      type: PersonRef,
      nullable: true,
      description: "Whose rights to the project rest while this stands; null: nobody's.",
      ...person('succeedsId'),
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    namedAt: t.expose('namedAt', { type: 'DateTime', description: 'When.' }),
    namedBy: t.field({ type: PersonRef, description: 'By whom.', ...knownPerson('namedBy') }),
    isRevoked: t.boolean({
      description: 'Whether a chair took it back.',
      resolve: ({ revokedAt }) => revokedAt !== null,
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null while it stands.',
    }),
    revokedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who took it back; null while it stands.',
      ...person('revokedBy'),
    }),
    revokedReason: t.exposeString('revokedReason', {
      nullable: true,
      description: 'Why it was taken back; null while it stands.',
    }),
  }),
});

builder.objectField(ProjectRef, 'maintainers', (t) =>
  t.field({
    type: connectionOf(MaintainerRef, 'Maintainer', 'maintainers who were named'),
    description:
      'Who was named a maintainer of it, in the order of naming; what was taken back is among them. Those whose own credential names the project are not.',
    args: listArgs(t),
    ...pages(maintainersOfProject),
  }),
);
