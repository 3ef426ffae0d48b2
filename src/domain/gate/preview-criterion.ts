import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import { STEPS, stepsTo } from '../../base/steps.ts';
import { line } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { settingsOf } from '../criterion/define.ts';
import { foreignSettings, kindsWith, SETTINGS } from '../criterion/kinds.ts';
import { type Criterion, criteriaOn, inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/rows.ts';
import { CriterionKey, GatedStep, Kind, RequiredRuns, Score, WindowDays } from '../criterion/schemas.ts';
import { type ProjectListed, projectsToJudge } from '../project/listed.ts';
import { evaluate } from './evaluate.ts';
import { type Gate, gateOf } from './gate.ts';

const PREVIEW_ACTS = ['ADOPT', 'CHANGE', 'DROP'] as const;

export const CriterionPreviewInput = z.object({
  act: z.enum(PREVIEW_ACTS),
  key: CriterionKey,
  gates: GatedStep.nullish(),
  kind: Kind.nullish(),
  title: line().nullish(),
  requiredRuns: RequiredRuns.nullish(),
  windowDays: WindowDays.nullish(),
  minimumScore: Score.nullish(),
});
export type CriterionPreviewInput = z.output<typeof CriterionPreviewInput>;

export type GateEffect = 'OPENS' | 'CLOSES' | 'UNCHANGED';

/** One gate of one project, as it is and as it would be. */
export interface GateDifference {
  before: Gate;
  after: Gate;
  effect: GateEffect;
}

export interface ProjectPreview {
  project: ProjectListed;
  /** The gates to the criterion's step and to those after it. */
  gates: GateDifference[];
}

export interface CriterionPreview {
  before: Criterion | null;
  after: Criterion | null;
  evaluatedAt: Date;
  projects: ProjectPreview[];
  /** Of the last of them, where there are more. */
  endCursor: string | null;
}

const CURSOR = 'Query.previewCriterion';

/**
 * What adopting, changing or dropping a criterion today would do to the gates of the first projects by slug, or of those after a cursor.
 * Nothing is written.
 * @throws NotFoundError, ConflictError or ValidationError where the act itself could not be done; CursorError.
 */
export async function previewCriterion(
  db: Db,
  input: CriterionPreviewInput,
  now: Date,
  cursor: string | null = null,
): Promise<CriterionPreview> {
  const records = await allCriterionRecords(db);
  const today = dayOf(now);
  const before = inForceOn(records, today).find(({ key }) => key === input.key) ?? null;
  const known = before ?? criteriaOn(records, today).find(({ key }) => key === input.key) ?? null;
  const after = outcomeOf(input, before, { id: known?.id ?? 0, today, now });
  const { nodes: projects, pageInfo } = await projectsToJudge(db, CURSOR, { after: cursor }, now);
  const criteria = inForceOn(records, today);
  const judged = await evaluate(db, projects, criteria, now);
  const judgedAnew = await evaluate(db, projects, after ? [after] : [], now);
  const steps = stepsFrom(before, after);
  return {
    before,
    after,
    evaluatedAt: now,
    projects: projects.map((project, index) => {
      const list = judged[index] ?? [];
      const others = list.filter(({ criterion }) => criterion.key !== input.key);
      const changed = [...others, ...(judgedAnew[index] ?? [])];
      return {
        project,
        gates: steps.map((to) => difference(gateOf(to, list, now), gateOf(to, changed, now))),
      };
    }),
    endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

/** NO_CRITERIA holds nobody up, and so changes nothing for whoever may pass. */
function difference(before: Gate, after: Gate): GateDifference {
  const [was, is] = [before.verdict !== 'BLOCKED', after.verdict !== 'BLOCKED'];
  return { before, after, effect: was === is ? 'UNCHANGED' : is ? 'OPENS' : 'CLOSES' };
}

const stepsFrom = (before: Criterion | null, after: Criterion | null) =>
  STEPS.filter((to) =>
    [before, after].some((criterion) => criterion && stepsTo(to).includes(criterion.gates)),
  );

function outcomeOf(
  input: CriterionPreviewInput,
  before: Criterion | null,
  { id, today, now }: { id: number; today: string; now: Date },
): Criterion | null {
  const { act, key, gates, kind, title } = input;
  if (!before && act !== 'ADOPT') throw new NotFoundError('criterion', key);
  if (act === 'DROP') return null;
  const isRestated = gates || kind || title || SETTINGS.some((name) => input[name] != null);
  if (act === 'ADOPT' && before?.adoptedOn && !isRestated)
    throw new ConflictError(`Expected a proposed criterion; ${key} was adopted on ${before.adoptedOn}.`);
  const [step, decidedBy] = [gates ?? before?.gates, kind ?? before?.kind];
  if (!step || !decidedBy)
    throw new ValidationError(
      [
        { path: 'input.gates', isMissing: !step },
        { path: 'input.kind', isMissing: !decidedBy },
      ].flatMap(({ path, isMissing }) =>
        isMissing ? [{ path, message: `Expected a value: ${key} is no criterion today.` }] : [],
      ),
    );
  const foreign = foreignSettings(decidedBy, input);
  if (foreign.length > 0)
    throw new ValidationError(
      foreign.map((field) => ({
        path: `input.${field}`,
        message: `Expected ${field} only for ${kindsWith(field)}.`,
      })),
    );
  const settings = settingsOf(
    {
      gates: step,
      kind: decidedBy,
      title: title ?? before?.title ?? key,
      standing: act === 'ADOPT' ? 'ADOPTED' : null,
      requiredRuns: input.requiredRuns,
      windowDays: input.windowDays,
      minimumScore: input.minimumScore,
    },
    before,
  );
  return {
    ...(before ?? {
      id,
      recordId: 0,
      key,
      sequence: 0,
      basis: 'STATED',
      meetingId: null,
      reason: null,
      enteredAt: now,
      enteredBy: 0,
      since: today,
      retiredOn: null,
    }),
    ...settings,
    act: act === 'ADOPT' ? 'ADOPTED' : 'DEFINED',
    effectiveOn: today,
    adoptedOn: settings.standing === 'ADOPTED' ? (before?.adoptedOn ?? today) : null,
  };
}
