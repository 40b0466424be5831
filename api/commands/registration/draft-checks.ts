import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import { webUrlProblem } from '../../domain/redirect-uri.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { emailFault, type FaultList, lengthFaults } from '../field-checks.ts'

const ADDRESSES = ['homepageUrl', 'privacyPolicyUrl', 'termsUrl', 'launchUrl', 'jwksUrl'] as const
type Addresses = Partial<Pick<AppVersion, (typeof ADDRESSES)[number] | 'redirectUrls'>>

/** Takes away the spaces that come along when an address is pasted. */
export function trimmedAddresses<Fields extends Addresses>(fields: Fields): Fields {
  const { redirectUrls } = fields
  const trimmed = ADDRESSES.flatMap((field) => {
    const address = fields[field]
    return address ? [[field, address.trim() || null]] : []
  })
  return {
    ...fields,
    ...Object.fromEntries(trimmed),
    ...(redirectUrls && { redirectUrls: redirectUrls.map((url) => url.trim()) }),
  }
}

/** Refuses emptying what cannot be empty: keeping the old text in silence would look like saving. */
export function blankFaults(given: Record<string, string | undefined>): FaultList {
  const emptied = Object.entries(given).filter(([, text]) => text !== undefined && !text?.trim())
  return lengthFaults(Object.fromEntries(emptied), { min: 1, max: Number.POSITIVE_INFINITY })
}

/** Checks whom people turn to: the gallery makes a link of it (R239). */
export function supportContactFaults(contact: string | undefined): FaultList {
  const given = contact?.trim()
  if (!given) return []
  const path = ['supportContact']
  const length = lengthFaults({ supportContact: given }, TEXT_LIMITS.supportContact)
  if (length.length) return length
  const isPage = /^https?:/i.test(given)
  const isRight = isPage ? !webUrlProblem(given) : emailFault(given).length === 0
  if (isRight) return []
  const message =
    'Enter an email address like help@example.org, or a web page that starts with https://.'
  return [{ kind: 'field', code: 'INVALID', message, path }]
}
