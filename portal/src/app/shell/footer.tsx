import { Anchor, Text } from '@mantine/core'
import { LEGAL_LINK_NAMES } from '../../../../schema/vocabulary/organization-face.ts'
import { t } from '../../lib/i18n/translate.ts'
import { useViewer } from '../../lib/use-viewer.ts'
import styles from './shell.module.css'

/** The end of every page: whose house this is, whom to ask, and its legal pages. */
export function Footer() {
  const { organization } = useViewer()
  if (!organization) return <footer className={styles.footer} />
  const { name, supportEmail, legalLinks } = organization
  return (
    <footer className={styles.footer}>
      <div className={styles.foot}>
        <Text size="sm">{name}</Text>
        <Anchor size="sm" href={`mailto:${supportEmail}`}>
          {supportEmail}
        </Anchor>
        {legalLinks.length > 0 && (
          <nav aria-label={t('Legal')} className={styles.foot}>
            {legalLinks.map(({ kind, url }) => (
              <Anchor key={kind} size="sm" href={url} rel="noopener">
                {t(LEGAL_LINK_NAMES[kind])}
              </Anchor>
            ))}
          </nav>
        )}
      </div>
    </footer>
  )
}
