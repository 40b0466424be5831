import { COUNT_LIMITS, type Range, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import {
  POINT_KIND_NAMES,
  type TemplateItem,
  type TemplateKind,
  type TemplateText,
} from '../../../schema/vocabulary/review-template.ts'
import {
  TEMPLATE_PLACEHOLDERS,
  unknownPlaceholders,
} from '../../../schema/vocabulary/template-placeholder.ts'
import { checkText, type FieldIssue } from '../submission/field-issue.ts'

/** Kinds that are a text before they are a checklist: they may have no point at all. */
const TEXTS: ReadonlySet<TemplateKind> = new Set(['DATA_USE_AGREEMENT', 'LAUNCH_APPROVAL_RECORD'])

/**
 * Finds what is wrong with a form: lengths, the number of points, keys that are not one word or not the only one of
 * their kind, choices without two things to choose, and placeholders nobody fills.
 */
export function templateFaults(kind: TemplateKind, { body, items }: TemplateText): FieldIssue[] {
  return [
    ...lengthFault(body, TEXT_LIMITS.templateBody, ['body']),
    ...placeholderFaults(body),
    ...countFaults(kind, items.length),
    ...items.flatMap((item, index) => itemFaults(item, index, items)),
  ]
}

/** A form as it is kept: no blanks at the ends, one line break between paragraphs, and nothing that says nothing. */
export function normalizedTemplate({ body, items }: TemplateText): TemplateText {
  return {
    body: body.replaceAll('\r\n', '\n').trim(),
    items: items.map((item) => ({
      key: item.key.trim(),
      label: item.label.trim(),
      ...given('labelEs', item.labelEs),
      ...howAnswered(item),
      ...given('section', item.section),
      ...(item.section?.trim() ? given('sectionEs', item.sectionEs) : {}),
    })),
  }
}

/** Writes a form out as lines, so that two of its versions can be compared. */
export function templateLines({ body, items }: TemplateText): string {
  const points = items.flatMap((item, index) => {
    const isNew = item.section && item.section !== items[index - 1]?.section
    const heading = [item.section, item.sectionEs].filter(Boolean).join(' / ')
    return [...(isNew ? [`§ ${heading}`] : []), pointLine(item)]
  })
  return [...body.split('\n').filter((line) => line.trim() !== ''), ...points].join('\n')
}

function given<Name extends string>(name: Name, text: string | undefined) {
  const trimmed = text?.trim()
  return trimmed ? { [name]: trimmed } : {}
}

function howAnswered({ kind, isRequired, choices }: TemplateItem): Partial<TemplateItem> {
  return {
    ...(kind && kind !== 'YES_NO' ? { kind } : {}),
    ...(isRequired === false ? { isRequired } : {}),
    ...(kind === 'CHOICE' ? { choices: (choices ?? []).map((each) => each.trim()) } : {}),
  }
}

function pointLine({ label, labelEs, kind, choices, isRequired }: TemplateItem): string {
  const how = [
    POINT_KIND_NAMES[kind ?? 'YES_NO'].toLowerCase(),
    isRequired === false ? 'optional' : 'required',
    ...(choices?.length ? [choices.join(' | ')] : []),
  ].join(', ')
  return `• ${label}${labelEs ? ` / ${labelEs}` : ''} (${how})`
}

function itemFaults(
  { key, label, labelEs, kind, choices, section, sectionEs }: TemplateItem,
  index: number,
  items: readonly TemplateItem[],
): FieldIssue[] {
  const at = (field: string) => ['points', String(index), field]
  const isTaken = items.findIndex((each) => each.key === key) !== index
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= 60
      ? []
      : [fault('INVALID', 'A key has small letters, digits and hyphens, at most 60.', at('key'))]),
    ...(isTaken ? [fault('NOT_UNIQUE', 'Another point has this key.', at('key'))] : []),
    ...lengthFault(label, TEXT_LIMITS.templateLabel, at('label')),
    ...lengthFault(labelEs ?? '', { ...TEXT_LIMITS.templateLabel, min: 0 }, at('labelEs')),
    ...lengthFault(section ?? '', TEXT_LIMITS.templateSection, at('section')),
    ...lengthFault(sectionEs ?? '', TEXT_LIMITS.templateSection, at('sectionEs')),
    ...(kind === 'CHOICE' ? choiceFaults(choices ?? [], at('choices')) : []),
  ]
}

function choiceFaults(choices: readonly string[], path: string[]): FieldIssue[] {
  const { min, max } = COUNT_LIMITS.templateChoices
  if (choices.length < min || choices.length > max) {
    const limit = choices.length < min ? min : max
    const message = `Offer ${min} to ${max} things to choose; there are ${choices.length}.`
    const code = choices.length < min ? 'TOO_SHORT' : 'TOO_LONG'
    return [{ code, message, path, limit, actual: choices.length }]
  }
  if (new Set(choices).size !== choices.length)
    return [fault('NOT_UNIQUE', 'The same thing is offered twice.', path)]
  return choices.flatMap((choice, index) =>
    lengthFault(choice, TEXT_LIMITS.templateChoice, [...path, String(index)]),
  )
}

function countFaults(kind: TemplateKind, actual: number): FieldIssue[] {
  const { max } = COUNT_LIMITS.templatePoints
  const path = ['points']
  if (actual > max) {
    const message = `A form has at most ${max} points; there are ${actual}.`
    return [{ code: 'TOO_LONG', message, path, limit: max, actual }]
  }
  if (actual > 0 || TEXTS.has(kind)) return []
  const message = 'Add at least one point.'
  return [{ code: 'REQUIRED', message, path, limit: 1, actual }]
}

function placeholderFaults(body: string): FieldIssue[] {
  const unknown = unknownPlaceholders(body)
  if (!unknown.length) return []
  const known = Object.keys(TEMPLATE_PLACEHOLDERS).map((name) => `{{${name}}}`)
  const named = unknown.map((name) => `{{${name}}}`).join(', ')
  return [fault('INVALID', `Nobody fills ${named}. There are: ${known.join(', ')}.`, ['body'])]
}

function lengthFault(text: string, range: Range, path: string[]): FieldIssue[] {
  return checkText(path, text, { range, mode: 'submit', isRequired: range.min > 0 })
}

function fault(code: FieldIssue['code'], message: string, path: string[]): FieldIssue {
  return { code, message, path }
}
