import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { NOTICE_MAIL_NAMES, NOTICE_MAILS } from '../../../../../schema/vocabulary/notice.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import type { NoticeMail } from '../../../gql/graphql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PreferenceRow } from './preference-row.tsx'
import styles from './preferences.module.css'
import { type NoticePreference, useNoticePreferences } from './use-notice-preferences.ts'

/** Notices and mail at /account/notices: per kind of notice at once, in the daily digest, or not mailed. */
export function Component() {
  const { email, preferences, error, saveError, refetch, choose } = useNoticePreferences()
  const [saved, setSaved] = useState('')
  const save = async (chosen: readonly NoticePreference[], mail: NoticeMail, what: string) => {
    const events = chosen.map(({ event }) => event)
    if (await choose(events, mail))
      setSaved(t('Saved: {{what}}, {{mail}}', { what, mail: t(NOTICE_MAIL_NAMES[mail]) }))
  }
  const free = preferences?.filter(({ isImmediate }) => !isImmediate) ?? []

  return (
    <Page
      title={t('Notices and mail')}
      subtitle={
        email && t('Mail goes to {{email}}. The inbox has every notice in any case.', { email })
      }
      actions={<TextLink to="/inbox">{t('Inbox')}</TextLink>}
    >
      <Announcer message={saved} />
      {error && !preferences && <Problem error={error} onRetry={() => void refetch()} />}
      {saveError && <Problem error={saveError} kept={t('The choice is as it was.')} />}
      {!preferences && !error && <LoadingRows count={6} />}
      {preferences && (
        <>
          <Group gap="xs" role="group" aria-label={t('All kinds at once')}>
            <Text size="sm">{t('All:')}</Text>
            {NOTICE_MAILS.map((mail) => (
              <Button
                key={mail}
                size="xs"
                variant="default"
                onClick={() => void save(free, mail, t('all kinds'))}
              >
                {t(NOTICE_MAIL_NAMES[mail])}
              </Button>
            ))}
          </Group>
          <ul className={styles.list}>
            {preferences.map((preference) => (
              <PreferenceRow
                key={preference.event}
                preference={preference}
                onChoose={(mail) => void save([preference], mail, t(preference.name))}
              />
            ))}
          </ul>
          <Text size="sm" c="dimmed">
            {t(
              'The digest is one mail a day, at seven by the clock of the hospital, and only when there is something in it.',
            )}
          </Text>
        </>
      )}
    </Page>
  )
}
