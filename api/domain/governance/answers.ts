import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { TemplateItem } from '../../../schema/vocabulary/review-template.ts'
import { checkText, type FieldIssue } from '../submission/field-issue.ts'

/** What was counted or measured: nine digits, and three after the point. */
const FIGURE = /^\d{1,9}(\.\d{1,3})?$/

/** What somebody answers at the points of a form: the keys they ticked, and words for those that are no tick. */
export interface Answers {
  readonly checklist: readonly string[]
  readonly answers?: readonly { readonly key: string; readonly value: string }[] | null
}

/** A point with its answer. */
export type AnsweredItem<T extends TemplateItem> = T & { satisfied: boolean; answer?: string }

/** Puts answers beside the points of a form. A tick satisfies its point; every other kind is satisfied by its answer. */
export function answeredItems<T extends TemplateItem>(
  items: readonly T[],
  { checklist, answers }: Answers,
): AnsweredItem<T>[] {
  const given = new Map(answers?.map(({ key, value }) => [key, value.trim()]))
  return items.map((item) => {
    if (isTick(item)) return { ...item, satisfied: checklist.includes(item.key) }
    const answer = given.get(item.key) ?? ''
    return { ...item, answer, satisfied: answer !== '' }
  })
}

/** Finds what is wrong with answers: keys the form does not have, choices it does not offer, numbers and dates that are none. */
export function answerFaults(
  items: readonly TemplateItem[],
  { checklist, answers }: Answers,
  form: string,
): FieldIssue[] {
  const unknown = checklist.find((key) => !items.some((item) => item.key === key))
  if (unknown !== undefined)
    return [{ code: 'INVALID', message: `“${unknown}” is not on ${form}.`, path: ['checklist'] }]
  return (answers ?? []).flatMap(({ key, value }, index) => {
    const item = items.find((each) => each.key === key)
    const path = ['answers', String(index)]
    if (!item) return [{ code: 'INVALID', message: `“${key}” is not on ${form}.`, path }]
    return value.trim() === '' ? [] : valueFaults(item, value.trim(), path)
  })
}

/** The words of the points that have to be satisfied and are not. */
export function unsatisfied(
  entries: readonly (TemplateItem & { readonly satisfied: boolean })[],
): string[] {
  return entries
    .filter(({ isRequired, satisfied }) => isRequired !== false && !satisfied)
    .map(({ label }) => label)
}

/** A point as a line of a record: ticked or not, its words, its answer. */
export function answerLine({
  label,
  satisfied,
  answer,
}: {
  label: string
  satisfied: boolean
  answer?: string
}): string {
  return `${satisfied ? '[x]' : '[ ]'} ${label}${answer ? `: ${answer}` : ''}`
}

function isTick({ kind }: TemplateItem): boolean {
  return kind === undefined || kind === 'YES_NO'
}

function valueFaults(item: TemplateItem, value: string, path: string[]): FieldIssue[] {
  switch (item.kind) {
    case 'CHOICE':
      if (item.choices?.includes(value)) return []
      return [{ code: 'INVALID', message: `Choose one of: ${item.choices?.join(', ')}.`, path }]
    case 'NUMBER':
      return FIGURE.test(value)
        ? []
        : [{ code: 'INVALID', message: 'Enter a number of 0 or more, like 12 or 3.5.', path }]
    case 'DATE':
      return isDay(value)
        ? []
        : [{ code: 'INVALID', message: 'Enter a day like 2026-11-22.', path }]
    default:
      return checkText(path, value, {
        range: TEXT_LIMITS.templateAnswer,
        mode: 'draft',
        isRequired: false,
      })
  }
}

function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(value)
  )
}
