interface Asked<Data> {
  readonly data: Data | undefined
  readonly previousData: Data | undefined
  readonly error: unknown
}

/** What a list shows: what it asked for, or what it had before while that comes. What failed is not answered by another filter's rows. */
export function shownData<Data>({ data, previousData, error }: Asked<Data>): Data | undefined {
  return data ?? (error ? undefined : previousData)
}
