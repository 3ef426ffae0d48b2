import type { Config } from '../../config.ts';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { refusal } from '../refusal.ts';

/** Bounds the event streams that stand open, for each client and in all. A place is given back when its answer closes. */
export function useStreamLimit(
  { streamsPerClient, streamsTotal }: Pick<Config, 'streamsPerClient' | 'streamsTotal'>,
  metrics: Metrics,
): EdgePlugin {
  const open = new Map<string, number>();
  let total = 0;
  return {
    onSubscribe({ args }) {
      const { client, onClose }: EdgeContext = args.contextValue;
      const held = open.get(client) ?? 0;
      const headers = { 'Retry-After': '30' };
      if (held >= streamsPerClient)
        throw refusal(
          429,
          'TOO_MANY_REQUESTS',
          `A client may hold ${streamsPerClient} event streams open at once.`,
          {
            headers,
          },
        );
      if (total >= streamsTotal)
        throw refusal(503, 'UNAVAILABLE', 'All event streams are taken; try again later.', { headers });
      open.set(client, held + 1);
      total += 1;
      metrics.streamOpened();
      onClose(() => {
        const left = (open.get(client) ?? 1) - 1;
        if (left === 0) open.delete(client);
        else open.set(client, left);
        total -= 1;
        metrics.streamClosed();
      });
    },
  };
}
