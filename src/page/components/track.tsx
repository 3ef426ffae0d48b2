import type { Readiness } from '../operation-types.ts';
import { classOf } from './readiness-mark.tsx';

const STOPS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED'] as const satisfies Readiness[];
const GAP = 24;
const at = (stop: number) => 6 + stop * GAP;

interface TrackProps {
  readiness: Readiness | null;
  /** Where open proposals would take it. */
  asked: readonly Readiness[];
}

/**
 * The way to graduation with a project on it. It repeats for the eye what stands beside it in words, and shows nothing for what is
 * off the way.
 */
export function Track({ readiness, asked }: TrackProps) {
  const here = readiness === null ? -1 : (STOPS as readonly Readiness[]).indexOf(readiness);
  if (here < 0 && readiness !== null) return null;
  return (
    <svg class={`track ${classOf(readiness)}`} viewBox="0 0 84 12" aria-hidden="true" focusable="false">
      <path class="way" d={`M${at(0)} 6H${at(STOPS.length - 1)}`} />
      {here > 0 && <path class="done" d={`M${at(0)} 6H${at(here)}`} />}
      {STOPS.map((stop, index) => (
        <circle
          key={stop}
          class={index <= here ? 'stop' : asked.includes(stop) ? 'asked' : undefined}
          cx={at(index)}
          cy={6}
          r={index === here || asked.includes(stop) ? 5 : 3}
        />
      ))}
    </svg>
  );
}
