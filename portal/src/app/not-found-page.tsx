import { Text } from '@mantine/core'
import { Page } from '../components/page.tsx'
import { ButtonLink } from '../components/router-link.tsx'
import { t } from '../lib/i18n/translate.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title={t('There is no such page')}>
      <Text>{t('The address may be mistyped, or what stood here was moved.')}</Text>
      <div>
        <ButtonLink to="/">{t('Go to the start')}</ButtonLink>
      </div>
    </Page>
  )
}
