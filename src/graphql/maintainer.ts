import type { maintainerKind } from '../db/tables/enums.ts';
import { nameMaintainer } from '../domain/maintainer/name.ts';
import { revokeMaintainer } from '../domain/maintainer/revoke.ts';
import { findMaintainers, type MaintainerRow, maintainersOfProject } from '../domain/maintainer/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import type { At } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs } from './engine/connection.ts';
import { belongsTo, knownPerson, pages, person } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { shown, success } from './engine/success.ts';
import { PersonRef, ProjectRef } from './refs.ts';
import type { OfProject } from './successes.ts';

const MaintainerKind = builder.enumType('MaintainerKind', {
  description: 'The kind of maintainer that somebody was named.',
  values: {
    CO_MAINTAINER: { description: 'Beside those who are there.' },
    SUCCESSOR: { description: 'In the place of somebody, whose rights to the project rest meanwhile.' },
  } satisfies Record<(typeof maintainerKind.enumValues)[number], { description: string }>,
});

const MaintainerRef = builder.objectRef<At<MaintainerRow>>('Maintainer');

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
    kind: t.expose('kind', { type: MaintainerKind, description: 'The kind of maintainer.' }),
    succeeds: t.field({
      type: PersonRef,
      nullable: true,
      description: "Whose rights to the project rest while this stands; null means nobody's.",
      ...person('succeedsId'),
    }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    namedAt: t.expose('namedAt', { type: 'DateTime', description: 'When it happened.' }),
    namedBy: t.field({ type: PersonRef, description: 'The person who did it.', ...knownPerson('namedBy') }),
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

/** The success of an act on who maintains a project. */
const maintainerSuccess = (name: string, description: string) =>
  success<OfProject & { maintainerId: number }>(name, description, {
    maintainer: shown(MaintainerRef, findMaintainers, ({ maintainerId }) => maintainerId, 'Who was named.'),
    project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project.'),
  });

mutation(nameMaintainer, {
  description:
    'Names somebody a maintainer of a project. They act on it with whatever credential of a maintainer they bear or sign in with; nothing else is issued. Open to maintainers of the project and chairs.',
  input: builder.inputType('NameMaintainerInput', {
    description: 'Who is to maintain a project.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      person: t.string({
        required: true,
        description: 'GitHub handle of who is named, with or without `@`; never that of a program.',
      }),
      kind: t.field({
        type: MaintainerKind,
        required: true,
        description:
          'The kind of maintainer. A maintainer who names a successor hands over their own rights to the project.',
      }),
      succeeds: t.string({
        description:
          'For a SUCCESSOR whom a chair names: GitHub handle of whose rights to the project rest meanwhile. A maintainer leaves it out.',
      }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: maintainerSuccess('NameMaintainerSuccess', 'They are a maintainer of the project.'),
});

mutation(revokeMaintainer, {
  description:
    'Takes back that somebody was named a maintainer of a project; whom they succeeded has their rights again. What they entered stays. Credentials that name the project are not touched. Open to chairs.',
  input: builder.inputType('RevokeMaintainerInput', {
    description: 'Somebody who is no longer to maintain a project.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      person: t.string({
        required: true,
        description: 'A GitHub handle of who was named, with or without `@`.',
      }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: maintainerSuccess('RevokeMaintainerSuccess', 'The person is no longer a maintainer.'),
});
