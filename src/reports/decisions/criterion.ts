import { KINDS } from '../../domain/criterion/kinds.ts';
import { type Clause, match, type NextPart, NOTHING } from './form.ts';
import type { KindsOf } from './kind.ts';
import { DecisionError, type Part, readKey, readKind, readLevel } from './words.ts';

const FORMS = {
  dropped: /^criterion\s+(?<key>\S+)\s+dropped$/di,
  adopted: /^criterion\s+(?<key>\S+)\s+adopted$/di,
  criterion:
    /^criterion\s+(?<key>\S+)(?:\s+(?<proposed>proposed))?\s+for\s+(?<gates>\S+)\s+\((?<kind>[^),]*)(?:,\s*(?<runs>\d+)\s+runs?)?(?:,\s*score\s+(?<score>\d+(?:\.\d)?))?(?:,\s*(?<days>\d+)\s+days?)?\)$/di,
};

/** `criterion fuzzed for GRADUATED (REVIEW): User-facing API fuzzed`, `criterion fuzzed dropped`. */
export function readCriterion(subject: Part, next: NextPart): Clause {
  const adopted = match(FORMS.adopted, subject);
  if (adopted) return { kind: 'CRITERION_ADOPTION', criterion: readKey(adopted.key ?? NOTHING) };
  const dropped = match(FORMS.dropped, subject);
  if (dropped) return { kind: 'CRITERION_DROP', criterion: readKey(dropped.key ?? NOTHING) };
  const { key, gates, kind, proposed, runs, score, days } = match(FORMS.criterion, subject) ?? {};
  if (!key || !gates || !kind) {
    throw new DecisionError(
      'decision-form',
      subject,
      /propos|adopt/i.test(subject.text)
        ? '"criterion KEY proposed for LEVEL (CI, 3 runs, 30 days)" or "criterion KEY adopted"'
        : `"criterion KEY for LEVEL (KIND)", with ${Object.keys(KINDS).join(', ')} as KIND, or "criterion KEY dropped"`,
    );
  }
  const words = {
    criterion: readKey(key),
    gates: readLevel(gates),
    criterionKind: readKind(kind),
    ...(proposed ? { standing: 'PROPOSED' as const } : {}),
    ...(runs ? { requiredRuns: Number(runs.text) } : {}),
    ...(days ? { windowDays: Number(days.text) } : {}),
    ...(score ? { minimumScore: Number(score.text) } : {}),
  };
  return { kind: 'CRITERION', ...words, title: next('a title').text.replace(/\s+/g, ' ') };
}

const ofCriterion = {
  subject: ({ criterion }: { criterion: string }) => `criterion ${criterion}`,
  writes: ({ criterion }: { criterion: string }) => [`criterion ${criterion}`],
  whenChanged: 'a newer definition of the criterion',
  whenRemoved: 'the criterion is again what it was before; where it was not, it is dropped',
};
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const criterionKinds: KindsOf<'CRITERION' | 'CRITERION_DROP' | 'CRITERION_ADOPTION'> = {
  CRITERION: {
    ...ofCriterion,
    describe: ({ criterion, standing, gates }) =>
      `criterion ${criterion}${standing ? ' proposed' : ''} for ${gates}`,
    clause: ({
      criterion,
      gates,
      criterionKind,
      title,
      standing,
      requiredRuns,
      windowDays,
      minimumScore,
    }) => {
      const settings = [
        criterionKind,
        ...(requiredRuns === undefined ? [] : [counted(requiredRuns, 'run')]),
        ...(minimumScore === undefined ? [] : [`score ${minimumScore}`]),
        ...(windowDays === undefined ? [] : [counted(windowDays, 'day')]),
      ].join(', ');
      // The title ends at the first colon.
      return `criterion ${criterion}${standing ? ' proposed' : ''} for ${gates} (${settings}): ${title.replace(/\s*:\s*/g, ' - ').trim()}`;
    },
  },
  CRITERION_DROP: {
    ...ofCriterion,
    describe: ({ criterion }) => `criterion ${criterion} dropped`,
    clause: ({ criterion }) => `criterion ${criterion} dropped`,
  },
  CRITERION_ADOPTION: {
    ...ofCriterion,
    describe: ({ criterion }) => `criterion ${criterion} adopted`,
    clause: ({ criterion }) => `criterion ${criterion} adopted`,
  },
};
