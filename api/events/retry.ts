/** After this many tries a thing waits for an operator: it stays where it is, with its last error. */
export const MAX_ATTEMPTS = 12

/** How long to wait after so many failures: 1, 2, 4 ... seconds, at most an hour. */
export function retryDelaySeconds(failuresBefore: number): number {
  return Math.min(3600, 2 ** failuresBefore)
}

/** What an operator may read of an error: its first line, without passwords of addresses. */
export function tellableReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/\/\/[^/\s@]+@/g, '//').slice(0, 300)
}
