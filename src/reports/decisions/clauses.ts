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
  readMeeting,
  readProject,
  readSeries,
  readVerdict,
  trimPart,
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
  waived: /^waived(?<advance>\s+in\s+advance)?\s+until\s+(?<until>\S.*)$/dis,
  revoked: /^waiver\s+revoked$/di,
  claimed: new RegExp(`^(?<verdict>[^\\s,]+)(?:\\s+on\\s+(?<series>[^\\s,]+))?${UNTIL}$`, 'dis'),
  dropped: /^criterion\s+(?<key>\S+)\s+dropped$/di,
  adopted: /^criterion\s+(?<key>\S+)\s+adopted$/di,
  criterion:
    /^criterion\s+(?<key>\S+)(?:\s+(?<proposed>proposed))?\s+for\s+(?<gates>\S+)\s+\((?<kind>[^),]*)(?:,\s*(?<runs>\d+)\s+runs?)?(?:,\s*(?<days>\d+)\s+days?)?\)$/di,
  proposed: new RegExp(`^proposed\\s+(?<to>[^\\s,]+)${EFFECTIVE}$`, 'dis'),
  withdrawn: /^proposal\s+of\s+(?<to>\S+)\s+withdrawn$/di,
  suggestion: /^suggestion\s+of\s+(?<date>[^\s,]+)\s*,?\s+line\s+(?<line>\d{1,6})$/di,
  accepted: new RegExp(
    `^accepted(?:\\s+as\\s+(?<to>[^\\s,]+))?(?:\\s+for\\s+(?<about>[^,]+?))?${EFFECTIVE}$`,
    'dis',
  ),
  dismissed: /^dismissed(?:\s+for\s+(?<about>[^,]+?))?$/di,
  combination: /^combination\s+(?<slug>\S+)$/di,
  askedBy: /^(?<members>.*?)(?:\s*,\s*asked\s+by\s+(?<by>@\S+))?$/dis,
  channel: /^channel\s+named\s+"(?<name>[^"]+)"(?:\s*,?\s+since\s+(?<since>\S+))?$/di,
  outside: /^(?<project>[^"]*?)\s*\+\s*"(?<external>[^"]+)"$/dis,
};

const NOTHING: Part = { text: '', at: 0 };

const STATUS_FORMS = '"LEVEL -> LEVEL", "confirmed LEVEL", "correction of DATE" or "retraction of DATE"';
const PROPOSAL_FORMS = '"proposed LEVEL", "proposed LEVEL, effective DATE" or "proposal of LEVEL withdrawn"';

/** `wireguard: EXPERIMENTAL -> TESTING, effective 2017-07-18`, `confirmed TESTING`, `correction of 2017-05-24: RETIRED`. */
function readStatus(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  const project = readProject(subject, projects);
  const clause = next(STATUS_FORMS);
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
  const proposed = match(FORMS.proposed, clause);
  if (proposed) {
    const effectiveOn = proposed.on ? readDate(proposed.on) : null;
    return { kind: 'PROPOSAL', project, to: readLevel(proposed.to ?? NOTHING), effectiveOn };
  }
  const withdrawn = match(FORMS.withdrawn, clause);
  if (withdrawn) return { kind: 'PROPOSAL_WITHDRAWAL', project, to: readLevel(withdrawn.to ?? NOTHING) };
  if (!undone) {
    const isProposal = /^propos/i.test(clause.text);
    throw new DecisionError('decision-form', clause, isProposal ? PROPOSAL_FORMS : STATUS_FORMS);
  }
  const corrects = readMeeting(undone.date ?? NOTHING);
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
  if (waived)
    return {
      kind: 'WAIVER',
      ...about,
      until: readDate(waived.until ?? NOTHING),
      ...(waived.advance ? { inAdvance: true } : {}),
    };
  if (match(FORMS.revoked, clause)) return { kind: 'WAIVER_REVOCATION', ...about };
  throw new DecisionError('decision-form', clause, expected);
}

/** `wireguard + ima-namespace: PROTOTYPED on 4.11`. */
function readClaim([a, b]: readonly [Part, Part], next: NextPart, projects: ProjectIndex): Clause {
  const pair: [string, string] = [readProject(a, projects), readProject(b, projects)];
  if (pair[0] === pair[1]) throw new DecisionError('decision-project', b, `another project than ${pair[0]}`);
  const clause = next('a verdict');
  return { kind: 'CLAIM', projects: pair, ...readClaimed(clause) };
}

function readClaimed(clause: Part) {
  const { verdict, series, until } = match(FORMS.claimed, clause) ?? {};
  if (!verdict)
    throw new DecisionError(
      'decision-form',
      clause,
      '"VERDICT", "VERDICT on KERNEL" or "VERDICT, until DATE"',
    );
  return {
    verdict: readVerdict(verdict),
    kernelSeries: series ? readSeries(series) : null,
    ...(until ? { until: readDate(until) } : {}),
  };
}

/** `suggestion of 2017-06-07, line 23: accepted as EXPERIMENTAL`, `dismissed`. */
function readSuggestion(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  const { date, line } = match(FORMS.suggestion, subject) ?? {};
  if (!date || !line) throw new DecisionError('decision-form', subject, '"suggestion of DATE, line NUMBER"');
  const about = { of: readMeeting(date), line: Number(line.text) };
  const expected = '"accepted", "accepted as LEVEL", "accepted as LEVEL for PROJECT" or "dismissed"';
  const clause = next(expected);
  const dismissed = match(FORMS.dismissed, clause);
  const accepted = match(FORMS.accepted, clause);
  const whom = (dismissed ?? accepted)?.about;
  const project = whom ? { about: readProject(whom, projects) } : {};
  if (dismissed) return { kind: 'SUGGESTION_DISMISSAL', ...about, ...project };
  if (!accepted) throw new DecisionError('decision-form', clause, expected);
  return {
    kind: 'SUGGESTION_ACCEPTANCE',
    ...about,
    ...project,
    ...(accepted.to ? { to: readLevel(accepted.to) } : {}),
    ...(accepted.on ? { effectiveOn: readDate(accepted.on) } : {}),
  };
}

/** `combination poc: wireguard + ima-namespace, asked by @riyazdf`. */
function readCombination(slug: Part, next: NextPart, projects: ProjectIndex): Clause {
  const clause = next('the projects of the set, such as "wireguard + ima-namespace"');
  const { members = NOTHING, by } = match(FORMS.askedBy, clause) ?? {};
  const slugs: string[] = [];
  for (const found of members.text.matchAll(/[^+]+/g)) {
    const part = trimPart({ text: found[0], at: members.at + found.index });
    const project = readProject(part, projects);
    if (slugs.includes(project)) throw new DecisionError('decision-project', part, 'each project once');
    slugs.push(project);
  }
  const askedBy = by ? { askedBy: by.text.slice(1) } : {};
  return { kind: 'COMBINATION', combination: readKey(slug), members: slugs, ...askedBy };
}

/** `criterion fuzzed for GRADUATED (REVIEW): User-facing API fuzzed`, `criterion fuzzed dropped`. */
function readCriterion(subject: Part, next: NextPart): Clause {
  const adopted = match(FORMS.adopted, subject);
  if (adopted) return { kind: 'CRITERION_ADOPTION', criterion: readKey(adopted.key ?? NOTHING) };
  const dropped = match(FORMS.dropped, subject);
  if (dropped) return { kind: 'CRITERION_DROP', criterion: readKey(dropped.key ?? NOTHING) };
  const { key, gates, kind, proposed, runs, days } = match(FORMS.criterion, subject) ?? {};
  if (!key || !gates || !kind) {
    throw new DecisionError(
      'decision-form',
      subject,
      /propos|adopt/i.test(subject.text)
        ? '"criterion KEY proposed for LEVEL (CI, 3 runs, 30 days)" or "criterion KEY adopted"'
        : '"criterion KEY for LEVEL (CI or REVIEW)" or "criterion KEY dropped"',
    );
  }
  const words = {
    criterion: readKey(key),
    gates: readLevel(gates),
    criterionKind: readKind(kind),
    ...(proposed ? { standing: 'PROPOSED' as const } : {}),
    ...(runs ? { requiredRuns: Number(runs.text) } : {}),
    ...(days ? { windowDays: Number(days.text) } : {}),
  };
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
  const isKnown = projects.bySlugOrAlias(bare(subject).text) !== null;
  if (!isKnown && /^suggestion\s+of\s/i.test(subject.text)) return readSuggestion(subject, next, projects);
  const set = isKnown ? null : match(FORMS.combination, subject);
  if (set) return readCombination(set.slug ?? NOTHING, next, projects);
  const named = isKnown ? null : match(FORMS.channel, subject);
  if (named) {
    const since = named.since ? { since: readDate(named.since) } : {};
    return { kind: 'CHANNEL_NAME', name: named.name?.text ?? '', ...since };
  }
  const outside = match(FORMS.outside, subject);
  if (outside) {
    const project = readProject(outside.project ?? NOTHING, projects);
    const external = outside.external?.text.replace(/\s+/g, ' ').trim() ?? '';
    return { kind: 'EXTERNAL_CLAIM', project, external, ...readClaimed(next('a verdict')) };
  }
  const criterion = splitPart(subject, /\s*,\s*/);
  if (criterion) return readAssessment(criterion, next, projects);
  const pair = splitPart(subject, /\s+\+\s+/) ?? (isKnown ? null : splitPart(subject, /\s*\+\s*/));
  return pair ? readClaim(pair, next, projects) : readStatus(subject, next, projects);
}
