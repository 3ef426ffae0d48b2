import { builder } from './engine/builder.ts';

// Fields are added by the file of each noun.
builder.queryType({
  description:
    'Everything that can be read. `auditEvents`, `sessions` and `tokens` need the token of an admin, and so does `node` for what they list; `voidings` needs that of a chair or an admin, what of `disputes` is held back that of a chair, and `newsSubscriptions` that of anybody but a CI system. Nothing else needs one. A field that cannot be answered as it was asked is null, with an error at its path, and the other fields are answered; only what cannot fail, the `viewerCan…` fields, is never null.',
});
