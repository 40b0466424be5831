/** One program that does the job, in a process of its own. */
export type Side = AskedSide | WalkedSide

interface StartableSide {
  name: string
  /** The module that starts it: it calls `serveSide`. */
  module: URL
  /** Variables of its environment, besides ours. */
  environment?: Record<string, string>
}

/** A side that does the job by one request. */
export interface AskedSide extends StartableSide {
  /** What the client sends, to the address the side tells; a job with a supply makes one body for each thing of it. */
  request: { method: 'GET' | 'POST'; path: string; body?: string | ((thing: string) => string) }
  /** Reads the answer in the words of the job, so that the sides can be compared. */
  read: (answer: unknown) => unknown
}

/** A side that does the job by several requests that hang together, such as the launch of an app. */
export interface WalkedSide extends StartableSide {
  /** Makes one connection ready for so many walks, outside of the time that counts. */
  walker: (told: Told, connection: number, walks: number) => Promise<Walker>
}

/** What a side that runs tells the client. */
export interface Told {
  url: string
  facts: Readonly<Record<string, string>>
}

/** One connection that goes the whole way again and again. */
export interface Walker {
  /** Goes once; answers in the words of the job, so that the sides can be compared. Throws where it could not. */
  walk: () => Promise<unknown>
  close: () => Promise<void>
}

/** The same work for several programs. Ratios are each of ours to each peer. */
export interface Job {
  title: string
  ours: readonly Side[]
  peers: readonly Side[]
  /** Adds rows that other jobs do without, to a copy of the database that all sides share. */
  dataset?: (databaseUrl: string) => Promise<void>
  /** For work that uses something up. Each side has a copy of the database then, so that none works on another's rows. */
  supply?: Supply
}

/** What requests use up: each thing is good for one request. */
export interface Supply {
  /** Makes the copy of a side ready, before the side starts. */
  prepare: (databaseUrl: string) => Promise<void>
  /** Makes all of it good again, outside of the time that counts, and says what each is called. */
  refill: (databaseUrl: string) => Promise<readonly string[]>
  /** How many were used up, and what else stands in the database; it has to be the same for every side. */
  written: (databaseUrl: string) => Promise<{ used: number }>
}

/** What came of asking a side for a while. */
export interface Asked {
  completed: number
  perSecond: number
  medianMs: number
}
