import type { z } from 'zod';
import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { type Line, linesMeaning, restingOn } from '../domain/lineage/dependents.ts';
import { type Merged, merge } from '../domain/lineage/merge.ts';
import type { Merge, Separate } from '../domain/lineage/schemas.ts';
import { notTakenBack, type Separated, separate } from '../domain/lineage/separate.ts';
import { readProjectNames } from '../domain/project/names.ts';
import { DependentsError } from '../domain/voiding/errors.ts';
import { readAgain } from './read-again.ts';

interface By {
  personId: number;
  now: Date;
  source?: Source | undefined;
}

/** Merges a project into another: minutes of the meeting and of later ones mean the other by its names, also those that are there already. */
export async function mergeProjects(
  tx: Db,
  asked: z.output<typeof Merge>,
  by: By,
): Promise<Merged & { reports: number }> {
  const names = await readProjectNames(tx, by.source ?? null);
  const merged = await merge(tx, asked, by);
  return { ...merged, reports: await readAgain(tx, { since: merged.on, names }, by) };
}

/**
 * Takes a merger back: a name that had gone over means the one project once more.
 * @throws DependentsError where something stands of the other one that cites a line which means the one
 */
export async function separateProject(
  tx: Db,
  asked: z.output<typeof Separate>,
  by: By,
): Promise<Separated & { reports: number }> {
  const names = await readProjectNames(tx, by.source ?? null);
  const separated = await separate(tx, asked, by);
  const { into, from, on } = separated;
  const before = await linesMeaning(tx, into.id, on);
  const reports = await readAgain(tx, { since: on, names }, by);
  const still = new Set((await linesMeaning(tx, into.id, on)).map(keyOf));
  const resting = await restingOn(
    tx,
    into.id,
    before.filter((line) => !still.has(keyOf(line))),
  );
  if (resting.length) throw new DependentsError(notTakenBack(from.slug, into.slug), resting);
  return { ...separated, reports };
}

const keyOf = ({ meetingId, lineStart }: Line): string => `${meetingId} ${lineStart}`;
