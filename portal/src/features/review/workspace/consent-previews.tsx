import { Code, List, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { SCOPE_DECISION_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { ConsentPreview } from '../../../components/consent-preview/consent-preview.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import type { ReviewScope } from '../scopes/scope-row.ts'

interface Props {
  readonly version: { readonly id: string; readonly revision: number }
  readonly scopes: readonly Decided[]
}

type Decided = Pick<ReviewScope, 'scope' | 'decision' | 'grantedScopes'>

/** The page patients would decide on with everything a version asks for, beside the one that was decided (C11). */
export function ConsentPreviews({ version: { id: versionId, revision }, scopes }: Props) {
  const isDecided = scopes.some(({ decision }) => decision !== 'PENDING')
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
      <ConsentPreview
        versionId={versionId}
        revision={revision}
        words={{
          title: t('What patients would see if all of it were granted'),
          page: t('The consent page with everything that is asked for'),
        }}
        hint={t('The page itself, with everything this version asks for.')}
      />
      {isDecided ? (
        <Stack gap="sm">
          <ConsentPreview
            versionId={versionId}
            revision={revision}
            of="DECIDED"
            words={{
              title: t('What patients will see as decided'),
              page: t('The consent page as it was decided'),
            }}
            hint={t('The page itself, with what was granted and nothing else.')}
          />
          <Differences scopes={scopes} />
        </Stack>
      ) : (
        <Stack gap="sm">
          <Title order={3}>{t('What patients will see as decided')}</Title>
          <Text size="sm" c="dimmed">
            {t('Nothing is decided yet. The page appears here with the first decision.')}
          </Text>
        </Stack>
      )}
    </SimpleGrid>
  )
}

/** What of the page on the left is not, or not so, on the right. */
function Differences({ scopes }: Pick<Props, 'scopes'>) {
  const changed = scopes.filter(({ decision }) => decision !== 'GRANTED')
  if (changed.length === 0)
    return <Text size="sm">{t('Both are the same: everything was granted as asked for.')}</Text>
  return (
    <List size="sm" aria-label={t('How the two pages differ')} styles={{ itemWrapper: WHOLE }}>
      {changed.map(({ scope, decision, grantedScopes }) => (
        <List.Item key={scope} style={{ overflowWrap: 'anywhere' }}>
          {t(SCOPE_DECISION_NAMES[decision])}: <Code>{scope}</Code>
          {decision === 'NARROWED' && (
            <>
              {' '}
              {t('to')} <Code>{grantedScopes.join(' ')}</Code>
            </>
          )}
        </List.Item>
      ))}
    </List>
  )
}

/** Long scopes wrap inside their line. */
const WHOLE = { display: 'block' } as const
