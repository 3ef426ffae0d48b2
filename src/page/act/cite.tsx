import type { Sight } from '../view.ts';
import { useVisitor } from '../visitor.ts';
import type { Acting } from './acting.ts';
import { citation, linesOf, meetingKeyOf, quoted } from './evidence.ts';
import { forms } from './forms/index.ts';

import { CitedText } from './parts/evidence.tsx';
import { hrefOf } from './paths.ts';

/** A link beside a line of a revision, for people who can cite it as evidence. */
export function CiteLine({ meeting, revision, line }: { meeting: string; revision: number; line: number }) {
  const visitor = useVisitor();
  if (!visitor || !citing.some(({ act }) => visitor.may(act))) return null;
  return (
    <a class="cite" href={`/cite?${new URLSearchParams({ line: `${meeting}/${revision}/${line}` })}`}>
      cite<span class="visually-hidden"> this line, {line}</span>
    </a>
  );
}

/** Acts that rest on evidence. */
const citing = forms.filter(({ fields }) =>
  fields.some((field) => (typeof field === 'string' ? field : field[0]) === 'evidence'),
);

/** The acts for which a line of the minutes can be evidence. */
export async function citePage(ask: Acting): Promise<Sight | null> {
  const { visitor, url, query } = ask;
  const given = url.searchParams.get('line') ?? '';
  const cited = linesOf(given);
  if (!visitor || !cited) return null;
  const evidence = await quoted(query, given);
  if (!evidence.lines) return null;
  const { projects } = await query('ActChoices', {});
  const offered = citing.filter(({ act }) => visitor.may(act));
  const line = citation(cited);
  return {
    title: 'Cite a line',
    description: 'What a line of the minutes can be the evidence of.',
    isPrivate: true,
    isOfToday: true,
    body: (
      <div class="narrow">
        <h1>Cite a line</h1>
        <div class="cited-line">
          <CitedText evidence={evidence} />
        </div>
        <form class="act" method="get" action="/cite">
          <input type="hidden" name="line" value={line} />
          <div class="field">
            <label for="project">Project</label>
            <select id="project" name="project">
              <option value="">–</option>
              {projects.nodes
                .filter(({ slug }) => offered.some(({ act }) => visitor.may(act, slug)))
                .map(({ slug, name }) => (
                  <option key={slug} value={slug} selected={slug === url.searchParams.get('project')}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
          <p class="buttons">
            <button type="submit">Choose</button>
          </p>
        </form>
        <h2>As evidence of</h2>
        <ul>
          {offered.map(({ act, offer, place }) => {
            const project = url.searchParams.get('project') ?? '';
            if (place === 'PROJECT' && (!project || !visitor.may(act, project))) return null;
            const about = place === 'PROJECT' ? { project } : {};
            return (
              <li key={act}>
                <a href={hrefOf(act, { ...about, evidence: line })}>{offer}</a>
              </li>
            );
          })}
        </ul>
        {!url.searchParams.get('project') && <p class="quiet">Choose a project for more.</p>}
        <p>
          <a
            href={hrefOf('raiseDispute', {
              meeting: meetingKeyOf(cited),
              revision: String(cited.revision),
              line: String(cited.lineStart),
            })}
          >
            This is wrong
          </a>
        </p>
      </div>
    ),
  };
}
