import type { ProjectIndex } from '../parse/projects.ts';
import { type Clause, match, type NextPart, NOTHING, UNTIL } from './form.ts';
import type { KindsOf } from './kind.ts';
import { DecisionError, type Part, readDate, readKey, readProject } from './words.ts';

/** What the attestation says to which the first link of the decision leads. */
const ATTESTED =
  '(?:\\s*,?\\s+score\\s+(?<score>\\d+(?:\\.\\d)?))?(?:\\s*,?\\s+digest\\s+(?<digest>[0-9a-f]{64}))?(?:\\s*,?\\s+issued\\s+(?<issued>[^\\s,]+))?';

const FORMS = {
  assessed: new RegExp(`^(?<result>met|not\\s+met|not\\s+applicable)${ATTESTED}${UNTIL}$`, 'dis'),
  waived: /^waived(?<advance>\s+in\s+advance)?\s+until\s+(?<until>\S.*)$/dis,
  revoked: /^waiver\s+revoked$/di,
};

/** `wireguard, ci-boots: met`, `waived until 2017-12-31`, `waiver revoked`. */
export function readAssessment(
  [name, key]: readonly [Part, Part],
  next: NextPart,
  projects: ProjectIndex,
): Clause {
  const about = { project: readProject(name, projects), criterion: readKey(key) };
  const expected = '"met", "not met", "not applicable", "waived until DATE" or "waiver revoked"';
  const clause = next(expected);
  const assessed = match(FORMS.assessed, clause);
  if (assessed) {
    const words = assessed.result?.text.toLowerCase().replace(/\s+/g, ' ');
    const result = words === 'met' ? 'MET' : words === 'not met' ? 'NOT_MET' : 'NOT_APPLICABLE';
    const { score, digest, issued, until } = assessed;
    return {
      kind: 'ASSESSMENT',
      ...about,
      result,
      until: until ? readDate(until) : null,
      ...(score ? { score: Number(score.text) } : {}),
      ...(digest ? { digest: digest.text.toLowerCase() } : {}),
      ...(issued ? { issuedOn: readDate(issued) } : {}),
    };
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

const RESULTS = { MET: 'met', NOT_MET: 'not met', NOT_APPLICABLE: 'not applicable' } as const;
interface About {
  project: string;
  criterion: string;
}
const reads = ({ criterion }: About) => [`criterion ${criterion}`];
const writes = ({ project, criterion }: About) => [`waiver ${project} ${criterion}`];

export const assessmentKinds: KindsOf<'ASSESSMENT' | 'WAIVER' | 'WAIVER_REVOCATION'> = {
  ASSESSMENT: {
    subject: ({ project, criterion }) => `assessment ${project} ${criterion}`,
    describe: ({ project, criterion, result }) => `${project}, ${criterion}: ${RESULTS[result]}`,
    clause: ({ project, criterion, result, until, score, digest, issuedOn }) => {
      const carried = [
        ...(score === undefined ? [] : [`score ${score}`]),
        ...(digest === undefined ? [] : [`digest ${digest}`]),
        ...(issuedOn === undefined ? [] : [`issued ${issuedOn}`]),
        ...(until === null ? [] : [`until ${until}`]),
      ];
      return `${project}, ${criterion}: ${[RESULTS[result], ...carried].join(', ')}`;
    },
    whenChanged: 'a newer assessment',
    whenRemoved: 'what was assessed before counts again; where nothing was, the assessment expires',
    reads,
  },
  WAIVER: {
    subject: ({ project, criterion }) => `waiver ${project} ${criterion}`,
    describe: ({ project, criterion, inAdvance, until }) =>
      `${project}, ${criterion}: waived${inAdvance ? ' in advance' : ''} until ${until}`,
    clause: ({ project, criterion, inAdvance, until }) =>
      `${project}, ${criterion}: waived${inAdvance ? ' in advance' : ''} until ${until}`,
    whenChanged: 'the waiver is revoked and granted again',
    whenRemoved: 'the waiver is revoked',
    reads,
    writes,
  },
  WAIVER_REVOCATION: {
    subject: ({ project, criterion }) => `waiver-revocation ${project} ${criterion}`,
    describe: ({ project, criterion }) => `${project}, ${criterion}: waiver revoked`,
    clause: ({ project, criterion }) => `${project}, ${criterion}: waiver revoked`,
    whenChanged: 'the revocation is entered again',
    whenRemoved: 'the waiver is granted again',
    reads,
    writes,
  },
};
