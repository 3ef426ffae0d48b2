import type { ComponentChildren } from 'preact';

/** Where an entry of what a meeting recorded stands on its page, by its id. */
export const entryId = (id: string): string => `entry-${id}`;

interface EntryProps {
  id: string;
  /** It no longer counts. */
  isFallen?: boolean;
  children: ComponentChildren;
}

export function Entry({ id, isFallen, children }: EntryProps) {
  return (
    <li id={entryId(id)} class={isFallen ? 'fallen' : undefined}>
      {children}
    </li>
  );
}
