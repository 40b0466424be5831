import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AttestationAnswer } from '../../../../../schema/vocabulary/registration.ts'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { DRAFT_VERSION } from '../draft/draft-version.ts'
import { useAttest } from './use-attest.ts'

interface Props {
  readonly text: { readonly id: string; readonly sha256: string }
}

/** Accept or decline; declining is asked once more, because patients will be warned. */
export function AttestationAnswers({ text }: Props) {
  const { version } = useCurrentDraft()
  const { answer, fault, error, isRunning } = useAnswer(text)
  const [isDeclining, setIsDeclining] = useState(false)
  const given = version.attestation?.isCurrent ? version.attestation.answer : undefined

  const handleDecline = () => {
    setIsDeclining(false)
    void answer('DECLINED')
  }

  return (
    <Stack gap="sm">
      {error !== undefined && <Problem error={error} kept={t('Your draft is safe.')} />}
      {fault && (
        <Text role="alert" c="var(--gh-danger)">
          {fault}
        </Text>
      )}
      <Group>
        <Button
          variant={given ? 'default' : 'filled'}
          loading={isRunning}
          disabled={given === 'ACCEPTED'}
          onClick={() => void answer('ACCEPTED')}
        >
          {t('Accept and sign')}
        </Button>
        <Button
          variant="default"
          disabled={isRunning || given === 'DECLINED'}
          onClick={() => setIsDeclining(true)}
        >
          {t('Decline')}
        </Button>
      </Group>
      <Modal
        opened={isDeclining}
        onClose={() => setIsDeclining(false)}
        title={t('Decline the statement')}
      >
        <Stack gap="md">
          <Text>
            {t(
              'You can still register the app, and reviewers may not reject it for this. Patients are warned in the gallery, and again after they sign in, and can refuse.',
            )}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsDeclining(false)}>
              {t('Cancel')}
            </Button>
            <Button onClick={handleDecline}>{t('Decline')}</Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

/** Signs or declines on the revision that is saved at that moment. */
function useAnswer(text: Props['text']) {
  const { version, flush, adoptRevision } = useCurrentDraft()
  const [attest, { loading }] = useAttest()
  const [fault, setFault] = useState<string>()
  const [error, setError] = useState<unknown>()

  const answer = async (given: AttestationAnswer) => {
    setFault(undefined)
    setError(undefined)
    const expectedRevision = await flush()
    const input = {
      versionId: version.id,
      textId: text.id,
      textSha256: text.sha256,
      answer: given,
      expectedRevision,
    }
    try {
      const payload = (await attest({ variables: { input } })).data?.attest
      setFault(readFragment(USER_ERROR, payload?.userErrors ?? [])[0]?.message)
      const signed = readFragment(DRAFT_VERSION, payload?.appVersion)
      if (signed) adoptRevision(signed.revision)
    } catch (cause) {
      setError(cause)
    }
  }

  return { answer, fault, error, isRunning: loading }
}
