/** What a caller must know of the whole: the rule by which the edge costs an operation before it runs. */
export const description = `
Where each of a security SIG's projects stands, which meeting recorded it, and what blocks it.

Every operation has a cost, known before it runs and answered in \`extensions.cost\`. Over the limit, 10,000 unless
the operator set another, it is refused with \`QUERY_TOO_COMPLEX\`. Scalars and enums are free. A field that gives an
object costs 1 and what is asked of that object. A connection costs 1, and its page size (\`first\` or \`last\`, else
20) times what is asked of it; \`edges\` and \`pageInfo\` themselves are free. A list of objects without a page size
counts as 5 of them, \`nodes\` as many as it is given ids. \`__schema\` and \`__type\` cost 100 each. A fragment costs
anew wherever it is spread; \`@skip\` and \`@include\` change nothing. Besides that an operation may have 12 levels of
fields, 30 aliases and 10 directives, and a document 1,000 tokens.
`.trim();
