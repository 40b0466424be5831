/** The part of autocannon we use; the package has no types of its own. */
declare module 'autocannon' {
  namespace autocannon {
    /** One connection. */
    interface Client {
      /** What it sends, over and over. */
      setRequests: (requests: { body: string | undefined }[]) => void
    }
  }

  interface Options {
    url: string
    method: string
    body?: string | undefined
    headers: Record<string, string>
    connections: number
    /** Seconds. */
    duration?: number
    /** Requests to make; the duration does not count then. */
    amount?: number
    /** Milliseconds between two looks at whether it is done. @default 1000 */
    sampleInt?: number
    setupClient?: (client: autocannon.Client) => void
  }

  interface Result {
    '2xx': number
    non2xx: number
    errors: number
    timeouts: number
    /** Seconds it really took. */
    duration: number
    latency: { p50: number }
  }

  function autocannon(options: Options): Promise<Result>
  export = autocannon
}
