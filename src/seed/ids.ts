/** Ids of what has been seeded so far, by the names that the seed files use. */
export interface SeedIds {
  /** The person by whom everything is entered. */
  bot: number;
  person: (handle: string) => number;
  project: (slug: string) => number;
  criterion: (key: string) => number;
  /** The revision that holds the paraphrase of a meeting's report. */
  revision: (date: string) => number;
}

/** A look-up that takes a missing name for an error of the loader: the files have been checked before. */
export const lookup =
  (what: string, ids: ReadonlyMap<string, number>) =>
  (name: string): number => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the seeds refer to the ${what} ${name} before they enter it`);
    return id;
  };
