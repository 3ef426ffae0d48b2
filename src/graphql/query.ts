import { builder } from './builder.ts';

// Fields are added by the file of each noun.
builder.queryType({
  description:
    'Everything that can be read. `auditEvents` and `tokens` need the token of an admin, `voidings` that of a chair or an admin, and so does `node` for what they list; nothing else needs one. A field that cannot be answered as it was asked is null, with an error at its path, and the other fields are answered; only what cannot fail, the `viewerCan…` fields, is never null.',
});
