import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import type { Correction } from '../../../components/correction.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, fieldPath, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useConfirm, useDecline } from './use-vendor-file.ts'

interface Props {
  readonly correction: Correction
  readonly to: 'CONFIRMED' | 'DECLINED'
  readonly onClose: () => void
}

const COPY = {
  CONFIRMED: {
    title: mark('Confirm the correction'),
    text: mark(
      'The legal details change at once, here and in the gallery. The owners of the vendor are told.',
    ),
    label: mark('Note, if there is something to say'),
  },
  DECLINED: {
    title: mark('Decline the correction'),
    text: mark('Nothing changes. The owners of the vendor and whoever proposed it are told why.'),
    label: mark('Reason'),
  },
} as const

/** Gives the second word on a correction. */
export function DecisionDialog({ correction, to, onClose }: Props) {
  const copy = COPY[to]
  const [reason, setReason] = useState('')
  const [confirm, confirmed] = useConfirm()
  const [decline, declined] = useDecline()
  const faults = readFragment(USER_ERROR, [
    ...(confirmed.data?.vendorCorrectionConfirm.userErrors ?? []),
    ...(declined.data?.vendorCorrectionDecline.userErrors ?? []),
  ])
  const error = confirmed.error ?? declined.error

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const variables = { input: { correctionId: correction.id, reason: reason.trim() || null } }
    const payload =
      to === 'CONFIRMED'
        ? (await confirm({ variables }).catch(() => undefined))?.data?.vendorCorrectionConfirm
        : (await decline({ variables }).catch(() => undefined))?.data?.vendorCorrectionDecline
    if (payload?.correction) onClose()
  }

  return (
    <Dialog onClose={onClose} title={t(copy.title)} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Text>{t(copy.text)}</Text>
          {error && <Problem error={error} kept={t('Nothing was changed.')} />}
          {faults
            .filter((fault) => fieldPath(fault)[0] !== 'reason')
            .map(({ message }) => (
              <Text key={message} role="alert" c="var(--gh-danger)">
                {message}
              </Text>
            ))}
          <CountedTextarea
            label={t(copy.label)}
            required={to === 'DECLINED'}
            minRows={2}
            value={reason}
            onChange={setReason}
            limit={to === 'DECLINED' ? TEXT_LIMITS.reason : { min: 0, max: TEXT_LIMITS.reason.max }}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={confirmed.loading || declined.loading}
              color={to === 'DECLINED' ? 'danger' : 'teal'}
            >
              {t(copy.title)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
