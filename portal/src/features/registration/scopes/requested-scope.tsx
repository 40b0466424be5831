import { ActionIcon, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { isHardToRead } from '../../../../../schema/vocabulary/reading-level.ts'
import type { IntentLabel } from '../../../../../schema/vocabulary/registration.ts'
import { isHighTier } from '../../../../../schema/vocabulary/risk-tier.ts'
import { scopeCautions } from '../../../../../schema/vocabulary/scope-cautions.ts'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { heard } from '../../../lib/i18n/heard.ts'
import { hospitalCatalog, scopeExample } from '../../../lib/i18n/hospital-catalog.ts'
import { scopeWords } from '../../../lib/i18n/scope-words.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import type { ScopeDraft } from '../draft/draft-fields.ts'
import { fieldId } from '../fields/field-id.ts'
import { removeScope } from './scope-list.ts'

interface Props {
  readonly request: ScopeDraft
  readonly index: number
}

/** One scope that is asked for: what it means, what for, and why if it is sensitive. */
export function RequestedScope({ request, index }: Props) {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  const { sentence, sensitivity } = scopeWords(request.scope)
  const place = `scopes.${index}`
  const change = (part: Partial<ScopeDraft>) =>
    edit({ scopes: fields.scopes.map((row, at) => (at === index ? { ...row, ...part } : row)) })

  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Text fw={600}>{sentence}</Text>
            <Group gap="sm">
              <Code style={{ overflowWrap: 'anywhere' }}>{request.scope}</Code>
              <RiskBadge tier={sensitivity} label={t('Sensitivity')} say={t} />
            </Group>
            <Cautions scope={request.scope} intent={fields.intent} />
            {errorOf(`${place}.scope`) && (
              <Text size="sm" c="var(--gh-danger)">
                {errorOf(`${place}.scope`)}
              </Text>
            )}
          </div>
          <ActionIcon
            variant="subtle"
            size="lg"
            onClick={() => edit({ scopes: removeScope(fields.scopes, request.scope) })}
            aria-label={t('Remove {{scope}}', { scope: request.scope })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
        <CountedTextarea
          id={fieldId(`${place}.purpose`)}
          label={t('Purpose')}
          description={purposeHint(request.scope)}
          withAsterisk
          aria-required
          minRows={2}
          limit={TEXT_LIMITS.scopePurpose}
          value={request.purpose}
          onChange={(purpose) => change({ purpose })}
          onBlur={() => touch('scopes')}
          error={errorOf(`${place}.purpose`)}
        />
        <ReadingHint text={request.purpose} />
        {isHighTier(sensitivity) && (
          <CountedTextarea
            id={fieldId(`${place}.justification`)}
            label={t('Justification')}
            description={t('Why the app cannot do without this sensitive data. Reviewers read it.')}
            withAsterisk
            aria-required
            minRows={2}
            limit={TEXT_LIMITS.scopeJustification}
            value={request.justification}
            onChange={(justification) => change({ justification })}
            onBlur={() => touch('scopes')}
            error={errorOf(`${place}.justification`)}
          />
        )}
      </Stack>
    </Paper>
  )
}

/** What is asked for, with the hospital's own example where it gives one. */
function purposeHint(scope: string): string {
  const hint = t('What the app does with it. Patients read this before they agree.')
  const example = scopeExample(scope)
  return example ? `${hint} ${t('For example: {{example}}', { example })}` : hint
}

interface CautionsProps {
  readonly scope: string
  readonly intent: IntentLabel | null
}

/** Why reviewers will look twice at it, before they do. */
function Cautions({ scope, intent }: CautionsProps) {
  return scopeCautions(scope, intent, hospitalCatalog()).map(({ kind, text }) => (
    <Group key={kind} gap={6} mt={4} wrap="nowrap" align="flex-start">
      <IconAlertTriangle
        size={16}
        aria-hidden="true"
        color="var(--gh-warning-border)"
        style={{ flex: 'none', marginTop: 2 }}
      />
      <Text size="sm">{heard(text)}</Text>
    </Group>
  ))
}

/** A hint and never a refusal: the formula counts lengths and knows nothing of meaning. */
function ReadingHint({ text }: { readonly text: string }) {
  return (
    <div aria-live="polite">
      {isHardToRead(text) && (
        <Text size="sm" c="dimmed">
          {t('Hard to read for many patients. Shorter sentences and everyday words help.')}
        </Text>
      )}
    </div>
  )
}
