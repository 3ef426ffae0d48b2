/** The id of what begins on a line; undefined where something that began there has it already: an id stands on a page once. */
export type Anchor = (line: number) => string | undefined;

export function anchors(): Anchor {
  const given = new Set<number>();
  return (line) => {
    if (given.has(line)) return undefined;
    given.add(line);
    return `L${line}`;
  };
}
