import type { basis } from '../../db/tables/enums.ts';
import { ValidationError } from '../errors.ts';
import type { Evidence } from './write.ts';

export type Basis = (typeof basis.enumValues)[number];

/** Whose word counts as stated: that of the minutes alone, or that of any source which is cited. */
type Stated = 'BY_MINUTES' | 'BY_A_SOURCE';

/**
 * How a record is known, of what it cites. Left out: lines of a report state it, links alone are another source, and where
 * nothing is cited only whoever enters it can say. A record that says "stated" and cites nothing would send its reader to
 * minutes that do not have it.
 * @throws ValidationError
 */
export function basisOf(given: Basis | null | undefined, cited: readonly Evidence[], by: Stated): Basis {
  const hasLine = cited.some((item) => !('url' in item));
  if (given === 'STATED' && !(hasLine || (by === 'BY_A_SOURCE' && cited.length > 0)))
    throw refused(
      cited.length
        ? 'Expected lines of a report beside the basis STATED, since it says that the minutes say it; got links alone: cite report and lineStart, or say EXTERNAL.'
        : 'Expected something cited beside the basis STATED: lines of a report (report and lineStart); got nothing. Cite them, or say INFERRED or EXTERNAL.',
    );
  if (given) return given;
  if (hasLine) return 'STATED';
  if (cited.length) return 'EXTERNAL';
  throw refused(
    'Expected a basis, since no line of a report and no link is cited: INFERRED or EXTERNAL; or evidence to take it from.',
  );
}

const refused = (message: string) => new ValidationError([{ path: 'input.basis', message }]);
