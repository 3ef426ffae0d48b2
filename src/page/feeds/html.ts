import { Fragment, h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * HTML that may stand in a CDATA section. The feed library sets apart only the first `]]>` of a text, so that a second one would end
 * the section: none is left in.
 */
export const inCdata = (content: VNode): string => renderToString(content).replaceAll(']]>', ']]&gt;');

/** Plain text as such HTML. */
export const htmlText = (text: string): string => inCdata(h(Fragment, null, text));
