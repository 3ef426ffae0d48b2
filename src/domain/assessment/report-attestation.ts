import { dayOf } from '../../base/calendar.ts';
import { ValidationError } from '../../base/errors.ts';
import { line, url } from '../../base/text.ts';
import { defineAct } from '../act/act.ts';
import { KINDS } from '../criterion/kinds.ts';
import { assertInForce, criterionOn } from '../criterion/latest.ts';
import { assessCriterion } from './assess.ts';
import { Attestation } from './attestation.ts';

const Input = Attestation.extend({ project: line(), criterion: line(), url: url() });

/** A CI system hands in an attestation, or a result of Scorecard: a result that is too low says that the criterion is not met. */
export const reportAttestation = defineAct({
  name: 'reportAttestation',
  input: Input,
  projectOf: (_db, { project }) => project,
  run: async (tx, { project, criterion: key, ...attestation }, actor) => {
    const today = dayOf(actor.now);
    const criterion = await criterionOn(tx, key, today);
    assertInForce(criterion);
    if (criterion.kind !== 'ATTESTATION')
      throw refused(
        'criterion',
        `Expected a criterion of kind ATTESTATION; ${key} is decided by ${KINDS[criterion.kind].decidedBy}.`,
      );
    const { issuedOn, score } = attestation;
    if (issuedOn && issuedOn > today)
      throw refused('issuedOn', `Expected ${today} or an earlier day; got ${issuedOn}.`);
    const isEnough = score == null || score >= (criterion.minimumScore ?? 0);
    return assessCriterion.run(
      tx,
      {
        ...{ project, criterion: key, attestation, evidence: [], result: isEnough ? 'MET' : 'NOT_MET' },
        justification: score == null ? 'Attested.' : `OpenSSF Scorecard gave ${score}.`,
      },
      actor,
    );
  },
});

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
