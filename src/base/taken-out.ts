/** Stands where words were that were taken out. */
export const INSTEAD = '[taken out]';
/** Stands where a link was. */
export const LINK_INSTEAD = 'https://redacted.invalid/';
