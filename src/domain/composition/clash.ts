import type { At } from '../../reading/as-of.ts';
import { compatibilityWord, everyTwo } from '../claim/pair.ts';
import type { ProjectPair } from '../combination/report.ts';
import { groundsOf } from '../gate/admission.ts';
import type { ProjectRow } from '../project/rows.ts';
import type { Clash } from './compose.ts';

type Project = At<ProjectRow>;

/** Two or more projects that want different things in one place, and what would settle it. */
export interface ExplainedClash {
  key: string;
  sides: { by: string; project: Project | null; value: string }[];
  /** In a sentence, with the claims about the projects. */
  needed: string;
  pairs: ProjectPair[];
  message: string;
}

/** @param pairs every two of the members */
export function explainClash(
  { key, sides }: Clash,
  members: readonly Project[],
  pairs: readonly ProjectPair[],
): ExplainedClash {
  const named = sides.map(({ project: slug, value }) => {
    const project = members.find((member) => member.slug === slug) ?? null;
    return { by: project?.name ?? slug, project, value };
  });
  const projects = named.flatMap(({ project }) => project ?? []);
  const about = everyTwo(projects).flatMap(
    ([a, b]) =>
      pairs.find(({ projects: [one, other] }) =>
        [a.id, b.id].every((id) => id === one.id || id === other.id),
      ) ?? [],
  );
  const claims = about.map((pair) => `${pairName(pair)}: ${groundsOf(pair)}`);
  const remedy = remedyOf(key, projects.length);
  const needed = claims.length ? `${remedy}; ${claims.join('; ')}.` : `${remedy}.`;
  const wants = named.map(({ by, value }) => `${by} wants ${value}`).join(', ');
  return { key, sides: named, needed, pairs: about, message: `${key}: ${wants}. Needed: ${needed}` };
}

const pairName = ({ projects: [a, b], verdict }: ProjectPair) =>
  `${a.name} with ${b.name}, “${compatibilityWord(verdict)}”`;

function remedyOf(key: string, many: number): string {
  if (key === 'kernel.image') return `one kernel built for ${many === 2 ? 'both' : `all ${many}`}`;
  if (key.startsWith('kernel.cmdline')) return 'one kernel command line that all of them agree on';
  if (key.startsWith('init.')) return 'one version of the image that all of them can use';
  return 'one of them under another name, or one container for all of them';
}
