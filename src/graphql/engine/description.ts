import { charges, inWords } from './charges.ts';

const stated = Object.entries(charges)
  .map(([name, charge]) => `- \`${name}\`: ${inWords(charge)}`)
  .join('\n');

/** What a caller must know of the whole: the rule by which the edge costs an operation before it runs. */
export const description = `
Where each of a group's projects stands, which meeting recorded it, and what blocks it.

Every operation has a cost, known before it runs and answered in \`extensions.cost\`. Over the limit, 10,000 unless
the operator set another, it is refused with \`QUERY_TOO_COMPLEX\`. Scalars and enums are free. A field that gives an
object costs 1 and what is asked of that object. A connection costs 1, and its page size (\`first\` or \`last\`, else
20) times what is asked of it; \`edges\` and \`pageInfo\` themselves are free. A list of objects without a page size
counts as 5 of them, \`nodes\` as many as it is given ids. \`__schema\` and \`__type\` cost 100 each. A fragment costs
again wherever it is spread; \`@skip\` and \`@include\` change nothing. Besides that an operation may have 12 levels of
fields, 30 aliases and 10 directives, and a document 1,000 tokens.

A field that looks at more than it shows costs more, by how many projects the tracker has, or by what an argument names:

${stated}

What an operation may cost decides whether it is let in. What it then took is charged to the client, for pages and files as for
queries: \`RateLimit\` tells the points that are left in the minute, and a point is about a hundredth of a millisecond of the
server. So a page that turns out short is charged little, whatever size was asked for. What is given again because nothing has
changed, or to several who ask for it at once, is charged once. An operation that may cost over 6,000 waits in line for others
like it, and lets smaller ones pass.
`.trim();
