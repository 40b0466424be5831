import { useQuery } from '@apollo/client/react'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Navigate } from 'react-router'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page, SUBTITLE_TO_COME } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { InviteForm } from './invite-form.tsx'
import { MemberDialog, type MemberStep } from './member-dialog.tsx'
import { MemberTable } from './member-table.tsx'
import { VendorInvitations } from './vendor-invitations.tsx'
import { VENDOR_MEMBERS } from './vendor-members.ts'

/** Members: who works for the vendor, as what, and who was asked to. */
export function Component() {
  const { data, error, refetch } = useQuery(VENDOR_MEMBERS)
  const { viewer } = useViewer()
  const [step, setStep] = useState<MemberStep>()
  const isOwner = can(viewer, 'vendor-member.invite')
  const vendor = data?.viewer?.vendor
  if (data && !vendor) return <Navigate to="/" replace />
  const self = vendor?.members.find(({ email }) => email === data?.viewer?.email)
  return (
    <Page
      title={t('Members')}
      subtitle={vendor?.displayName ?? viewer?.vendor?.displayName ?? SUBTITLE_TO_COME}
      actions={
        self && (
          <Button variant="default" onClick={() => setStep({ kind: 'leave', member: self })}>
            {t('Leave this vendor')}
          </Button>
        )
      }
    >
      {error && !vendor && <Problem error={error} onRetry={() => void refetch()} />}
      {!vendor && !error && <LoadingRows count={4} />}
      {vendor && (
        <Stack gap="xl">
          <MemberTable
            members={vendor.members}
            ownEmail={data?.viewer?.email ?? ''}
            onStep={isOwner ? setStep : undefined}
          />
          {isOwner ? (
            <section aria-labelledby="invitations">
              <Title order={2} id="invitations" mb="sm">
                {t('Invitations')}
              </Title>
              <Stack gap="lg">
                <InviteForm vendorId={vendor.id} />
                <VendorInvitations invitations={vendor.invitations} />
              </Stack>
            </section>
          ) : (
            <Group>
              <Text c="dimmed">
                {t('Only an owner of the vendor invites people and changes roles.')}
              </Text>
            </Group>
          )}
        </Stack>
      )}
      {step && vendor && (
        <MemberDialog
          key={`${step.kind} ${step.member.id}`}
          step={step}
          vendorId={vendor.id}
          onClose={() => setStep(undefined)}
        />
      )}
    </Page>
  )
}
