import type { EdgeContext } from './edge-context.ts';

/** Answers one request. `request` carries no body: what came is `context.body`, read within the limit. */
export type Handler = (request: Request, context: EdgeContext) => Promise<Response> | Response;
