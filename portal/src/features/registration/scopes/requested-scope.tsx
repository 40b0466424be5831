import { ActionIcon, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { isHighTier } from '../../../../../schema/vocabulary/risk-tier.ts'
import { describeScope } from '../../../../../schema/vocabulary/scope-description.ts'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
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
  const { sentence, sensitivity } = describeScope(request.scope, 'professional')
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
              <RiskBadge tier={sensitivity} label="Sensitivity" />
            </Group>
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
            aria-label={`Remove ${request.scope}`}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
        <CountedTextarea
          id={fieldId(`${place}.purpose`)}
          label="Purpose"
          description="What the app does with it. Patients read this before they agree."
          withAsterisk
          aria-required
          minRows={2}
          limit={TEXT_LIMITS.scopePurpose}
          value={request.purpose}
          onChange={(purpose) => change({ purpose })}
          onBlur={() => touch('scopes')}
          error={errorOf(`${place}.purpose`)}
        />
        {isHighTier(sensitivity) && (
          <CountedTextarea
            id={fieldId(`${place}.justification`)}
            label="Justification"
            description="Why the app cannot do without this sensitive data. Reviewers read it."
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
