/** One program that does the job, in a process of its own. */
export interface Side {
  name: string
  /** The module that starts it: it calls `serveSide`. */
  module: URL
  /** Variables of its environment, besides ours. */
  environment?: Record<string, string>
  /** What the client sends, to the address the side tells. */
  request: { method: 'GET' | 'POST'; path: string; body?: string }
  /** Reads the answer in the words of the job, so that the sides can be compared. */
  read: (answer: unknown) => unknown
}

/** The same work for several programs. Ratios are each of ours to each peer. */
export interface Job {
  title: string
  ours: readonly Side[]
  peers: readonly Side[]
}
