import { Button, Group, Text } from '@mantine/core'
import { useRouteError } from 'react-router'
import { Page } from '../components/page.tsx'
import { ButtonLink } from '../components/router-link.tsx'
import { requestIdOf } from '../lib/request-id.ts'

/** A page that broke: says so, and leaves the way out open. */
export function RouteFailure() {
  const requestId = requestIdOf(useRouteError())
  return (
    <Page title="This page broke">
      <Text>
        Something on it failed in a way we did not foresee. What was saved is safe.
        {requestId && ` When you ask for help, quote ${requestId}.`}
      </Text>
      <Group>
        <Button onClick={() => window.location.reload()}>Load it again</Button>
        <ButtonLink to="/" variant="default">
          Go to the start
        </ButtonLink>
      </Group>
    </Page>
  )
}
