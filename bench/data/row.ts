/** A row by column names. */
export type Row = Record<string, unknown>
