import type { ComponentChildren, VNode } from 'preact';
import type { Group } from './group.ts';
import type { Operations } from './operation-types.ts';
import type { Reading } from './reading.ts';
import type { Visitor } from './visitor.ts';

/** The request to a view: the URL is the whole state of the page. */
export interface Ask {
  /** As it came, on the site's own origin. */
  url: URL;
  /** Values of the path's `:names`, decoded. */
  params: Readonly<Record<string, string>>;
  /** The day and the clock that every answer is read at; to be passed on to whatever takes them. */
  reading: Reading;
  query: Query;
  /** Whose page it is. */
  group: Group;
  /** The person who has signed in; null for readers. */
  visitor: Visitor | null;
}

/**
 * Executes an operation of `schema/operations`.
 * @throws OperationError when the answer has errors.
 */
export type Query = <Name extends keyof Operations>(
  name: Name,
  variables: Operations[Name]['variables'],
) => Promise<Operations[Name]['data']>;

export interface Sight {
  /** Heading of the browser's tab; the site's name is put behind it. */
  title: string;
  description: string;
  body: VNode;
  /** Path of the picture that is shown where a link to it is shared; that of the overview when absent. */
  picture?: string;
  /** What it is about, in the words of schema.org. */
  about?: Readonly<Record<string, unknown>>;
  /** A few words beside the views of its section. */
  note?: ComponentChildren;
  /** Parts of it are marked `data-live`, and follow what is recorded while the page is open. */
  isLive?: boolean;
  /** Whatever day the reader has chosen, it is of today and says so: there is no other. */
  isOfToday?: boolean;
  status?: number;
  /** The page is about a person's own acts: search engines must not list it, and nobody may keep it. */
  isPrivate?: boolean;
  /** Feeds that follow what it shows: their path without the format, and their title. Named before that of all changes. */
  feeds?: readonly (readonly [path: string, title: string])[];
}

/** One page: a path such as `/projects/:slug`, and how it looks. Null: there is nothing of that name. */
export interface View {
  path: string;
  /** @throws BadQueryError when the query string cannot be read. */
  see(ask: Ask): Promise<Sight | null>;
}

/** One file beside the pages: a feed, a calendar, a badge, an export. */
export interface Export {
  path: string;
  write(ask: Ask): Promise<Written | null>;
}

export interface Written {
  /** Content-Type. */
  type: string;
  /** In pieces where it is longer than what is read at a time: they are read while it is sent. */
  body: string | Uint8Array | AsyncIterable<string>;
  /** 200 when absent. */
  status?: number;
  /** Name under which a browser saves it; absent: it is shown. */
  fileName?: string;
}

/** An operation came back with errors; `codes` and `messages` are those of the answer, in its order. */
export class OperationError extends Error {
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  constructor(name: string, errors: readonly { message: string; extensions?: Record<string, unknown> }[]) {
    super(`${name}: ${errors.map(({ message }) => message).join(' · ')}`);
    this.name = 'OperationError';
    this.codes = errors.map(({ extensions }) => String(extensions?.code ?? ''));
    this.messages = errors.map(({ message }) => message);
  }
}
