import type { GateVerdict } from '../operation-types.ts';
import { GATE_VERDICTS } from '../words.ts';
import { MARKS } from './verdict-mark.tsx';

/** Whether a step may be taken, as shape and word. */
export function GateMark({ verdict }: { verdict: GateVerdict }) {
  const { shape, className } = MARKS[LIKE[verdict]];
  return (
    <span class={`mark ${className}`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      {GATE_VERDICTS[verdict]}
    </span>
  );
}

const LIKE = {
  OPEN: 'MET',
  OPEN_WITH_WAIVERS: 'WAIVED',
  BLOCKED: 'FAILED',
  NO_CRITERIA: 'NOT_APPLICABLE',
} as const satisfies Record<GateVerdict, string>;
