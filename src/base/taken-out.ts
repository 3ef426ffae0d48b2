/** Replaces words that were taken out. */
export const INSTEAD = '[taken out]';
/** Replaces a link that was taken out. */
export const LINK_INSTEAD = 'https://redacted.invalid/';
