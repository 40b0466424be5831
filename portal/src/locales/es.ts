import reviewScopes from './es/review-scopes.json'
import shell from './es/shell.json'

/** The Spanish of the portal: one file per area, and one for what several areas say. */
export const spanish: Readonly<Record<string, string>> = { ...reviewScopes, ...shell }
