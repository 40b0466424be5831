import { Checkbox, Code, Group, ScrollArea, Stack, Text } from '@mantine/core'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { addScopes, removeScope } from './scope-list.ts'
import type { CatalogScope } from './use-scope-catalog.ts'

/** The offers of the catalog, each with its plain words, to tick. */
export function ScopeOffers({ offers }: { readonly offers: readonly CatalogScope[] }) {
  const { fields, edit } = useCurrentDraft()
  const isAsked = (scope: string) => fields.scopes.some((request) => request.scope === scope)
  const handleToggle = (scope: string, isOn: boolean) =>
    edit({ scopes: isOn ? addScopes(fields.scopes, [scope]) : removeScope(fields.scopes, scope) })

  return (
    <ScrollArea.Autosize
      mah={420}
      type="auto"
      offsetScrollbars
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('Scopes of the catalog') }}
    >
      <Stack gap="sm" pr="xs">
        {offers.map((offer) => (
          <Checkbox
            key={offer.scope}
            checked={isAsked(offer.scope)}
            onChange={(event) => handleToggle(offer.scope, event.currentTarget.checked)}
            label={offer.plainLanguage}
            description={<OfferDetail offer={offer} />}
          />
        ))}
      </Stack>
    </ScrollArea.Autosize>
  )
}

function OfferDetail({ offer }: { readonly offer: CatalogScope }) {
  return (
    <Stack gap={2} component="span">
      <Text size="sm" span>
        {offer.detail}
      </Text>
      <Group gap="sm" component="span">
        <Code style={{ overflowWrap: 'anywhere' }}>{offer.scope}</Code>
        <RiskBadge tier={offer.sensitivity} label={t('Sensitivity')} say={t} />
        {offer.extraReview && (
          <Text size="xs" span>
            {t('Needs extra review')}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
