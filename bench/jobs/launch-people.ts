/** How many people launch apps: one for each connection, and no more connections than that. */
export const PEOPLE = 64
