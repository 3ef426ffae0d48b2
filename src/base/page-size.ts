/** Rows of a connection where nobody says how many. */
export const USUAL_PAGE = 20;
/** The most there are on a page, unless the settings say otherwise. */
export const LARGEST_PAGE = 100;

/** Both, as descriptions of arguments say them. */
export const PAGE_BOUNDS = `0 to ${LARGEST_PAGE}, ${USUAL_PAGE} when absent`;
