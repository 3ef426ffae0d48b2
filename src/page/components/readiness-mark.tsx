import { levelWord, useGroup } from '../group.ts';
import type { Readiness } from '../operation-types.ts';

/** A readiness as shape and word; null is said, never left blank. */
export function ReadinessMark({ readiness }: { readiness: Readiness | null }) {
  const group = useGroup();
  return (
    <span class={`mark ${classOf(readiness)}`}>
      <ReadinessShape readiness={readiness} />
      {levelWord(group, readiness)}
    </span>
  );
}

/** The shape alone; a word must stand beside it. */
export function ReadinessShape({ readiness }: { readiness: Readiness | null }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[readiness ?? 'NONE']}
    </svg>
  );
}

/** Class that gives a level its colour. */
export const classOf = (readiness: Readiness | null): string => (readiness ?? 'none').toLowerCase();

/** Drawn in a square of 16. */
export const SHAPES = {
  PROPOSED: <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" />,
  EXPERIMENTAL: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path class="solid" d="M8 2a6 6 0 0 0 0 12z" />
    </>
  ),
  TESTING: <path class="solid" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
  GRADUATED: (
    <>
      <circle class="solid" cx="8" cy="8" r="6" />
      <path class="check" d="m5 8.3 2.1 2.1L11.2 6" />
    </>
  ),
  ONGOING: (
    <path d="M8 8c-1.6-2.2-2.7-3.2-4.2-3.2a3.2 3.2 0 0 0 0 6.4C5.3 11.2 6.4 10.2 8 8s2.7-3.2 4.2-3.2a3.2 3.2 0 0 1 0 6.4C10.7 11.2 9.6 10.2 8 8z" />
  ),
  RETIRED: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m3.8 12.2 8.4-8.4" />
    </>
  ),
  NONE: <path d="M4 8h8" />,
} as const;
