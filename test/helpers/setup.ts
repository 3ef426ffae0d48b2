import fc from 'fast-check';
import { expect } from 'vitest';

/** Property tests draw the same cases in every run, so that a tree passes or fails for good. `DRAWN_FROM=7` draws others. */
fc.configureGlobal({ seed: Number(process.env.DRAWN_FROM ?? 20170524) });

/** At once, and not byte by byte. */
expect.addEqualityTesters([
  (one, other) => (Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : undefined),
]);
