import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Viewer } from '../domain/act/viewer.ts';
import type { Place } from './limits/admission.ts';
import { requestIdOf } from './request-id.ts';

/** What the edge knows of a request. GraphQL gets it beside the request; nothing in it depends on what the body means. */
export interface EdgeContext {
  /** Answered as `X-Request-Id`, logged, and put into masked errors. */
  readonly requestId: string;
  /** The client for limits of requests and streams: an IPv4 address or an IPv6 /64. */
  readonly client: string;
  /** The whole body, within the limit; null: there was none. */
  readonly body: Buffer | null;
  /** How many acts of the request are done, or are being committed: none of them can be taken back. */
  readonly acts: { done: number };
  /** Present where the server asks itself, for a page or a file. */
  readonly own?: OwnOperation;
  /** The person who has signed in, where a page or a script of ours has sent the request for them. */
  readonly visit?: { readonly viewer: Viewer };
  /** Further fields of the log line, beside method, path, status and time. Filled on the way. */
  readonly note: RequestNote;
  /**
   * The place among computations that the request holds, given back when it has been computed; left out where nobody waits in
   * line.
   */
  readonly places?: Place[];
  /** What the client was charged for it beforehand, in points; null: nothing of it has been let in. */
  readonly charged?: { points: number | null };
  /** Runs once when the answer has been sent or the client has gone. */
  onClose(listener: () => void): void;
}

interface OwnOperation {
  /** Largest page of a connection: a file is read in larger ones than anybody else is given. */
  mostRows: number;
  /** Its answer has begun: it is charged to its end, and not refused in the middle. */
  isUnderWay: boolean;
  /** A trial: what its mutation does is taken back again, to show what would come of it. */
  isTrial?: boolean;
}

export interface RequestNote {
  operation?: string;
  kind?: string;
  codes?: string[];
  /** Of what was computed, in points. */
  cost?: number;
}

/** What is known of a request before anything of it was looked at but its headers. */
export const edgeContextOf = (
  request: IncomingMessage,
  response: ServerResponse,
  client: string,
): EdgeContext => ({
  requestId: requestIdOf(request.headers['x-request-id']),
  client,
  body: null,
  acts: { done: 0 },
  note: {},
  onClose: (run) => response.once('close', run),
});

/** A plugin of the GraphQL endpoint: it finds the edge's knowledge in the server context and in the GraphQL context. */
export type EdgePlugin = Plugin<EdgeContext, EdgeContext>;
