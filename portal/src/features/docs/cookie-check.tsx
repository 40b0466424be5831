import { Paper, Text } from '@mantine/core'
import { STORAGE_WORDS } from '../../components/storage-notice.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { useStorageProblem } from '../../lib/use-storage-problem.ts'

/** Says how this very browser treats our cookies, here and now (R131). */
export function CookieCheck() {
  const problem = useStorageProblem()
  return (
    <Paper withBorder p="md" role="status">
      <Text fw={600}>{t('This browser, on this page')}</Text>
      <Text size="sm">
        {problem === undefined && t('Looking …')}
        {problem === null && t('Cookies and storage work here: a sign-in in this window works.')}
        {problem && `${t(STORAGE_WORDS[problem].title)}. ${t(STORAGE_WORDS[problem].text)}`}
      </Text>
    </Paper>
  )
}
