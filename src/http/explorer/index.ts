import { Response } from '@whatwg-node/fetch';
import { HttpProblem } from '../problem.ts';
import type { Handler } from '../router.ts';
import type { Example, ExplorerFile } from './bundle.ts';

export type { Example } from './bundle.ts';

/** As strict as the page's own, but for what the editor does: styles set at run time, fonts and cursors within its style sheet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Loaded {
  page: string;
  files: Map<string, ExplorerFile>;
}

interface ExplorerOptions {
  /** Each opens in a tab of its own. */
  examples: readonly Example[];
  /** JSON that stands in the editor for headers. */
  headersExample: string;
}

/**
 * GraphiQL for people, served from here alone. Its 9 MB are loaded when somebody first asks for them, so that a server which
 * nobody explores never holds them.
 */
export function createExplorer({ examples, headersExample }: ExplorerOptions): {
  page: Handler;
  file: Handler;
} {
  let loading: Promise<Loaded> | undefined;

  async function load(): Promise<Loaded> {
    const { bundle, page } = await import('./bundle.ts');
    const loaded = bundle(examples, headersExample);
    return {
      page: page(loaded),
      files: new Map(Object.values(loaded).map((file) => [file.path, file])),
    };
  }

  return {
    async page() {
      loading ??= load();
      const { page } = await loading;
      return new Response(page, {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': contentSecurityPolicy,
          'Cache-Control': 'no-cache',
        },
      });
    },
    async file(request) {
      loading ??= load();
      const { files } = await loading;
      const file = files.get(new URL(request.url).pathname);
      if (!file) throw new HttpProblem(404, 'NOT_FOUND', 'There is no such file of the explorer.');
      return new Response(file.body, {
        headers: {
          'Content-Type': file.contentType,
          'Cache-Control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}
