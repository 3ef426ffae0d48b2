import { at, TODAY } from '../domain/as-of.ts';
import type { Recorded } from '../domain/events/events.ts';
import type { GateChange } from '../domain/events/gate-watch.ts';
import type { Stream } from '../domain/events/stream.ts';
import { findProjects } from '../domain/project/find.ts';
import { findProjectBySlug } from '../domain/project/find-by-slug.ts';
import { badInput, refused } from './bad-input.ts';
import { builder } from './builder.ts';
import { type Context, readAnew } from './context.ts';
import { oneLine } from './fields.ts';
import { GateVerdict } from './gate-enums.ts';
import { Readiness } from './readiness.ts';
import { ProjectRef, StatusChangeRef } from './refs.ts';
import { existing, related } from './relation.ts';

const PROJECT =
  'Slug of the only project of interest; every project when absent. BAD_USER_INPUT where there is none.';

const GateChangeRef = builder.objectRef<GateChange>('GateChange').implement({
  description: 'A gate whose verdict has become another one, by something that was written or by time alone.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project whose gate it is, as of today.',
      ...related((changes: readonly GateChange[], _args, { db, now }) =>
        existing(
          findProjects(
            db,
            changes.map(({ projectId }) => ({ id: projectId, asOf: TODAY })),
            now,
          ),
        ),
      ),
    }),
    to: t.expose('to', { type: Readiness, description: 'The step that the gate leads to.' }),
    oldVerdict: t.expose('oldVerdict', { type: GateVerdict, description: 'The verdict before.' }),
    newVerdict: t.expose('newVerdict', { type: GateVerdict, description: 'The verdict now.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was found to have changed.' }),
  }),
});

/** The stream that `open` gives for the project of this slug; it ends with the answer, however that ends. */
async function streamFor<Event>(
  slug: string | null | undefined,
  context: Context,
  open: (projectId: number | null) => Promise<Stream<Event>>,
): Promise<Stream<Event>> {
  const stream = await open(await idOf(slug, context));
  context.onClose(() => void stream.return());
  return stream;
}

async function idOf(slug: string | null | undefined, { db }: Context): Promise<number | null> {
  if (slug === null || slug === undefined) return null;
  try {
    const project = await findProjectBySlug(db, oneLine(slug, 'project'));
    if (project) return project.id;
  } catch (error) {
    throw refused(error);
  }
  throw badInput(`project: expected the slug of a project, got ${JSON.stringify(slug.slice(0, 100))}.`);
}

builder.subscriptionType({ description: 'What happens from now on, as server-sent events.' });

builder.subscriptionField('statusChanged', (t) =>
  t.field({
    type: StatusChangeRef,
    description:
      'Each record as a meeting’s decision is entered: changes, confirmations and corrections, in the order of their commits, on whichever server they were made.',
    args: { project: t.arg.string({ description: PROJECT }) },
    subscribe: (_root, { project }, context) =>
      streamFor<Recorded>(project, context, (id) => context.events.recorded(id)),
    resolve: (event: unknown, _args, context) => {
      const { record, at: heardAt } = event as Recorded;
      readAnew(context, heardAt);
      return at(record, TODAY);
    },
  }),
);

builder.subscriptionField('gateChanged', (t) =>
  t.field({
    type: GateChangeRef,
    description:
      'Each gate whose verdict changes, also where a waiver, an assessment or a window runs out and nothing is written.',
    args: { project: t.arg.string({ description: PROJECT }) },
    subscribe: (_root, { project }, context) =>
      streamFor<GateChange>(project, context, (id) => context.events.gateChanges(id)),
    resolve: (event: unknown, _args, context) => {
      const change = event as GateChange;
      readAnew(context, change.at);
      return change;
    },
  }),
);
