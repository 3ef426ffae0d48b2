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

/** The mark alone, on the wash of its verdict; a word must stand beside it. */
export function CompatibilityTile({ verdict }: { verdict: CompatibilityVerdict }) {
  return (
    <svg class={`tile ${classOfVerdict(verdict)}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {MARKS[verdict].shape}
    </svg>
  );
}

/** Class that gives a verdict its wash. */
export const classOfVerdict = (verdict: CompatibilityVerdict): string =>
  `pair-${verdict.toLowerCase().replace('_', '-')}`;

/** Drawn in a square of 16. */
export const MARKS: Record<CompatibilityVerdict, { shape: preact.VNode; className: string }> = {
  TESTED: { shape: <path d="m2 8.5 2.8 2.8L10.5 5M8 11.3 14 5" />, className: 'good' },
  PROTOTYPED: { shape: <path d="m3 8.5 3.2 3.2L13 5" />, className: 'testing' },
  PLAUSIBLE: { shape: <path d="M3.5 6h9M3.5 10h9" />, className: 'ongoing' },
  UNKNOWN: {
    shape: <path d="M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M8 11.6v1.2" />,
    className: 'none',
  },
  NEEDS_PORT: { shape: <path d="m4 12 8-8" />, className: 'wait' },
  CONFLICT: { shape: <path d="m4 4 8 8M12 4l-8 8" />, className: 'bad' },
};
