import { Button, Group, Text } from '@mantine/core'
import { useRouteError } from 'react-router'
import { Page } from '../components/page.tsx'
import { ButtonLink } from '../components/router-link.tsx'
import { t } from '../lib/i18n/translate.ts'
import { requestIdOf } from '../lib/request-id.ts'

/** A page that broke: says so, and leaves the way out open. */
export function RouteFailure() {
  const requestId = requestIdOf(useRouteError())
  return (
    <Page title={t('This page broke')}>
      <Text>
        {t('Something on it failed in a way we did not foresee. What was saved is safe.')}
        {requestId && ` ${t('When you ask for help, quote {{requestId}}.', { requestId })}`}
      </Text>
      <Group>
        <Button onClick={() => window.location.reload()}>{t('Load it again')}</Button>
        <ButtonLink to="/" variant="default">
          {t('Go to the start')}
        </ButtonLink>
      </Group>
    </Page>
  )
}
