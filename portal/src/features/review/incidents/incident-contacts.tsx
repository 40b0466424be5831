import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { ContactLink, PhoneLink } from '../../../components/contact-link.tsx'
import { Facts } from '../../../components/facts.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { type ContactOfVendor, contactsOf } from './contacts-of.ts'
import type { Incident } from './use-incidents.ts'

/** A scope can reach the apps of many vendors; these are shown at once. */
const SHOWN_AT_FIRST = 3

/** Whom to call: the support contact of each app that was reached, and the contact of its vendor (R239). */
export function IncidentContacts({ incident }: { readonly incident: Incident }) {
  const [isWhole, setIsWhole] = useState(false)
  const contacts = contactsOf(incident)
  const shown = isWhole ? contacts : contacts.slice(0, SHOWN_AT_FIRST)
  const more = contacts.length - shown.length
  return (
    <section aria-labelledby="contacts">
      <Title order={2} id="contacts" mb="md">
        {t('Whom to call')}
      </Title>
      {contacts.length === 0 && <Text c="dimmed">{t('It reached no app.')}</Text>}
      <Stack gap="lg" align="stretch">
        {shown.map((contact) => (
          <VendorContact key={contact.vendor.id} contact={contact} />
        ))}
        {more > 0 && (
          <div>
            <Button variant="default" onClick={() => setIsWhole(true)}>
              {tn('Show {{count}} more vendor', 'Show {{count}} more vendors', more)}
            </Button>
          </div>
        )}
      </Stack>
    </section>
  )
}

function VendorContact({ contact: { vendor, apps } }: { readonly contact: ContactOfVendor }) {
  const { id, displayName, legalFirstName, legalLastName, position, email, phone } = vendor
  return (
    <div>
      <Title order={3} mb="xs">
        <TextLink to={`/vendors/${id}`}>{displayName}</TextLink>
      </Title>
      <Facts
        facts={[
          ...(apps.length > 0 ? [{ term: t('Support contact'), value: supportOf(apps) }] : []),
          { term: t('Person'), value: `${legalFirstName} ${legalLastName}, ${position}` },
          { term: t('E-mail'), value: <ContactLink contact={email} /> },
          { term: t('Number'), value: phone && <Phone vendor={vendor} /> },
        ]}
      />
    </div>
  )
}

function supportOf(apps: ContactOfVendor['apps']) {
  return apps.map(({ slug, name, supportContact }) => (
    <div key={slug}>
      {apps.length > 1 && `${name}: `}
      <ContactLink contact={supportContact} />
    </div>
  ))
}

function Phone({ vendor: { phone, contactVerifiedAt } }: Pick<ContactOfVendor, 'vendor'>) {
  return (
    <>
      <PhoneLink phone={phone} />
      <Text size="xs" c="dimmed">
        {contactVerifiedAt
          ? t('Verified by a call, {{contactVerifiedAt}}', {
              contactVerifiedAt: exactTime(contactVerifiedAt, locale()),
            })
          : t('Not verified: nobody reached this vendor by its number yet.')}
      </Text>
    </>
  )
}
