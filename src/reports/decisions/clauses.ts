import type { ProjectIndex } from '../parse/projects.ts';
import type { Decision, DecisionBase } from '../types.ts';
import {
  bare,
  DecisionError,
  type Part,
  readDate,
  readKey,
  readKind,
  readLevel,
  readProject,
  readSeries,
  readVerdict,
} from './words.ts';

type WithoutBase<D> = D extends Decision ? Omit<D, keyof DecisionBase> : never;
/** What is decided, without its reason and place. */
export type Clause = WithoutBase<Decision>;

/** Takes the next part up to a colon off what is left of a decision. */
export type NextPart = (expected: string) => Part;

/** The named groups of a match as parts. */
function match(form: RegExp, { text, at }: Part): Record<string, Part | undefined> | null {
  const found = form.exec(text);
  if (!found) return null;
  const places = Object.entries(found.indices?.groups ?? {});
  return Object.fromEntries(
    places.map(([name, place]) => [name, place && { text: text.slice(...place), at: at + place[0] }]),
  );
}

const UNTIL = '(?:\\s*,?\\s+until\\s+(?<until>\\S.*))?';
const EFFECTIVE = '(?:\\s*,?\\s+effective\\s+(?<on>\\S.*?))?';
const OVERRIDE = '(?:\\s*,?\\s+override(?<override>d?)(?:\\s+"(?<because>[^"]+)")?)?';
const FORMS = {
  change: new RegExp(`^(?<from>\\S+)\\s*(?:->|→)\\s*(?<to>[^\\s,]+)${EFFECTIVE}${OVERRIDE}$`, 'dis'),
  to: new RegExp(`^(?<to>[^\\s,]+)${EFFECTIVE}${OVERRIDE}$`, 'dis'),
  confirmed: new RegExp(`^confirmed\\s+(?<level>[^\\s,]+)${EFFECTIVE}$`, 'dis'),
  undone: /^(?<what>correction|retraction)\s+of\s+(?<date>\S.*)$/dis,
  assessed: new RegExp(`^(?<result>met|not\\s+met|not\\s+applicable)${UNTIL}$`, 'dis'),
  waived: /^waived\s+until\s+(?<until>\S.*)$/dis,
  revoked: /^waiver\s+revoked$/di,
  claimed: /^(?<verdict>\S+)(?:\s+on\s+(?<series>\S+))?$/di,
  dropped: /^criterion\s+(?<key>\S+)\s+dropped$/di,
  criterion: /^criterion\s+(?<key>\S+)\s+for\s+(?<gates>\S+)\s+\((?<kind>[^)]*)\)$/di,
};

const NOTHING: Part = { text: '', at: 0 };

/** `wireguard: EXPERIMENTAL -> TESTING, effective 2017-07-18`, `confirmed TESTING`, `correction of 2017-05-24: RETIRED`. */
function readStatus(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  const project = readProject(subject, projects);
  const clause = next('"LEVEL -> LEVEL", "confirmed LEVEL", "correction of DATE" or "retraction of DATE"');
  const changed = match(FORMS.change, clause);
  if (changed) {
    const { from = NOTHING, to = NOTHING, on } = changed;
    const statedFrom = bare(from).text === 'none' ? null : readLevel(from);
    const effectiveOn = on ? readDate(on) : null;
    return { kind: 'CHANGE', project, statedFrom, to: readLevel(to), effectiveOn, ...readOverride(changed) };
  }
  const confirmed = match(FORMS.confirmed, clause);
  if (confirmed) {
    const level = readLevel(confirmed.level ?? NOTHING);
    return {
      kind: 'CONFIRMATION',
      project,
      level,
      ...(confirmed.on ? { effectiveOn: readDate(confirmed.on) } : {}),
    };
  }
  const undone = match(FORMS.undone, clause);
  if (!undone) {
    throw new DecisionError(
      'decision-form',
      clause,
      '"LEVEL -> LEVEL", "confirmed LEVEL", "correction of DATE" or "retraction of DATE"',
    );
  }
  const corrects = readDate(undone.date ?? NOTHING);
  if (undone.what?.text.toLowerCase() === 'retraction') return { kind: 'RETRACTION', project, corrects };
  const instead = next('a readiness');
  const found = match(FORMS.to, instead) ?? {};
  const { to, on } = found;
  if (!to)
    throw new DecisionError(
      'decision-form',
      instead,
      '"LEVEL", "LEVEL, effective DATE" or "LEVEL, override"',
    );
  const effectiveOn = on ? readDate(on) : null;
  return { kind: 'CORRECTION', project, corrects, to: readLevel(to), effectiveOn, ...readOverride(found) };
}

