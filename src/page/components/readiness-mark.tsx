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

const SHAPES = {
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
  ONGOING: <path d="M2 8h10M8.5 3.5 13 8l-4.5 4.5" />,
  RETIRED: <path d="m3 3 10 10M13 3 3 13" />,
  NONE: <path d="M4 8h8" />,
} as const;
