import type { ObjectRef } from '@pothos/core';
import { type Begun, EventsGoneError, type Heard } from '../domain/events/events.ts';
import type { GateChange, Place, Subject } from '../domain/events/recorded.ts';
import type { Stream } from '../domain/events/stream.ts';
import { WATCHED_HOURS } from '../domain/news/gates.ts';
import { findProjectBySlug, findProjects } from '../domain/project/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import { CiRunRef } from './ci-run.ts';
import { badInput, refused } from './engine/bad-input.ts';
import { builder, type SchemaTypes } from './engine/builder.ts';
import { type Context, readAnew } from './engine/context.ts';
import { oneLine } from './engine/fields.ts';
import { existing, related } from './engine/relation.ts';
import { GateVerdict } from './gate-enums.ts';
import { Readiness } from './readiness.ts';
import { MeetingRef, ProjectRef, ProposalRef, StatusChangeRef } from './refs.ts';

const PROJECT =
  'Slug of the only project of interest; every project when absent. BAD_USER_INPUT if there is none.';

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
async function streamFor(
  slug: string | null | undefined,
  context: Context,
  open: (projectId: number | null) => Promise<Begun>,
): Promise<Stream<Heard>> {
  const { stream, from } = await open(await idOf(slug, context));
  context.eventId = from && idOfPlace(from);
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

builder.subscriptionType({ description: 'Events from now on, as server-sent events.' });

const AFTER =
  'Id of the last event that you received: the stream starts with what came after it. The header `Last-Event-ID` does the same. Events are kept for 30 days. If the id is no longer kept, or more than 10,000 events have followed it, the answer is BAD_USER_INPUT: read what there is, and subscribe again.';

const idOfPlace = ({ version, id }: Place) => `${version}.${id}`;

function placeOf(given: string | null | undefined): Place | null {
  if (given === null || given === undefined || given === '') return null;
  const [, version, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(given) ?? [];
  if (version && id) return { version: Number(version), id: Number(id) };
  throw badInput(`after: expected the id of an event, got ${JSON.stringify(given.slice(0, 60))}.`);
}

/** A stream of what happens to rows of one kind; events have ids, by which a reader that comes back goes on. */
function happenings<Type extends ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, unknown>>(
  name: string,
  {
    subject,
    type,
    description,
    project,
  }: { subject: Subject; type: Type; description: string; project: boolean },
): void {
  builder.subscriptionField(name, (t) =>
    t.field({
      type: type as never,
      description,
      args: {
        ...(project ? { project: t.arg.string({ description: PROJECT }) } : {}),
        after: t.arg.string({ description: AFTER }),
      },
      subscribe: async (
        _root: unknown,
        given: { project?: string | null; after?: string | null },
        context: Context,
      ) => {
        const after = placeOf(given.after ?? context.lastEventId);
        return streamFor(given.project, context, (projectId) =>
          context.events.happened({ subject, projectId, after }).catch((error) => {
            if (!(error instanceof EventsGoneError)) throw error;
            throw badInput(
              'after: the tracker no longer keeps what came after this event: read what there is, and subscribe again.',
            );
          }),
        );
      },
      resolve: (event: unknown, _args: object, context: Context) => {
        const { row, at: heardAt, version, id } = event as Heard;
        readAnew(context, heardAt);
        context.eventId = idOfPlace({ version, id });
        return row as never;
      },
    } as never),
  );
}

happenings('statusChanged', {
  subject: 'STATUS_CHANGE',
  type: StatusChangeRef,
  project: true,
  description:
    'Each record as a meeting’s decision is entered: changes, confirmations and corrections, in the order of their commits, on whichever server they were made.',
});
happenings('proposalChanged', {
  subject: 'PROPOSAL',
  type: ProposalRef,
  project: true,
  description: 'Each proposal as it is opened or withdrawn, as it is now, in the order of the commits.',
});
happenings('meetingChanged', {
  subject: 'MEETING',
  type: MeetingRef,
  project: false,
  description:
    'Each meeting as it is scheduled, moved or cancelled, as it is now, in the order of the commits.',
});
happenings('ciRunChanged', {
  subject: 'RUN',
  type: CiRunRef,
  project: true,
  description: 'Each CI run as it is reported and as it moves on, as it is now, in the order of the commits.',
});

happenings('gateChanged', {
  subject: 'GATE',
  type: GateChangeRef,
  project: true,
  description: `Each gate whose verdict changes, also where a waiver, an assessment or a window runs out and nothing is written. Gates are looked at after each commit, and for ${WATCHED_HOURS} hours after the last reader has gone; a gate that changed later than that is told as it is then, once.`,
});
