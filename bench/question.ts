/** One request, as it is sent again and again. */
export interface Question {
  path: string;
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Record<string, string>;
  /** 200 when absent. */
  status?: number;
}
