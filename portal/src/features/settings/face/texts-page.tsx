import { Fieldset, Stack } from '@mantine/core'
import { useState } from 'react'
import {
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
} from '../../../../../schema/vocabulary/language.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { FACE_TEXTS, type FaceText } from '../../../../../schema/vocabulary/organization-face.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { FaceForm } from './face-form.tsx'
import { FacePage } from './face-page.tsx'
import { type FaceSettings, useTextsUpdate } from './use-face.ts'

const NAMES: Readonly<Record<FaceText, string>> = {
  galleryWelcome: mark('Welcome in the gallery'),
  signInNotice: mark('Notice on the sign-in page'),
  mailLine: mark('Line under every mail'),
}

/** What the hospital says in its own words, at /settings/texts. */
export function Component() {
  return (
    <FacePage
      title={t('Texts')}
      subtitle={t('Plain text in your own words; where the Spanish is missing, the English stands')}
    >
      {(settings, onStale) => (
        <TextsForm key={settings.revision} settings={settings} onStale={onStale} />
      )}
    </FacePage>
  )
}

interface Props {
  readonly settings: FaceSettings
  readonly onStale: () => void
}

type Texts = Record<FaceText, Record<Language, string>>

function TextsForm({ settings: { face, revision }, onStale }: Props) {
  const [texts, setTexts] = useState<Texts>(() => ({
    galleryWelcome: written(face.galleryWelcome),
    signInNotice: written(face.signInNotice),
    mailLine: written(face.mailLine),
  }))
  const [update, { data, loading, error }] = useTextsUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationTextsUpdate.userErrors ?? [])

  const save = async () => {
    const result = await update({ variables: { input: { ...texts, expectedRevision: revision } } })
    return result.data?.organizationTextsUpdate.userErrors.length === 0
  }
  const form = { prefix: 'texts-', faults, error, isSaving: loading, onSave: save, onStale }
  return (
    <FaceForm {...form}>
      {FACE_TEXTS.map((text) => (
        <Fieldset key={text} legend={t(NAMES[text])}>
          <Stack gap="sm">
            {LANGUAGES.map((language) => (
              <CountedTextarea
                key={language}
                id={`texts-${text}-${language}`}
                label={LANGUAGE_NAMES[language]}
                minRows={2}
                limit={TEXT_LIMITS[text]}
                value={texts[text][language]}
                onChange={(value) =>
                  setTexts({ ...texts, [text]: { ...texts[text], [language]: value } })
                }
                error={errorFor(faults, `${text}.${language}`)}
              />
            ))}
          </Stack>
        </Fieldset>
      ))}
    </FaceForm>
  )
}

function written({ en, es }: FaceSettings['face']['mailLine']): Record<Language, string> {
  return { en: en ?? '', es: es ?? '' }
}
