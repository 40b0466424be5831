import { Alert, Anchor, Text } from '@mantine/core'
import { IconCookieOff } from '@tabler/icons-react'
import { mark, t } from '../lib/i18n/translate.ts'
import type { StorageProblem } from '../lib/storage-check.ts'
import { useStorageProblem } from '../lib/use-storage-problem.ts'
import { TextLink } from './router-link.tsx'

/** What each block means, and how a person mends it. */
export const STORAGE_WORDS: Readonly<Record<StorageProblem, { title: string; text: string }>> = {
  COOKIES_BLOCKED: {
    title: mark('This browser blocks cookies'),
    text: mark(
      'Signing in needs a cookie of this site for as long as you are signed in. Allow cookies for it in the settings of the browser, and load the page again.',
    ),
  },
  STORAGE_BLOCKED: {
    title: mark('This browser blocks storage'),
    text: mark(
      'Signing in keeps a value in this tab until you are back. Allow this site to store data in the settings of the browser, and load the page again.',
    ),
  },
  FRAMED_WITHOUT_COOKIES: {
    title: mark('This page is inside another site, without its cookies'),
    text: mark(
      'The browser treats our cookie as a third-party cookie and blocks it, as private windows do. Open the page in a tab of its own, or allow the cookies: in Chrome, select the eye icon in the address bar, then “Site not working?”, then “Allow cookies”.',
    ),
  },
}

/** Explains what the browser blocks before a sign-in fails for no reason one could see (R131). */
export function StorageNotice() {
  const problem = useStorageProblem()
  if (!problem) return null
  const { title, text } = STORAGE_WORDS[problem]
  return (
    <Alert
      role="alert"
      color="danger"
      variant="outline"
      mb="lg"
      icon={<IconCookieOff aria-hidden="true" />}
      title={t(title)}
    >
      <Text size="sm">
        {t(text)}{' '}
        {problem === 'FRAMED_WITHOUT_COOKIES' && (
          <Anchor href={window.location.href} target="_blank" rel="noopener">
            {t('Open it in a tab of its own')}
          </Anchor>
        )}{' '}
        <TextLink to="/docs#COOKIES">{t('More about cookies')}</TextLink>
      </Text>
    </Alert>
  )
}
