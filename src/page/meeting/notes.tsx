import { NoteText } from '../components/note-text.tsx';
import { ProjectLink } from '../components/page-link.tsx';
import type { NoteInFullFragment } from '../operation-types.ts';
import { listed } from '../words.ts';
import type { Anchor } from './anchor.ts';
import { Beside, useDecided } from './decided.tsx';
import { type Branch, treeOf } from './tree.ts';

/** The minutes as a nested list; every note can be linked to by its line in the source. */
export function Notes({ notes, anchor }: { notes: readonly NoteInFullFragment[]; anchor: Anchor }) {
  return (
    <ul class="notes">
      <Branches branches={treeOf(notes)} above={[]} anchor={anchor} />
    </ul>
  );
}

/** `above`: slugs of the projects that the notes above are about, which the notes below need not repeat. */
interface BranchesProps {
  branches: readonly Branch[];
  above: readonly string[];
  anchor: Anchor;
}

function Branches({ branches, above, anchor }: BranchesProps) {
  return branches.map(({ note, below }) => (
    <li key={note.id} id={anchor(note.lineStart)}>
      <Note note={note} above={above} />
      {below.length > 0 && (
        <ul>
          <Branches
            branches={below}
            above={[...above, ...note.projects.map(({ slug }) => slug)]}
            anchor={anchor}
          />
        </ul>
      )}
    </li>
  ));
}

function Note({
  note: { text, speaker, speakerName, lineStart, projects },
  above,
}: {
  note: NoteInFullFragment;
  above: readonly string[];
}) {
  const { of, decided } = useDecided(lineStart);
  const named = projects.filter(({ slug }) => !above.includes(slug));
  const title = named.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return (
    <div class={`note${of ? ` ${of}` : ''}`}>
      <a class="anchor" href={`#L${lineStart}`} aria-label={`Link to line ${lineStart}`}>
        L{lineStart}
      </a>{' '}
      <p>
        {title ? (
          <ProjectLink project={title} />
        ) : (
          <NoteText text={text} speaker={speaker} speakerName={speakerName} />
        )}
        {!title && named.length > 0 && (
          <span class="about">
            {' → '}
            {listed(named.map((project) => <ProjectLink key={project.slug} project={project} />))}
          </span>
        )}
      </p>
      <Beside decided={decided} />
    </div>
  );
}
