import type { ConsentDuration } from '../../schema/vocabulary/consent-duration.ts'

/**
 * Names the shortest time that serves what an app asks for, which is what the consent page has ticked. An app that stays
 * connected has to work for three months and longer without its person (SMART.md REFR-15), so thirty days would break it.
 */
export function shortestThatServes(requested: readonly string[]): ConsentDuration {
  return requested.includes('offline_access') ? 'YEAR_1' : 'DAYS_30'
}

/** Says when a consent of that length ends, `limit` at the latest; undefined when only taking it back ends it. */
export function consentEnd(duration: ConsentDuration, from: Date, limit?: Date): Date | undefined {
  const end = endOf(duration, from)
  if (!end) return limit
  return limit && limit < end ? limit : end
}

function endOf(duration: ConsentDuration, from: Date): Date | undefined {
  const end = new Date(from)
  switch (duration) {
    case 'DAYS_30':
      end.setUTCDate(end.getUTCDate() + 30)
      return end
    case 'YEAR_1':
      end.setUTCFullYear(end.getUTCFullYear() + 1)
      return end
    case 'UNTIL_REVOKED':
      return undefined
  }
}
