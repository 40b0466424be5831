import { Text } from '@mantine/core'
import { Page } from '../components/page.tsx'
import { ButtonLink } from '../components/router-link.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <Text>The address may be mistyped, or what stood here was moved.</Text>
      <div>
        <ButtonLink to="/">Go to the start</ButtonLink>
      </div>
    </Page>
  )
}
