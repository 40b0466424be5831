import { Stack, Text } from '@mantine/core'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { AttestationBody } from '../../../components/attestation-body.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ChangesSince } from '../../../components/text-changes/changes-since.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { fieldId } from '../fields/field-id.ts'
import { AttestationAnswers } from './attestation-answers.tsx'
import { AttestationState } from './attestation-state.tsx'
import { useAttestationText } from './use-attestation-text.ts'

/** Step 7: the statement, and the answer to it; either answer completes the step (R081, R082). Who signed an earlier text reads what changed. */
export function AttestationStep() {
  const { errorOf, version } = useCurrentDraft()
  const { text, signedVersion, error, refetch } = useAttestationText(version.id)
  const { viewer } = useViewer()
  const fault = errorOf('attestationAnswer')
  if (error && !text) return <Problem error={error} onRetry={() => void refetch()} />
  if (!text) return <LoadingRows count={3} height={80} />
  const isReplaced = signedVersion !== undefined && signedVersion < text.version
  return (
    <Stack gap="lg" id={fieldId('attestationAnswer')} tabIndex={-1}>
      <Text size="sm" c="dimmed">
        {t(WIZARD_FIELDS.attestationAnswer.help)}
      </Text>
      {isReplaced && !version.attestation?.isCurrent && <ChangesSince version={signedVersion} />}
      <AttestationBody version={text.version} body={text.body} />
      <AttestationState />
      {fault && (
        <Text size="sm" c="var(--gh-danger)">
          {fault}
        </Text>
      )}
      {can(viewer, 'attestation.answer') ? (
        <AttestationAnswers text={text} />
      ) : (
        <Text c="dimmed">{t('An owner of your vendor accepts or declines the statement.')}</Text>
      )}
    </Stack>
  )
}
