import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'

/** Says how the statement was answered so far, and what a refusal leads to (R083-R085). */
export function AttestationState() {
  const { attestation } = useCurrentDraft().version
  if (!attestation) return null
  const signed = `${attestation.legalName}, ${exactTime(attestation.signedAt, locale())}.`
  if (!attestation.isCurrent) {
    return (
      <Alert color="warning" variant="outline" icon={<IconAlertTriangle aria-hidden="true" />}>
        {t(
          'Version {{textVersion}} of the statement was answered by {{signed}} It was replaced: please answer the current one.',
          { textVersion: attestation.textVersion, signed },
        )}
      </Alert>
    )
  }
  if (attestation.answer === 'ACCEPTED') {
    return (
      <Alert color="teal" variant="outline" icon={<IconCheck aria-hidden="true" />}>
        {t('Accepted by {{signed}}', { signed })}
      </Alert>
    )
  }
  return (
    <Alert
      color="warning"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('Declined')}
    >
      {t(
        'By {{signed}} The app is registered all the same. Patients are warned in the gallery, and again before they agree, that its maker did not accept the minimum terms.',
        { signed },
      )}
    </Alert>
  )
}
