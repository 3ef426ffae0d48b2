import { createClient } from 'graphql-sse';
import { expect, vi } from 'vitest';
import type { Site } from '../../helpers/site.ts';

export interface Listener {
  /** What has come so far: data of each event, or the errors that ended it. */
  heard: unknown[];
  /** Waits until so many events have come. */
  count(events: number): Promise<void>;
  leave(): void;
}

/** Subscribes as any client of graphql-sse does; resolves when the server has begun its answer. */
export async function listenTo(
  { url }: Pick<Site, 'url'>,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Listener> {
  const heard: unknown[] = [];
  let isConnected = false;
  const client = createClient({
    url: `${url}/graphql`,
    singleConnection: false,
    retryAttempts: 0,
    on: {
      connected: () => {
        isConnected = true;
      },
    },
  });
  const leave = client.subscribe(
    { query, variables },
    {
      next: ({ data, errors }) => heard.push(errors ?? data),
      error: (error) => heard.push(error),
      complete: () => {},
    },
  );
  await vi.waitFor(() => expect(isConnected || heard.length > 0).toBe(true), 20_000);
  return {
    heard,
    count: (events) =>
      vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(events), {
        timeout: 20_000,
        interval: 20,
      }),
    leave,
  };
}
