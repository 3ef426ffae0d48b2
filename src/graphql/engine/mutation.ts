import { InputFieldBuilder, type InputObjectRef, type ObjectRef } from '@pothos/core';
import { GraphQLError } from 'graphql';
import type { z } from 'zod';
import { ConflictError, DomainError, type Issue, NotFoundError, ValidationError } from '../../base/errors.ts';
import { isDateField, likelyDays } from '../../base/likely-dates.ts';
import { keyOf, problemsOfName } from '../../base/meeting-key.ts';
import type { Act, Ref } from '../../domain/act/act.ts';
import { perform } from '../../domain/act/perform.ts';
import { AccessError, assertMayAct } from '../../domain/act/permissions.ts';
import { appendRefusal } from '../../domain/act/refusal.ts';
import { builder, type SchemaTypes } from './builder.ts';
import type { Context } from './context.ts';
import { decodeId, parsePointKey } from './id.ts';
import { RelationStore } from './relation-store.ts';
import { readWritten } from './success.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/** Of several acts in one document those that are done stand, whatever becomes of the others. */
const FAILED =
  'If nothing was done, it is null with an error at its path. If that error has the code `OUTCOME_UNKNOWN`, the act may have been done: send the same input with the same `idempotencyKey` again.';

interface MutationOptions<Answer> {
  description: string;
  input: InputObjectRef<Types, object>;
  success: ObjectRef<Types, Answer>;
  /** Fields of the input that are ids, and of which type. */
  ids?: Readonly<Record<string, string>>;
  /** What it may answer beside NotFoundError, ConflictError and ValidationError. */
  errors?: readonly (new (
    ...args: never[]
  ) => DomainError)[];
}

/**
 * The field for an act: `act(input: ActInput!): ActResult!`, a union of its success and of what a person can act on.
 * A resolver only translates: ids to rows on the way in, a missing right to a top-level error on the way out.
 */
export function mutation<Input extends z.ZodType, Answer extends object>(
  act: Act<Input, Answer>,
  { description, input, success, ids = {}, errors = [] }: MutationOptions<Answer>,
): void {
  const name = `${act.name[0]?.toUpperCase()}${act.name.slice(1)}`;
  if (hasDates(act.input)) addConfirmation(input);
  async function resolve(
    _root: object,
    { input }: { input: Readonly<Record<string, unknown>> },
    context: Context,
  ): Promise<Answer> {
    const { db, viewer, now, requestId, onAct, signal, onEnd, settings, isTrial } = context;
    try {
      // Before the ids are looked at: who may not act learns nothing, not even what an id is.
      assertMayAct(viewer, act.name);
      const read = readWritten(success);
      const answer = await perform(db, act, decodeIds(withMeetingKey(input), ids), {
        viewer,
        now,
        requestId,
        waiverDays: settings.waiverDays,
        source: settings.source,
        signal,
        onEnd,
        isTrial,
        show: async (tx, done) => ({ shown: await read?.(tx, done, now) }),
      });
      // What an earlier act of the document was asked may no longer be true.
      context.relations = new RelationStore(context.relations);
      onAct(act.name, isTrial ? 'tried' : 'done');
      return answer;
    } catch (error) {
      if (error instanceof AccessError && viewer && !isTrial)
        await appendRefusal(db, { viewer, requestId }, { act: act.name, code: error.code });
      onAct(act.name, error instanceof DomainError ? error.name : 'failed');
      throw topLevel(error);
    }
  }
  builder.mutationField(act.name, (t) =>
    t.field({
      type: success,
      nullable: true,
      description: `${description} ${FAILED}`,
      errors: {
        types: [NotFoundError, ConflictError, ValidationError, ...errors],
        union: {
          name: `${name}Result`,
          description: `The result of \`${act.name}\`: success, or the reason why nothing was done.`,
        },
      },
      args: { input: t.arg({ type: input, required: true, description: 'What is to be done.' }) },
      resolve: resolve as never,
    }),
  );
}

/** Whether days or instants are among the fields of an input, or of what it lists; or lines that have some. */
const hasDates = (input: z.ZodType): boolean =>
  'shape' in input &&
  Object.keys(input.shape as object).some((field) => isDateField(field) || field === 'markdown');

const { first } = likelyDays(new Date());

function addConfirmation(input: InputObjectRef<Types, object>): void {
  builder.configStore.addInputFields(input, () => ({
    confirmDates: new InputFieldBuilder<Types, 'InputObject'>(builder, 'InputObject').boolean({
      description: `Whether days before ${first} or more than two years ahead are meant: they are refused as mistyped otherwise.`,
    }),
  }));
}

/** A missing right as the top-level error that a client sees; any other error as it came. */
export const topLevel = (error: unknown): unknown =>
  error instanceof AccessError
    ? new GraphQLError(error.message, { extensions: { code: error.code } })
    : error;

/** A day and the name of one of its meetings are one key to the acts. */
function withMeetingKey(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { meetingName, ...rest } = input;
  if (typeof meetingName !== 'string') return rest;
  const issues = problemsOfName('input.meetingName', meetingName);
  if (typeof rest.meeting !== 'string')
    issues.push({
      path: 'input.meetingName',
      message: 'Expected the day of the meeting as well, as meeting.',
    });
  if (issues.length) throw new ValidationError(issues);
  return { ...rest, meeting: keyOf({ date: String(rest.meeting), name: meetingName }) };
}

function decodeIds(
  input: Readonly<Record<string, unknown>>,
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const issues: Issue[] = [];
  const decoded = Object.entries(ids).flatMap(([field, type]): [string, Ref][] => {
    const given = input[field];
    if (typeof given !== 'string') return [];
    const id = rowId(given, type);
    if (id !== null) return [[field, { id, given }]];
    issues.push({
      path: `input.${field}`,
      message: `Expected the id of a ${type}; got ${JSON.stringify(given.slice(0, 60))}.`,
    });
    return [];
  });
  if (issues.length) throw new ValidationError(issues);
  return { ...input, ...Object.fromEntries(decoded) };
}

/** Null for what is no id, or one of another type. An id that was read at a day and clock names the same row. */
function rowId(given: string, type: string): number | null {
  try {
    const { typename, id } = decodeId(given);
    return typename === type ? parsePointKey(id).id : null;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
