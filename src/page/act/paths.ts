/** `recordStatusChange` → `/act/record-status-change`. */
export const pathOf = (act: string): string =>
  `/act/${act.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A form that is opened for something. */
export function hrefOf(
  act: string,
  given: Record<string, string | readonly string[] | null | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    for (const each of [value ?? []].flat()) params.append(name, each);
  return params.size > 0 ? `${pathOf(act)}?${params}` : pathOf(act);
}
