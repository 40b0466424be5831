import { ColorInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { AccentPreview } from './accent-preview.tsx'
import { FaceForm } from './face-form.tsx'
import { FacePage } from './face-page.tsx'
import { LogoField } from './logo-field.tsx'
import { type FaceSettings, useBrandUpdate } from './use-face.ts'

/** Name, colour, picture and support address of the hospital, at /settings/brand. */
export function Component() {
  return (
    <FacePage
      title={t('Brand')}
      subtitle={t('How the gallery, the sign-in pages, this portal and every mail present you')}
    >
      {(settings, onStale) => (
        <BrandForm key={settings.revision} settings={settings} onStale={onStale} />
      )}
    </FacePage>
  )
}

interface Props {
  readonly settings: FaceSettings
  readonly onStale: () => void
}

function BrandForm({ settings: { face, revision }, onStale }: Props) {
  const [name, setName] = useState(face.name)
  const [supportEmail, setSupportEmail] = useState(face.supportEmail)
  const [accentColor, setAccentColor] = useState(face.accentColor ?? '')
  const [logo, setLogo] = useState({ id: idOfPicture(face.logoUrl), url: face.logoUrl })
  const [update, { data, loading, error }] = useBrandUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationBrandUpdate.userErrors ?? [])

  const save = async () => {
    const input = { name, supportEmail, accentColor, logoId: logo.id, expectedRevision: revision }
    const result = await update({ variables: { input } })
    return result.data?.organizationBrandUpdate.userErrors.length === 0
  }
  const form = { prefix: 'brand-', faults, error, isSaving: loading, onSave: save, onStale }
  return (
    <FaceForm {...form}>
      <CountedTextInput
        id="brand-name"
        label={t('Name of the hospital')}
        required
        limit={TEXT_LIMITS.organizationName}
        value={name}
        onChange={setName}
        error={errorFor(faults, 'name')}
      />
      <TextInput
        id="brand-supportEmail"
        type="email"
        label={t('Support address')}
        description={t('Where people who need help are sent.')}
        required
        maxLength={TEXT_LIMITS.email.max}
        value={supportEmail}
        onChange={(event) => setSupportEmail(event.currentTarget.value)}
        error={errorFor(faults, 'supportEmail')}
      />
      <ColorInput
        id="brand-accentColor"
        label={t('Accent colour')}
        description={t(
          'Of buttons and links: a hash and six hex digits. Empty for the colour of the product. A shade for dark screens is made of it.',
        )}
        placeholder="#0b5f66"
        eyeDropperButtonProps={{ 'aria-label': t('Take a colour from the screen') }}
        withPicker={false}
        swatches={SWATCHES}
        value={accentColor}
        onChange={setAccentColor}
        error={errorFor(faults, 'accentColor')}
      />
      <AccentPreview accent={accentColor} />
      <LogoField logo={logo} name={name} onChange={setLogo} error={errorFor(faults, 'logoId')} />
    </FaceForm>
  )
}

/** Colours that can be read, to begin with. */
const SWATCHES = ['#0b5f66', '#1d4f91', '#3b3a8f', '#6b2d7b', '#8f1d3f', '#8a3b00', '#2f5d2a']

/** Pictures have opaque ids; the one in use is known by its address alone. */
function idOfPicture(url: string | null): string | null {
  const id = /\/icons\/([0-9a-f-]{36})\.png$/.exec(url ?? '')?.[1]
  return id ? btoa(`Icon:${id}`).replaceAll('=', '') : null
}
