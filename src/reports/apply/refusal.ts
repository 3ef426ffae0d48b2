import { type DomainError, ValidationError } from '../../base/errors.ts';
import { isConflict } from '../../domain/gate/admission.ts';
import { GateBlockedError } from '../../domain/gate/errors.ts';

/** A refusal by the rules as a diagnostic: what was expected, what was found, and how to write it so that it is accepted. */
export function refusalSentence(refusal: DomainError): string {
  if (refusal instanceof ValidationError)
    return refusal.issues.map(({ message }) => inDiagnostic(message)).join('; ');
  if (refusal instanceof GateBlockedError && !refusal.blockers.some(isConflict))
    return `${refusal.message} In a report: "-> ${refusal.to}, override: reason".`;
  return refusal.message;
}

const inDiagnostic = (message: string): string =>
  message
    .replace(/^Expected /, 'expected ')
    .replace(/; got /, ', found ')
    .replace(/\.$/, '');
