import type { NoteInFullFragment } from '../operation-types.ts';

export interface Branch {
  note: NoteInFullFragment;
  below: Branch[];
}

/** Notes in the order of the source, as the tree that their depths make. */
export function treeOf(notes: readonly NoteInFullFragment[]): Branch[] {
  const top: Branch[] = [];
  const path: Branch[] = [];
  for (const note of notes) {
    const branch: Branch = { note, below: [] };
    while (path.length > 0 && (path.at(-1)?.note.depth ?? 0) >= note.depth) path.pop();
    (path.at(-1)?.below ?? top).push(branch);
    path.push(branch);
  }
  return top;
}
