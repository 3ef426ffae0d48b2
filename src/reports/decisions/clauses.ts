import type { ProjectIndex } from '../parse/projects.ts';
import { readAssessment } from './assessment.ts';
import { readChannelName } from './channel.ts';
import { readClaim, readExternalClaim } from './claim.ts';
import { readCombination, readCombinationSlug } from './combination.ts';
import { readCriterion } from './criterion.ts';
import { type Clause, type NextPart, splitPart } from './form.ts';
import { readStatus } from './status.ts';
import { readSuggestion } from './suggestion.ts';
import { bare, type Part } from './words.ts';

/** Reads what is decided by how the line begins. A project may be called like the first word of another form: then it is the project. */
export function readClause(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  if (/^criterion\s/i.test(subject.text)) return readCriterion(subject, next);
  const isKnown = projects.bySlugOrAlias(bare(subject).text) !== null;
  if (!isKnown && /^suggestion\s+of\s/i.test(subject.text)) return readSuggestion(subject, next, projects);
  const slug = isKnown ? null : readCombinationSlug(subject);
  if (slug) return readCombination(slug, next, projects);
  const named = isKnown ? null : readChannelName(subject);
  if (named) return named;
  const outside = readExternalClaim(subject, next, projects);
  if (outside) return outside;
  const criterion = splitPart(subject, /\s*,\s*/);
  if (criterion) return readAssessment(criterion, next, projects);
  const pair = splitPart(subject, /\s+\+\s+/) ?? (isKnown ? null : splitPart(subject, /\s*\+\s*/));
  return pair ? readClaim(pair, next, projects) : readStatus(subject, next, projects);
}
