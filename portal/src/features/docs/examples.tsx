import { Button, Code, CopyButton, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../lib/i18n/translate.ts'
import { launchPlace } from '../../lib/launch-place.ts'
import { type Example, fhirExamples, launchExamples } from './launch-example.ts'
import type { Endpoints } from './use-docs.ts'

interface Props {
  readonly environments: readonly Endpoints[]
}

/** A launch, step by step, with the addresses of the running system (R232). */
export function LaunchExamples({ environments }: Props) {
  return (
    <ForEnvironment
      label={t('Launch examples for')}
      environments={environments}
      of={launchExamples}
    />
  )
}

/** Requests for records, with the addresses of the running system. */
export function FhirExamples({ environments }: Props) {
  return (
    <ForEnvironment label={t('FHIR examples for')} environments={environments} of={fhirExamples} />
  )
}

interface ChoiceProps extends Props {
  readonly label: string
  readonly of: (endpoints: Endpoints) => Example[]
}

function ForEnvironment({ label, environments, of }: ChoiceProps) {
  const [chosen, setChosen] = useState('SANDBOX')
  const endpoints = environments.find(({ environment }) => environment === chosen)
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={label}
        value={chosen}
        onChange={setChosen}
        data={[
          { value: 'SANDBOX', label: t('Sandbox') },
          { value: 'PRODUCTION', label: t('Production') },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {endpoints && (
        <Text size="sm" c="dimmed">
          {launchPlace(endpoints.environment)}
        </Text>
      )}
      {endpoints &&
        of(endpoints).map((example) => <ExampleBlock key={example.title} {...example} />)}
    </Stack>
  )
}

function ExampleBlock({ title, code }: Example) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <CopyButton value={code} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              onClick={copy}
              aria-label={
                copied ? t('{{title}}: copied', { title }) : t('Copy: {{title}}', { title })
              }
            >
              {copied ? t('Copied') : t('Copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {code}
      </Code>
    </div>
  )
}
