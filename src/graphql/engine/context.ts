import type { Source } from '../../base/source.ts';
import type { Db, Terms } from '../../db/index.ts';
import type { Viewer } from '../../domain/act/viewer.ts';
import type { Events } from '../../domain/events/events.ts';
import { badInput } from './bad-input.ts';
import { RelationStore } from './relation-store.ts';

export interface Settings {
  /** Days after which a readiness that no meeting touched reads as stale. */
  staleDays: number;
  /** Largest page a connection gives. */
  maxPageSize: number;
  /** Where the reports are kept; left out: nobody has said, and links are as they were given. */
  source?: Source;
  /** Longest term of a waiver in days; 0: there is none. Left out: the default. */
  waiverDays?: number;
  /** Minutes without a request after which a session is over. */
  idleMinutes: number;
}

/** What every resolver of one request is handed. */
export interface Context {
  db: Db;
  /** Acts are tried and taken back, so that a form can say what would come of them. */
  isTrial?: boolean;
  /** One instant for the whole request, so that all of its answer is read at the same time. */
  now: Date;
  /** Null for a reader without a token. */
  viewer: Viewer | null;
  requestId: string;
  settings: Settings;
  relations: RelationStore<Context>;
  events: Events;
  /** Of a stream that comes back: the last event that its reader has had. Set by the edge. */
  lastEventId?: string | null;
  /** Of a stream: the event that is being told; for the edge, which names it by this. */
  eventId?: string | null;
  /** Hears of each act, by its name, and of the type of its result. */
  onAct(act: string, outcome: string): void;
  /** Aborted when nobody waits for the answer any longer. */
  signal?: AbortSignal;
  /** Hears when an act is being committed, and where that was refused. */
  onEnd?: Terms['onEnd'];
  /** Runs once when the answer has been sent, or its reader has gone. */
  onClose(listener: () => void): void;
}

const noEvents: Events = {
  happened: () => Promise.reject(badInput('There are no events here.')),
};

type Optional = 'events' | 'onAct' | 'onClose';
type Given = Omit<Context, 'relations' | 'settings' | Optional> &
  Partial<Pick<Context, Optional>> & { settings: Omit<Settings, 'idleMinutes'> & Partial<Settings> };

/** As the settings have it, unless they say otherwise. */
const IDLE_MINUTES = 720;

export function createContext({
  events = noEvents,
  onAct = () => {},
  onClose = () => {},
  ...given
}: Given): Context {
  const settings = { idleMinutes: IDLE_MINUTES, ...given.settings };
  return { ...given, settings, events, onAct, onClose, relations: new RelationStore() };
}

/** Each event of a stream is an answer of its own: read at its own instant, and nothing of it known from the one before. */
export function readAnew(context: Context, now: Date): void {
  context.now = now;
  context.relations = new RelationStore();
}
