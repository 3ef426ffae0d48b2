import type { Execute } from '../operations.ts';
import type { Ask } from '../view.ts';
import type { Form } from '../visitor.ts';

/** A request to a page on which people act. */
export interface Acting extends Ask {
  /** The content that its form has sent; null: the page is only read. */
  form: Form | null;
  /** It was sent by a page of an earlier session: it is shown again, and nothing of it is done. */
  isStale: boolean;
  execute: Execute;
}

/** Where a browser goes on by reading. */
export interface GoOn {
  location: string;
}

/** Something to save. */
export interface MarkdownFile {
  markdown: string;
  fileName: string;
}

/** The message for a form that is sent again with other content. */
export const SENT_BEFORE =
  'You have sent this form before with other content, and that was done. To do this as well, send the form again.';

/** The message for a form of an earlier session. */
export const STALE = 'You have signed in again since this form was opened. Check it, and send it again.';
