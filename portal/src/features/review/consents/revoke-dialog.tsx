import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import {
  type StandingConsent,
  useStandingConsentRevoke,
  useStandingConsentsRevoke,
} from './use-standing-consents.ts'

/** What is ended: what one person allowed, or what everybody allowed an app. */
export type Revoked =
  | { readonly kind: 'ONE'; readonly consent: StandingConsent }
  | {
      readonly kind: 'ALL'
      readonly appId: string
      readonly appName: string
      readonly environment: LaunchEnvironment
      readonly count: number
    }

interface Props {
  readonly revoked: Revoked
  readonly onDone: (news: string) => void
  readonly onClose: () => void
}

/** Ends one consent, or all of an app, with a reason the people read, after saying what stops by it. */
export function RevokeDialog({ revoked, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const { run, faults, error, isRunning } = useRevoke(revoked)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const said = await run(reason)
    if (said) onDone(said)
  }

  return (
    <Dialog onClose={onClose} title={titleOf(revoked)} size="lg" closeOnClickOutside={false}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t(
              'The app is refused from its very next request on. What it has read stays with it. Who allowed it may allow it again.',
            )}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <CountedTextarea
            id="reason"
            label={t('Reason')}
            description={t('The person reads it, and it is kept in the audit trail.')}
            required
            data-autofocus
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={TEXT_LIMITS.reason}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Keep it')}
            </Button>
            <Button type="submit" color="danger" loading={isRunning}>
              {t('End it')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Runs the one step or the other; says what was done, or nothing when it was refused. */
function useRevoke(revoked: Revoked) {
  const [one, ending] = useStandingConsentRevoke()
  const [all, endingAll] = useStandingConsentsRevoke()
  const { data, error, loading } = revoked.kind === 'ONE' ? ending : endingAll
  const run = async (reason: string): Promise<string | undefined> => {
    if (revoked.kind === 'ONE') {
      const input = { consentId: revoked.consent.id, reason }
      const answer = await one({ variables: { input } }).catch(() => undefined)
      return answer?.data?.payload.consent ? t('The consent is ended.') : undefined
    }
    const { appId, environment } = revoked
    const input = { appId, environment, reason }
    const payload = (await all({ variables: { input } }).catch(() => undefined))?.data?.payload
    if (!payload?.revoked) return undefined
    const said = tn('{{count}} consent is ended.', '{{count}} consents are ended.', payload.revoked)
    return payload.hasMore ? `${said} ${t('There are more: end them again.')}` : said
  }
  const faults = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
  return { run, faults, error, isRunning: loading }
}

function titleOf(revoked: Revoked): string {
  if (revoked.kind === 'ALL') {
    const { appName, count } = revoked
    return tn(
      'End {{count}} consent for {{appName}}',
      'End {{count}} consents for {{appName}}',
      count,
      { appName },
    )
  }
  const { app, person, pseudonym } = revoked.consent
  return t('End the consent of {{who}} for {{app}}', {
    who: person?.name ?? t('Person {{pseudonym}}', { pseudonym }),
    app: app?.name ?? '',
  })
}
