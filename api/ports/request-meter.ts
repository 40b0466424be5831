/** What came of taking from the limits of a request. */
export interface MeterReading {
  /** There was enough left of every limit. */
  readonly isGranted: boolean
  /** What is left of each limit, in their order. */
  readonly remaining: readonly number[]
  /** Until the minute is over and everything is there again. */
  readonly resetSeconds: number
}

/**
 * Counts requests in minutes. Answers at once from what this replica knows; replicas tell each other what they
 * counted every second, so that together they may let through what the others take in that second beyond a limit.
 */
export interface RequestMeter {
  /** Takes `cost` from every limit, or, when one has too little left, from none. */
  take(
    limits: readonly { readonly key: string; readonly limit: number }[],
    cost: number,
    at: Date,
  ): MeterReading
  /** Ends the telling. */
  close?(): Promise<void>
}
