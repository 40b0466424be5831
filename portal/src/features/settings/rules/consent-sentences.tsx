import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ScopeCatalogEntry } from '../../../../../schema/vocabulary/catalog/entry.ts'
import { catalogKey } from '../../../../../schema/vocabulary/catalog/override.ts'
import { LANGUAGES } from '../../../../../schema/vocabulary/language.ts'
import { formatScope } from '../../../../../schema/vocabulary/scope.ts'
import { catalogWith } from '../../../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../../../schema/vocabulary/scope-description.ts'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import type { EntryDraft } from './scope-entry.ts'

interface Props {
  readonly entry: ScopeCatalogEntry
  readonly draft: EntryDraft
}

/** What the consent page would say about reading and changing it, in both languages. */
export function ConsentSentences({ entry, draft }: Props) {
  const catalog = catalogWith({ [catalogKey(entry)]: draft })
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sentences">
      <Title order={2} id="sentences" size="h4" mb="sm">
        {t('On the consent page')}
      </Title>
      <Stack gap="sm" aria-live="polite">
        {LANGUAGES.map((language) =>
          scopesOf(entry).map((scope) => {
            const words = describeScope(scope, 'patient', { language, catalog })
            return (
              <div key={`${language} ${scope}`}>
                <Text fw={600} lang={language} style={{ overflowWrap: 'anywhere' }}>
                  {words.sentence}
                </Text>
                <Text size="sm" lang={language} style={{ overflowWrap: 'anywhere' }}>
                  {words.detail}
                </Text>
                <RiskBadge tier={words.sensitivity} label={t('Sensitivity')} say={t} />
              </div>
            )
          }),
        )}
      </Stack>
    </Paper>
  )
}

function scopesOf({ resourceType, category, isWritable }: ScopeCatalogEntry): string[] {
  const query = category ? [['category', `${category.system}|${category.code}`] as const] : []
  return [...['rs'], ...(isWritable ? ['cu'] : [])].map((permissions) =>
    formatScope({ level: 'patient', resourceType, permissions, query }),
  )
}
