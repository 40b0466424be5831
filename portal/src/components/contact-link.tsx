import { Anchor } from '@mantine/core'
import { contactUrl } from '../../../ui/safe-url.ts'

interface Props {
  /** An address of mail or of a page, as a vendor gave it. */
  readonly contact: string
}

/** Leads to whom one asks for help; what is neither an address of mail nor of a page stays text. */
export function ContactLink({ contact }: Props) {
  const url = contactUrl(contact)
  if (!url) return <span style={{ overflowWrap: 'anywhere' }}>{contact}</span>
  // A page opens beside this one: what is typed here stays.
  const beside = url.startsWith('http') ? ({ target: '_blank' } as const) : {}
  return (
    <Anchor
      {...beside}
      href={url}
      rel="noopener noreferrer nofollow"
      style={{ overflowWrap: 'anywhere' }}
    >
      {contact}
    </Anchor>
  )
}

/** Leads to a telephone number, which people write with spaces and brackets. */
export function PhoneLink({ phone }: { readonly phone: string }) {
  return <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor>
}
