import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FormEvent, ReactNode } from 'react'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import type { UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly prefix: string
  readonly faults: readonly UserErrorFields[]
  readonly error: Error | undefined
  readonly isSaving: boolean
  /** Answers whether it was saved. */
  readonly onSave: () => Promise<boolean>
  readonly onStale: () => void
  readonly children: ReactNode
}

/** What surrounds the fields of such a form: faults above, saving below. */
export function FaceForm({ prefix, faults, error, isSaving, onSave, onStale, children }: Props) {
  const isStale = faults.some(({ code }) => code === 'STALE_REVISION')
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await onSave().catch(() => false))
      notifications.show({ message: t('Saved. It is shown everywhere from now on.') })
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Stack gap="lg" maw={640}>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('The settings were not saved')} items={faultItems(faults, prefix)} />
        {children}
        <Group>
          <Button type="submit" loading={isSaving}>
            {t('Save')}
          </Button>
          {isStale && (
            <Button variant="default" onClick={onStale}>
              {t('Show the new state')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
