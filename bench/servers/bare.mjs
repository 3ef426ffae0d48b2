import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The least that a server can do: one body, read at start, the same for everybody, whatever is asked. */
const body = readFileSync(process.env.BODY ?? '');
const headers = { 'content-type': process.env.TYPE ?? 'application/json', 'content-length': body.length };
createServer((_request, response) => response.writeHead(200, headers).end(body)).listen(
  Number(process.env.PORT),
  '127.0.0.1',
);
