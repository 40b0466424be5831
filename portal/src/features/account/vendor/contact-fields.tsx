import { Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import type { VendorKind } from '../../../../../schema/vocabulary/registration.ts'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
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
  const field = (name: 'position' | 'phone' | 'website', max: number) => ({
    id: name,
    maxLength: max,
    value: contact[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...contact, [name]: event.currentTarget.value }),
    error: errorFor(faults, name),
  })
  return (
    <Stack gap="md">
      <TextInput
        label="Position/Designation"
        autoComplete="organization-title"
        required
        {...field('position', TEXT_LIMITS.position.max)}
      />
      <TextInput
        type="tel"
        label={isBusiness ? 'Business contact number' : 'Contact number'}
        autoComplete="tel"
        required
        {...field('phone', TEXT_LIMITS.phone.max)}
      />
      <TextInput
        label="Website"
        inputMode="url"
        autoComplete="url"
        placeholder="https://"
        {...field('website', TEXT_LIMITS.website.max)}
      />
      <AddressFields
        legend={isBusiness ? 'Full legal business address' : 'Address'}
        address={contact.address}
        faults={faults}
        onChange={(address) => onChange({ ...contact, address })}
      />
    </Stack>
  )
}

interface AddressProps {
  readonly legend: string
  readonly address: ContactAddress
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (address: ContactAddress) => void
}

function AddressFields({ legend, address, faults, onChange }: AddressProps) {
  const field = (name: keyof ContactAddress, max: number) => ({
    id: `address-${name}`,
    maxLength: max,
    value: address[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...address, [name]: spell(name, event.currentTarget.value) }),
    error: errorFor(faults, `address.${name}`),
  })
  const line = TEXT_LIMITS.addressLine.max
  const { city, region, postalCode } = TEXT_LIMITS
  return (
    <Fieldset legend={legend}>
      <Stack gap="md">
        <TextInput
          label="Street and number"
          autoComplete="address-line1"
          required
          {...field('line1', line)}
        />
        <TextInput label="Addition" autoComplete="address-line2" {...field('line2', line)} />
        <Group grow align="flex-start">
          <TextInput
            label="Postal code"
            autoComplete="postal-code"
            required
            {...field('postalCode', postalCode.max)}
          />
          <TextInput
            label="City"
            autoComplete="address-level2"
            required
            {...field('city', city.max)}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label="State or region"
            autoComplete="address-level1"
            {...field('region', region.max)}
          />
          <CountryField {...field('country', 2)} />
        </Group>
      </Stack>
    </Fieldset>
  )
}

/** Country codes are capital letters (ISO 3166). */
function spell(name: keyof ContactAddress, text: string): string {
  return name === 'country' ? text.toUpperCase() : text
}

function CountryField(props: React.ComponentProps<typeof TextInput>) {
  return (
    <TextInput
      label="Country"
      description="Two letters, such as US or DE"
      autoComplete="country"
      required
      {...props}
    />
  )
}
