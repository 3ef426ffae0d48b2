import { ValidationError } from '../../base/errors.ts';
import type { basis } from '../../db/tables/enums.ts';
import type { Evidence } from './write.ts';

export type Basis = (typeof basis.enumValues)[number];

/** Whose word counts as stated: that of the minutes alone, or that of any source which is cited. */
type Stated = 'BY_MINUTES' | 'BY_A_SOURCE';

/**
 * The basis of a record, from what it cites. Left out: STATED if it cites lines of a report, EXTERNAL if it cites only links;
 * if it cites nothing, the person who enters it has to say. A record that says STATED and cites nothing would send its reader
 * to minutes that do not have it.
 * @throws ValidationError
 */
export function basisOf(given: Basis | null | undefined, cited: readonly Evidence[], by: Stated): Basis {
  const hasLine = cited.some((item) => !('url' in item));
  if (given === 'STATED' && !(hasLine || (by === 'BY_A_SOURCE' && cited.length > 0)))
    throw refused(
      cited.length
        ? 'Expected lines of a report with the basis STATED, which says that the minutes say it; got only links. Cite report and lineStart, or say EXTERNAL.'
        : 'Expected lines of a report (report and lineStart) with the basis STATED; got no evidence. Cite them, or say INFERRED or EXTERNAL.',
    );
  if (given) return given;
  if (hasLine) return 'STATED';
  if (cited.length) return 'EXTERNAL';
  throw refused('Expected a basis, INFERRED or EXTERNAL, or evidence from which it follows; got neither.');
}

const refused = (message: string) => new ValidationError([{ path: 'input.basis', message }]);
