import type { Db } from '../../db/index.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import { type BriefItem, type BriefSection, briefItem, sectionOf } from './item.ts';
import { gatesOn, type Judged } from './judged.ts';

export interface BriefedGates {
  opened: BriefSection;
  closed: BriefSection;
}

const WORDS: Record<GateVerdict, string> = {
  OPEN: 'open',
  OPEN_WITH_WAIVERS: 'open with waivers',
  BLOCKED: 'blocked',
  NO_CRITERIA: 'without criteria',
};

const isPassable = (verdict: GateVerdict) => verdict === 'OPEN' || verdict === 'OPEN_WITH_WAIVERS';

/** Gates to the next step that may be passed now and could not at the end of `since`, and the other way round. */
export async function briefedGates(
  db: Db,
  judged: readonly Judged[],
  since: string,
  now: Date,
): Promise<BriefedGates> {
  const before = await gatesOn(db, judged, since, now);
  const after = await gatesOn(db, judged, null, now);
  const moved = (isMoved: (was: GateVerdict, is: GateVerdict) => boolean): BriefItem[] =>
    judged.flatMap(({ project, step }, index) => {
      const [was, is] = [before[index], after[index]];
      if (!was || !is || was === is || !isMoved(was, is)) return [];
      const message = `${project.name}: the gate to ${step} was ${WORDS[was]} at the end of ${since} and is ${WORDS[is]} now.`;
      return [briefItem(message, { projectIds: [project.id] })];
    });
  return {
    opened: sectionOf(moved((was, is) => !isPassable(was) && isPassable(is))),
    closed: sectionOf(moved((was, is) => was !== 'BLOCKED' && is === 'BLOCKED')),
  };
}
