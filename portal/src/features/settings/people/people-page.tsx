import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import {
  HOSPITAL_ROLES,
  type HospitalRole,
} from '../../../../../schema/vocabulary/hospital-role.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonDialog, type PersonStep } from './person-dialog.tsx'
import { PersonInvitations } from './person-invitations.tsx'
import { usePeople } from './use-people.ts'

/** Who works in the hospital and in which roles, at /settings/people. */
export function Component() {
  const [isInviting, setInviting] = useState(false)
  const [step, setStep] = useState<PersonStep>()
  const [news, setNews] = useState('')
  return (
    <Page
      title={t('People')}
      subtitle={t('Who works in the hospital, in which roles, and how the accounts are protected')}
      actions={<Button onClick={() => setInviting(true)}>{t('Invite somebody')}</Button>}
    >
      <Announcer message={news} />
      <People onStep={setStep} />
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(email) => {
            setInviting(false)
            setNews(t('An invitation is on its way to {{email}}.', { email }))
          }}
        />
      )}
      {step && (
        <PersonDialog
          key={`${step.kind} ${step.person.id}`}
          step={step}
          onClose={() => setStep(undefined)}
          onDone={(done) => {
            setStep(undefined)
            setNews(done)
          }}
        />
      )}
    </Page>
  )
}

function People({ onStep }: { readonly onStep: (step: PersonStep) => void }) {
  const [search, setSearch] = useState('')
  const [role, setRole] = useState<HospitalRole | null>(null)
  const [settled] = useDebouncedValue(search, 300)
  const { people, total, hasMore, invitations, error, loading, refetch, more } = usePeople({
    search: settled,
    role,
  })
  return (
    <Stack gap="xl">
      <Stack gap="md">
        <Group align="flex-end" gap="md">
          <TextInput
            label={t('Search by name or address')}
            type="search"
            maxLength={TEXT_LIMITS.search.max}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Select
            label={t('Role')}
            placeholder={t('All')}
            clearable
            clearButtonProps={{ 'aria-label': t('Show all roles') }}
            data={HOSPITAL_ROLES.map((one) => ({ value: one, label: t(ROLE_NAMES[one]) }))}
            value={role}
            onChange={(value) => setRole(HOSPITAL_ROLES.find((one) => one === value) ?? null)}
          />
        </Group>
        {error && !people && <Problem error={error} onRetry={() => void refetch()} />}
        {!people && !error && <LoadingRows count={6} />}
        {people && (
          <Text role="status" size="sm" c="dimmed">
            {tn('{{count}} person', '{{count}} people', total)}
          </Text>
        )}
        {people?.length === 0 && (
          <EmptyState title={t('Nobody like this')}>
            {t('Search for something else, or invite somebody.')}
          </EmptyState>
        )}
        {people && people.length > 0 && <PeopleTable people={people} onStep={onStep} />}
        {hasMore && (
          <Group>
            <Button variant="default" loading={loading} onClick={() => void more()}>
              {t('Show more')}
            </Button>
          </Group>
        )}
      </Stack>
      {invitations && (
        <section aria-labelledby="invitations">
          <Title order={2} id="invitations" mb="sm">
            {t('Invitations')}
          </Title>
          <PersonInvitations invitations={invitations} />
        </section>
      )}
    </Stack>
  )
}
