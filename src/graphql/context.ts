import type { Db } from '../db/index.ts';
import type { Viewer } from '../domain/access/viewer.ts';
import { RelationStore } from './relation.ts';

export interface Settings {
  /** Days after which a readiness that no meeting touched reads as stale. */
  staleDays: number;
  /** Largest page a connection gives. */
  maxPageSize: number;
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
}

export function createContext(given: Omit<Context, 'relations'>): Context {
  return { ...given, relations: new RelationStore() };
}
