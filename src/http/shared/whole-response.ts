import { Response } from '@whatwg-node/fetch';
import { HttpProblem } from '../problem.ts';
import { isInPieces } from '../send-pieces.ts';

/** An answer that can be given several times. */
export interface WholeResponse {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}

/** A stream is for the one who asked for it, as a long file is, and so is what refuses one client. */
export const isForOne = (response: Response): boolean => {
  const { status, headers } = response;
  return (
    status === 429 ||
    isInPieces(response) ||
    /^(?:text\/event-stream|multipart\/mixed)/.test(headers.get('content-type') ?? '')
  );
};

export const isRefusalOfOne = (error: unknown): boolean =>
  error instanceof HttpProblem && error.status === 429;

export async function wholeResponse(response: Response): Promise<WholeResponse> {
  const { status, headers } = response;
  return { status, headers: [...headers], body: await response.arrayBuffer() };
}

export const responseOf = ({ status, headers, body }: WholeResponse): Response =>
  new Response(status === 204 || status === 304 ? null : body, { status, headers });
