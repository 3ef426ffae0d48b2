import { builder } from './builder.ts';

// Fields are added by the file of each noun.
builder.queryType({ description: 'Everything that can be read. Nothing here needs a token.' });
