import type { Logger } from '../ports.ts'

/**
 * Writes down a promise that failed while nobody waited for it, where Node would end the process and with it everybody's
 * requests. One query can make one: when an item of a list fails at once, graphql 16 does not wait for the others.
 *
 * What it was a part of has been answered as failed already; nothing goes on with half of it, as every change is one
 * transaction.
 */
export function surviveLoneRejections(logger: Logger): void {
  process.on('unhandledRejection', (error) => {
    logger.error({ err: error }, 'a promise failed that nobody waited for')
  })
}
