import { createHash } from 'node:crypto';
import {
  css,
  editorWorkerService,
  graphqlWorker,
  js,
  jsonWorker,
} from '@graphql-yoga/render-graphiql/graphiql';

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
export function bundle(examples: readonly Example[], headersExample: string) {
  const workers = {
    editorWorkerService: file('editor.js', script, editorWorkerService),
    graphql: file('graphql.js', script, graphqlWorker),
    json: file('json.js', script, jsonWorker),
  };
  const workerPaths = Object.fromEntries(Object.entries(workers).map(([label, { path }]) => [label, path]));
  const options = {
    title: 'sig-status: GraphQL',
    endpoint: '/graphql',
    defaultTabs: examples.map((example) => ({ headers: headersExample, ...example })),
    headers: headersExample,
    shouldPersistHeaders: false,
  };
  const start = [
    `const workers = ${JSON.stringify(workerPaths)};`,
    'self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_id, label) => workers[label] };',
    `YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), ${JSON.stringify(options)});`,
  ].join('\n');
  return {
    style: file('graphiql.css', 'text/css; charset=utf-8', css),
    library: file('graphiql.js', script, js),
    start: file('start.js', script, start),
    ...workers,
  };
}

export type Bundle = ReturnType<typeof bundle>;

export function page({ style, library, start }: Bundle): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sig-status: GraphQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style.path}">
<script src="${library.path}" defer></script>
<script src="${start.path}" defer></script>
</head>
<body class="no-focus-outline">
<noscript>The explorer needs JavaScript. The endpoint itself takes POST with JSON, and GET for queries.</noscript>
<div id="root"></div>
</body>
</html>
`;
}
