import { createHash } from 'node:crypto';
import {
  css,
  editorWorkerService,
  graphqlWorker,
  js,
  jsonWorker,
} from '@graphql-yoga/render-graphiql/graphiql';
import { FORM_TOKEN_HEADER } from '../session/visits.ts';

export interface ExplorerFile {
  path: string;
  contentType: string;
  body: Buffer<ArrayBuffer>;
}

export interface Example {
  query: string;
  /** JSON; what the query's variables are tried with. */
  variables?: string;
}

function file(name: string, contentType: string, text: string): ExplorerFile {
  const [stem, extension] = name.split('.');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/graphql/${stem}.${hash}.${extension}`, contentType, body: Buffer.from(text) };
}

const script = 'text/javascript; charset=utf-8';

/** GraphiQL as files of our own, each under a name that changes with its content: no inline script, nothing from elsewhere. */
export function bundle(examples: readonly Example[], headersExample: string, folder: string) {
  const workers = {
    editorWorkerService: file('editor.js', script, editorWorkerService),
    graphql: file('graphql.js', script, graphqlWorker),
    json: file('json.js', script, jsonWorker),
  };
  const workerPaths = Object.fromEntries(
    Object.entries(workers).map(([label, { path }]) => [label, folder + path]),
  );
  const options = {
    title: 'sig-status: GraphQL',
    endpoint: `${folder}/graphql`,
    defaultTabs: examples.map((example) => ({ headers: headersExample, ...example })),
    headers: headersExample,
    shouldPersistHeaders: false,
  };
  const start = [
    `const workers = ${JSON.stringify(workerPaths)};`,
    'self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_id, label) => workers[label] };',
    "const formToken = document.querySelector('meta[name=form-token]')?.content;",
    // People who have signed in act by their session, unless they send a token of their own.
    `const additionalHeaders = formToken ? { ${JSON.stringify(FORM_TOKEN_HEADER)}: formToken } : {};`,
    `const options = { ...${JSON.stringify(options)}, additionalHeaders };`,
    "YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);",
  ].join('\n');
  return {
    style: file('graphiql.css', 'text/css; charset=utf-8', css + barCss),
    library: file('graphiql.js', script, js),
    start: file('start.js', script, start),
    ...workers,
  };
}

/** A line above the editor, which has the rest. */
const barCss = `
body{display:flex;flex-direction:column;height:100vh;height:100dvh}
#root{flex:1;min-height:0}
#root .graphiql-container{height:100%;width:100%}
.who{margin:0;padding:.5rem 1rem;font:.95rem/1.4 system-ui,sans-serif;color:#1c2329;background:#fbfaf7;border-bottom:1px solid #d9d7d0}
.who a{color:#0b5570}
body.graphiql-dark .who{color:#e8e6e1;background:#15191e;border-color:#333a42}
body.graphiql-dark .who a{color:#8fcbe6}
@media (prefers-color-scheme:dark){
body:not(.graphiql-light) .who{color:#e8e6e1;background:#15191e;border-color:#333a42}
body:not(.graphiql-light) .who a{color:#8fcbe6}
}
`;

/** Who has opened it, as far as its page cares. */
export interface Explorer {
  name: string;
  formToken: string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Null: a reader; undefined: nobody can sign in. */
function whoBar(who: Explorer | null | undefined, folder: string): string {
  if (who === undefined) return '';
  if (who === null)
    return `<p class="who">You can read everything here. To change something, <a href="${folder}/sign-in?to=%2Fgraphql">sign in</a>, or send your token as a header.</p>\n`;
  return `<p class="who">Signed in as ${escaped(who.name)}: what you send is done with your rights. <a href="${folder}/account">Your account</a></p>\n`;
}

export type Bundle = ReturnType<typeof bundle>;

export function page(
  { style, library, start }: Bundle,
  folder: string,
  who: Explorer | null | undefined,
): string {
  const token = who ? `<meta name="form-token" content="${escaped(who.formToken)}">\n` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sig-status: GraphQL</title>
${token}<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}${style.path}">
<script src="${folder}${library.path}" defer></script>
<script src="${folder}${start.path}" defer></script>
</head>
<body class="no-focus-outline">
<noscript>The explorer needs JavaScript. The endpoint itself takes POST with JSON, and GET for queries.</noscript>
${whoBar(who, folder)}<div id="root"></div>
</body>
</html>
`;
}
