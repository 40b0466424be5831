import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AttestationAnswer } from '../../../../../schema/vocabulary/registration.ts'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { InformationVersion } from '../app-information.ts'
import { useRenew } from './use-renewal.ts'

interface Props {
  readonly version: InformationVersion
  readonly text: { readonly id: string; readonly sha256: string }
  readonly onSigned: () => void
}

/** Accept or decline for a live version; declining is asked once more, because patients are warned at once. */
export function RenewalAnswers({ version, text, onSigned }: Props) {
  const { answer, fault, error, isRunning } = useAnswer({ version, text, onSigned })
  const [isDeclining, setIsDeclining] = useState(false)
  const given = version.attestation?.isCurrent ? version.attestation.answer : undefined

  const handleDecline = () => {
    setIsDeclining(false)
    void answer('DECLINED')
  }

  return (
    <Stack gap="sm">
      {error !== undefined && <Problem error={error} />}
      {fault && (
        <Text role="alert" c="var(--gh-danger)">
          {fault}
        </Text>
      )}
      <Group>
        <Button
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
        title={t('Decline for a live app')}
      >
        <Stack gap="md">
          <Text>
            {t(
              'The app stays live. From this moment patients are warned in the gallery, and again before they allow anything. Who allowed the app before is warned and asked once more.',
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

function useAnswer({ version, text, onSigned }: Props) {
  const [renew, { loading }] = useRenew()
  const [fault, setFault] = useState<string>()
  const [error, setError] = useState<unknown>()

  const answer = async (given: AttestationAnswer) => {
    setFault(undefined)
    setError(undefined)
    const input = {
      versionId: version.id,
      textId: text.id,
      textSha256: text.sha256,
      answer: given,
      expectedRevision: version.revision,
    }
    try {
      const payload = (await renew({ variables: { input } })).data?.attestationRenew
      const [first] = readFragment(USER_ERROR, payload?.userErrors ?? [])
      setFault(first?.message)
      if (payload && !first) onSigned()
    } catch (cause) {
      setError(cause)
    }
  }

  return { answer, fault, error, isRunning: loading }
}