/** Without words of its own, the reason of the decision says why: see {@link OVERRIDDEN_BY_REASON}. */
const readOverride = ({ override, because }: Record<string, Part | undefined>) =>
  override === undefined
    ? {}
    : { override: because?.text.replace(/\s+/g, ' ').trim() || OVERRIDDEN_BY_REASON };

/** Stands for the reason of the decision, which is read after the clause. */
export const OVERRIDDEN_BY_REASON = '';

/** `wireguard, ci-boots: met`, `waived until 2017-12-31`, `waiver revoked`. */
function readAssessment([name, key]: readonly [Part, Part], next: NextPart, projects: ProjectIndex): Clause {
  const about = { project: readProject(name, projects), criterion: readKey(key) };
  const expected = '"met", "not met", "not applicable", "waived until DATE" or "waiver revoked"';
  const clause = next(expected);
  const assessed = match(FORMS.assessed, clause);
  if (assessed) {
    const words = assessed.result?.text.toLowerCase().replace(/\s+/g, ' ');
    const result = words === 'met' ? 'MET' : words === 'not met' ? 'NOT_MET' : 'NOT_APPLICABLE';
    return { kind: 'ASSESSMENT', ...about, result, until: assessed.until ? readDate(assessed.until) : null };
  }
  const waived = match(FORMS.waived, clause);
  if (waived) return { kind: 'WAIVER', ...about, until: readDate(waived.until ?? NOTHING) };
  if (match(FORMS.revoked, clause)) return { kind: 'WAIVER_REVOCATION', ...about };
  throw new DecisionError('decision-form', clause, expected);
}

/** `wireguard + ima-namespace: PROTOTYPED on 4.11`. */
function readClaim([a, b]: readonly [Part, Part], next: NextPart, projects: ProjectIndex): Clause {
  const pair: [string, string] = [readProject(a, projects), readProject(b, projects)];
  if (pair[0] === pair[1]) throw new DecisionError('decision-project', b, `another project than ${pair[0]}`);
  const clause = next('a verdict');
  const { verdict, series } = match(FORMS.claimed, clause) ?? {};
  if (!verdict) throw new DecisionError('decision-form', clause, '"VERDICT" or "VERDICT on KERNEL"');
  return {
    kind: 'CLAIM',
    projects: pair,
    verdict: readVerdict(verdict),
    kernelSeries: series ? readSeries(series) : null,
  };
}

/** `criterion fuzzed for GRADUATED (REVIEW): User-facing API fuzzed`, `criterion fuzzed dropped`. */
function readCriterion(subject: Part, next: NextPart): Clause {
  const dropped = match(FORMS.dropped, subject);
  if (dropped) return { kind: 'CRITERION_DROP', criterion: readKey(dropped.key ?? NOTHING) };
  const { key, gates, kind } = match(FORMS.criterion, subject) ?? {};
  if (!key || !gates || !kind) {
    throw new DecisionError(
      'decision-form',
      subject,
      '"criterion KEY for LEVEL (CI or REVIEW)" or "criterion KEY dropped"',
    );
  }
  const words = { criterion: readKey(key), gates: readLevel(gates), criterionKind: readKind(kind) };
  return { kind: 'CRITERION', ...words, title: next('a title').text.replace(/\s+/g, ' ') };
}

/** Splits at a separator that matches once, white space trimmed. */
function splitPart({ text, at }: Part, separator: RegExp): [Part, Part] | null {
  const found = separator.exec(text);
  if (!found) return null;
  const after = found.index + found[0].length;
  return [
    { text: text.slice(0, found.index), at },
    { text: text.slice(after), at: at + after },
  ];
}

export function readClause(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  if (/^criterion\s/i.test(subject.text)) return readCriterion(subject, next);
  const criterion = splitPart(subject, /\s*,\s*/);
  if (criterion) return readAssessment(criterion, next, projects);
  const isName = projects.bySlugOrAlias(bare(subject).text) !== null;
  const pair = splitPart(subject, /\s+\+\s+/) ?? (isName ? null : splitPart(subject, /\s*\+\s*/));
  return pair ? readClaim(pair, next, projects) : readStatus(subject, next, projects);
}
