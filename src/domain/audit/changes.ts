/** What an update changes, field by field, for the audit trail; fields that stay are left out. */
export function changesOf<Fields extends object>(
  before: { [Name in keyof Fields]?: unknown },
  after: Fields,
): Record<string, { was: unknown; became: unknown }> {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, became]) => [name, { was: before[name as keyof Fields] ?? null, became }] as const)
      .filter(
        ([, { was, became }]) => became !== undefined && JSON.stringify(was) !== JSON.stringify(became),
      ),
  );
}
