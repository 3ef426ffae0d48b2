import { createServer } from 'node:http';

/** The least that a server can do: one body, the same for everybody. Handed over by the parent process. */
process.once('message', (body: string) => {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length };
  const server = createServer((_request, response) => response.writeHead(200, headers).end(bytes));
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
