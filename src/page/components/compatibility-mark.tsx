import type { CompatibilityVerdict } from '../operation-types.ts';
import { COMPATIBILITY } from '../words.ts';

/** Whether two things can be combined, as shape and word. */
export function CompatibilityMark({ verdict }: { verdict: CompatibilityVerdict }) {
  const { shape, className } = MARKS[verdict];
  return (
    <span class={`mark ${className}`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      {COMPATIBILITY[verdict]}
    </span>
  );
}

const MARKS: Record<CompatibilityVerdict, { shape: preact.VNode; className: string }> = {
  TESTED: { shape: <path d="m2 8.5 2.8 2.8L10.5 5M8 11.3 14 5" />, className: 'good' },
  PROTOTYPED: { shape: <path d="m3 8.5 3.2 3.2L13 5" />, className: 'testing' },
  PLAUSIBLE: { shape: <path d="M2.5 6h11M2.5 10h11" stroke-dasharray="3 1.6" />, className: 'ongoing' },
  UNKNOWN: { shape: <path d="M4 8h8" />, className: 'none' },
  NEEDS_PORT: { shape: <path d="M2.5 6h11l-3-3M13.5 10h-11l3 3" />, className: 'wait' },
  CONFLICT: { shape: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />, className: 'bad' },
};
