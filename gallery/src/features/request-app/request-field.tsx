import type { InputHTMLAttributes, ReactElement } from 'react'
import { APP_REQUEST_LIMITS } from '../../../../schema/vocabulary/app-request.ts'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { type PlainSentence, type Reader, useReader } from '../../lib/words/reader.ts'
import type { Fault } from './ask-for-app.ts'
import type { RequestField as Field } from './fields.ts'

export const LABELS = {
  appName: 'Name of the app',
  homepageUrl: 'Web address of the app',
  why: 'What you would use it for',
  requesterName: 'Your name',
  requesterEmail: 'Your email address',
  department: 'Your department, if you work here',
} as const satisfies Readonly<Record<Field, PlainSentence>>

const HINTS = {
  homepageUrl: 'It starts with https://. We read it and do not open it by machine.',
  why: '20 to 1,000 characters. Please write nothing about a patient, yourself included.',
} as const satisfies Partial<Record<Field, PlainSentence>>

const MAX: Readonly<Record<Field, number>> = {
  appName: APP_REQUEST_LIMITS.appName.max,
  homepageUrl: APP_REQUEST_LIMITS.homepageUrl.max,
  why: APP_REQUEST_LIMITS.why.max,
  requesterName: APP_REQUEST_LIMITS.requesterName.max,
  requesterEmail: TEXT_LIMITS.email.max,
  department: APP_REQUEST_LIMITS.department.max,
}

const INPUTS: Readonly<Partial<Record<Field, InputHTMLAttributes<HTMLInputElement>>>> = {
  homepageUrl: { type: 'url', autoComplete: 'off', placeholder: 'https://' },
  requesterName: { autoComplete: 'name' },
  requesterEmail: { type: 'email', autoComplete: 'email' },
}

interface Props {
  readonly field: Field
  readonly value: string
  readonly fault: Fault | undefined
}

/** One field with its label, its hint and what is wrong with it. */
export function RequestField({ field, value, fault }: Props): ReactElement {
  const reader = useReader()
  const { t } = reader
  const hint = isHinted(field) ? HINTS[field] : undefined
  const described = [hint && `${field}-hint`, fault && `${field}-fault`].filter(Boolean).join(' ')
  const given = {
    className: 'gh-input',
    id: field,
    name: field,
    defaultValue: value,
    maxLength: MAX[field],
    required: field !== 'department',
    ...(described && { 'aria-describedby': described }),
    ...(fault && { 'aria-invalid': true as const }),
  }
  return (
    <div className="gh-field">
      <label className="gh-label" htmlFor={field}>
        {t(LABELS[field])}
      </label>
      {hint && (
        <p className="gh-hint gallery-hint" id={`${field}-hint`}>
          {t(hint)}
          {field === 'why' && <span className="gallery-counter" data-counts={field} hidden />}
        </p>
      )}
      {field === 'why' ? (
        <textarea {...given} rows={6} />
      ) : (
        <input type="text" {...given} {...INPUTS[field]} />
      )}
      {fault && (
        <p className="gh-error" id={`${field}-fault`}>
          {faultInWords(reader, field, fault)}
        </p>
      )}
    </div>
  )
}

function isHinted(field: Field): field is keyof typeof HINTS {
  return Object.hasOwn(HINTS, field)
}

/** The server says it in English; its code and its limit are enough to say it in any language. */
function faultInWords({ t }: Reader, field: Field, fault: Fault): string {
  const isOfField = fault.__typename === 'FieldError'
  const limit = (isOfField && fault.limit) || 0
  const values = { limit, actual: (isOfField && fault.actual) || 0 }
  switch (fault.code) {
    case 'REQUIRED':
      return t('Fill in this field.')
    case 'TOO_SHORT':
      return t('Write at least {{limit}} characters; there are {{actual}}.', values)
    case 'TOO_LONG':
      return t('Write at most {{limit}} characters; there are {{actual}}.', values)
    default:
      return t(
        field === 'requesterEmail'
          ? 'Enter an email address like name@example.org.'
          : 'Enter a full address that starts with https://.',
      )
  }
}
