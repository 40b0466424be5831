import { SegmentedControl, Text } from '@mantine/core'
import {
  NOTICE_MAIL_NAMES,
  NOTICE_MAILS,
  type NoticeMail,
} from '../../../../../schema/vocabulary/notice.ts'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import styles from './preferences.module.css'
import type { NoticePreference } from './use-notice-preferences.ts'

interface Props {
  readonly preference: NoticePreference
  readonly onChoose: (mail: NoticeMail) => void
}

/** One kind of notice and how it is mailed; what cannot wait says so instead of asking. */
export function PreferenceRow({ preference, onChoose }: Props) {
  const { name, mail, isImmediate } = preference
  return (
    <li className={styles.row}>
      <Text>{t(name)}</Text>
      {isImmediate ? (
        <Text size="sm" c="dimmed">
          {t('Always mailed at once')}
        </Text>
      ) : (
        <SegmentedControl
          aria-label={t(name)}
          size="xs"
          value={mail}
          onChange={onChoose}
          data={optionsOf(NOTICE_MAILS, NOTICE_MAIL_NAMES)}
        />
      )}
    </li>
  )
}
