import { useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  LEGAL_LINK_NAMES,
  LEGAL_LINKS,
  type LegalLink,
} from '../../../../../schema/vocabulary/organization-face.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { FaceForm } from './face-form.tsx'
import { FacePage } from './face-page.tsx'
import { type FaceSettings, useLegalUpdate } from './use-face.ts'

/** Where the footers lead, at /settings/legal. */
export function Component() {
  return (
    <FacePage
      title={t('Legal pages')}
      subtitle={t('Links in the footers of the gallery, the sign-in pages and this portal')}
    >
      {(settings, onStale) => (
        <LegalForm key={settings.revision} settings={settings} onStale={onStale} />
      )}
    </FacePage>
  )
}

interface Props {
  readonly settings: FaceSettings
  readonly onStale: () => void
}

function LegalForm({ settings: { face, revision }, onStale }: Props) {
  const [urls, setUrls] = useState<Record<LegalLink, string>>(() => addressesOf(face))
  const [update, { data, loading, error }] = useLegalUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationLegalLinksUpdate.userErrors ?? [])

  const save = async () => {
    const input = { ...urls, expectedRevision: revision }
    const result = await update({ variables: { input } })
    return result.data?.organizationLegalLinksUpdate.userErrors.length === 0
  }
  const form = { prefix: 'legal-', faults, error, isSaving: loading, onSave: save, onStale }
  return (
    <FaceForm {...form}>
      {LEGAL_LINKS.map((link) => (
        <CountedTextInput
          key={link}
          id={`legal-${link}`}
          type="url"
          label={t(LEGAL_LINK_NAMES[link])}
          description={t('Begins with https://. Empty for no link.')}
          limit={TEXT_LIMITS.legalUrl}
          value={urls[link]}
          onChange={(url) => setUrls({ ...urls, [link]: url })}
          error={errorFor(faults, link)}
        />
      ))}
    </FaceForm>
  )
}

function addressesOf({ legalLinks }: FaceSettings['face']): Record<LegalLink, string> {
  const urlOf = (link: LegalLink) => legalLinks.find(({ kind }) => kind === link)?.url ?? ''
  return {
    privacyPolicy: urlOf('privacyPolicy'),
    terms: urlOf('terms'),
    imprint: urlOf('imprint'),
    accessibility: urlOf('accessibility'),
  }
}
