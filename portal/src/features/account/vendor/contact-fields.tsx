import { Fieldset, Group, Stack } from '@mantine/core'
import { type Range, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import type { VendorKind } from '../../../../../schema/vocabulary/registration.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { Contact, ContactAddress } from './contact.ts'

interface Props {
  readonly kind: VendorKind
  readonly contact: Contact
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (contact: Contact) => void
}

/** The fields a vendor may change at any time. */
export function ContactFields({ kind, contact, faults, onChange }: Props) {
  const isBusiness = kind === 'BUSINESS'
  const field = (name: 'position' | 'phone' | 'website') => ({
    id: name,
    limit: TEXT_LIMITS[name],
    value: contact[name],
    onChange: (text: string) => onChange({ ...contact, [name]: text }),
    error: errorFor(faults, name),
  })
  return (
    <Stack gap="md">
      <CountedTextInput
        label={t('Position/Designation')}
        autoComplete="organization-title"
        required
        {...field('position')}
      />
      <CountedTextInput
        type="tel"
        label={isBusiness ? t('Business contact number') : t('Contact number')}
        autoComplete="tel"
        required
        {...field('phone')}
      />
      <CountedTextInput
        label={t('Website')}
        inputMode="url"
        autoComplete="url"
        placeholder="https://"
        {...field('website')}
      />
      <AddressFields
        legend={isBusiness ? t('Full legal business address') : t('Address')}
        address={contact.address}
        faults={faults}
        onChange={(address) => onChange({ ...contact, address })}
      />
    </Stack>
  )
}

const ADDRESS_LIMITS: Readonly<Record<keyof ContactAddress, Range>> = {
  line1: TEXT_LIMITS.addressLine,
  line2: TEXT_LIMITS.addressLine,
  city: TEXT_LIMITS.city,
  region: TEXT_LIMITS.region,
  postalCode: TEXT_LIMITS.postalCode,
  country: TEXT_LIMITS.country,
}

interface AddressProps {
  readonly legend: string
  readonly address: ContactAddress
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (address: ContactAddress) => void
}

function AddressFields({ legend, address, faults, onChange }: AddressProps) {
  const field = (name: keyof ContactAddress) => ({
    id: `address-${name}`,
    limit: ADDRESS_LIMITS[name],
    value: address[name],
    onChange: (text: string) => onChange({ ...address, [name]: spell(name, text) }),
    error: errorFor(faults, `address.${name}`),
  })
  return (
    <Fieldset legend={legend}>
      <Stack gap="md">
        <CountedTextInput
          label={t('Street and number')}
          autoComplete="address-line1"
          required
          {...field('line1')}
        />
        <CountedTextInput label={t('Addition')} autoComplete="address-line2" {...field('line2')} />
        <Group grow align="flex-start">
          <CountedTextInput
            label={t('Postal code')}
            autoComplete="postal-code"
            required
            {...field('postalCode')}
          />
          <CountedTextInput
            label={t('City')}
            autoComplete="address-level2"
            required
            {...field('city')}
          />
        </Group>
        <Group grow align="flex-start">
          <CountedTextInput
            label={t('State or region')}
            autoComplete="address-level1"
            {...field('region')}
          />
          <CountryField {...field('country')} />
        </Group>
      </Stack>
    </Fieldset>
  )
}

/** Country codes are capital letters (ISO 3166). */
function spell(name: keyof ContactAddress, text: string): string {
  return name === 'country' ? text.toUpperCase() : text
}

function CountryField(props: React.ComponentProps<typeof CountedTextInput>) {
  return (
    <CountedTextInput
      label={t('Country')}
      description={t('Two letters, such as US or DE')}
      autoComplete="country"
      required
      {...props}
    />
  )
}
