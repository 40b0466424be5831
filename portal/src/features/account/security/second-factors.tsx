import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
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
        Second factor
      </Title>
      <Stack maw={640}>
        <Standing security={security} />
        <TotpRow security={security} onOpen={setOpen} />
        <PasskeyRows passkeys={security.passkeys} onOpen={setOpen} />
        {security.isOn && (
          <Row
            name="Recovery codes"
            state={`${security.recoveryCodesLeft} of 10 left`}
            action={
              <Button size="xs" variant="default" onClick={() => setOpen({ dialog: 'codes' })}>
                Make new codes
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
      <Alert color="warning" variant="outline" title="The hospital asks you for a second factor">
        Set one up now, or at your next sign-in.
      </Alert>
    )
  }
  return (
    <Text c="dimmed">
      {security.isOn
        ? 'Signing in asks for it after your password.'
        : 'Something you have besides what you know: whoever learns your password still cannot sign in.'}
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
      name="Authenticator app"
      state={security.totpSince ? <Since at={security.totpSince} /> : 'Not set up'}
      action={
        isSetUp ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => onOpen({ dialog: 'remove', passkey: undefined })}
          >
            Remove
          </Button>
        ) : (
          <Button size="xs" onClick={() => onOpen({ dialog: 'totp' })}>
            Set up
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
          name={`Passkey: ${passkey.name}`}
          state={
            <>
              <Since at={passkey.createdAt} />
              {passkey.lastUsedAt && (
                <>
                  , last used <TimeAgo at={passkey.lastUsedAt} />
                </>
              )}
            </>
          }
          action={
            <Button
              size="xs"
              variant="default"
              aria-label={`Remove the passkey ${passkey.name}`}
              onClick={() => onOpen({ dialog: 'remove', passkey })}
            >
              Remove
            </Button>
          }
        />
      ))}
      <Row
        name={passkeys.length > 0 ? 'Another passkey' : 'Passkey'}
        state="On a device, a security key or in a password manager"
        action={
          <Button size="xs" onClick={() => onOpen({ dialog: 'passkey' })}>
            Add a passkey
          </Button>
        }
      />
    </>
  )
}

function Since({ at }: { readonly at: string }) {
  return (
    <>
      Set up <TimeAgo at={at} />
    </>
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
