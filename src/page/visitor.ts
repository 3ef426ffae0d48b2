import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Role } from './operation-types.ts';

/** Somebody who has signed in. */
export interface Visitor {
  name: string;
  role: Role;
  /** Slugs of the projects that their rights are for, former ones included; empty for who has them for all, or for none. */
  projects: readonly string[];
  /** Stands in each form that is written for them. */
  formToken: string;
  /** Whether they may do something, named as its mutation; for one project, or for any at all. */
  may(act: string, project?: string | null): boolean;
}

/** What a form has sent: the values of each field in their order. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Null for readers, for whom pages are written once and kept. */
export const VisitorContext = createContext<Visitor | null>(null);
export const useVisitor = (): Visitor | null => useContext(VisitorContext);
