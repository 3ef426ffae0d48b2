/**
 * Handles of programs: those of the tracker's own, of jobs of GitHub Actions by the id of their repository, and of apps of GitHub.
 * Nobody can sign in by one, or be given a token for it, whether or not the program has done anything yet.
 */
export const isReserved = (handle: string): boolean => RESERVED.test(handle);

const RESERVED = /^(?:sig-status(?:-.*)?|github-actions(?:-\d+)?|.*\[bot\])$/i;
