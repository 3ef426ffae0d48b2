import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Connections } from './close-server.ts';
import { problemBody } from './problem.ts';
import { requestIdOf } from './request-id.ts';

const complaints: Record<string, [status: number, code: string, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'The headers of the request are too large.'],
};

/**
 * Answers a request that cannot be read as HTTP or does not arrive: with JSON, like every other answer, and closes the
 * connection.
 */
export function answerBrokenRequests(server: Server, connections: Connections): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // An answer that has begun would be mixed with this one.
    if (!socket.writable || error.code === 'ECONNRESET' || connections.get(socket)?.[0]?.headersSent) {
      socket.destroy();
      return;
    }
    const [status, code, message] = complaints[error.code ?? ''] ?? [
      400,
      'BAD_REQUEST',
      'The request is not well-formed HTTP.',
    ];
    const requestId = requestIdOf(undefined);
    const body = problemBody(code, message, requestId);
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Connection: close',
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'X-Content-Type-Options: nosniff',
        `X-Request-Id: ${requestId}`,
        '',
        body,
      ].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), 1000).unref();
  });
}
