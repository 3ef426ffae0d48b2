import { PageLink } from '../components/page-link.tsx';
import type { Ask, Sight } from '../view.ts';

const KINDS = { projects: ['PROJECT', 'project'], meetings: ['MEETING', 'meeting'] } as const;
/** A page of a project or a meeting, or a file beside it. */
const OF_ONE = /^\/(projects|meetings)\/([a-z\d-]+)(?:[/.]|$)/;

/** The page of something that a chair made void: it says only that. Null for every other address. */
export async function gone({ url, query }: Ask): Promise<Sight | null> {
  const [, folder, key] = OF_ONE.exec(url.pathname) ?? [];
  if ((folder !== 'projects' && folder !== 'meetings') || key === undefined) return null;
  const [kind, word] = KINDS[folder];
  const { isVoid } = await query('Gone', { kind, key });
  if (!isVoid) return null;
  return {
    status: 410,
    title: 'No longer here',
    description: `The ${word} of this address was entered by mistake.`,
    body: (
      <>
        <h1>This {word} is no longer here</h1>
        <p class="lede">It was entered by mistake, and a chair made it void. None of it counts any longer.</p>
        <p>
          A chair can restore it; it is then at this address again. Start from{' '}
          <PageLink to="/">the overview of all projects</PageLink>, or from{' '}
          <PageLink to="/meetings">the list of meetings</PageLink>.
        </p>
      </>
    ),
  };
}
