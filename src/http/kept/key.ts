/** Parts of a request as one text; what is empty is told from what is not there. Only the last part may have several lines. */
export const keyOfParts = (...parts: readonly (string | null | undefined)[]): string =>
  parts.reduce<string>(
    (key, part) => (part === null || part === undefined ? `${key}\n` : `${key}\n:${part}`),
    '',
  );
