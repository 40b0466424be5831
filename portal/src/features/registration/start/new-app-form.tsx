import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useBeginRegistration } from './use-begin-registration.ts'

/** Begins the first version of a new app. */
export function NewAppForm() {
  const [name, setName] = useState('')
  const { begin, fault, error, isRunning } = useBeginRegistration()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void begin({ name: name.trim() })
  }
  return (
    <Paper withBorder p="lg">
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          <Title order={2}>{t('Register a new app')}</Title>
          <Text c="dimmed">{t('For an app that is not registered here yet.')}</Text>
          {error && <Problem error={error} />}
          <CountedTextInput
            label={t(WIZARD_FIELDS.name.label)}
            description={t(WIZARD_FIELDS.name.help)}
            required
            limit={TEXT_LIMITS.name}
            value={name}
            onChange={setName}
            error={fault}
          />
          <Button type="submit" loading={isRunning} disabled={name.trim() === ''}>
            {t('Begin')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
