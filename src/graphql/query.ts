import { builder } from './builder.ts';

// Fields are added by the file of each noun.
builder.queryType({
  description:
    'Everything that can be read. Nothing here needs a token but what says that it is for admins. A field that cannot be answered as it was asked is null, with an error at its path, and the other fields are answered; only what cannot fail, the `viewerCan…` fields, is never null.',
});
