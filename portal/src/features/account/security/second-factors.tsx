import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { PasskeyRow, Security } from './account-security.ts'
import { PasskeyDialog } from './passkey-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenewCodesDialog } from './renew-codes-dialog.tsx'
import { TotpDialog } from './totp-dialog.tsx'

interface Props {
  readonly security: Security
  readonly onChanged: () => void
}

type Open =
  | { readonly dialog: 'totp' | 'passkey' | 'codes' }
  | { readonly dialog: 'remove'; readonly passkey: PasskeyRow | undefined }

/** The second factors of a person, and what can be done with them. */
export function SecondFactors({ security, onChanged }: Props) {
  const [open, setOpen] = useState<Open>()
  const dialog = { onDone: onChanged, onClose: () => setOpen(undefined) }
  return (
    <section aria-labelledby="factors-title">
      <Title order={2} id="factors-title" mb="sm">
        {t('Second factor')}
      </Title>
      <Stack maw={640}>
        <Standing security={security} />
        <TotpRow security={security} onOpen={setOpen} />
        <PasskeyRows passkeys={security.passkeys} onOpen={setOpen} />
        {security.isOn && (
          <Row
            name={t('Recovery codes')}
            state={t('{{left}} of 10 left', { left: security.recoveryCodesLeft })}
            action={
              <Button size="xs" variant="default" onClick={() => setOpen({ dialog: 'codes' })}>
                {t('Make new codes')}
              </Button>
            }
          />
        )}
      </Stack>
      {open?.dialog === 'totp' && <TotpDialog {...dialog} />}
      {open?.dialog === 'passkey' && <PasskeyDialog {...dialog} />}
      {open?.dialog === 'codes' && <RenewCodesDialog {...dialog} />}
      {open?.dialog === 'remove' && <RemoveDialog passkey={open.passkey} {...dialog} />}
    </section>
  )
}

function Standing({ security }: { readonly security: Security }) {
  if (security.isRequired && !security.isOn) {
    return (
      <Alert
        color="warning"
        variant="outline"
        title={t('The hospital asks you for a second factor')}
      >
        {t('Set one up now, or at your next sign-in.')}
      </Alert>
    )
  }
  return (
    <Text c="dimmed">
      {security.isOn
        ? t('Signing in asks for it after your password.')
        : t(
            'Something you have besides what you know: whoever learns your password still cannot sign in.',
          )}
    </Text>
  )
}

interface RowsProps {
  readonly onOpen: (open: Open) => void
}

function TotpRow({ security, onOpen }: RowsProps & { readonly security: Security }) {
  const isSetUp = security.totpSince !== null
  return (
    <Row
      name={t('Authenticator app')}
      state={security.totpSince ? <Since at={security.totpSince} /> : t('Not set up')}
      action={
        isSetUp ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => onOpen({ dialog: 'remove', passkey: undefined })}
          >
            {t('Remove')}
          </Button>
        ) : (
          <Button size="xs" onClick={() => onOpen({ dialog: 'totp' })}>
            {t('Set up')}
          </Button>
        )
      }
    />
  )
}

function PasskeyRows({
  passkeys,
  onOpen,
}: RowsProps & { readonly passkeys: readonly PasskeyRow[] }) {
  return (
    <>
      {passkeys.map((passkey) => (
        <Row
          key={passkey.id}
          name={t('Passkey: {{passkey}}', { passkey: passkey.name })}
          state={
            <>
              <Since at={passkey.createdAt} />
              {passkey.lastUsedAt && (
                <Sentence
                  text={t(', last used <ago/>')}
                  parts={{ ago: <TimeAgo at={passkey.lastUsedAt} locale={locale()} /> }}
                />
              )}
            </>
          }
          action={
            <Button
              size="xs"
              variant="default"
              aria-label={t('Remove the passkey {{passkey}}', { passkey: passkey.name })}
              onClick={() => onOpen({ dialog: 'remove', passkey })}
            >
              {t('Remove')}
            </Button>
          }
        />
      ))}
      <Row
        name={passkeys.length > 0 ? t('Another passkey') : t('Passkey')}
        state={t('On a device, a security key or in a password manager')}
        action={
          <Button size="xs" onClick={() => onOpen({ dialog: 'passkey' })}>
            {t('Add a passkey')}
          </Button>
        }
      />
    </>
  )
}

function Since({ at }: { readonly at: string }) {
  return (
    <Sentence text={t('Set up <ago/>')} parts={{ ago: <TimeAgo at={at} locale={locale()} /> }} />
  )
}

interface RowProps {
  readonly name: string
  readonly state: ReactNode
  readonly action: ReactNode
}

function Row({ name, state, action }: RowProps) {
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text component="div" size="sm" c="dimmed">
            {state}
          </Text>
        </div>
        {action}
      </Group>
    </Paper>
  )
}
