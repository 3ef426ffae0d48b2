import { Request } from '@whatwg-node/fetch';
import { createFlights } from '../../base/flights.ts';
import { currentWork, giveWay, isTurnOver, noEffort, type Work, withWork } from '../../base/work.ts';
import type { EdgeContext, RequestNote } from '../edge-context.ts';
import type { GraphQLServer } from '../graphql.ts';
import type { LedgerClock } from '../kept/ledger-clock.ts';
import { questionOf } from '../kept/question.ts';
import type { Place } from '../limits/admission.ts';
import type { Allowance } from '../limits/allowance.ts';
import { OPERATION_POINTS, pointsOf } from '../limits/effort.ts';
import { isForOne, responseOf, type WholeResponse, wholeResponse } from './whole-response.ts';

/** Answers one request to the GraphQL endpoint. */
export type Answerer = (request: Request, context: EdgeContext) => Promise<Response>;

type Answered = { note: RequestNote } & ({ response: Response } | { whole: WholeResponse });

/**
 * One execution for all who send the same query without a credential while it is under way, of the same version of the ledger: as an
 * operation of their own or as part of a page. `timeoutMs` is what one execution has where nothing else bounds it.
 */
export function shareOperations(
  yoga: GraphQLServer,
  clock: LedgerClock | null,
  { timeoutMs, points }: { timeoutMs: number; points: Allowance },
): Answerer {
  const flights = createFlights<Answered>();

  /** Releases its place in the server, whatever happens, and settles what it was charged. */
  async function execute(request: Request, context: EdgeContext, work: Work): Promise<Response> {
    const places: Place[] = [];
    const charged: { points: number | null } = { points: null };
    const effort = noEffort();
    try {
      return await withWork({ ...work, effort }, async () => {
        if (isTurnOver()) await giveWay();
        return yoga.handleRequest(request, { ...context, places, charged });
      });
    } finally {
      for (const place of places) place.leave();
      // Acts are counted one by one, and what a stream will take is not known when it begins.
      if (charged.points !== null && context.note.kind === 'query')
        points.charge(context.client, OPERATION_POINTS + pointsOf(effort) - charged.points);
    }
  }

  async function compute(
    { url, method, headers }: Request,
    context: EdgeContext,
    { signal, close }: { signal: AbortSignal; close: () => boolean },
  ): Promise<Answered> {
    const partOf = currentWork();
    const deadline = partOf?.deadline ?? performance.now() + timeoutMs;
    // Of the flight, and not of the request that happens to be the first of those who wait for it.
    const request = new Request(url, { method, headers: headers as HeadersInit, signal });
    const note: RequestNote = {};
    const response = await execute(
      request,
      { ...context, note },
      { deadline, signal, ...(partOf && { partOf }) },
    );
    const isShared = close() && note.kind === 'query' && !isForOne(response);
    return isShared ? { note, whole: await wholeResponse(response) } : { note, response };
  }

  return async (request, context) => {
    const question = clock && questionOf(request, context);
    const state = question ? (clock.known() ?? (await clock.now().catch(() => null))) : null;
    // The answer that it is a part of has long begun: it has a time of its own.
    if (context.own?.isUnderWay)
      return execute(request, context, { deadline: performance.now() + timeoutMs, signal: request.signal });
    if (!question || !state) {
      const partOf = currentWork();
      return execute(request, context, {
        deadline: partOf?.deadline ?? Number.POSITIVE_INFINITY,
        signal: partOf?.signal ?? request.signal,
        ...(partOf && { partOf }),
      });
    }
    const key = `${state.version} ${state.nextChangeAt.getTime()}\n${question}`;
    const reader = currentWork()?.signal ?? request.signal;
    for (;;) {
      const { result, isFirst } = await flights.join(key, reader, (flight) =>
        compute(request, context, flight),
      );
      if ('whole' in result || isFirst) {
        addTo(context.note, result.note, isFirst);
        return 'whole' in result ? responseOf(result.whole) : result.response;
      }
      // What came is for the one who asked first: the next one asks for all who are left.
    }
  };
}

/** A page may be made of several operations: what they cost is one sum, paid by the first of those who share them. */
function addTo(note: RequestNote, { cost = 0, ...rest }: RequestNote, isFirst: boolean): void {
  const sum = (note.cost ?? 0) + (isFirst ? cost : 0);
  Object.assign(note, rest, sum > 0 ? { cost: sum } : {});
}
