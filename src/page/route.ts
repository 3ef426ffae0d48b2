/** Source of a regular expression for such paths, with a group for each `:name`. */
export const patternOf = (pattern: string): string =>
  pattern.replace(/[.\\+*?^$()[\]{}|]/g, '\\$&').replace(/:[a-z]+/gi, '([^/]+?)');

/** A matcher for paths such as `/projects/:slug`; the values of the `:names`, decoded, or null. */
export function matcherOf(pattern: string): (path: string) => Record<string, string> | null {
  const names = [...pattern.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name);
  const expression = new RegExp(`^${patternOf(pattern)}$`);
  return (path) => {
    const values = expression.exec(path)?.slice(1).map(decoded);
    if (!values || values.includes(null)) return null;
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
