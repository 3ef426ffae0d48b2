import type { Plugin } from 'graphql-yoga';
import type { Place } from './limits/admission.ts';

/** What the edge knows of a request. GraphQL is handed it beside the request; nothing in it comes from the body's meaning. */
export interface EdgeContext {
  /** Answered as `X-Request-Id`, logged, and put into masked errors. */
  readonly requestId: string;
  /** Who is counted for floods and streams: an IPv4 address or an IPv6 /64. */
  readonly client: string;
  /** The whole body, within the limit; null: there was none. */
  readonly body: Buffer | null;
  /** How many acts of the request are done, or are being committed: none of them can be taken back. */
  readonly acts: { done: number };
  /** Present where the server asks itself, for a page or a file. */
  readonly own?: OwnOperation;
  /** What the log line will say beside method, path, status and time. Filled on the way. */
  readonly note: RequestNote;
  /** What it holds of the server while it is computed, given back when it has been; left out where nobody waits in line. */
  readonly places?: Place[];
  /** Runs once when the answer has been sent or the client has gone. */
  onClose(listener: () => void): void;
}

export interface OwnOperation {
  /** Largest page of a connection: a file is read in larger ones than anybody else is given. */
  mostRows: number;
  /** Its answer has begun: it is charged to its end, and not refused in the middle. */
  isUnderWay: boolean;
}

export interface RequestNote {
  operation?: string;
  kind?: string;
  codes?: string[];
  /** Of what was computed, in points. */
  cost?: number;
}

/** A plugin of the GraphQL endpoint: it finds the edge's knowledge in the server context and in the GraphQL context. */
export type EdgePlugin = Plugin<EdgeContext, EdgeContext>;
