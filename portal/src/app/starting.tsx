import { Center, Loader, VisuallyHidden } from '@mantine/core'
import { t } from '../lib/i18n/translate.ts'

/** The moment before it is known who is signed in. */
export function Starting() {
  return (
    <Center component="main" mih="100dvh">
      <Loader aria-hidden="true" />
      <VisuallyHidden role="status">{t('Loading the portal')}</VisuallyHidden>
    </Center>
  )
}
