import { Group, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { WIZARD_STEPS, type WizardStep } from '../../../../schema/vocabulary/wizard-help.ts'
import { ButtonLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'

const STEPS: readonly WizardStep[] = WIZARD_STEPS

/** The title of a step; it takes the focus when the step changes, unless a field is linked to. */
export function StepHeading({ step }: { readonly step: WizardStep }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { hash } = useLocation()
  const previous = useRef(step.key)
  useEffect(() => {
    const target = hash ? document.getElementById(hash.slice(1)) : null
    if (target) target.focus()
    else if (previous.current !== step.key) heading.current?.focus()
    previous.current = step.key
  }, [step.key, hash])

  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('Step {{number}} of {{count}}', { number: step.number, count: WIZARD_STEPS.length })}
      </Text>
      <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {t(step.title)}
      </Title>
      <Text c="dimmed">{t(step.intro)}</Text>
    </div>
  )
}

interface ButtonsProps {
  readonly versionId: string
  readonly step: WizardStep
}

/** Back and on; both only move, because everything is saved already. */
export function StepButtons({ versionId, step }: ButtonsProps) {
  const before = STEPS[step.number - 2]
  const after = STEPS[step.number]
  return (
    <Group justify="space-between">
      {before ? (
        <ButtonLink to={`/registrations/${versionId}/${before.key}`} variant="default">
          {t('Back')}
        </ButtonLink>
      ) : (
        <span />
      )}
      {after && (
        <ButtonLink to={`/registrations/${versionId}/${after.key}`}>
          {t('Next: {{title}}', { title: t(after.title) })}
        </ButtonLink>
      )}
    </Group>
  )
}
