/** Seconds until it is worth asking again, where the reason lies with the server and passes by itself: as `Retry-After` says it. */
export const RETRY_AFTER = '2';
