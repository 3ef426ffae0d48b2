import { STEPS } from '../../base/steps.ts';
import { type Group, levelsOf, levelWord, useGroup } from '../group.ts';
import type { GateVerdict, Readiness } from '../operation-types.ts';
import { classOf, SHAPES } from './readiness-mark.tsx';

/** The levels on the way to the last of them, as far as the group uses them. */
export const wayOf = (group: Group): Readiness[] => STEPS.filter((level) => levelsOf(group).includes(level));

export interface StepperProps {
  readiness: Readiness | null;
  /** Where open proposals would take it. */
  asked: readonly Readiness[];
  gate: { to: Readiness; verdict: GateVerdict } | null;
}

/**
 * The way of a project with the gate that it stands before and the next stop by its name, but the last, which heads the column. It
 * repeats for the eye what is said in words beside it, and shows nothing for what is off the way.
 */
export function Stepper({ readiness, asked, gate }: StepperProps) {
  const group = useGroup();
  const way = wayOf(group);
  const here = readiness === null ? -1 : way.indexOf(readiness);
  if (here < 0 && readiness !== null) return null;
  const at = (stop: number) => `${Math.round((1000 * stop) / Math.max(1, way.length - 1)) / 10}%`;
  return (
    <svg class={`stepper ${classOf(readiness)}`} aria-hidden="true" focusable="false">
      <line class="way" x1="0" x2="100%" y1="12" y2="12" />
      {here > 0 && <line class="done" x1="0" x2={at(here)} y1="12" y2="12" />}
      {here >= 0 && gate && gate.verdict !== 'NO_CRITERIA' && (
        <Mark x={at(here + 0.5)} class={gate.verdict === 'BLOCKED' ? 'bad' : 'good'}>
          {gate.verdict === 'BLOCKED' ? <path d="m4 4 8 8M12 4l-8 8" /> : <path d="m3 8.5 3.2 3.2L13 5" />}
        </Mark>
      )}
      {way.map((stop, index) => {
        if (index < here) return <circle key={stop} class="passed" cx={at(index)} cy="12" r="4" />;
        if (index === here)
          return (
            <Mark key={stop} x={at(index)} class="here">
              {SHAPES[stop]}
            </Mark>
          );
        const isNext = stop === gate?.to;
        return (
          <Mark key={stop} x={at(index)} class={isNext || asked.includes(stop) ? 'next' : 'later'}>
            {asked.includes(stop) ? (
              <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" />
            ) : isNext ? (
              HOLLOW[stop]
            ) : (
              <circle cx="8" cy="8" r="3.5" />
            )}
          </Mark>
        );
      })}
      {gate && way.slice(0, -1).includes(gate.to) && (
        <text class="word" x={at(way.indexOf(gate.to))} dx="10" y="16">
          {short(levelWord(group, gate.to))}
        </text>
      )}
    </svg>
  );
}

const short = (word: string) => (word.length > 13 ? `${[...word].slice(0, 12).join('')}…` : word);

const RING = <circle cx="8" cy="8" r="6" />;
/** A level that is not reached. */
export const HOLLOW: Partial<Record<Readiness, preact.VNode>> = {
  PROPOSED: SHAPES.PROPOSED,
  EXPERIMENTAL: RING,
  TESTING: <path d="M8 2 14 8 8 14 2 8z" />,
  GRADUATED: RING,
};

function Mark({ x, class: of, children }: { x: string; class: string; children: preact.ComponentChildren }) {
  return (
    <svg x={x} y="12" overflow="visible" aria-hidden="true">
      <g class={of} transform="translate(-8 -8)">
        <circle class="gap" cx="8" cy="8" r="10" />
        {children}
      </g>
    </svg>
  );
}
