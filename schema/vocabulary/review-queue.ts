/** How the review queue can be sorted; the first one is how it opens. */
export const REVIEW_QUEUE_SORTS = [
  'LONGEST_WAITING',
  'DUE_FIRST',
  'NEWEST',
  'HIGHEST_RISK',
  'NAME',
] as const
export type ReviewQueueSort = (typeof REVIEW_QUEUE_SORTS)[number]

export const REVIEW_QUEUE_SORT_NAMES: Readonly<Record<ReviewQueueSort, string>> = {
  LONGEST_WAITING: 'Longest waiting first',
  DUE_FIRST: 'Due first',
  NEWEST: 'Newest first',
  HIGHEST_RISK: 'Highest risk first',
  NAME: 'By name',
}
