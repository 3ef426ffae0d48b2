import type { ProjectIndex } from '../parse/projects.ts';
import { type Clause, match, type NextPart, NOTHING, UNTIL } from './form.ts';
import type { KindsOf } from './kind.ts';
import { DecisionError, type Part, readDate, readProject, readSeries, readVerdict } from './words.ts';
import { quoted } from './written.ts';

const CLAIMED = new RegExp(`^(?<verdict>[^\\s,]+)(?:\\s+on\\s+(?<series>[^\\s,]+))?${UNTIL}$`, 'dis');
const OUTSIDE = /^(?<project>[^"]*?)\s*\+\s*"(?<external>[^"]+)"$/dis;

/** `wireguard + ima-namespace: PROTOTYPED on 4.11`. */
export function readClaim([a, b]: readonly [Part, Part], next: NextPart, projects: ProjectIndex): Clause {
  const pair: [string, string] = [readProject(a, projects), readProject(b, projects)];
  if (pair[0] === pair[1]) throw new DecisionError('decision-project', b, `another project than ${pair[0]}`);
  const clause = next('a verdict');
  return { kind: 'CLAIM', projects: pair, ...readClaimed(clause) };
}

function readClaimed(clause: Part) {
  const { verdict, series, until } = match(CLAIMED, clause) ?? {};
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

/** `wireguard + "iptables": TESTED`; null: the subject is no project and a thing outside. */
export function readExternalClaim(subject: Part, next: NextPart, projects: ProjectIndex): Clause | null {
  const outside = match(OUTSIDE, subject);
  if (!outside) return null;
  const project = readProject(outside.project ?? NOTHING, projects);
  const external = outside.external?.text.replace(/\s+/g, ' ').trim() ?? '';
  return { kind: 'EXTERNAL_CLAIM', project, external, ...readClaimed(next('a verdict')) };
}

const claimed = ({
  verdict,
  kernelSeries,
  until,
}: {
  verdict: string;
  kernelSeries: string | null;
  until?: string;
}) => `${verdict}${kernelSeries === null ? '' : ` on ${kernelSeries}`}${until ? `, until ${until}` : ''}`;

const became = {
  whenChanged: 'a newer claim',
  whenRemoved: 'what was claimed before counts again; where nothing was, a claim of UNKNOWN',
};

export const claimKinds: KindsOf<'CLAIM' | 'EXTERNAL_CLAIM'> = {
  CLAIM: {
    subject: ({ projects }) => `claim ${[...projects].sort().join(' ')}`,
    describe: ({ projects, verdict }) => `${projects.join(' + ')}: ${verdict}`,
    clause: (content) => `${content.projects.join(' + ')}: ${claimed(content)}`,
    ...became,
  },
  EXTERNAL_CLAIM: {
    subject: ({ project, external }) => `claim ${project} ${external.toLowerCase()}`,
    describe: ({ project, external, verdict }) => `${project} + "${external}": ${verdict}`,
    clause: (content) => `${content.project} + ${quoted(content.external)}: ${claimed(content)}`,
    ...became,
  },
};
