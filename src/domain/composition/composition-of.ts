import type { Db } from '../../db/index.ts';
import { type AsOf, type At, dateOf } from '../../reading/as-of.ts';
import type { ChannelRow } from '../channel/rows.ts';
import { type CombinationReport, reportsOn } from '../combination/report.ts';
import type { ProjectRow } from '../project/rows.ts';
import { type ExplainedClash, explainClash } from './clash.ts';
import { type Composition, compose } from './compose.ts';
import { readBase, readDeltas } from './read.ts';
import { toYml } from './yml.ts';

interface About {
  members: readonly At<ProjectRow>[];
  asOf: AsOf;
  /** Null for fewer than two projects. */
  report: CombinationReport | null;
}
export interface Composed extends Composition, About {
  yml: string;
}
export interface Clashing extends About {
  clashes: ExplainedClash[];
}

/**
 * Several projects in one LinuxKit file: the base with what each of them changes, or every clash between them and no
 * file. Null where the channel has no base on record. What a project changes is what is on record today, whatever the day.
 */
export async function compositionOf(
  db: Db,
  { channel, members, asOf }: { channel: At<ChannelRow>; members: readonly At<ProjectRow>[]; asOf: AsOf },
  now: Date,
): Promise<Composed | Clashing | null> {
  const base = await readBase(db, channel.id);
  if (!base) return null;
  const deltas = await readDeltas(
    db,
    members.map(({ id }) => id),
  );
  const [report = null] = members.length > 1 ? await reportsOn(db, [members], asOf, now) : [];
  const { composition, clashes } = compose(
    base,
    members.map(({ slug }, index) => ({ slug, delta: deltas[index] ?? null })),
  );
  const about: About = { members, asOf, report };
  if (!composition)
    return { ...about, clashes: clashes.map((clash) => explainClash(clash, members, report?.pairs ?? [])) };
  const warnings = [
    ...(members.length ? [] : ['No project is in it: this is the base alone.']),
    ...(report?.blockers ?? []),
    ...composition.warnings,
  ];
  const names = members.map(({ name }) => name).join(', ') || 'No project';
  const composed = { ...composition, warnings };
  return {
    ...composed,
    ...about,
    yml: toYml(composed, `${names} on base LinuxKit, as of ${dateOf(asOf, now)}`),
  };
}

export const isClashing = (result: Composed | Clashing): result is Clashing => 'clashes' in result;
