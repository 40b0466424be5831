import { Stack } from '@mantine/core'
import { NavLink, Outlet, useLocation } from 'react-router'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Page } from '../../../components/page.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { ChangeList } from './change-list.tsx'
import { SECTIONS } from './sections.ts'
import styles from './settings-layout.module.css'

/** The frame of the settings: their pages in a list, and below each page who changed what. */
export function Component() {
  const { viewer } = useViewer()
  const { pathname } = useLocation()
  const sections = SECTIONS.filter(({ ability }) => can(viewer, ability))
  const section = SECTIONS.find(({ to }) => to === pathname.replace(/\/$/, ''))
  if (viewer && section && !sections.includes(section)) return <NotForThem label={section.label} />
  return (
    <div className={styles.frame}>
      {sections.length > 0 && (
        <nav aria-label={t('Settings')} className={styles.list}>
          {sections.map(({ to, label }) => (
            <NavLink key={to} to={to} end className={styles.section}>
              {t(label)}
            </NavLink>
          ))}
        </nav>
      )}
      {!viewer && <div className={styles.list} />}
      <Stack gap="xl" className={styles.page}>
        <Outlet />
        {section?.area && can(viewer, 'organization.administer') && (
          <ChangeList key={section.area} area={section.area} />
        )}
      </Stack>
    </div>
  )
}

/** What somebody sees who may not keep this part: whose it is, in place of a page that could not load. */
function NotForThem({ label }: { readonly label: string }) {
  return (
    <Page title={t(label)}>
      <EmptyState title={t('This is for administrators of the hospital')}>
        {t('Ask one of them when something here has to be looked at or changed.')}
      </EmptyState>
    </Page>
  )
}
