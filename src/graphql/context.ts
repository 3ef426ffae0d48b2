import type { Source } from '../base/source.ts';
import type { Db, Terms } from '../db/index.ts';
import type { Viewer } from '../domain/access/viewer.ts';
import type { Events } from '../domain/events/events.ts';
import { badInput } from './bad-input.ts';
import { RelationStore } from './relation.ts';

export interface Settings {
  /** Days after which a readiness that no meeting touched reads as stale. */
  staleDays: number;
  /** Largest page a connection gives. */
  maxPageSize: number;
  /** Where the reports are kept; left out: nobody has said, and links are as they were given. */
  source?: Source;
  /** Longest term of a waiver in days; 0: there is none. Left out: the default. */
  waiverDays?: number;
}

/** What every resolver of one request is handed. */
export interface Context {
  db: Db;
  /** One instant for the whole request, so that all of its answer is read at the same time. */
  now: Date;
  /** Null for a reader without a token. */
  viewer: Viewer | null;
  requestId: string;
  settings: Settings;
  relations: RelationStore;
  events: Events;
  /** Hears of each act, by its name, and of the type of its result. */
  onAct(act: string, outcome: string): void;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Hears when an act is being committed, and where that was refused. */
  onEnd?: Terms['onEnd'];
  /** Runs once when the answer has been sent, or its reader has gone. */
  onClose(listener: () => void): void;
}

const noEvents: Events = {
  recorded: () => Promise.reject(badInput('There are no events here.')),
  gateChanges: () => Promise.reject(badInput('There are no events here.')),
};

type Optional = 'events' | 'onAct' | 'onClose';
type Given = Omit<Context, 'relations' | Optional> & Partial<Pick<Context, Optional>>;

export function createContext({
  events = noEvents,
  onAct = () => {},
  onClose = () => {},
  ...given
}: Given): Context {
  return { ...given, events, onAct, onClose, relations: new RelationStore() };
}

/** Each event of a stream is an answer of its own: read at its own instant, and nothing of it known from the one before. */
export function readAnew(context: Context, now: Date): void {
  context.now = now;
  context.relations = new RelationStore();
}
