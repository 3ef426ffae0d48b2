import { Response } from '@whatwg-node/fetch';
import type { Handler } from '../router.ts';
import type { Metrics } from './metrics.ts';

/** `/metrics`, for Prometheus. */
export const createMetricsHandler =
  (metrics: Metrics): Handler =>
  async () => {
    const { body, contentType } = await metrics.text();
    return new Response(body, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  };
