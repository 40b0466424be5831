import { Group, Radio, Stack } from '@mantine/core'
import { type Range, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { VENDOR_KINDS, type VendorKind } from '../../../../../schema/vocabulary/registration.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'

/** What is said once and stays: the legal identity of a vendor (R009, R010, R014, R015, R018, A20). */
export interface LegalIdentity {
  readonly kind: VendorKind
  readonly legalFirstName: string
  readonly legalLastName: string
  readonly legalBusinessName: string
  readonly duns: string
  readonly email: string
}

const KIND_WORDS: Readonly<Record<VendorKind, { label: string; description: string }>> = {
  INDIVIDUAL: {
    label: mark('An individual'),
    description: mark('You publish apps in your own name.'),
  },
  BUSINESS: {
    label: mark('A business'),
    description: mark('A company or another organisation publishes them.'),
  },
}

interface Props {
  readonly identity: LegalIdentity
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (identity: LegalIdentity) => void
}

/** The fields of the legal identity; those of a business show for a business only. */
export function LegalFields({ identity, faults, onChange }: Props) {
  const field = (name: Exclude<keyof LegalIdentity, 'kind'>, limit: Range) => ({
    id: name,
    limit,
    value: identity[name],
    onChange: (text: string) => onChange({ ...identity, [name]: text }),
    error: errorFor(faults, name),
  })
  const { personName, businessName, duns, email } = TEXT_LIMITS
  return (
    <Stack gap="md">
      <KindChoice kind={identity.kind} onChange={(kind) => onChange({ ...identity, kind })} />
      <Group grow align="flex-start">
        <CountedTextInput
          label={t('Legal first name')}
          autoComplete="given-name"
          required
          {...field('legalFirstName', personName)}
        />
        <CountedTextInput
          label={t('Legal last name')}
          autoComplete="family-name"
          required
          {...field('legalLastName', personName)}
        />
      </Group>
      {identity.kind === 'BUSINESS' && (
        <>
          <CountedTextInput
            label={t('Legal business name')}
            autoComplete="organization"
            required
            {...field('legalBusinessName', businessName)}
          />
          <CountedTextInput
            label={t('D.U.N.S. number')}
            description={t('Nine digits, if the business has one.')}
            inputMode="numeric"
            {...field('duns', duns)}
          />
        </>
      )}
      <CountedTextInput
        type="email"
        label={t('E-mail of the vendor')}
        description={t('Where the hospital writes to. Like the names, it stays as it is.')}
        autoComplete="email"
        required
        {...field('email', email)}
      />
    </Stack>
  )
}

interface KindProps {
  readonly kind: VendorKind
  readonly onChange: (kind: VendorKind) => void
}

function KindChoice({ kind, onChange }: KindProps) {
  return (
    <Radio.Group
      label={t('The vendor is')}
      value={kind}
      onChange={(value) => {
        const chosen = VENDOR_KINDS.find((each) => each === value)
        if (chosen) onChange(chosen)
      }}
    >
      <Stack gap="xs" mt="xs">
        {VENDOR_KINDS.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(KIND_WORDS[each].label)}
            description={t(KIND_WORDS[each].description)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
