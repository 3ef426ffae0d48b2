import fc from 'fast-check';

/** Property tests draw the same cases in every run, so that a tree passes or fails for good. `DRAWN_FROM=7` draws others. */
fc.configureGlobal({ seed: Number(process.env.DRAWN_FROM ?? 20170524) });
